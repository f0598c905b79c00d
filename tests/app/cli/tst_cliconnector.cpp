// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>

using namespace relaydeck;
using namespace relaydeck::test;

/// `connector`: each test has a store of its own.
class TestCliConnector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listOfNone();
    void addThenListAndShow();
    void unsetModesStayUnset();
    void smartHostsTurnMxOff();
    void addRefuses_data();
    void addRefuses();
    void nameIsTakenOnce();
    void setChangesWhatIsGiven();
    void setToTheSameSaysSo();
    void setRenames();
    void setOfUnknown();
    void removeThenGone();
    void changesAreInTheActivity();
    void routeByServiceDefault();
    void routeByConnector();
    void routeTellsWhyNot();
    void routeTakesAnAddress();
    void routeRefuses_data();
    void routeRefuses();

private:
    CliResult connector(const QStringList& arguments) const
    {
        return m_runner->run(QStringList{u"connector"_qs} + arguments);
    }
    void add(const QString& name, const QStringList& options) const
    {
        const CliResult result = connector(QStringList{u"add"_qs, name} + options);
        QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    }
    Connector stored(const QString& name) const
    {
        return m_runner->openStore()->connectors().findByName(name)->connector;
    }

    std::unique_ptr<CliRunner> m_runner;
};

void TestCliConnector::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliConnector::listOfNone()
{
    const CliResult text = connector({u"list"_qs});
    QCOMPARE(text.code, int(cli::MailPasses));
    QVERIFY2(text.out.contains(u"No connectors"_qs), text.all().constData());
    const CliResult json = connector({u"list"_qs, u"--json"_qs});
    QVERIFY(json.json().value(u"connectors"_qs).isArray());
    QVERIFY(json.json().value(u"connectors"_qs).toArray().isEmpty());
}

void TestCliConnector::addThenListAndShow()
{
    add(u"To City"_qs,
        {u"--recipient-domains"_qs, u"city.example,*.city.example"_qs, u"--dane"_qs, u"Mandatory"_qs,
         u"--mta-sts"_qs, u"None"_qs, u"--tls"_qs, u"DomainValidation"_qs, u"--tls-domain"_qs,
         u"mx.city.example"_qs, u"--comment"_qs, u"asked by the city"_qs});
    const CliResult list = connector({u"list"_qs});
    for (const QString& word : {u"To City"_qs, u"Mandatory"_qs, u"None"_qs, u"DomainValidation"_qs,
                                u"city.example, *.city.example"_qs})
        QVERIFY2(list.out.contains(word), list.all().constData());

    const CliResult show = connector({u"show"_qs, u"to city"_qs});
    QCOMPARE(show.code, int(cli::MailPasses));
    for (const QString& word : {u"SmtpDaneMode"_qs, u"MtaStsMode"_qs, u"TlsDomain"_qs, u"mx.city.example"_qs,
                                u"asked by the city"_qs})
        QVERIFY2(show.out.contains(word), show.all().constData());

    const QJsonObject json = connector({u"show"_qs, u"To City"_qs, u"--json"_qs}).json();
    const QJsonArray listed = connector({u"list"_qs, u"--json"_qs}).json().value(u"connectors"_qs).toArray();
    QCOMPARE(listed, QJsonArray{json});

    const Connector connector = stored(u"To City"_qs);
    QCOMPARE(connector.recipientDomains, (QStringList{u"city.example"_qs, u"*.city.example"_qs}));
    QCOMPARE(connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(connector.mtaStsMode, std::optional(MtaStsMode::None));
    QVERIFY(connector.tlsSettings == TlsSettings::DomainValidation);
    QVERIFY(connector.useMxRecord);
}

void TestCliConnector::unsetModesStayUnset()
{
    add(u"Plain"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs});
    QVERIFY(!stored(u"Plain"_qs).smtpDaneMode);
    QVERIFY(!stored(u"Plain"_qs).mtaStsMode);
    QVERIFY(connector({u"list"_qs}).out.contains(u"Opportunistic, not set"_qs));
}

void TestCliConnector::smartHostsTurnMxOff()
{
    add(u"Relay"_qs,
        {u"--recipient-domains"_qs, u"partner.example"_qs, u"--smart-hosts"_qs, u"relay.partner.example"_qs});
    QVERIFY(!stored(u"Relay"_qs).useMxRecord);
    QCOMPARE(stored(u"Relay"_qs).smartHosts, QStringList{u"relay.partner.example"_qs});
}

void TestCliConnector::addRefuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::newRow("a mode that is none")
        << QStringList{u"--dane"_qs, u"Strict"_qs} << u"Opportunistic, Mandatory or None"_qs;
    QTest::newRow("MTA-STS has no Mandatory")
        << QStringList{u"--mta-sts"_qs, u"Mandatory"_qs} << u"Opportunistic or None"_qs;
    QTest::newRow("a TLS setting that is none") << QStringList{u"--tls"_qs, u"Always"_qs} << u"--tls"_qs;
    QTest::newRow("a type that is none") << QStringList{u"--type"_qs, u"Inbound"_qs} << u"Partner"_qs;
    QTest::newRow("neither MX nor smart host") << QStringList{u"--use-mx"_qs, u"false"_qs} << u""_qs;
    QTest::newRow("a domain that is none")
        << QStringList{u"--recipient-domains"_qs, u"not a domain"_qs} << u"not a domain"_qs;
    QTest::newRow("DomainValidation without a domain")
        << QStringList{u"--tls"_qs, u"DomainValidation"_qs} << u"needs a TLS domain"_qs;
}

void TestCliConnector::addRefuses()
{
    QFETCH(QStringList, options);
    QFETCH(QString, said);
    if (!options.contains(u"--recipient-domains"_qs))
        options += {u"--recipient-domains"_qs, u"partner.example"_qs};
    const CliResult result = connector(QStringList{u"add"_qs, u"New"_qs} + options);
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(said), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);
}

void TestCliConnector::nameIsTakenOnce()
{
    add(u"Partner"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs});
    const CliResult again =
        connector({u"add"_qs, u"PARTNER"_qs, u"--recipient-domains"_qs, u"other.example"_qs});
    QVERIFY2(again.code == cli::Usage || again.code == cli::OperationFailed, again.all().constData());
    QVERIFY2(again.err.contains(u"PARTNER"_qs, Qt::CaseInsensitive), again.all().constData());
    QCOMPARE(m_runner->connectorCount(), 1);
}

void TestCliConnector::setChangesWhatIsGiven()
{
    add(u"Partner"_qs,
        {u"--recipient-domains"_qs, u"partner.example"_qs, u"--comment"_qs, u"first"_qs, u"--mta-sts"_qs,
         u"None"_qs});
    const CliResult result = connector({u"set"_qs, u"Partner"_qs, u"--dane"_qs, u"Mandatory"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY2(result.out.contains(u"SmtpDaneMode: (not set) -> Mandatory"_qs), result.all().constData());
    QVERIFY2(!result.out.contains(u"MtaStsMode"_qs), result.all().constData());
    const Connector connector = stored(u"Partner"_qs);
    QCOMPARE(connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    QCOMPARE(connector.mtaStsMode, std::optional(MtaStsMode::None));
    QCOMPARE(connector.comment, u"first"_qs);
}

void TestCliConnector::setToTheSameSaysSo()
{
    add(u"Partner"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs, u"--dane"_qs, u"None"_qs});
    const CliResult result = connector({u"set"_qs, u"Partner"_qs, u"--dane"_qs, u"None"_qs});
    QCOMPARE(result.code, int(cli::MailPasses));
    QVERIFY2(result.out.contains(u"is so already"_qs), result.all().constData());
}

void TestCliConnector::setRenames()
{
    add(u"Old"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs});
    QCOMPARE(connector({u"set"_qs, u"Old"_qs, u"--name"_qs, u"New"_qs}).code, int(cli::MailPasses));
    QCOMPARE(connector({u"show"_qs, u"New"_qs}).code, int(cli::MailPasses));
    QCOMPARE(connector({u"show"_qs, u"Old"_qs}).code, int(cli::Usage));
}

void TestCliConnector::setOfUnknown()
{
    for (const QString& verb : {u"show"_qs, u"set"_qs, u"remove"_qs}) {
        const CliResult result = connector({verb, u"Nobody"_qs});
        QVERIFY2(result.code == cli::Usage, result.all().constData());
        QVERIFY2(result.err.contains(u"There is no connector \"Nobody\"."_qs), result.all().constData());
    }
}

void TestCliConnector::removeThenGone()
{
    add(u"Partner"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs});
    const CliResult result = connector({u"remove"_qs, u"Partner"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);
    QCOMPARE(connector({u"remove"_qs, u"Partner"_qs}).code, int(cli::Usage));
}

void TestCliConnector::changesAreInTheActivity()
{
    add(u"Partner"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs});
    QCOMPARE(connector({u"set"_qs, u"Partner"_qs, u"--dane"_qs, u"None"_qs}).code, int(cli::MailPasses));
    QCOMPARE(connector({u"remove"_qs, u"Partner"_qs}).code, int(cli::MailPasses));
    const auto store = m_runner->openStore();
    const Result<QList<store::ActivityEntry>> entries = store->activity().latest(10);
    QVERIFY(entries.ok());
    QCOMPARE(entries->size(), 3);
    for (const store::ActivityEntry& entry : *entries) {
        QCOMPARE(entry.origin, store::originName(store::Origin::CommandLine));
        QVERIFY(!entry.user.isEmpty());
    }
}

void TestCliConnector::routeByServiceDefault()
{
    const CliResult text = connector({u"route"_qs, u"someone@partner.example"_qs});
    QCOMPARE(text.code, int(cli::MailPasses));
    QCOMPARE(text.out.trimmed(), u"partner.example: no connector: service default, both Opportunistic"_qs);
    const QJsonObject json = connector({u"route"_qs, u"someone@partner.example"_qs, u"--json"_qs}).json();
    QCOMPARE(json.value(u"domain"_qs), u"partner.example"_qs);
    QVERIFY(json.value(u"connector"_qs).isNull());
    QCOMPARE(json.value(u"smtpDaneMode"_qs), u"Opportunistic"_qs);
    QCOMPARE(json.value(u"mtaStsMode"_qs), u"Opportunistic"_qs);
    QCOMPARE(json.value(u"ambiguous"_qs), false);
    QVERIFY(json.value(u"why"_qs).isArray());
}

void TestCliConnector::routeByConnector()
{
    add(u"Wide"_qs, {u"--recipient-domains"_qs, u"*.example"_qs, u"--dane"_qs, u"None"_qs});
    add(u"Exact"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs, u"--dane"_qs, u"Mandatory"_qs});
    const CliResult text = connector({u"route"_qs, u"partner.example"_qs});
    QCOMPARE(text.code, int(cli::MailPasses));
    QVERIFY2(text.out.startsWith(u"partner.example: connector \"Exact\" (SMTP DANE Mandatory, MTA-STS "
                                 u"Opportunistic)"_qs),
             text.all().constData());
    const QJsonObject json = connector({u"route"_qs, u"other.example"_qs, u"--json"_qs}).json();
    QCOMPARE(json.value(u"connector"_qs), u"Wide"_qs);
    QCOMPARE(json.value(u"smtpDaneMode"_qs), u"None"_qs);
}

void TestCliConnector::routeTellsWhyNot()
{
    add(u"Off"_qs, {u"--recipient-domains"_qs, u"partner.example"_qs, u"--enabled"_qs, u"false"_qs});
    const CliResult text = connector({u"route"_qs, u"partner.example"_qs});
    QVERIFY2(text.out.contains(u"no connector: service default, both Opportunistic"_qs),
             text.all().constData());
    QVERIFY2(text.out.contains(u"Off"_qs), text.all().constData());
}

void TestCliConnector::routeTakesAnAddress()
{
    add(u"Books"_qs, {u"--recipient-domains"_qs, u"xn--bcher-kva.example"_qs});
    const CliResult text = connector({u"route"_qs, u"rat@b\u00fccher.example"_qs});
    QVERIFY2(text.out.contains(u"\"Books\""_qs), text.all().constData());
}

void TestCliConnector::routeRefuses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << u""_qs;
    QTest::newRow("no domain") << u"someone@"_qs;
    QTest::newRow("an address literal") << u"someone@[192.0.2.1]"_qs;
    QTest::newRow("a URL") << u"https://partner.example"_qs;
}

void TestCliConnector::routeRefuses()
{
    QFETCH(QString, address);
    const CliResult result = connector({u"route"_qs, address});
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY(!result.err.trimmed().isEmpty());
}

QTEST_GUILESS_MAIN(TestCliConnector)
#include "tst_cliconnector.moc"
