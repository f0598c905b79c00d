// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/page.h"

#include <QtWidgets/QStackedWidget>

#include <functional>

namespace relaydeck::ui {

class NavigationRail;

/// The pages of the window, one of them on view, and their places in the navigation. A page is made when it
/// is first needed, so that the window does not wait for what it does not show.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    using Maker = std::function<Page*()>;

    PageStack(NavigationRail& rail, const ActionCollection& actions);

    /// Gives the page a place behind those that are there, and its action a meaning. `make` is called once at
    /// most; the first place comes on view at once.
    void add(PageInfo info, Maker make);
    /// Null: no such section.
    Page* page(const QString& section);
    /// All of them, also those that nobody has needed yet.
    QList<Page*> pages();
    /// Makes those that nobody has needed yet, one in each turn of the event loop.
    void makeOthers();
    /// Null only before the first page is there.
    Page* currentPage() const;
    QString currentSection() const;

    /// A section that is not there is left out.
    void showSection(const QString& section);
    /// With one of the things that it is about: see Page::showSubject().
    void showSubject(const QString& section, const QString& subject);

    /// The page that takes a file that is dropped now; null: none.
    Page* takerOfFiles();
    void takeFile(const QString& path);

    void fitWindow(int width);
    /// Of pages that were not made nothing has changed.
    void saveViews(QSettings& settings) const;
    /// `settings` must outlive the stack: pages that are made later read their part then.
    void restoreViews(QSettings& settings);

Q_SIGNALS:
    /// Another page is on view, or the one on view has changed.
    void stateChanged();

private:
    struct Place {
        PageInfo info;
        Maker make;
        Page* page = nullptr;
    };
    Page* made(Place& place);
    void restoreView(Page& page);

    NavigationRail& m_rail;
    const ActionCollection& m_actions;
    QList<Place> m_places;
    QSettings* m_views = nullptr;
    int m_windowWidth = 0;  ///< none yet
};

}  // namespace relaydeck::ui
