// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/widgets/celldelegates.h"
#include "ui/widgets/verdict.h"

#include <QtGui/QStandardItemModel>

namespace relaydeck::gallery {

using ui::Verdict;

namespace {

struct Sample {
    const char* name;
    const char* second;
    DaneMode dane;
    MtaStsMode sts;
    Verdict verdict;
    const char* reason;
    const char* tested;
    QList<Verdict> tail;  ///< the last days; before that DANE
    Verdict before = Verdict::DeliveredDane;
};

QList<Sample> samples()
{
    constexpr auto Dane = DaneMode::Opportunistic;
    constexpr auto Sts = MtaStsMode::Opportunistic;
    using enum Verdict;
    return {
        {"Aurora Insurance",
         "Partner · aurora.example",
         DaneMode::Mandatory,
         MtaStsMode::None,
         Rejected,
         "Null MX, accepts no mail (5.1.10)",
         "12 min ago",
         {AtRisk, Queued, Rejected}},
        {"Ministry of Health",
         "Partner · gesund.example",
         DaneMode::Mandatory,
         Sts,
         Queued,
         "tlsa-invalid on 2 of 2 hosts",
         "4 min ago",
         {Queued, Queued, Queued}},
        {"Old scanner fleet",
         "Partner · scans.example",
         DaneMode::None,
         MtaStsMode::None,
         DeliveredClearText,
         "mx.scans.example: no STARTTLS",
         "2 h ago",
         {},
         DeliveredClearText},
        {"Kestrel Aviation",
         "Partner · kestrel.example",
         Dane,
         Sts,
         AtRisk,
         "Certificate expires in 6 days",
         "22 min ago",
         {AtRisk, AtRisk}},
        {"Fjord Logistics",
         "Partner · fjord.example +4",
         Dane,
         Sts,
         DeliveredUnverified,
         "No DANE, no MTA-STS published",
         "11 min ago",
         {},
         DeliveredUnverified},
        {"Head office relay",
         "On-premises · via relay1.corp.example, relay2.corp.example",
         DaneMode::None,
         MtaStsMode::None,
         DeliveredCertificate,
         "Checks are off for this connector",
         "1 h ago",
         {},
         DeliveredCertificate},
        {"Nordbank payments",
         "Partner · nordbank.example +2",
         DaneMode::Mandatory,
         Sts,
         DeliveredDane,
         "TLSA 3 1 1 on 2 of 2 hosts",
         "4 min ago",
         {}},
        {"Lakeside Clinic",
         "Partner · lakeside.example",
         Dane,
         Sts,
         DeliveredMtaSts,
         "Policy enforce, 2 hosts match",
         "5 min ago",
         {}},
        {"Meridian Law",
         "Partner · meridian.example +1",
         DaneMode::Mandatory,
         Sts,
         DeliveredDane,
         "TLSA 2 1 1 matches issuer",
         "1 h ago",
         {AtRisk, DeliveredDane, DeliveredDane, DeliveredDane}},
        {"Pelican Foods",
         "Partner · *.pelican.example",
         Dane,
         Sts,
         Testing,
         "STARTTLS on mx2.pelican.example",
         "now",
         {NotTested}},
        {"Quay University",
         "Partner · quay.example",
         Dane,
         MtaStsMode::None,
         NotTested,
         "Run a test to see the outcome",
         "never",
         {},
         NotTested},
        {"Summit Archive",
         "Partner · archive.example",
         Dane,
         Sts,
         TurnedOff,
         "Mail uses default routing",
         "8 days ago",
         {NotTested, NotTested, NotTested, NotTested, NotTested, NotTested, NotTested}},
    };
}

QStandardItem* cell(const QString& text)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    return item;
}

}  // namespace

QAbstractItemModel* sampleModel(QObject* parent)
{
    auto* model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({QStringLiteral("Connector"), QStringLiteral("SMTP DANE"),
                                      QStringLiteral("MTA-STS"), QStringLiteral("Last result"),
                                      QStringLiteral("14 days"), QStringLiteral("Tested")});
    const QList<Sample> rows = samples();
    for (const Sample& sample : rows) {
        auto* name = cell(QString::fromUtf8(sample.name));
        name->setData(QString::fromUtf8(sample.second), SecondRole);
        auto* dane = cell({});
        dane->setData(static_cast<int>(sample.dane), DaneRole);
        auto* sts = cell({});
        sts->setData(static_cast<int>(sample.sts), StsRole);
        auto* result = cell({});
        result->setData(static_cast<int>(sample.verdict), VerdictRole);
        result->setData(QString::fromUtf8(sample.reason), ReasonRole);
        QList<int> days(14 - sample.tail.size(), static_cast<int>(sample.before));
        for (const Verdict verdict : sample.tail)
            days << static_cast<int>(verdict);
        auto* history = cell({});
        history->setData(QVariant::fromValue(days), HistoryRole);
        auto* tested = cell(QString::fromUtf8(sample.tested));
        const QList<QStandardItem*> row{name, dane, sts, result, history, tested};
        for (QStandardItem* item : row)
            item->setData(sample.verdict == Verdict::TurnedOff, ui::DimmedRole);
        model->appendRow(row);
    }
    return model;
}

decision::DeliveryMatrix mismatchMatrix()
{
    decision::DeliveryMatrix matrix;
    for (const DaneMode dane : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}) {
        for (const MtaStsMode sts : {MtaStsMode::Opportunistic, MtaStsMode::None}) {
            decision::Delivery& delivery = matrix[decision::matrixIndex(dane, sts)];
            delivery.daneMode = dane;
            delivery.mtaStsMode = sts;
            if (dane != DaneMode::None) {
                delivery.outcome = decision::DeliveryOutcome::Queued;
                delivery.reason = decision::Reason::TlsaInvalid;
                delivery.status = QStringLiteral("4.7.323");
                continue;
            }
            delivery.outcome = decision::DeliveryOutcome::Delivered;
            delivery.security = sts == MtaStsMode::None ? decision::SecurityLevel::Encrypted
                                                        : decision::SecurityLevel::MtaSts;
        }
    }
    return matrix;
}

}  // namespace relaydeck::gallery
