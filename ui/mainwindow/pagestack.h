// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"

#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

class NavigationRail;

/// The pages of the window, one of them on view, and their places in the navigation.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    PageStack(NavigationRail& rail, const ActionCollection& actions);

    /// Gives the page a place behind those that are there, and its action a meaning.
    void add(Page* page);
    QList<Page*> pages() const { return m_pages; }
    /// Null only before the first page is there.
    Page* currentPage() const;
    QString currentSection() const;

    /// A section that is not there is left out.
    void showSection(const QString& section);
    /// With one of the things that it is about: see Page::showSubject().
    void showSubject(const QString& section, const QString& subject);

    /// The page that takes a file that is dropped now; null: none.
    Page* takerOfFiles() const;
    void takeFile(const QString& path);

    void fitWindow(int width);
    void saveViews(QSettings& settings) const;
    void restoreViews(QSettings& settings);

Q_SIGNALS:
    /// Another page is on view, or the one on view has changed.
    void stateChanged();

private:
    Page* page(const QString& section) const;

    NavigationRail& m_rail;
    const ActionCollection& m_actions;
    QList<Page*> m_pages;
};

}  // namespace relaydeck::ui
