// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/decisionrows.h"

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

/// Steps 3 to 8 of the table in core/README.md, one host.
class TestHostDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void host_data();
    void host();
    void unknown_data();
    void unknown();
};

void TestHostDecision::host_data()
{
    addDecisionColumns();
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
        "queued 4.7.321 5.7.321 validation-failure -");
    row("5, N10: TLS too old", Opportunistic, danePartner(), tls(TlsState::TooOld),
        "queued 4.7.321 5.7.321 validation-failure -");
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
        "queued 4.7.321 5.7.321 validation-failure -");
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
    row("8, S6: handshake fails", Opportunistic, stsPartner(), tls(TlsState::HandshakeFailed),
        "queued 4.7.5 5.7.5 validation-failure A3,A11");
    row("8, S6: TLS too old", Opportunistic, stsPartner(), tls(TlsState::TooOld),
        "queued 4.7.5 5.7.5 validation-failure A3,A11");
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

void TestHostDecision::host()
{
    checkDecision();
}

void TestHostDecision::unknown_data()
{
    addDecisionColumns();
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

void TestHostDecision::unknown()
{
    checkDecision();
}

QTEST_GUILESS_MAIN(TestHostDecision)
#include "tst_hostdecision.moc"
