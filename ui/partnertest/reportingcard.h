// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/tlsreportshelf.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class EvidenceTable;
class FactGrid;

/// TLS reporting (RFC 8460): whether the partner learns of failures; and what senders reported of the domain,
/// where such reports have been read, beside what our own test says of the same hosts.
class ReportingCard : public EvidenceCard {
    Q_OBJECT
public:
    explicit ReportingCard(QWidget* parent = nullptr);

    void setSenderReports(const SenderReports& reports);

Q_SIGNALS:
    void openReportsRequested();
    /// Removes what was read of this domain.
    void removeReportsRequested();

protected:
    bool showReport() override;

private:
    void showRecord();
    void showSenderReports();
    void showSummary(const tlsrpt::DomainSummary& summary);
    void addFailures(const tlsrpt::HostFailures& failures);
    qsizetype indexOf(const QString& host) const;
    QString leadSentence(const tlsrpt::DomainSummary& summary) const;

    SenderReports m_reports;
    FactGrid* m_record;
    QLabel* m_lead;
    FactGrid* m_facts;
    EvidenceTable* m_table;
    QPushButton* m_open;
    QPushButton* m_remove;
};

}  // namespace relaydeck::ui
