// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"
#include "ui/widgets/pageheader.h"
#include "ui/workspace/testruns.h"

#include <limits>

QT_BEGIN_NAMESPACE
class QAction;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The head of a report: the domain, what happens to its mail and whose doing that is, and what can be done.
class ReportHead : public PageHeader {
    Q_OBJECT
public:
    explicit ReportHead(QWidget* parent = nullptr);

    /// `report` and `live` may be null. `dated`: its date is told first, since it is too old to be relied on,
    /// or not the newest one of the domain.
    void setReport(const QString& domain, const ReportPointer& report, const Carrier& carrier,
                   const LiveTest* live, bool dated);
    /// In a window beside: the report as it was, with what can be done with it alone.
    void setStandalone();
    /// More than one report is kept.
    void setComparable(bool comparable);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void compareRequested();
    void saveRequested();
    void letterRequested();
    void windowRequested();
    void judgeRequested();
    void nameServersRequested();
    void otherResolverRequested();
    void testRequested();
    void cancelRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeMore();
    void updateButtons();

    QPushButton* m_compare;
    QPushButton* m_save;
    QPushButton* m_opinion;
    QPushButton* m_more;
    QPushButton* m_cancel;
    QPushButton* m_again;
    QPushButton* m_letter;
    QAction* m_compareAction = nullptr;
    QAction* m_letterAction = nullptr;
    bool m_comparable = false;
    bool m_hasReport = false;
    bool m_live = false;
    bool m_standalone = false;
    int m_room = std::numeric_limits<int>::max();  // until it is laid out
};

}  // namespace relaydeck::ui
