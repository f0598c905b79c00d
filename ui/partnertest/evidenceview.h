// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/chaincard.h"
#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/tlsreportshelf.h"

#include <QtCore/QSet>
#include <QtWidgets/QScrollArea>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class FindingsCard;
class HostsCard;
class OutcomeCard;
class ReportingCard;
class TimelineCard;
class TlsaCard;

/// The evidence of one report: cards that follow the chosen check, then what would happen, what it means, and
/// what was received. A cell of the matrix simulates its modes, Esc goes back to those of today.
class EvidenceView : public QScrollArea {
    Q_OBJECT
public:
    explicit EvidenceView(QWidget* parent = nullptr);

    /// What is simulated stays while domain and modes do.
    void setReport(const ReportPointer& report, const Carrier& carrier);
    /// What senders say of the same domain.
    void setSenderReports(const SenderReports& reports);
    void setCheck(partnertest::CheckId check);
    partnertest::CheckId check() const { return m_check; }

Q_SIGNALS:
    /// The modes that were simulated are to become those of the connector.
    void modesWanted(const QUuid& connector, DaneMode dane, MtaStsMode sts);
    /// Another check shows what somebody wants to see.
    void checkWanted(relaydeck::partnertest::CheckId check);
    void openReportsRequested();
    void removeReportsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Place {
        EvidenceCard* card = nullptr;
        QSet<partnertest::CheckId> checks;  ///< empty: shown with every check
    };

    void addCard(EvidenceCard* card, const QSet<partnertest::CheckId>& checks);
    void simulate(DaneMode dane, MtaStsMode sts);
    void endSimulation();
    void updateBanner();
    void updateCards();
    /// Sets off what a node of the chain stands for; gives a cell of it.
    QWidget* mark(ChainCard::Part part, int host);
    void goTo(ChainCard::Part part, int host);

    QVBoxLayout* m_layout;
    QBoxLayout* m_side;
    Banner* m_banner;
    QList<Place> m_places;
    HostsCard* m_hosts;
    TlsaCard* m_tlsa;
    FindingsCard* m_findings;
    OutcomeCard* m_outcome = nullptr;
    TimelineCard* m_timeline = nullptr;
    ReportingCard* m_reporting;
    ReportPointer m_report;
    Carrier m_carrier;
    partnertest::CheckId m_check = partnertest::CheckId::DnssecChain;
};

}  // namespace relaydeck::ui
