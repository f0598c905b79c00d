// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorcheck.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using Severity = ConnectorFinding::Severity;

namespace {

/// One that has no finding.
Connector good()
{
    Connector connector;
    connector.name = u"Fabrikam"_qs;
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = {u"fabrikam.example"_qs};
    return connector;
}

template<typename Change>
Connector changed(Change change)
{
    Connector connector = good();
    change(connector);
    return connector;
}

struct Expected {
    ConnectorProblem problem;
    ConnectorField field;
    Severity severity;
};

}  // namespace

class TestConnectorCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodOnes_data();
    void goodOnes();
    void findings_data();
    void findings();
    void among();
};

void TestConnectorCheck::goodOnes_data()
{
    QTest::addColumn<Connector>("connector");
    QTest::newRow("partner by MX") << good();
    QTest::newRow("1.1: a name of 64 characters")
        << changed([](Connector& c) { c.name = QString(64, u'x'); });
    QTest::newRow("1.1: a rule-scoped connector needs no domains") << changed([](Connector& c) {
        c.recipientDomains.clear();
        c.isTransportRuleScoped = true;
    });
    QTest::newRow("1.1: OnPremises allows its four parameters") << changed([](Connector& c) {
        c.type = ConnectorType::OnPremises;
        c.allAcceptedDomains = c.routeAllMessagesViaOnPremises = c.senderRewritingEnabled = true;
        c.cloudServicesMailEnabled = true;
        c.useMxRecord = false;
        c.smartHosts = QStringList{u"hybrid.fabrikam.example"_qs};
    });
    QTest::newRow("1.1: explicit $false of an OnPremises parameter is no use of it")
        << changed([](Connector& c) { c.allAcceptedDomains = false; });
    QTest::newRow("6.3: wildcard and apex") << changed([](Connector& c) {
        c.recipientDomains = QStringList{u"fabrikam.example"_qs, u"*.fabrikam.example"_qs};
    });
    QTest::newRow("everything") << changed([](Connector& c) { c.recipientDomains = QStringList{u"*"_qs}; });
    QTest::newRow("1.1: TlsDomain with a leading wildcard") << changed([](Connector& c) {
        c.tlsSettings = TlsSettings::DomainValidation;
        c.tlsDomain = u"*.fabrikam.example"_qs;
    });
    QTest::newRow("both modes None, but TLS demanded") << changed([](Connector& c) {
        c.smtpDaneMode = DaneMode::None;
        c.mtaStsMode = MtaStsMode::None;
        c.tlsSettings = TlsSettings::EncryptionOnly;
    });
}

void TestConnectorCheck::goodOnes()
{
    QFETCH(Connector, connector);
    const QList<ConnectorFinding> findings = checkConnector(connector);
    QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qPrintable(englishText(findings.first())));
}

void TestConnectorCheck::findings_data()
{
    using enum ConnectorProblem;
    QTest::addColumn<Connector>("connector");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char* tag, ConnectorProblem problem, ConnectorField field, Severity severity,
                        auto change) {
        QTest::newRow(tag) << changed(change) << Expected{problem, field, severity};
    };
    row("1.1: no name", NameMissing, ConnectorField::Name, Severity::Error,
        [](Connector& c) { c.name = u"  "_qs; });
    row("1.1: 65 characters", NameTooLong, ConnectorField::Name, Severity::Error,
        [](Connector& c) { c.name = QString(65, u'x'); });
    row("control character in the name", NameWithControlCharacters, ConnectorField::Name, Severity::Error,
        [](Connector& c) { c.name = u"a\nb"_qs; });
    row("1.1: smart hosts missing", SmartHostsMissing, ConnectorField::SmartHosts, Severity::Error,
        [](Connector& c) { c.useMxRecord = false; });
    row("smart hosts beside MX", SmartHostsUnused, ConnectorField::SmartHosts, Severity::Warning,
        [](Connector& c) { c.smartHosts = QStringList{u"relay.fabrikam.example"_qs}; });
    row("1.1: port", SmartHostWithPort, ConnectorField::SmartHosts, Severity::Error, [](Connector& c) {
        c.useMxRecord = false;
        c.smartHosts = QStringList{u"relay.fabrikam.example:587"_qs};
    });
    row("1.1: no smart host", SmartHostInvalid, ConnectorField::SmartHosts, Severity::Error,
        [](Connector& c) {
            c.useMxRecord = false;
            c.smartHosts = QStringList{u"not a host"_qs};
        });
    row("no domains", RecipientDomainsMissing, ConnectorField::RecipientDomains, Severity::Warning,
        [](Connector& c) { c.recipientDomains.clear(); });
    row("1.1: embedded wildcard", RecipientDomainInvalid, ConnectorField::RecipientDomains, Severity::Error,
        [](Connector& c) { c.recipientDomains = QStringList{u"a.*.fabrikam.example"_qs}; });
    row("listed twice", RecipientDomainRepeated, ConnectorField::RecipientDomains, Severity::Warning,
        [](Connector& c) {
            c.recipientDomains = QStringList{u"fabrikam.example"_qs, u"Fabrikam.Example"_qs};
        });
    row("6.5: very many domains", RecipientDomainsTooLong, ConnectorField::RecipientDomains,
        Severity::Warning, [](Connector& c) {
            for (int i = 0; i < 100; ++i)
                c.recipientDomains.append(u"partner%1.example"_qs.arg(i));
        });
    row("6.3: apex", ApexNotSurelyCovered, ConnectorField::RecipientDomains, Severity::Notice,
        [](Connector& c) { c.recipientDomains = QStringList{u"*.fabrikam.example"_qs}; });
    row("6.3: * beside AllAcceptedDomains", EverythingOverridesAcceptedDomains,
        ConnectorField::RecipientDomains, Severity::Warning, [](Connector& c) {
            c.type = ConnectorType::OnPremises;
            c.allAcceptedDomains = true;
            c.recipientDomains = QStringList{u"*"_qs};
        });
    row("1.1: DomainValidation without a domain", TlsDomainMissing, ConnectorField::TlsDomain,
        Severity::Error, [](Connector& c) { c.tlsSettings = TlsSettings::DomainValidation; });
    row("1.1: TlsDomain without DomainValidation", TlsDomainUnused, ConnectorField::TlsDomain,
        Severity::Warning, [](Connector& c) { c.tlsDomain = u"fabrikam.example"_qs; });
    row("1.1: TlsDomain with an embedded wildcard", TlsDomainInvalid, ConnectorField::TlsDomain,
        Severity::Error, [](Connector& c) {
            c.tlsSettings = TlsSettings::DomainValidation;
            c.tlsDomain = u"mx.*.fabrikam.example"_qs;
        });
    row("TlsDomain *", TlsDomainInvalid, ConnectorField::TlsDomain, Severity::Error, [](Connector& c) {
        c.tlsSettings = TlsSettings::DomainValidation;
        c.tlsDomain = u"*"_qs;
    });
    row("1.1: AllAcceptedDomains on a partner", OnPremisesRequired, ConnectorField::AllAcceptedDomains,
        Severity::Error, [](Connector& c) { c.allAcceptedDomains = true; });
    row("1.1: RouteAllMessagesViaOnPremises on a partner", OnPremisesRequired,
        ConnectorField::RouteAllMessagesViaOnPremises, Severity::Error,
        [](Connector& c) { c.routeAllMessagesViaOnPremises = true; });
    row("1.1: SenderRewritingEnabled without a type", OnPremisesRequired,
        ConnectorField::SenderRewritingEnabled, Severity::Error, [](Connector& c) {
            c.type.reset();
            c.senderRewritingEnabled = true;
        });
    row("1.1: CloudServicesMailEnabled is only expected there", OnPremisesExpected,
        ConnectorField::CloudServicesMailEnabled, Severity::Warning,
        [](Connector& c) { c.cloudServicesMailEnabled = true; });
    row("A5: Mandatory to an address", MandatoryWithAddress, ConnectorField::SmtpDaneMode, Severity::Warning,
        [](Connector& c) {
            c.useMxRecord = false;
            c.smartHosts = QStringList{u"192.0.2.1"_qs};
            c.smtpDaneMode = DaneMode::Mandatory;
        });
    row("A4: Mandatory to a smart host", MandatoryWithSmartHost, ConnectorField::SmtpDaneMode,
        Severity::Notice, [](Connector& c) {
            c.useMxRecord = false;
            c.smartHosts = QStringList{u"relay.fabrikam.example"_qs};
            c.smtpDaneMode = DaneMode::Mandatory;
        });
    row("1.4: Mandatory on premises", MandatoryOnPremises, ConnectorField::SmtpDaneMode, Severity::Warning,
        [](Connector& c) {
            c.type = ConnectorType::OnPremises;
            c.smtpDaneMode = DaneMode::Mandatory;
        });
    row("1.4: nothing protects", NothingProtects, ConnectorField::TlsSettings, Severity::Warning,
        [](Connector& c) {
            c.smtpDaneMode = DaneMode::None;
            c.mtaStsMode = MtaStsMode::None;
        });
    row("1.1: validation recipient", ValidationRecipientInvalid, ConnectorField::ValidationRecipients,
        Severity::Error, [](Connector& c) { c.validationRecipients = QStringList{u"postmaster"_qs}; });
    row("1.2: validation recipients belong to the connector's domains", ValidationRecipientElsewhere,
        ConnectorField::ValidationRecipients, Severity::Warning,
        [](Connector& c) { c.validationRecipients = QStringList{u"ada@other.example"_qs}; });
    row("1.1: validation misleads while the connector is off", ValidationWhileOff,
        ConnectorField::ValidationRecipients, Severity::Notice, [](Connector& c) {
            c.validationRecipients = QStringList{u"ada@fabrikam.example"_qs};
            c.enabled = false;
        });
    row("6.2: a rule-scoped connector does not use its domains", RecipientDomainsUnused,
        ConnectorField::RecipientDomains, Severity::Notice,
        [](Connector& c) { c.isTransportRuleScoped = true; });
}

void TestConnectorCheck::findings()
{
    QFETCH(Connector, connector);
    QFETCH(Expected, expected);
    const QList<ConnectorFinding> findings = checkConnector(connector);
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const ConnectorFinding& finding) {
        return finding.problem == expected.problem;
    });
    QVERIFY(found != findings.end());
    QCOMPARE(found->field, expected.field);
    QCOMPARE(found->severity, expected.severity);
    QCOMPARE(hasErrors({*found}), expected.severity == Severity::Error);
    QVERIFY2(!englishText(*found).contains(u'%'), qPrintable(englishText(*found)));
}

void TestConnectorCheck::among()
{
    Connector one = good();
    one.id = QUuid::createUuid();
    Connector two = good();
    two.id = QUuid::createUuid();
    two.name = u"FABRIKAM"_qs;
    two.recipientDomains = {u"FABRIKAM.example"_qs};
    QVERIFY(checkAmong(one, {one}).isEmpty());
    const QList<ConnectorFinding> findings = checkAmong(one, {one, two});
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.at(0).problem, ConnectorProblem::NameNotUnique);
    QCOMPARE(findings.at(1).problem, ConnectorProblem::RecipientDomainShared);
    two.enabled = false;
    QCOMPARE(checkAmong(one, {one, two}).size(), 1);
}

QTEST_GUILESS_MAIN(TestConnectorCheck)
#include "tst_connectorcheck.moc"
