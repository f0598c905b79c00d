// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/powershellexporter.h"
#include "core/exporters/powershellparameters.h"
#include "tests/core/exporters/powershellreader.h"
#include "tests/support/goldenfile.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::exporters;

namespace {

const QDateTime Noon({2026, 11, 24}, {12, 0}, Qt::UTC);

Connector partner()
{
    Connector connector;
    connector.id = QUuid(u"aaaaaaaa-0000-0000-0000-000000000001"_qs);
    connector.name = u"Fabrikam Bank"_qs;
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = {u"fabrikam.example"_qs, u"*.fabrikam.example"_qs};
    connector.smtpDaneMode = DaneMode::Mandatory;
    connector.mtaStsMode = MtaStsMode::Opportunistic;
    return connector;
}

Connector inTenant()
{
    Connector connector = partner();
    connector.guid = QUuid(u"11111111-2222-3333-4444-555555555555"_qs);
    connector.source = ConnectorSource::AdminUi;
    connector.smtpDaneMode = DaneMode::Opportunistic;
    connector.tlsSettings = TlsSettings::CertificateValidation;
    return connector;
}

ExchangeItem item(Connector connector, std::optional<Connector> imported = {})
{
    return {.connector = std::move(connector),
            .imported = std::move(imported),
            .reason = u"The partner publishes DANE for all its MX hosts."_qs,
            .lastTest = Noon.addSecs(-3600),
            .lastVerdict = u"delivered, DANE"_qs};
}

QStringList names(const QList<PowerShellParameter>& parameters)
{
    QStringList result;
    for (const PowerShellParameter& parameter : parameters)
        result.append(parameter.name);
    return result;
}

QString valueOf(const QList<PowerShellParameter>& parameters, const QString& name)
{
    for (const PowerShellParameter& parameter : parameters) {
        if (parameter.name == name)
            return parameter.value;
    }
    return u"(not there)"_qs;
}

}  // namespace

class TestPowerShellExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void createdWithAllThatIsSet();
    void onlyWhatDiffers_data();
    void onlyWhatDiffers();
    void withoutBaseline();
    void hostileTexts_data();
    void hostileTexts();
    void file();
    void nothingChangesUnlessAsked();
};

void TestPowerShellExporter::golden_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<ExchangeItem>>("items");
    QTest::newRow("made here") << u"exporters/new.ps1.expected"_qs << QList{item(partner())};

    Connector changed = inTenant();
    changed.smtpDaneMode = DaneMode::None;
    changed.tlsSettings = TlsSettings::Blank;
    changed.name = u"Fabrikam's Bank"_qs;
    QTest::newRow("changed, renamed, protection lowered")
        << u"exporters/changed.ps1.expected"_qs << QList{item(changed, inTenant())};

    Connector full = partner();
    full.name = u"Own servers"_qs;
    full.enabled = false;
    full.type = ConnectorType::OnPremises;
    full.source = ConnectorSource::HybridWizard;
    full.useMxRecord = false;
    full.smartHosts = {u"relay.contoso.example"_qs, u"192.0.2.0/25"_qs};
    full.allAcceptedDomains = false;
    full.routeAllMessagesViaOnPremises = true;
    full.senderRewritingEnabled = false;
    full.cloudServicesMailEnabled = true;
    full.isTransportRuleScoped = false;
    full.tlsSettings = TlsSettings::DomainValidation;
    full.tlsDomain = u"*.contoso.example"_qs;
    full.testMode = true;
    full.comment = u"first line\nsecond 'line'"_qs;
    full.validationRecipients = {u"postmaster@contoso.example"_qs};
    full.isValidated = true;
    full.lastValidationTimestamp = Noon;
    Connector refused = partner();
    refused.name = u"Without smart host"_qs;
    refused.useMxRecord = false;
    ExchangeItem untested = item(refused);
    untested.lastTest.reset();
    untested.lastVerdict.clear();
    untested.reason.clear();
    QTest::newRow("every parameter, one unchanged, one that would be refused")
        << u"exporters/several.ps1.expected"_qs << QList{item(full), item(inTenant(), inTenant()), untested};

    Connector hostile = partner();
    hostile.name = u"O\u2019Neill'; Remove-Item C:\\ -Recurse; \u2018"_qs;
    hostile.comment = u"x\r\n'@\nRemove-Item $env:x; $(exit) `n \u2028 \u202e #> 日本 🚀"_qs;
    hostile.recipientDomains = {u"fabrikam.example', 'evil.example"_qs, u"bücher.example"_qs};
    ExchangeItem hostileItem = item(hostile);
    hostileItem.reason = u"because\n#Requires -Modules Evil\u0085Remove-Item"_qs;
    QTest::newRow("hostile texts") << u"exporters/hostile.ps1.expected"_qs << QList{hostileItem};
}

void TestPowerShellExporter::golden()
{
    QFETCH(QString, file);
    QFETCH(QList<ExchangeItem>, items);
    const QString difference = test::differsFromGolden(file, exchangeScript(items, Noon).toUtf8());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestPowerShellExporter::createdWithAllThatIsSet()
{
    Connector connector = partner();
    connector.validationRecipients = {u"a@fabrikam.example"_qs};
    const QList<PowerShellParameter> parameters = newParameters(connector);
    QCOMPARE(names(parameters),
             (QStringList{u"Name"_qs, u"Enabled"_qs, u"ConnectorType"_qs, u"UseMXRecord"_qs,
                          u"RecipientDomains"_qs, u"MtaStsMode"_qs, u"SmtpDaneMode"_qs}));
    // 1.1: New-OutboundConnector does not take ValidationRecipients.
    QCOMPARE(names(afterNewParameters(connector)), QStringList{u"ValidationRecipients"_qs});
    QVERIFY(afterNewParameters(partner()).isEmpty());
    // AdminUI is no value of the parameter; marks of a validation are not ours to set.
    connector.source = ConnectorSource::AdminUi;
    connector.isValidated = true;
    connector.lastValidationTimestamp = Noon;
    QCOMPARE(newParameters(connector), parameters);
    connector.source = ConnectorSource::Migrated;
    QCOMPARE(valueOf(newParameters(connector), u"ConnectorSource"_qs), u"'Migrated'"_qs);
}

void TestPowerShellExporter::onlyWhatDiffers_data()
{
    QTest::addColumn<Connector>("connector");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* tag, const QStringList& expected, auto change) {
        Connector connector = inTenant();
        change(connector);
        QTest::newRow(tag) << connector << expected;
    };
    row("nothing", {}, [](Connector&) {});
    row("a mode", {u"SmtpDaneMode='None'"_qs}, [](Connector& c) { c.smtpDaneMode = DaneMode::None; });
    row("a mode back to unset works as Opportunistic", {u"MtaStsMode='Opportunistic'"_qs},
        [](Connector& c) { c.mtaStsMode.reset(); });
    row("a name", {u"Name='Fabrikam'"_qs}, [](Connector& c) { c.name = u"Fabrikam"_qs; });
    row("blank TLS settings are $null, with their domain", {u"TlsSettings=$null"_qs, u"TlsDomain=$null"_qs},
        [](Connector& c) { c.tlsSettings = TlsSettings::Blank; });
    row("1.1: smart hosts go with UseMXRecord", {u"UseMXRecord=$false"_qs, u"SmartHosts=@('a.example')"_qs},
        [](Connector& c) {
            c.useMxRecord = false;
            c.smartHosts = QStringList{u"a.example"_qs};
        });
    row("1.1: what needs OnPremises goes with the type",
        {u"ConnectorType='OnPremises'"_qs, u"AllAcceptedDomains=$true"_qs}, [](Connector& c) {
            c.type = ConnectorType::OnPremises;
            c.allAcceptedDomains = true;
        });
    row("an emptied list", {u"RecipientDomains=$null"_qs}, [](Connector& c) { c.recipientDomains.clear(); });
    row("an emptied comment", {}, [](Connector& c) { c.comment.clear(); });
    row("a status of the service", {}, [](Connector& c) { c.isValidated = true; });
}

void TestPowerShellExporter::onlyWhatDiffers()
{
    QFETCH(Connector, connector);
    QFETCH(QStringList, expected);
    QStringList actual;
    for (const PowerShellParameter& parameter : setParameters(connector, inTenant()))
        actual.append(parameter.name + u'=' + parameter.value);
    QCOMPARE(actual, expected);
}

void TestPowerShellExporter::withoutBaseline()
{
    const QList<PowerShellParameter> parameters = setParameters(partner(), std::nullopt);
    // Everything that is known, also what is empty, so that running it again gives the same.
    QCOMPARE(valueOf(parameters, u"SmtpDaneMode"_qs), u"'Mandatory'"_qs);
    QCOMPARE(valueOf(parameters, u"TlsSettings"_qs), u"$null"_qs);
    QCOMPARE(valueOf(parameters, u"SmartHosts"_qs), u"$null"_qs);
    QCOMPARE(valueOf(parameters, u"Comment"_qs), u"''"_qs);
    // What is not set here is left as it is there.
    QVERIFY(!names(parameters).contains(u"TestMode"_qs));
    QVERIFY(!names(parameters).contains(u"Name"_qs));
}

void TestPowerShellExporter::hostileTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quote") << u"'; Remove-Item C:\\ -Recurse; '"_qs;
    QTest::newRow("typographic quote") << u"\u2019; Remove-Item C:\\ -Recurse; \u2018"_qs;
    QTest::newRow("line break") << u"x\r\nRemove-Item C:\\ -Recurse\r\n#"_qs;
    QTest::newRow("next line") << u"x\u0085Remove-Item C:\\\u2028Remove-Item D:\\\u2029"_qs;
    QTest::newRow("variables") << u"$(Remove-Item C:\\) ${env:x} `n"_qs;
    QTest::newRow("placeholders of the exporter") << u"%1 %2 %99"_qs;
    QTest::newRow("block comment") << u"#> x <#"_qs;
    QTest::newRow("requires") << u"\n#Requires -Modules Evil"_qs;
    QTest::newRow("signature block") << u"\n# SIG # Begin signature block\n"_qs;
    QTest::newRow("here-string") << u"'@\nRemove-Item C:\\\n@'"_qs;
}

void TestPowerShellExporter::hostileTexts()
{
    QFETCH(QString, text);
    const auto itemWith = [](const QString& value) {
        Connector connector = partner();
        connector.name = value;
        connector.comment = value;
        connector.recipientDomains = {value, value};
        connector.useMxRecord = false;
        connector.smartHosts = {value};
        connector.tlsSettings = TlsSettings::DomainValidation;
        connector.tlsDomain = value;
        connector.validationRecipients = {value};
        Connector imported = inTenant();
        imported.name = value + u"old"_qs;
        ExchangeItem result = item(connector, imported);
        result.reason = value;
        result.lastVerdict = value;
        return result;
    };
    // What PowerShell would run is the same whatever the texts are. A text in several parts counts as one
    // string.
    const auto runs = [](const ExchangeItem& each) {
        QString result = test::skeleton(exchangeScript({each}, Noon));
        result.replace(QRegularExpression(u"\\(S(?: \\+ (?:S|\\[char\\]0x[0-9a-f]{4}))+\\)"_qs), u"S"_qs);
        // The number of notes differs with the faults of the values.
        return result.replace(QRegularExpression(u"#\n(?:#\n)+"_qs), u"#\n"_qs);
    };
    QCOMPARE(runs(itemWith(text)), runs(itemWith(u"harmless"_qs)));
    const QString script = exchangeScript({itemWith(text)}, Noon);
    for (const QString& line : script.split(u'\n')) {
        QVERIFY2(!line.startsWith(u"#Requires"_qs) && !line.startsWith(u"# SIG"_qs), qPrintable(line));
        for (const QChar c : line)
            QVERIFY2(c.category() != QChar::Other_Control, qPrintable(line));
    }
}

void TestPowerShellExporter::file()
{
    const QList<ExchangeItem> items{item(partner())};
    const QByteArray lf = exchangeScriptFile(items, Noon, LineEnding::Lf);
    const QByteArray crLf = exchangeScriptFile(items, Noon);
    QVERIFY(lf.startsWith("\xef\xbb\xbf# "));
    QCOMPARE(lf.mid(3), exchangeScript(items, Noon).toUtf8());
    QVERIFY(!lf.contains('\r'));
    QCOMPARE(crLf.count('\r'), crLf.count('\n'));
    QCOMPARE(crLf.count("\r\n"), crLf.count('\n'));
    QVERIFY(lf.endsWith('\n') && !lf.endsWith("\n\n"));
}

void TestPowerShellExporter::nothingChangesUnlessAsked()
{
    // -WhatIf: each call that changes something stands inside a question of the script.
    Connector connector = partner();
    connector.validationRecipients = {u"a@fabrikam.example"_qs};
    const QStringList lines = exchangeScript({item(connector)}, Noon).split(u'\n');
    int calls = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).startsWith(u'#')
            || !lines.at(i).contains(QRegularExpression(u"(New|Set)-OutboundConnector [@-]"_qs)))
            continue;
        ++calls;
        qsizetype asked = i - 1;
        while (asked > 0 && lines.at(asked).startsWith(u"        "_qs))
            --asked;
        QVERIFY2(lines.at(asked).startsWith(u"    if ($PSCmdlet.ShouldProcess("_qs), qPrintable(lines.at(i)));
    }
    QCOMPARE(calls, 3);
}

QTEST_GUILESS_MAIN(TestPowerShellExporter)
#include "tst_powershellexporter.moc"
