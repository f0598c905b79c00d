// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/testruns.h"

#include <QtWidgets/QSplitter>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class EmptyState;
class EvidenceView;
class StepList;

/// The checks of a report beside their evidence. Follows a test while it runs; the old evidence stays until
/// the new is there.
class ReportView : public QSplitter {
    Q_OBJECT
public:
    explicit ReportView(QWidget* parent = nullptr);

    /// `report` and `live` may be null.
    void setReport(const ReportPointer& report, const Carrier& carrier, const LiveTest* live);
    const ReportPointer& report() const { return m_report; }
    void setCheck(partnertest::CheckId check);
    /// The next report is looked at anew: at the first check that says something.
    void lookAnew() { m_new = true; }
    /// Words for when there is no evidence.
    void setWaitingText(const QString& text);
    /// Something above the checks.
    void addAbove(QWidget* widget);

    EvidenceView& evidence() { return *m_evidence; }

private:
    void showChecks(const LiveTest* live);

    ReportPointer m_report;
    Carrier m_carrier;
    bool m_new = true;
    QVBoxLayout* m_left;
    StepList* m_checks;
    QStackedWidget* m_pages;
    EvidenceView* m_evidence;
    EmptyState* m_waiting;
};

}  // namespace relaydeck::ui
