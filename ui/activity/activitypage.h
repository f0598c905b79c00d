// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/activitymodel.h"
#include "ui/mainwindow/page.h"
#include "ui/workspace/session.h"

#include <QtCore/QStringListModel>
#include <QtCore/QTimer>

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
class QTreeView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ElidingLabel;
class EmptyState;
class PageHeader;
class SearchField;
class StepDetails;

/// Everything that was done: changes of connectors, tests of partners, by whom, when, with which result. Each
/// change can be taken back while nothing came over it, also those of earlier sessions and of other programs.
class ActivityPage : public Page {
    Q_OBJECT
public:
    static PageInfo place();
    explicit ActivityPage(Session& session, QWidget* parent = nullptr);

    QList<QWidget*> panes() const override;
    void saveView(QSettings& settings) const override;
    void restoreView(QSettings& settings) override;
    /// Only what was done to this connector, or tested for it; empty: everything.
    void filterByConnector(const QString& name);

Q_SIGNALS:
    /// A short word on what was done.
    void told(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QTreeView* makeTree();
    QWidget* makeFooter();
    void connectAll();
    void applyFilter();
    void fitColumns();
    void refresh();
    void showState();
    void showChosen();
    void undo(const store::ActivityStep& step);

    Session& m_session;
    ActivityModel m_model;
    QStringListModel m_names;  // of connectors, to complete
    QTimer m_filterSoon;
    PageHeader* m_header;
    SearchField* m_filter;
    SearchField* m_connector;
    Banner* m_fault;
    QStackedWidget* m_content;
    EmptyState* m_nothing;
    EmptyState* m_noMatch;
    QSplitter* m_splitter;
    QTreeView* m_tree;
    StepDetails* m_details;
    ElidingLabel* m_footer;
};

}  // namespace relaydeck::ui
