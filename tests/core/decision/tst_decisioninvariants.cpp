// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/partners.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonDocument>

#include <random>

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

namespace {

/// Partners of every kind, some that no test would think of; the same ones in each run.
class PartnerGenerator {
public:
    DomainObservation next()
    {
        DomainObservation partner = plainPartner();
        // Most partners have hosts: the rest of the table is about them.
        partner.mx = chance(80) ? MxState::Hosts : pick<MxState>(7);
        partner.mxSecure = chance(70);
        partner.sts = pick<StsPolicy>(4);
        partner.stsPatterns = {chance(70) ? u"*.partner.example"_qs : u"mx2.partner.example"_qs};
        partner.hosts.clear();
        const int hosts = number(4);
        for (int i = 1; i <= hosts; ++i)
            partner.hosts.append(host(i));
        return partner;
    }

    SendingPolicy policy()
    {
        SendingPolicy policy;
        policy.tlsSettings = chance(50) ? TlsSettings::Blank : pick<TlsSettings>(4);
        policy.tlsDomain = chance(50) ? u"*.partner.example"_qs : u"other.example"_qs;
        policy.bySmartHost = chance(10);
        policy.smartHostIsAddress = policy.bySmartHost && chance(50);
        return policy;
    }

    SenderModel sender() { return pick<SenderModel>(3); }

private:
    HostObservation host(int index)
    {
        HostObservation host = goodHost(index);
        host.preference = 10 * (1 + number(3));
        host.addresses = chance(80) ? AddressState::Found : pick<AddressState>(5);
        host.tlsa = chance(50) ? TlsaState::Usable : pick<TlsaState>(7);
        host.endpoints.clear();
        const int endpoints = number(3);
        for (int i = 0; i < endpoints; ++i) {
            EndpointObservation endpoint = goodEndpoint(index);
            endpoint.reach = chance(75) ? Reach::Ready : pick<Reach>(7);
            endpoint.tls = chance(75) ? TlsState::Established : pick<TlsState>(4);
            endpoint.dane = chance(60) ? DaneMatch::Match : pick<DaneMatch>(6);
            endpoint.leafExpired = chance(20);
            endpoint.leafNotYetValid = !endpoint.leafExpired && chance(10);
            endpoint.chainTrusted = chance(70);
            endpoint.chainExpired = !endpoint.chainTrusted && chance(30);
            endpoint.nameMatchesHost = chance(80);
            host.endpoints.append(endpoint);
        }
        return host;
    }

    int number(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return number(100) < percent; }
    template<typename Enum>
    Enum pick(int count)
    {
        return static_cast<Enum>(number(count));
    }

    std::mt19937 m_random{8461};
};

constexpr int Samples = 800;

QString describe(const Delivery& delivery)
{
    return u'\n' + QString::fromUtf8(QJsonDocument(toJson(delivery)).toJson(QJsonDocument::Compact));
}

}  // namespace

/// What must hold for every partner, connector and sender.
class TestDecisionInvariants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDeliveryIsWellFormed();
    void mandatoryMeansDane();
    void noModesNeedNoRecords();
    void stsNeverOverrulesDane();
    void stricterModesNeverDeliverMore();
    void ourOwnNetworkNeverQueuesMail();
    void assumptionsListedAreThoseThatMatter();
    void jsonKeepsEverything();
};

void TestDecisionInvariants::everyDeliveryIsWellFormed()
{
    PartnerGenerator generator;
    std::array<int, 4> outcomes{};
    for (int i = 0; i < Samples; ++i) {
        const DomainObservation partner = generator.next();
        const DeliveryMatrix matrix = decideAll(partner, generator.policy(), {.sender = generator.sender()});
        for (const Delivery& delivery : matrix) {
            ++outcomes.at(static_cast<std::size_t>(delivery.outcome));
            QCOMPARE(matrix.at(matrixIndex(delivery.daneMode, delivery.mtaStsMode)), delivery);
            QVERIFY(!delivery.trace.isEmpty());
            QVERIFY(std::is_sorted(delivery.assumptions.begin(), delivery.assumptions.end()));
            switch (delivery.outcome) {
            case DeliveryOutcome::Delivered:
                QVERIFY(delivery.status.isEmpty() && delivery.finalStatus.isEmpty());
                QCOMPARE(delivery.reason, Reason::None);
                QVERIFY(delivery.security != SecurityLevel::None);
                QVERIFY(!delivery.host.isRoot());
                break;
            case DeliveryOutcome::Queued:
                QVERIFY(delivery.status.isEmpty() || delivery.status.startsWith(u"4."));
                QCOMPARE(delivery.finalStatus,
                         delivery.status.isEmpty() ? QString() : u'5' + delivery.status.mid(1));
                QVERIFY(delivery.reason != Reason::None && delivery.reason != Reason::NotTested);
                QCOMPARE(delivery.trace.last().step, 10);
                break;
            case DeliveryOutcome::Rejected:
                QVERIFY(delivery.status.startsWith(u"5."));
                QCOMPARE(delivery.finalStatus, delivery.status);
                break;
            case DeliveryOutcome::Unknown:
                QCOMPARE(delivery.reason, Reason::NotTested);
                QVERIFY(delivery.status.isEmpty() && delivery.finalStatus.isEmpty());
                break;
            }
            if (delivery.outcome != DeliveryOutcome::Delivered) {
                QVERIFY(!delivery.atRisk);
                QCOMPARE(delivery.security, SecurityLevel::None);
            }
        }
    }
    // The generator reaches every outcome, so the checks above were made.
    for (const int count : outcomes)
        QVERIFY(count > 20);
}

void TestDecisionInvariants::mandatoryMeansDane()
{
    PartnerGenerator generator;
    int delivered = 0;
    for (int i = 0; i < Samples; ++i) {
        const DomainObservation partner = generator.next();
        SendingPolicy policy = generator.policy();
        policy.daneMode = DaneMode::Mandatory;
        const Delivery delivery = decide(partner, policy, {.sender = generator.sender()});
        if (delivery.outcome != DeliveryOutcome::Delivered)
            continue;
        ++delivered;
        QCOMPARE(delivery.security, SecurityLevel::Dane);
    }
    QVERIFY(delivered > 20);
}

void TestDecisionInvariants::noModesNeedNoRecords()
{
    // With both modes None, neither TLSA records nor policies nor the certificate have a say.
    PartnerGenerator generator;
    for (int i = 0; i < Samples; ++i) {
        const DomainObservation partner = generator.next();
        const Rules rules{.sender = generator.sender()};
        const SendingPolicy policy{.daneMode = DaneMode::None, .mtaStsMode = MtaStsMode::None};
        DomainObservation bare = partner;
        bare.sts = StsPolicy::None;
        bare.stsPatterns.clear();
        for (HostObservation& host : bare.hosts) {
            host.tlsa = TlsaState::NotPublished;
            for (EndpointObservation& endpoint : host.endpoints) {
                endpoint.dane = DaneMatch::NotJudged;
                endpoint.chainTrusted = false;
                endpoint.nameMatchesHost = false;
            }
        }
        QCOMPARE(decide(partner, policy, rules), decide(bare, policy, rules));
    }
}

void TestDecisionInvariants::stsNeverOverrulesDane()
{
    // RFC 8461 2: what DANE rules out, no policy lets through.
    PartnerGenerator generator;
    for (int i = 0; i < Samples; ++i) {
        DomainObservation partner = generator.next();
        SendingPolicy policy = generator.policy();
        const Rules rules{.sender = generator.sender()};
        for (const DaneMode dane : {DaneMode::Opportunistic, DaneMode::Mandatory}) {
            policy.daneMode = dane;
            policy.mtaStsMode = MtaStsMode::None;
            const Delivery without = decide(partner, policy, rules);
            policy.mtaStsMode = MtaStsMode::Opportunistic;
            const Delivery with = decide(partner, policy, rules);
            if (without.outcome == DeliveryOutcome::Queued)
                QCOMPARE(with.outcome, DeliveryOutcome::Queued);
        }
    }
}

void TestDecisionInvariants::stricterModesNeverDeliverMore()
{
    PartnerGenerator generator;
    const auto gets = [](const DeliveryMatrix& matrix, DaneMode dane, MtaStsMode sts) {
        return matrix.at(matrixIndex(dane, sts)).outcome == DeliveryOutcome::Delivered;
    };
    constexpr MtaStsMode Sts = MtaStsMode::Opportunistic;
    constexpr MtaStsMode NoSts = MtaStsMode::None;
    for (int i = 0; i < Samples; ++i) {
        const DomainObservation partner = generator.next();
        const DeliveryMatrix m = decideAll(partner, generator.policy(), {.sender = generator.sender()});
        for (const MtaStsMode sts : {Sts, NoSts}) {
            if (gets(m, DaneMode::Mandatory, sts))
                QVERIFY(gets(m, DaneMode::Opportunistic, sts));
        }
        for (const DaneMode dane : {DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None}) {
            if (gets(m, dane, Sts))
                QVERIFY(gets(m, dane, NoSts));
        }
        if (gets(m, DaneMode::Opportunistic, NoSts))
            QVERIFY(gets(m, DaneMode::None, NoSts));
        // The one exception: a DANE pass keeps MTA-STS from being asked (A8), DANE mode None does not.
        if (gets(m, DaneMode::Opportunistic, Sts) && !gets(m, DaneMode::None, Sts)) {
            const Delivery& strict = m.at(matrixIndex(DaneMode::Opportunistic, Sts));
            QVERIFY(strict.assumptions.contains(Assumption::A8));
        }
    }
}

void TestDecisionInvariants::ourOwnNetworkNeverQueuesMail()
{
    // What our own network hides may turn a delivery into "unknown", and never into another verdict.
    PartnerGenerator generator;
    int hidden = 0;
    for (int i = 0; i < Samples; ++i) {
        const DomainObservation partner = generator.next();
        const SendingPolicy policy = generator.policy();
        const Rules rules{.sender = generator.sender()};
        DomainObservation blocked = partner;
        for (HostObservation& host : blocked.hosts) {
            for (EndpointObservation& endpoint : host.endpoints) {
                endpoint = EndpointObservation{.address = endpoint.address};
            }
        }
        const DeliveryMatrix seen = decideAll(partner, policy, rules);
        const DeliveryMatrix unseen = decideAll(blocked, policy, rules);
        for (std::size_t cell = 0; cell < seen.size(); ++cell) {
            const DeliveryOutcome outcome = unseen.at(cell).outcome;
            if (outcome == DeliveryOutcome::Unknown)
                ++hidden;
            else
                QCOMPARE(outcome, seen.at(cell).outcome);
        }
    }
    QVERIFY(hidden > 1000);
}

void TestDecisionInvariants::assumptionsListedAreThoseThatMatter()
{
    // What does not list an assumption is the same without it.
    PartnerGenerator generator;
    for (int i = 0; i < Samples / 6; ++i) {
        const DomainObservation partner = generator.next();
        const SendingPolicy policy = generator.policy();
        const SenderModel sender = generator.sender();
        const DeliveryMatrix matrix = decideAll(partner, policy, {.sender = sender});
        for (int number = 1; number <= 14; ++number) {
            const auto assumption = static_cast<Assumption>(number);
            const DeliveryMatrix without =
                decideAll(partner, policy, {.sender = sender, .denied = {assumption}});
            for (std::size_t cell = 0; cell < matrix.size(); ++cell) {
                const Delivery& with = matrix.at(cell);
                if (with.assumptions.contains(assumption))
                    continue;
                const Delivery& other = without.at(cell);
                const bool same = other.outcome == with.outcome && other.security == with.security
                    && other.status == with.status && other.reason == with.reason;
                QVERIFY2(same, qPrintable(assumptionId(assumption) + describe(with) + describe(other)));
            }
        }
    }
}

void TestDecisionInvariants::jsonKeepsEverything()
{
    PartnerGenerator generator;
    for (int i = 0; i < Samples / 6; ++i) {
        const DomainObservation partner = generator.next();
        for (const Delivery& delivery :
             decideAll(partner, generator.policy(), {.sender = generator.sender()})) {
            const Result<Delivery> read = deliveryFromJson(toJson(delivery));
            QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
            QCOMPARE(*read, delivery);
        }
    }
}

QTEST_GUILESS_MAIN(TestDecisionInvariants)
#include "tst_decisioninvariants.moc"
