// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/decisionrows.h"

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

/// What depends on the sender: assumptions denied one by one, and the other sender models.
class TestSenderDecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deniedAssumptions_data();
    void deniedAssumptions();
    void senderModels_data();
    void senderModels();
};

void TestSenderDecision::deniedAssumptions_data()
{
    addDecisionColumns();
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
    row(
        "A15: a policy that only earlier tests have read says nothing", Assumption::A15, {}, stsPartner(),
        [](DomainObservation& p) {
            p.stsFromCache = true;
            p.stsPatterns = {u"mx9.partner.example"_qs};
        },
        "encrypted -");
    row(
        "A15: it counts where it is held", Assumption::A1, {}, stsPartner(),
        [](DomainObservation& p) { p.stsFromCache = true; }, "mta-sts A12,A15");
    row("A15: a policy that was read now counts", Assumption::A15, {}, stsPartner(), nothing, "mta-sts A12");
}

void TestSenderDecision::deniedAssumptions()
{
    checkDecision();
}

void TestSenderDecision::senderModels_data()
{
    addDecisionColumns();
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
        "queued 4.7.321 5.7.321 validation-failure -");
    row(
        "rfc: 8996, TLS 1.0 is none", SenderModel::Rfc, Opportunistic, plainPartner(),
        [](DomainObservation& p) { firstEndpoint(p).tls = TlsState::TooOld; }, "plain -");
    row(
        "rfc: bogus addresses, None: goes on unvalidated", SenderModel::Rfc, NoDane, plainPartner(),
        [](DomainObservation& p) { p.hosts.first().addresses = AddressState::Bogus; }, "encrypted -");
}

void TestSenderDecision::senderModels()
{
    checkDecision();
}

QTEST_GUILESS_MAIN(TestSenderDecision)
#include "tst_senderdecision.moc"
