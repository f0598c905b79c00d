// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"

#include <QtWidgets/QWidget>

#include <optional>
#include <utility>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What a page is called and where it stands in the navigation.
struct PageInfo {
    /// Id of the place: for `--section`, settings, the topic of help that F1 opens, and as object name of the
    /// page.
    QString section;
    QString title;  ///< in the navigation
    QString icon;  ///< one of Icons
    std::optional<ActionId> action{};  ///< goes there
    bool atBottom = false;  ///< beneath the environment
};

/// One place of the window. The window knows no more of a page than this; what several pages need of each
/// other is connected where they are made (pages.cpp). Every answer has a default, so that a page overrides
/// only what it has.
class Page : public QWidget {
    Q_OBJECT
public:
    /// What becomes of a file that is dropped on the window.
    enum class Files {
        NotTaken,
        TakenOnView,  ///< while this page is on view
        TakenFromAnywhere  ///< also on pages that take none: this one comes into view then
    };

    explicit Page(PageInfo info, QWidget* parent = nullptr) : QWidget(parent), m_info(std::move(info))
    {
        setObjectName(m_info.section);
    }

    const PageInfo& info() const { return m_info; }

    /// What F6 walks through between navigation and strip, in order of reading.
    virtual QList<QWidget*> panes() const { return {const_cast<Page*>(this)}; }
    virtual Files files() const { return Files::NotTaken; }
    /// What is in the file is about this page alone, so it goes there wherever it is dropped.
    virtual bool owns(const QString& path) const
    {
        Q_UNUSED(path)
        return false;
    }
    virtual void takeFile(const QString& path) { Q_UNUSED(path) }
    /// Fills in what this page knows, while it is on view; stateChanged() says when it is another.
    virtual void describe(ActionState& state) const { Q_UNUSED(state) }
    /// What *Test now* means here; called only when describe() said that something is testable.
    virtual void testChosen() { }
    /// Shows one of the things that this page is about: a domain, or the id of a connector.
    virtual void showSubject(const QString& subject) { Q_UNUSED(subject) }
    /// The window has this width now; for a page that stacks its parts when it is narrow.
    virtual void fitWindow(int width) { Q_UNUSED(width) }
    /// What is remembered between two starts, in a group of settings for this page alone.
    virtual void saveView(QSettings& settings) const { Q_UNUSED(settings) }
    virtual void restoreView(QSettings& settings) { Q_UNUSED(settings) }

Q_SIGNALS:
    void stateChanged();

private:
    const PageInfo m_info;
};

}  // namespace relaydeck::ui
