// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/activitymodel.h"
#include "ui/mainwindow/page.h"
#include "ui/workspace/session.h"

#include <QtCore/QTimer>

QT_BEGIN_NAMESPACE
class QSplitter;
class QStackedWidget;
class QTableView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ElidingLabel;
class EmptyState;
class PageHeader;
class SearchField;
class StepDetails;

/// Everything that was done to the connectors, by whom, when, with which result; each step can be taken back
/// while nothing came over it, also steps of earlier sessions and of other programs.
class ActivityPage : public Page {
    Q_OBJECT
public:
    explicit ActivityPage(Session& session, QWidget* parent = nullptr);

    QList<QWidget*> panes() const override;
    void saveView(QSettings& settings) const override;
    void restoreView(QSettings& settings) override;

Q_SIGNALS:
    /// A short word on what was done.
    void told(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QTableView* makeTable();
    void refresh();
    void showState();
    void showChosen();
    void undo(const store::ActivityStep& step);

    Session& m_session;
    ActivityModel m_model;
    QTimer m_filterSoon;
    PageHeader* m_header;
    SearchField* m_filter;
    Banner* m_fault;
    QStackedWidget* m_content;
    EmptyState* m_nothing;
    EmptyState* m_noMatch;
    QSplitter* m_splitter;
    QTableView* m_table;
    StepDetails* m_details;
    ElidingLabel* m_footer;
};

}  // namespace relaydeck::ui
