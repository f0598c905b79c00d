// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/decisionrows.h"

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

/// A domain as a whole: the matrix, the next hop, several hosts, the trace.
class TestDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matrixOfPartner_data();
    void matrixOfPartner();
    void nextHop_data();
    void nextHop();
    void severalHosts_data();
    void severalHosts();
    void traceTellsWhatDecided();
};

void TestDecision::matrixOfPartner_data()
{
    QTest::addColumn<DomainObservation>("partner");
    QTest::addColumn<QStringList>("cells");
    const auto row = [](const char* title, const DomainObservation& partner, const QStringList& cells) {
        QTest::newRow(title) << partner << cells;
    };
    // The six cells in the order of the matrix.
    row("DANE valid", danePartner(),
        {u"dane"_qs, u"dane"_qs, u"dane"_qs, u"dane"_qs, u"encrypted"_qs, u"encrypted"_qs});
    row("MTA-STS enforce valid, no DANE", stsPartner(),
        {u"mta-sts"_qs, u"encrypted"_qs, u"queued"_qs, u"queued"_qs, u"mta-sts"_qs, u"encrypted"_qs});
    row("TLSA mismatch, MTA-STS valid",
        changed(stsPartner(),
                [](DomainObservation& p) {
                    p.hosts.first().tlsa = TlsaState::Usable;
                    firstEndpoint(p).dane = DaneMatch::NoMatch;
                }),
        {u"queued"_qs, u"queued"_qs, u"queued"_qs, u"queued"_qs, u"mta-sts"_qs, u"encrypted"_qs});
    row("MX missing in policy, no DANE",
        changed(stsPartner(), [](DomainObservation& p) { p.stsPatterns = {u"mx9.partner.example"_qs}; }),
        {u"queued"_qs, u"encrypted"_qs, u"queued"_qs, u"queued"_qs, u"queued"_qs, u"encrypted"_qs});
    row("nothing published, TLS offered", plainPartner(),
        {u"encrypted"_qs, u"encrypted"_qs, u"queued"_qs, u"queued"_qs, u"encrypted"_qs, u"encrypted"_qs});
    row("no STARTTLS, nothing published",
        changed(plainPartner(), [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::NotOffered; }),
        {u"plain"_qs, u"plain"_qs, u"queued"_qs, u"queued"_qs, u"plain"_qs, u"plain"_qs});
    row("DNSSEC broken (bogus)", changed(danePartner(), [](DomainObservation& p) { p.mx = MxState::Bogus; }),
        {u"queued"_qs, u"queued"_qs, u"queued"_qs, u"queued"_qs, u"queued?"_qs, u"queued?"_qs});
}

void TestDecision::matrixOfPartner()
{
    QFETCH(DomainObservation, partner);
    QFETCH(QStringList, cells);
    QStringList actual;
    for (const Delivery& delivery : decideAll(partner, {}))
        actual.append(cell(delivery));
    QCOMPARE(actual, cells);
}

void TestDecision::nextHop_data()
{
    addDecisionColumns();
    const auto row = [](const char* title, SenderModel sender, MxState mx, DaneMode dane,
                        const char* expected) {
        DomainObservation partner = plainPartner();
        partner.mx = mx;
        QTest::newRow(title) << partner << modes(dane) << Rules{.sender = sender}
                             << QString::fromLatin1(expected);
    };
    constexpr SenderModel Exchange = SenderModel::ExchangeOnline;
    constexpr SenderModel Postfix = SenderModel::Postfix;
    constexpr SenderModel Rfc = SenderModel::Rfc;
    row("1, N2: null MX, exchange", Exchange, MxState::NullMx, Opportunistic,
        "rejected 5.1.10 5.1.10 null-mx A14");
    row("1, N2: null MX, exchange, DANE None", Exchange, MxState::NullMx, NoDane,
        "rejected 5.1.10 5.1.10 null-mx A14");
    row("1, N2: null MX, postfix", Postfix, MxState::NullMx, Mandatory, "rejected 5.1.0 5.1.0 null-mx -");
    row("1, N2: null MX, rfc", Rfc, MxState::NullMx, Opportunistic, "rejected 5.1.10 5.1.10 null-mx -");
    row("1: no such domain, exchange", Exchange, MxState::NoSuchDomain, Opportunistic,
        "rejected 5.4.310 5.4.310 no-such-domain -");
    row("1: no such domain, postfix", Postfix, MxState::NoSuchDomain, Opportunistic,
        "rejected 5.4.4 5.4.4 no-such-domain -");
    row("1: no such domain, rfc", Rfc, MxState::NoSuchDomain, Opportunistic,
        "rejected 5.1.2 5.1.2 no-such-domain -");
    row("1: no mail host, exchange", Exchange, MxState::NoMailHost, NoDane,
        "rejected 5.4.310 5.4.310 no-mail-host -");
    row("1: no mail host, postfix", Postfix, MxState::NoMailHost, NoDane,
        "rejected 5.4.4 5.4.4 no-mail-host -");
    row("1: no mail host, rfc", Rfc, MxState::NoMailHost, NoDane, "rejected 5.1.2 5.1.2 no-mail-host -");
    row("2, N1: bogus MX, exchange, Opportunistic", Exchange, MxState::Bogus, Opportunistic,
        "queued 4.7.324 5.7.324 dnssec-invalid A13");
    row("2, N1: bogus MX, exchange, Mandatory", Exchange, MxState::Bogus, Mandatory,
        "queued 4.7.324 5.7.324 dnssec-invalid A13");
    row("2: bogus MX, exchange, None", Exchange, MxState::Bogus, NoDane,
        "queued 4.4.312 5.4.312 dnssec-invalid A6");
    row("2, N1: bogus MX, postfix, Opportunistic", Postfix, MxState::Bogus, Opportunistic,
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("2: bogus MX, postfix, None", Postfix, MxState::Bogus, NoDane,
        "queued 4.4.3 5.4.3 dnssec-invalid A6");
    row("2, N1: bogus MX, rfc, Opportunistic", Rfc, MxState::Bogus, Opportunistic,
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("2: bogus MX, rfc, None: goes on unvalidated", Rfc, MxState::Bogus, NoDane, "encrypted -");
    row("2: MX lookup fails, exchange, Opportunistic", Exchange, MxState::LookupFailed, Opportunistic,
        "queued 4.4.312 5.4.312 dns-failed -");
    row("2: MX lookup fails, exchange, None", Exchange, MxState::LookupFailed, NoDane,
        "queued 4.4.312 5.4.312 dns-failed -");
    row("2: MX lookup fails, postfix, Mandatory", Postfix, MxState::LookupFailed, Mandatory,
        "queued 4.4.312 5.4.312 dns-failed -");
    row("2: MX lookup fails, postfix, None", Postfix, MxState::LookupFailed, NoDane,
        "queued 4.4.3 5.4.3 dns-failed -");
    row("2: MX lookup fails, rfc, None", Rfc, MxState::LookupFailed, NoDane,
        "queued 4.4.3 5.4.3 dns-failed -");
    row("2: our resolver explains the failure", Exchange, MxState::Unknown, Mandatory,
        "unknown - - not-tested -");
}

void TestDecision::nextHop()
{
    checkDecision();
}

void TestDecision::severalHosts_data()
{
    addDecisionColumns();
    const auto row = [](const char* title, DaneMode dane, const DomainObservation& partner,
                        const Change& change, const char* expected) {
        QTest::newRow(title) << changed(partner, change) << modes(dane) << Rules{}
                             << QString::fromLatin1(expected);
    };
    const auto second = [](TlsaState tlsa) { return [tlsa](DomainObservation& p) { addHost(p, tlsa); }; };
    row("all alike", Opportunistic, danePartner(), second(TlsaState::Usable), "dane -");
    row("N12: second MX without TLSA, Opportunistic", Opportunistic, danePartner(),
        second(TlsaState::NotPublished), "dane at risk -");
    row("N12: second MX without TLSA, Mandatory", Mandatory, danePartner(), second(TlsaState::NotPublished),
        "dane at risk -");
    row("N12: second MX without TLSA, None: alike", NoDane, danePartner(), second(TlsaState::NotPublished),
        "encrypted -");
    row("the second is stronger: no risk beyond the first", Opportunistic, plainPartner(),
        second(TlsaState::Usable), "encrypted -");
    row(
        "equally preferred hosts are tried in any order", Opportunistic, plainPartner(),
        [](DomainObservation& p) { addHost(p, TlsaState::Usable).preference = p.hosts.first().preference; },
        "encrypted at risk -");
    row(
        "first fails, second takes the mail", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).dane = DaneMatch::NoMatch;
            addHost(p, TlsaState::Usable);
        },
        "dane at risk -");
    row(
        "A9: Mandatory tries the second", Mandatory, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).dane = DaneMatch::NoMatch;
            addHost(p, TlsaState::Usable);
        },
        "dane at risk A9");
    row("A9: Mandatory skips a first host without TLSA", Mandatory, plainPartner(), second(TlsaState::Usable),
        "dane at risk A9");
    row(
        "10: none left, the last code counts", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).dane = DaneMatch::NoMatch;
            addHost(p, TlsaState::LookupFailed);
        },
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row(
        "10: none left, the last has no code", Mandatory, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).dane = DaneMatch::NoMatch;
            addHost(p);
        },
        "queued - - dane-required A1,A9");
    row(
        "addresses: one of two passes", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            p.hosts.first().endpoints.append(goodEndpoint(2));
            firstEndpoint(p).dane = DaneMatch::NoMatch;
        },
        "dane at risk -");
    row(
        "addresses: one is closed", Opportunistic, plainPartner(),
        [](DomainObservation& p) {
            p.hosts.first().endpoints.append(goodEndpoint(2));
            p.hosts.first().endpoints.last().reach = Reach::Refused;
        },
        "encrypted at risk -");
    row(
        "addresses: one without TLS", Opportunistic, plainPartner(),
        [](DomainObservation& p) {
            p.hosts.first().endpoints.append(goodEndpoint(2));
            p.hosts.first().endpoints.last().tls = TlsState::NotOffered;
        },
        "encrypted at risk -");
    row(
        "addresses: one is hidden by our own network", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            p.hosts.first().endpoints.prepend(goodEndpoint(2));
            firstEndpoint(p).reach = Reach::Unknown;
        },
        "dane -");
    row(
        "S6: the unlisted host is skipped", Opportunistic, stsPartner(),
        [](DomainObservation& p) {
            addHost(p);
            p.stsPatterns = {u"mx2.partner.example"_qs};
        },
        "mta-sts at risk A12");
}

void TestDecision::severalHosts()
{
    checkDecision();
}

void TestDecision::traceTellsWhatDecided()
{
    DomainObservation partner = danePartner();
    firstEndpoint(partner).dane = DaneMatch::NoMatch;
    addHost(partner, TlsaState::LookupFailed);
    const Delivery delivery = decide(partner, {});
    QStringList steps;
    for (const TraceStep& step : delivery.trace) {
        steps.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(step.step)
                         .arg(step.host.isRoot() ? u"-"_qs : step.host.toString(),
                              step.passed ? u"passed"_qs : u"failed"_qs, reasonName(step.reason)));
    }
    QCOMPARE(
        steps,
        (QStringList{u"2 - passed "_qs, u"3 mx1.partner.example passed "_qs,
                     u"5 mx1.partner.example failed tlsa-invalid"_qs, u"3 mx2.partner.example passed "_qs,
                     u"4 mx2.partner.example failed dnssec-invalid"_qs, u"10 - failed dnssec-invalid"_qs}));
    QCOMPARE(delivery.host, name("mx2.partner.example"));

    // Unvalidated data are gone on with only where the model does, and then the trace says so.
    partner = plainPartner();
    partner.mx = MxState::Bogus;
    const Delivery unvalidated = decide(partner, modes(NoDane), {.sender = SenderModel::Rfc});
    QCOMPARE(unvalidated.trace.first().step, 2);
    QCOMPARE(unvalidated.trace.first().reason, Reason::DnssecInvalid);
    QVERIFY(unvalidated.trace.first().passed);

    // A failure under `testing` is noted, though it does not count.
    partner = stsPartner();
    partner.sts = StsPolicy::Testing;
    partner.stsPatterns.clear();
    const Delivery testing = decide(partner, {});
    const auto noted = std::find_if(testing.trace.begin(), testing.trace.end(),
                                    [](const TraceStep& step) { return step.step == 8; });
    QVERIFY(noted != testing.trace.end());
    QVERIFY(noted->passed);
    QCOMPARE(noted->reason, Reason::MxMismatch);
}

QTEST_GUILESS_MAIN(TestDecision)
#include "tst_decision.moc"
