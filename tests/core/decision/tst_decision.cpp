// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/partners.h"
#include "tests/support/qttest.h"

#include <functional>

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

namespace {

using Change = std::function<void(DomainObservation&)>;

/// Outcome, or the security reached where mail is delivered; with a question mark when the outcome itself
/// rests on an assumption about mode None.
QString cell(const Delivery& delivery)
{
    if (delivery.outcome == DeliveryOutcome::Delivered)
        return securityLevelName(delivery.security) + (delivery.atRisk ? u" at risk"_qs : QString());
    return outcomeName(delivery.outcome)
        + (delivery.assumptions.contains(Assumption::A6) ? u"?"_qs : QString());
}

/// "outcome status finalStatus reason assumptions", with `-` for what is empty; delivered: "security
/// assumptions".
QString summary(const Delivery& delivery)
{
    const auto dash = [](const QString& text) { return text.isEmpty() ? u"-"_qs : text; };
    QStringList ids;
    for (const Assumption assumption : delivery.assumptions)
        ids.append(assumptionId(assumption));
    const QString rest = dash(ids.join(u','));
    if (delivery.outcome == DeliveryOutcome::Delivered)
        return cell(delivery) + u' ' + rest;
    return QStringList{outcomeName(delivery.outcome), dash(delivery.status), dash(delivery.finalStatus),
                       dash(reasonName(delivery.reason)), rest}
        .join(u' ');
}

DomainObservation changed(DomainObservation partner, const Change& change)
{
    change(partner);
    return partner;
}

SendingPolicy modes(DaneMode dane, MtaStsMode sts = MtaStsMode::Opportunistic)
{
    return {.daneMode = dane, .mtaStsMode = sts};
}

constexpr DaneMode Opportunistic = DaneMode::Opportunistic;
constexpr DaneMode Mandatory = DaneMode::Mandatory;
constexpr DaneMode NoDane = DaneMode::None;

}  // namespace

Q_DECLARE_METATYPE(relaydeck::decision::DomainObservation)
Q_DECLARE_METATYPE(relaydeck::decision::SendingPolicy)
Q_DECLARE_METATYPE(relaydeck::decision::Rules)

class TestDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matrixOfPartner_data();
    void matrixOfPartner();
    void nextHop_data();
    void nextHop();
    void host_data();
    void host();
    void severalHosts_data();
    void severalHosts();
    void connectorTls_data();
    void connectorTls();
    void smartHosts_data();
    void smartHosts();
    void unknown_data();
    void unknown();
    void deniedAssumptions_data();
    void deniedAssumptions();
    void senderModels_data();
    void senderModels();
    void traceTellsWhatDecided();

private:
    static void addColumns();
    static void check();
};

void TestDecision::addColumns()
{
    QTest::addColumn<DomainObservation>("partner");
    QTest::addColumn<SendingPolicy>("policy");
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<QString>("expected");
}

void TestDecision::check()
{
    QFETCH(DomainObservation, partner);
    QFETCH(SendingPolicy, policy);
    QFETCH(Rules, rules);
    QFETCH(QString, expected);
    const Delivery delivery = decide(partner, policy, rules);
    QCOMPARE(summary(delivery), expected);
    QCOMPARE(toString(delivery.daneMode), toString(policy.daneMode));
    QCOMPARE(toString(delivery.mtaStsMode), toString(policy.mtaStsMode));
    QVERIFY(!delivery.trace.isEmpty());
}

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
    addColumns();
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
    check();
}

void TestDecision::host_data()
{
    addColumns();
    const auto row = [](const char* title, DaneMode dane, const DomainObservation& partner,
                        const Change& change, const char* expected) {
        QTest::newRow(title) << changed(partner, change) << modes(dane) << Rules{}
                             << QString::fromLatin1(expected);
    };
    const auto addresses = [](AddressState state) {
        return [state](DomainObservation& p) { p.hosts.first().addresses = state; };
    };
    const auto reach = [](Reach state) {
        return [state](DomainObservation& p) { firstEndpoint(p).reach = state; };
    };
    const auto tlsa = [](TlsaState state) {
        return [state](DomainObservation& p) { p.hosts.first().tlsa = state; };
    };
    const auto tls = [](TlsState state) {
        return [state](DomainObservation& p) { firstEndpoint(p).tls = state; };
    };
    const auto match = [](DaneMatch state) {
        return [state](DomainObservation& p) { firstEndpoint(p).dane = state; };
    };
    const auto both = [](const Change& first, const Change& second) {
        return [first, second](DomainObservation& p) {
            first(p);
            second(p);
        };
    };
    const Change testing = [](DomainObservation& p) { p.sts = StsPolicy::Testing; };
    const Change unlisted = [](DomainObservation& p) { p.stsPatterns = {u"mx9.partner.example"_qs}; };
    const Change untrusted = [](DomainObservation& p) { firstEndpoint(p).chainTrusted = false; };
    const Change otherName = [](DomainObservation& p) { firstEndpoint(p).nameMatchesHost = false; };

    row("3: addresses bogus", Opportunistic, plainPartner(), addresses(AddressState::Bogus),
        "queued 4.7.324 5.7.324 dnssec-invalid A13");
    row("3: addresses bogus, None", NoDane, plainPartner(), addresses(AddressState::Bogus),
        "queued 4.4.312 5.4.312 dnssec-invalid A6");
    row("3: addresses fail", Mandatory, plainPartner(), addresses(AddressState::LookupFailed),
        "queued 4.4.312 5.4.312 dns-failed -");
    row("3: no addresses", Opportunistic, plainPartner(), addresses(AddressState::None),
        "queued 4.4.312 5.4.312 no-mail-host -");
    row("3: timed out", Opportunistic, plainPartner(), reach(Reach::TimedOut),
        "queued 4.4.315 5.4.315 connect-failed -");
    row("3: refused", Opportunistic, plainPartner(), reach(Reach::Refused),
        "queued 4.4.316 5.4.316 connect-failed -");
    row("3: closed", NoDane, plainPartner(), reach(Reach::Closed), "queued 4.4.318 5.4.318 connect-failed -");
    row("3: greeting not 220", NoDane, plainPartner(), reach(Reach::GreetingRejected),
        "queued 4.4.316 5.4.316 connect-failed -");
    row("3: not SMTP", Opportunistic, plainPartner(), reach(Reach::NotSmtp),
        "queued 4.4.318 5.4.318 connect-failed -");

    row("4, N5: TLSA bogus", Opportunistic, danePartner(), tlsa(TlsaState::Bogus),
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("4, N5: a failed TLSA lookup rules the host out, even when opportunistic", Opportunistic,
        danePartner(), tlsa(TlsaState::LookupFailed), "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("4, N5: TLSA bogus, Mandatory", Mandatory, danePartner(), tlsa(TlsaState::Bogus),
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("4: TLSA bogus, None: not asked", NoDane, danePartner(), tlsa(TlsaState::Bogus), "encrypted -");

    row("5, N10: STARTTLS missing", Opportunistic, danePartner(), tls(TlsState::NotOffered),
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row("5, N10: handshake fails", Mandatory, danePartner(), tls(TlsState::HandshakeFailed),
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row("5, N10: TLS too old", Opportunistic, danePartner(), tls(TlsState::TooOld),
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row("5: no match", Opportunistic, danePartner(), match(DaneMatch::NoMatch),
        "queued 4.7.323 5.7.323 tlsa-invalid -");
    row("5: DANE-TA expired", Opportunistic, danePartner(), match(DaneMatch::Expired),
        "queued 4.7.322 5.7.322 certificate-expired -");
    row("5: DANE-TA not yet valid", Opportunistic, danePartner(), match(DaneMatch::NotYetValid),
        "queued 4.7.323 5.7.323 tlsa-invalid -");
    row("5: DANE-TA name", Mandatory, danePartner(), match(DaneMatch::NameMismatch),
        "queued 4.7.325 5.7.325 certificate-host-mismatch -");
    row("5: match", Mandatory, danePartner(), match(DaneMatch::Match), "dane -");
    row(
        "5, N7: match with an expired certificate", Opportunistic, danePartner(),
        [](DomainObservation& p) { firstEndpoint(p).leafExpired = true; }, "dane A7");
    row(
        "5, N7: match with a certificate that is not yet valid", Mandatory, danePartner(),
        [](DomainObservation& p) { firstEndpoint(p).leafNotYetValid = true; }, "dane A7");
    row(
        "5, N7: match with a certificate for another name", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).nameMatchesHost = false;
            firstEndpoint(p).certificateNames = {u"other.example"_qs};
        },
        "dane A7");
    row(
        "5, N8: the next-hop domain is a name too", Opportunistic, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).nameMatchesHost = false;
            firstEndpoint(p).certificateNames = {u"partner.example"_qs};
        },
        "dane -");
    row("5: self-signed is fine", Mandatory, danePartner(), untrusted, "dane -");
    row("5, S7: MTA-STS never overrules a DANE failure", Opportunistic, stsPartner(),
        both(tlsa(TlsaState::Usable), match(DaneMatch::NoMatch)), "queued 4.7.323 5.7.323 tlsa-invalid -");
    row("5, A8: MTA-STS is not asked after a match", Opportunistic, stsPartner(),
        both(tlsa(TlsaState::Usable), unlisted), "dane A8");
    row("5: MTA-STS agrees, nothing is assumed", Opportunistic, stsPartner(), tlsa(TlsaState::Usable),
        "dane -");

    row("6, N6: all unusable, TLS", Opportunistic, danePartner(), tlsa(TlsaState::AllUnusable),
        "encrypted -");
    row("6, N6: all unusable, no TLS", Opportunistic, danePartner(),
        both(tlsa(TlsaState::AllUnusable), tls(TlsState::NotOffered)),
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row("6: all unusable, Mandatory", Mandatory, danePartner(), tlsa(TlsaState::AllUnusable),
        "queued - - dane-required A1,A2");
    row("6: all unusable, no TLS, Mandatory", Mandatory, danePartner(),
        both(tlsa(TlsaState::AllUnusable), tls(TlsState::HandshakeFailed)),
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row("6: all unusable, MTA-STS follows", Opportunistic, stsPartner(), tlsa(TlsaState::AllUnusable),
        "mta-sts A12");
    row("6: all unusable, MTA-STS fails", Opportunistic, stsPartner(),
        both(tlsa(TlsaState::AllUnusable), unlisted), "queued 4.4.8 5.4.8 mx-mismatch A3");

    row("7: no TLSA, Mandatory", Mandatory, plainPartner(), tlsa(TlsaState::NotPublished),
        "queued - - dane-required A1");
    row("7: no TLSA, Mandatory, though MTA-STS passes", Mandatory, stsPartner(),
        tlsa(TlsaState::NotPublished), "queued - - dane-required A1");
    row("7, N3: host insecure, Mandatory", Mandatory, plainPartner(), tlsa(TlsaState::NotApplicable),
        "queued - - dane-required A1");
    row(
        "7, N1: MX insecure, Mandatory, though the host's TLSA matches", Mandatory, danePartner(),
        [](DomainObservation& p) { p.mxSecure = false; }, "queued - - dane-required A1");
    row("7, N1: MX insecure, Opportunistic: TLSA is not asked", Opportunistic, danePartner(),
        both([](DomainObservation& p) { p.mxSecure = false; }, match(DaneMatch::NoMatch)), "encrypted -");
    row("7: no TLSA, Opportunistic", Opportunistic, plainPartner(), tlsa(TlsaState::NotPublished),
        "encrypted -");

    row(
        "8, S6: policy passes", Opportunistic, stsPartner(), [](DomainObservation&) {}, "mta-sts A12");
    row("8, S4: host not listed", NoDane, stsPartner(), unlisted, "queued 4.4.8 5.4.8 mx-mismatch A3");
    row(
        "8, S4: the asterisk is one label", NoDane, stsPartner(),
        [](DomainObservation& p) { p.stsPatterns = {u"*.example"_qs}; }, "queued 4.4.8 5.4.8 mx-mismatch A3");
    row("8, S6: no STARTTLS", Opportunistic, stsPartner(), tls(TlsState::NotOffered),
        "queued 4.7.5 5.7.5 starttls-not-supported A3,A11");
    row("8, S6: TLS too old", Opportunistic, stsPartner(), tls(TlsState::TooOld),
        "queued 4.7.5 5.7.5 starttls-not-supported A3,A11");
    row("8, S6: not trusted", Opportunistic, stsPartner(), untrusted,
        "queued 4.7.5 5.7.5 certificate-not-trusted A3,A12");
    row("8, S6: expired", Opportunistic, stsPartner(),
        both(untrusted, [](DomainObservation& p) { firstEndpoint(p).chainExpired = true; }),
        "queued 4.7.5 5.7.5 certificate-expired A3");
    row("8, S6: other name", Opportunistic, stsPartner(), otherName,
        "queued 4.7.5 5.7.5 certificate-host-mismatch A3");
    row("8, S8: the handshake with the MX name counts", Opportunistic, stsPartner(),
        both(otherName, [](DomainObservation& p) { firstEndpoint(p).stsNameMatchesHost = true; }),
        "mta-sts A12");
    row(
        "8, S8: the handshake with the MX name fails", Opportunistic, stsPartner(),
        [](DomainObservation& p) { firstEndpoint(p).stsChainTrusted = false; },
        "queued 4.7.5 5.7.5 certificate-not-trusted A3,A12");
    row("8: testing passes", Opportunistic, stsPartner(), testing, "encrypted -");
    row("8: testing fails, delivered all the same", Opportunistic, stsPartner(), both(testing, unlisted),
        "encrypted -");
    row("8: testing without STARTTLS", Opportunistic, stsPartner(), both(testing, tls(TlsState::NotOffered)),
        "plain -");
}

void TestDecision::host()
{
    check();
}

void TestDecision::severalHosts_data()
{
    addColumns();
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
    check();
}

void TestDecision::connectorTls_data()
{
    addColumns();
    const auto row = [](const char* title, TlsSettings settings, const char* tlsDomain,
                        const DomainObservation& partner, const Change& change, const char* expected) {
        SendingPolicy policy;
        policy.tlsSettings = settings;
        policy.tlsDomain = QString::fromLatin1(tlsDomain);
        QTest::newRow(title) << changed(partner, change) << policy << Rules{}
                             << QString::fromLatin1(expected);
    };
    const Change nothing = [](DomainObservation&) {};
    const Change noTls = [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::NotOffered; };
    const Change untrusted = [](DomainObservation& p) { firstEndpoint(p).chainTrusted = false; };
    const Change expired = [](DomainObservation& p) {
        firstEndpoint(p).chainTrusted = false;
        firstEndpoint(p).chainExpired = true;
    };
    row("9: EncryptionOnly", TlsSettings::EncryptionOnly, "", plainPartner(), nothing, "encrypted -");
    row("9: EncryptionOnly, untrusted", TlsSettings::EncryptionOnly, "", plainPartner(), untrusted,
        "encrypted -");
    row("9: EncryptionOnly, no TLS", TlsSettings::EncryptionOnly, "", plainPartner(), noTls,
        "queued 4.4.317 5.4.317 connector-tls -");
    row("9: CertificateValidation", TlsSettings::CertificateValidation, "", plainPartner(), nothing,
        "pkix A12");
    row("9: CertificateValidation, no TLS", TlsSettings::CertificateValidation, "", plainPartner(), noTls,
        "queued 4.4.317 5.4.317 connector-tls -");
    row("9: CertificateValidation, untrusted root", TlsSettings::CertificateValidation, "", plainPartner(),
        untrusted, "queued 4.4.317 5.4.317 connector-tls A12");
    row("9: CertificateValidation, expired", TlsSettings::CertificateValidation, "", plainPartner(), expired,
        "queued 4.7.320 5.7.320 connector-tls -");
    row(
        "9: CertificateValidation does not look at names", TlsSettings::CertificateValidation, "",
        plainPartner(), [](DomainObservation& p) { firstEndpoint(p).nameMatchesHost = false; }, "pkix A12");
    row("9: DomainValidation", TlsSettings::DomainValidation, "MX1.partner.example", plainPartner(), nothing,
        "pkix A12");
    row("9: DomainValidation, pattern", TlsSettings::DomainValidation, "*.partner.example", plainPartner(),
        nothing, "pkix A12");
    row(
        "9: DomainValidation, wildcard certificate", TlsSettings::DomainValidation, "mx1.partner.example",
        plainPartner(),
        [](DomainObservation& p) { firstEndpoint(p).certificateNames = {u"*.partner.example"_qs}; },
        "pkix A12");
    row("9: DomainValidation, other name", TlsSettings::DomainValidation, "mail.partner.example",
        plainPartner(), nothing, "queued 4.7.320 5.7.320 connector-tls -");
    row(
        "9: DomainValidation, the apex is not below the pattern", TlsSettings::DomainValidation,
        "*.partner.example", plainPartner(),
        [](DomainObservation& p) { firstEndpoint(p).certificateNames = {u"partner.example"_qs}; },
        "queued 4.7.320 5.7.320 connector-tls -");
    row("9: DomainValidation, untrusted root", TlsSettings::DomainValidation, "mx1.partner.example",
        plainPartner(), untrusted, "queued 4.4.317 5.4.317 connector-tls A12");
    row("9, A10: besides DANE", TlsSettings::CertificateValidation, "", danePartner(), untrusted,
        "queued 4.4.317 5.4.317 connector-tls A10,A12");
    row("9, A10: besides MTA-STS", TlsSettings::DomainValidation, "mail.partner.example", stsPartner(),
        nothing, "queued 4.7.320 5.7.320 connector-tls A10");
    row("9: DANE passes and so do the settings", TlsSettings::CertificateValidation, "", danePartner(),
        nothing, "dane A12");
}

void TestDecision::connectorTls()
{
    check();
}

void TestDecision::smartHosts_data()
{
    addColumns();
    const auto row = [](const char* title, DaneMode dane, bool isAddress, const DomainObservation& partner,
                        const char* expected) {
        SendingPolicy policy = modes(dane);
        policy.bySmartHost = true;
        policy.smartHostIsAddress = isAddress;
        QTest::newRow(title) << partner << policy << Rules{} << QString::fromLatin1(expected);
    };
    // No MX answer stands between the connector and its smart host.
    const auto withoutMx = [](DomainObservation partner) {
        partner.mxSecure = false;
        return partner;
    };
    DomainObservation mismatch = withoutMx(danePartner());
    firstEndpoint(mismatch).dane = DaneMatch::NoMatch;
    DomainObservation absent = withoutMx(plainPartner());
    absent.mx = MxState::NoSuchDomain;
    DomainObservation unlisted = withoutMx(stsPartner());
    unlisted.stsPatterns = {u"other.example"_qs};
    row("11, A4: DANE for the smart host's name", Mandatory, false, withoutMx(danePartner()), "dane A4");
    row("11, A4: mismatch", Opportunistic, false, mismatch, "queued 4.7.323 5.7.323 tlsa-invalid A4");
    row("11: no TLSA, Opportunistic", Opportunistic, false, withoutMx(plainPartner()), "encrypted -");
    row("11: no TLSA, Mandatory", Mandatory, false, withoutMx(plainPartner()), "queued - - dane-required A1");
    row("11: MTA-STS of the smart host's domain", Opportunistic, false, unlisted,
        "queued 4.4.8 5.4.8 mx-mismatch A3");
    row("11, A5: an address, Mandatory", Mandatory, true, withoutMx(danePartner()),
        "queued - - dane-required A1,A5");
    row("11: an address, Opportunistic", Opportunistic, true, mismatch, "encrypted -");
    row("11: an address has no MTA-STS policy", Opportunistic, true, unlisted, "encrypted -");
    row("11: the smart host does not exist", Opportunistic, false, absent,
        "queued 4.4.312 5.4.312 no-such-domain -");
}

void TestDecision::smartHosts()
{
    check();
}

void TestDecision::unknown_data()
{
    addColumns();
    const auto row = [](const char* title, DaneMode dane, const DomainObservation& partner,
                        const Change& change, const char* expected) {
        QTest::newRow(title) << changed(partner, change) << modes(dane) << Rules{}
                             << QString::fromLatin1(expected);
    };
    const Change hidden = [](DomainObservation& p) {
        for (HostObservation& host : p.hosts) {
            for (EndpointObservation& endpoint : host.endpoints)
                endpoint.reach = Reach::Unknown;
        }
    };
    const auto both = [](const Change& first, const Change& second) {
        return [first, second](DomainObservation& p) {
            first(p);
            second(p);
        };
    };
    const Change unlisted = [](DomainObservation& p) { p.stsPatterns = {u"mx9.partner.example"_qs}; };
    row("our network blocks port 25", Opportunistic, danePartner(), hidden, "unknown - - not-tested -");
    row("blocked, but Mandatory without TLSA is decided", Mandatory, plainPartner(), hidden,
        "queued - - dane-required A1");
    row("blocked, but a failed TLSA lookup is decided", Opportunistic, danePartner(),
        both(hidden, [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::LookupFailed; }),
        "queued 4.7.324 5.7.324 dnssec-invalid -");
    row("blocked, but an unlisted host is decided", Opportunistic, stsPartner(), both(hidden, unlisted),
        "queued 4.4.8 5.4.8 mx-mismatch A3");
    row("blocked, unlisted, but DANE might pass", Opportunistic, stsPartner(),
        both(both(hidden, unlisted), [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::Usable; }),
        "unknown - - not-tested A8");
    row(
        "TLSA unknown", Opportunistic, danePartner(),
        [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::Unknown; }, "unknown - - not-tested -");
    row(
        "TLSA unknown, None: not asked", NoDane, danePartner(),
        [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::Unknown; }, "encrypted -");
    row(
        "addresses unknown", NoDane, plainPartner(),
        [](DomainObservation& p) {
            p.hosts.first().addresses = AddressState::Unknown;
            p.hosts.first().endpoints.clear();
        },
        "unknown - - not-tested -");
    row(
        "policy unknown", Opportunistic, plainPartner(),
        [](DomainObservation& p) { p.sts = StsPolicy::Unknown; }, "unknown - - not-tested -");
    row(
        "policy unknown, but DANE passes", Opportunistic, danePartner(),
        [](DomainObservation& p) { p.sts = StsPolicy::Unknown; }, "dane A8");
    row(
        "no host recorded", Opportunistic, plainPartner(), [](DomainObservation& p) { p.hosts.clear(); },
        "unknown - - not-tested -");
    row("another host decides", Opportunistic, danePartner(),
        both(hidden, [](DomainObservation& p) { addHost(p, TlsaState::Usable); }), "dane -");
    row("the other host fails: the hidden one may pass", Opportunistic, danePartner(),
        both(hidden, [](DomainObservation& p) { addHost(p, TlsaState::Bogus); }), "unknown - - not-tested -");
}

void TestDecision::unknown()
{
    check();
}

void TestDecision::deniedAssumptions_data()
{
    addColumns();
    const auto row = [](const char* title, Assumption denied, const SendingPolicy& policy,
                        const DomainObservation& partner, const Change& change, const char* expected) {
        QTest::newRow(title) << changed(partner, change) << policy << Rules{.denied = {denied}}
                             << QString::fromLatin1(expected);
    };
    SendingPolicy validating;
    validating.tlsSettings = TlsSettings::CertificateValidation;
    SendingPolicy smartHost = modes(Mandatory);
    smartHost.bySmartHost = true;
    SendingPolicy smartAddress = smartHost;
    smartAddress.smartHostIsAddress = true;
    const Change unlisted = [](DomainObservation& p) { p.stsPatterns = {u"mx9.partner.example"_qs}; };
    const Change untrusted = [](DomainObservation& p) { firstEndpoint(p).chainTrusted = false; };
    const Change nothing = [](DomainObservation&) {};
    row(
        "A2: unusable TLSA will do under Mandatory", Assumption::A2, modes(Mandatory), danePartner(),
        [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::AllUnusable; }, "encrypted -");
    row("A3: the rhythm is not assumed", Assumption::A3, {}, stsPartner(), unlisted,
        "queued 4.4.8 5.4.8 mx-mismatch -");
    row("A4: smart hosts have no DANE", Assumption::A4, smartHost, danePartner(), nothing,
        "queued - - dane-required A1");
    row("A5: Mandatory does not touch an address", Assumption::A5, smartAddress, danePartner(), nothing,
        "encrypted -");
    row(
        "A6: None goes on unvalidated", Assumption::A6, modes(NoDane), plainPartner(),
        [](DomainObservation& p) { p.mx = MxState::Bogus; }, "encrypted -");
    row(
        "A6: None goes on with bogus addresses", Assumption::A6, modes(NoDane), plainPartner(),
        [](DomainObservation& p) { p.hosts.first().addresses = AddressState::Bogus; }, "encrypted -");
    row(
        "A7: expired", Assumption::A7, {}, danePartner(),
        [](DomainObservation& p) { firstEndpoint(p).leafExpired = true; },
        "queued 4.7.322 5.7.322 certificate-expired -");
    row(
        "A7: not yet valid", Assumption::A7, {}, danePartner(),
        [](DomainObservation& p) { firstEndpoint(p).leafNotYetValid = true; },
        "queued 4.7.323 5.7.323 tlsa-invalid -");
    row(
        "A7: other name", Assumption::A7, {}, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).nameMatchesHost = false;
            firstEndpoint(p).certificateNames = {u"other.example"_qs};
        },
        "queued 4.7.325 5.7.325 certificate-host-mismatch -");
    row("A7: nothing wrong", Assumption::A7, {}, danePartner(), nothing, "dane -");
    row(
        "A8: either failure blocks", Assumption::A8, {}, stsPartner(),
        [](DomainObservation& p) {
            p.hosts.first().tlsa = TlsaState::Usable;
            p.stsPatterns = {u"mx9.partner.example"_qs};
        },
        "queued 4.4.8 5.4.8 mx-mismatch A3");
    row(
        "A8: both pass", Assumption::A8, {}, stsPartner(),
        [](DomainObservation& p) { p.hosts.first().tlsa = TlsaState::Usable; }, "dane A12");
    row(
        "A9: Mandatory stops at the first", Assumption::A9, modes(Mandatory), plainPartner(),
        [](DomainObservation& p) { addHost(p, TlsaState::Usable); }, "queued - - dane-required A1");
    row(
        "A9: Opportunistic does not", Assumption::A9, {}, danePartner(),
        [](DomainObservation& p) {
            firstEndpoint(p).dane = DaneMatch::NoMatch;
            addHost(p);
        },
        "encrypted at risk -");
    row("A10: DANE is enough", Assumption::A10, validating, danePartner(), untrusted, "dane -");
    row(
        "A11: no code", Assumption::A11, {}, stsPartner(),
        [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::NotOffered; },
        "queued - - starttls-not-supported A3");
    row("A12: whether MTA-STS passes is not known", Assumption::A12, {}, stsPartner(), nothing,
        "unknown - - not-tested -");
    row("A12: nor whether it fails", Assumption::A12, validating, plainPartner(), untrusted,
        "unknown - - not-tested -");
    row(
        "A13: the older code", Assumption::A13, {}, plainPartner(),
        [](DomainObservation& p) { p.mx = MxState::Bogus; }, "queued 4.4.312 5.4.312 dnssec-invalid -");
    row(
        "A14: no code", Assumption::A14, {}, plainPartner(),
        [](DomainObservation& p) { p.mx = MxState::NullMx; }, "rejected - - null-mx -");
}

void TestDecision::deniedAssumptions()
{
    check();
}

void TestDecision::senderModels_data()
{
    addColumns();
    const auto row = [](const char* title, SenderModel sender, DaneMode dane,
                        const DomainObservation& partner, const Change& change, const char* expected) {
        QTest::newRow(title) << changed(partner, change) << modes(dane) << Rules{.sender = sender}
                             << QString::fromLatin1(expected);
    };
    const Change insecureMx = [](DomainObservation& p) { p.mxSecure = false; };
    const Change insecureMismatch = [](DomainObservation& p) {
        p.mxSecure = false;
        firstEndpoint(p).dane = DaneMatch::NoMatch;
    };
    const Change expired = [](DomainObservation& p) { firstEndpoint(p).leafExpired = true; };
    const Change nothing = [](DomainObservation&) {};
    const Change noTls = [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::NotOffered; };
    for (const SenderModel sender : {SenderModel::Postfix, SenderModel::Rfc}) {
        const QByteArray name = senderName(sender).toLatin1();
        const auto title = [&name](const char* text) { return name + ": " + text; };
        row(title("7672 2.2.1, the host's TLSA under an insecure MX authenticates no domain"), sender,
            Opportunistic, danePartner(), insecureMx, "encrypted -");
        row(title("7672 2.2.1, a mismatch blocks all the same"), sender, Opportunistic, danePartner(),
            insecureMismatch, "queued 4.7.323 5.7.323 tlsa-invalid -");
        row(title("7672 2.2.1, never enough for Mandatory"), sender, Mandatory, danePartner(), insecureMx,
            "queued - - dane-required -");
        row(title("7671 5.1, dates of DANE-EE are not looked at"), sender, Opportunistic, danePartner(),
            expired, "dane -");
        row(title("the roots are its own"), sender, Opportunistic, stsPartner(), nothing, "mta-sts -");
        row(title("no STARTTLS under enforce"), sender, Opportunistic, stsPartner(), noTls,
            "queued 4.7.5 5.7.5 starttls-not-supported A3");
        row(
            title("bogus addresses"), sender, Opportunistic, plainPartner(),
            [](DomainObservation& p) { p.hosts.first().addresses = AddressState::Bogus; },
            "queued 4.7.324 5.7.324 dnssec-invalid -");
    }
    row(
        "postfix: bogus addresses, None", SenderModel::Postfix, NoDane, plainPartner(),
        [](DomainObservation& p) { p.hosts.first().addresses = AddressState::Bogus; },
        "queued 4.4.3 5.4.3 dnssec-invalid A6");
    row(
        "postfix: TLS 1.0 is better than none", SenderModel::Postfix, Opportunistic, plainPartner(),
        [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::TooOld; }, "encrypted -");
    row(
        "postfix: no DANE by TLS 1.0", SenderModel::Postfix, Opportunistic, danePartner(),
        [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::TooOld; },
        "queued 4.7.321 5.7.321 starttls-not-supported -");
    row(
        "rfc: 8996, TLS 1.0 is none", SenderModel::Rfc, Opportunistic, plainPartner(),
        [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::TooOld; }, "plain -");
    row(
        "rfc: bogus addresses, None: goes on unvalidated", SenderModel::Rfc, NoDane, plainPartner(),
        [](DomainObservation& p) { p.hosts.first().addresses = AddressState::Bogus; }, "encrypted -");
}

void TestDecision::senderModels()
{
    check();
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
