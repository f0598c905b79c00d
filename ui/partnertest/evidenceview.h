// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"

#include <QtCore/QSet>
#include <QtWidgets/QScrollArea>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class FindingsCard;
class TimelineCard;

/// The evidence of one report: cards that follow the chosen check, then what would happen, what it means, and
/// what was received.
class EvidenceView : public QScrollArea {
    Q_OBJECT
public:
    explicit EvidenceView(QWidget* parent = nullptr);

    void setReport(const ReportPointer& report, const Carrier& carrier);
    void setCheck(partnertest::CheckId check);
    partnertest::CheckId check() const { return m_check; }

Q_SIGNALS:
    void modesActivated(DaneMode dane, MtaStsMode sts);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place {
        EvidenceCard* card = nullptr;
        QSet<partnertest::CheckId> checks;  ///< empty: shown with every check
    };

    void addCard(EvidenceCard* card, const QSet<partnertest::CheckId>& checks);
    void updateBanner();
    void updateCards();

    QVBoxLayout* m_layout;
    QBoxLayout* m_side;
    Banner* m_banner;
    QList<Place> m_places;
    FindingsCard* m_findings;
    ReportPointer m_report;
    partnertest::CheckId m_check = partnertest::CheckId::DnssecChain;
};

}  // namespace relaydeck::ui
