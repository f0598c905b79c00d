// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/attribution.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::partnertest;
using decision::Delivery;
using decision::DeliveryOutcome;
using decision::Reason;

namespace {

PartnerReport reportWith(const QList<FindingCode>& codes)
{
    PartnerReport report;
    for (const FindingCode code : codes)
        report.findings.append(
            makeFinding(code, u"mx.partner.example (192.0.2.1)"_qs, {u"why"_qs, u"how"_qs}));
    return report;
}

Delivery deliveryOf(DeliveryOutcome outcome, Reason reason)
{
    Delivery delivery;
    delivery.outcome = outcome;
    delivery.reason = reason;
    return delivery;
}

constexpr std::array Reasons{Reason::None,
                             Reason::StartTlsNotSupported,
                             Reason::CertificateHostMismatch,
                             Reason::CertificateExpired,
                             Reason::CertificateNotTrusted,
                             Reason::ValidationFailure,
                             Reason::TlsaInvalid,
                             Reason::DnssecInvalid,
                             Reason::DaneRequired,
                             Reason::StsPolicyFetchError,
                             Reason::StsPolicyInvalid,
                             Reason::StsWebpkiInvalid,
                             Reason::NullMx,
                             Reason::NoSuchDomain,
                             Reason::NoMailHost,
                             Reason::DnsFailed,
                             Reason::ConnectFailed,
                             Reason::ConnectorTls,
                             Reason::MxMismatch,
                             Reason::NotTested};

}  // namespace

/// Whose doing a verdict is.
class TestAttribution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parties_data();
    void parties();
    void neverAcross_data();
    void neverAcross();
    void theHostThatWasRuledOutExplains();
    void json();
};

void TestAttribution::parties_data()
{
    using enum FindingCode;
    QTest::addColumn<DeliveryOutcome>("outcome");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QList<FindingCode>>("codes");
    QTest::addColumn<QString>("party");
    QTest::addColumn<int>("explains");  // index into codes; -1: none
    const auto queued = DeliveryOutcome::Queued;
    const auto unknown = DeliveryOutcome::Unknown;
    QTest::newRow("the partner's DNS")
        << queued << Reason::DnssecInvalid << QList{AddressesDiffer, TlsaBogus} << u"partner-dns"_qs << 1;
    QTest::newRow("the partner's mail server")
        << queued << Reason::TlsaInvalid << QList{DaneMismatch} << u"partner-mail-server"_qs << 0;
    QTest::newRow("the partner's policy host")
        << queued << Reason::MxMismatch << QList{StsMxNotListed} << u"partner-policy-host"_qs << 0;
    QTest::newRow("nobody: the domain takes no mail")
        << DeliveryOutcome::Rejected << Reason::NullMx << QList{FindingCode::NullMx} << u"nobody"_qs << 0;
    QTest::newRow("our resolver") << unknown << Reason::NotTested
                                  << QList{ResolverStripsDnssec, TlsRptNotPublished} << u"our-resolver"_qs
                                  << 0;
    QTest::newRow("our network") << unknown << Reason::NotTested << QList{Port25Blocked} << u"our-network"_qs
                                 << 0;
    QTest::newRow("case 28: the prober refused")
        << unknown << Reason::NotTested << QList{FindingCode::ProberRefused} << u"prober-refused"_qs << 0;
    QTest::newRow("undecidable") << unknown << Reason::NotTested << QList{ConnectUndecided}
                                 << u"undecidable"_qs << 0;
    QTest::newRow("unknown without a word")
        << unknown << Reason::NotTested << QList<FindingCode>{} << u"undecidable"_qs << -1;
    QTest::newRow("mail passes") << DeliveryOutcome::Delivered << Reason::None << QList{CertificateUntrusted}
                                 << u"nobody"_qs << -1;
}

void TestAttribution::parties()
{
    QFETCH(DeliveryOutcome, outcome);
    QFETCH(Reason, reason);
    QFETCH(QList<FindingCode>, codes);
    QFETCH(QString, party);
    QFETCH(int, explains);
    const PartnerReport report = reportWith(codes);
    const Attribution attribution = attribute(report, deliveryOf(outcome, reason));
    QCOMPARE(partyName(attribution.party), party);
    QCOMPARE(attribution.finding.has_value(), explains >= 0);
    if (explains >= 0)
        QVERIFY(*attribution.finding == report.findings.at(explains));
}

void TestAttribution::neverAcross_data()
{
    QTest::addColumn<Reason>("reason");
    for (const Reason reason : Reasons)
        QTest::newRow(qPrintable(decision::reasonName(reason) + u'#' + QString::number(int(reason))))
            << reason;
}

/// Whatever was found besides: what is not known is never the partner's, what stops mail never ours.
void TestAttribution::neverAcross()
{
    QFETCH(Reason, reason);
    QList<FindingCode> all;
    for (const FindingText& text : findingCatalogue())
        all.append(text.code);
    for (const PartnerReport& report : {reportWith(all), reportWith({})}) {
        const Attribution unknown = attribute(report, deliveryOf(DeliveryOutcome::Unknown, reason));
        QVERIFY(isInconclusive(unknown.party));
        if (reason == Reason::None || reason == Reason::NotTested)
            continue;  // no reason to stop mail
        for (const DeliveryOutcome outcome : {DeliveryOutcome::Queued, DeliveryOutcome::Rejected}) {
            const Attribution stopped = attribute(report, deliveryOf(outcome, reason));
            QVERIFY(!isInconclusive(stopped.party));
        }
    }
}

void TestAttribution::theHostThatWasRuledOutExplains()
{
    PartnerReport report;
    report.findings = {
        makeFinding(FindingCode::ConnectRefused, u"mx1.partner.example (192.0.2.1)"_qs),
        makeFinding(FindingCode::ConnectRefused, u"mx2.partner.example (192.0.2.2)"_qs),
    };
    Delivery delivery = deliveryOf(DeliveryOutcome::Queued, Reason::ConnectFailed);
    delivery.host = test::name("mx2.partner.example");
    QVERIFY(*attribute(report, delivery).finding == report.findings.at(1));
}

void TestAttribution::json()
{
    const PartnerReport report = reportWith({FindingCode::ConnectUndecided});
    const QJsonObject object = toJson(report).value(u"attribution"_qs).toObject();
    QCOMPARE(object.value(u"party"_qs).toString(), u"undecidable"_qs);
    QCOMPARE(object.value(u"finding"_qs).toString(), u"connect-undecided"_qs);
    QVERIFY(!object.value(u"text"_qs).toString().isEmpty());
    QVERIFY(!object.value(u"why"_qs).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestAttribution)
#include "tst_attribution.moc"
