// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/decision/decisionrows.h"

using namespace relaydeck;
using namespace relaydeck::decision;
using namespace relaydeck::test;

/// What the connector's TLS settings and smart hosts add (steps 9 and 11).
class TestDecisionSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectorTls_data();
    void connectorTls();
    void smartHosts_data();
    void smartHosts();
};

void TestDecisionSettings::connectorTls_data()
{
    addDecisionColumns();
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

void TestDecisionSettings::connectorTls()
{
    checkDecision();
}

void TestDecisionSettings::smartHosts_data()
{
    addDecisionColumns();
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

void TestDecisionSettings::smartHosts()
{
    checkDecision();
}

QTEST_GUILESS_MAIN(TestDecisionSettings)
#include "tst_decisionsettings.moc"
