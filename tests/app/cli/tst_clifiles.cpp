// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QStringConverter>

#include <unistd.h>

using namespace relaydeck;
using namespace relaydeck::test;

namespace {

QJsonObject exported(const QString& connectorName)
{
    return {{u"Name"_qs, connectorName},
            {u"Guid"_qs, QUuid::createUuidV5(QUuid(), connectorName).toString(QUuid::WithoutBraces)},
            {u"Enabled"_qs, true},
            {u"ConnectorType"_qs, u"Partner"_qs},
            {u"UseMXRecord"_qs, true},
            {u"RecipientDomains"_qs, QJsonArray{u"partner.example"_qs}},
            {u"SmtpDaneMode"_qs, u"Mandatory"_qs},
            {u"MtaStsMode"_qs, u"None"_qs}};
}

QByteArray utf8(const QJsonArray& array)
{
    return QJsonDocument(array).toJson();
}

QByteArray utf16(const QByteArray& text)
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder.encode(QString::fromUtf8(text));
}

/// Permissions do not stop root: the calls in between run as an unprivileged user.
class Unprivileged {
public:
    Unprivileged()
    {
        if (m_root && seteuid(65'534) != 0)
            qFatal("cannot become an unprivileged user");
    }
    ~Unprivileged()
    {
        if (m_root && seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(Unprivileged)

private:
    const bool m_root = geteuid() == 0;
};

constexpr auto Readable = QFile::ReadOwner | QFile::ReadUser | QFile::ReadGroup | QFile::ReadOther;
constexpr auto Enterable = Readable | QFile::ExeOwner | QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther;

}  // namespace

/// Files that come in and go out: import, export, the store itself.
class TestCliFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importGood_data();
    void importGood();
    void importOfEveryForm_data();
    void importOfEveryForm();
    void importAgainChangesNothing();
    void importTellsWhatIsUnknown();
    void importDryRun();
    void importFaults_data();
    void importFaults();
    void importFaultKeepsWhatIsThere();
    void collectionScript();
    void exportToAFile();
    void exportToTheOutput();
    void exportOfUnknown();
    void exportIntoNoFolder();
    void unusableStores_data();
    void unusableStores();
    void newerStore();
    void readOnlyStore();
    void readOnlyFolder();

private:
    CliResult run(const QStringList& arguments) const { return m_runner->run(arguments); }
    void addPartner() const
    {
        QCOMPARE(run({u"connector"_qs, u"add"_qs, u"To Partner's"_qs, u"--recipient-domains"_qs,
                      u"partner.example"_qs, u"--dane"_qs, u"Mandatory"_qs})
                     .code,
                 int(cli::MailPasses));
    }

    std::unique_ptr<CliRunner> m_runner;
};

void TestCliFiles::init()
{
    m_runner = std::make_unique<CliRunner>();
}

void TestCliFiles::importGood_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("count");
    const QByteArray array = utf8({exported(u"One"_qs), exported(u"Two \u00fc"_qs)});
    QTest::newRow("object") << QJsonDocument(exported(u"One"_qs)).toJson() << 1;
    QTest::newRow("array") << array << 2;
    QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + array << 2;
    QTest::newRow("UTF-16LE, as Windows PowerShell writes it") << utf16(array) << 2;
}

void TestCliFiles::importGood()
{
    QFETCH(QByteArray, content);
    QFETCH(int, count);
    const QString file = m_runner->file(u"connectors.json"_qs, content);
    const CliResult result = run({u"import"_qs, file});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY2(result.out.startsWith(u"%1 new, 0 changed, 0 unchanged, 0 gone"_qs.arg(count)),
             result.all().constData());
    const auto store = m_runner->openStore();
    const QList<store::StoredConnector> connectors = *store->connectors().list();
    QCOMPARE(connectors.size(), count);
    QCOMPARE(connectors.first().connector.smtpDaneMode, std::optional(DaneMode::Mandatory));
    if (count == 2)
        QVERIFY(store->connectors().findByName(u"Two \u00fc"_qs).ok());
}

void TestCliFiles::importOfEveryForm_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::newRow("JSON") << utf8({exported(u"One"_qs)}) << u"json"_qs;
    QTest::newRow("CSV") << QByteArray("\"Name\",\"SmtpDaneMode\"\r\n\"One\",\"Mandatory\"\r\n") << u"csv"_qs;
    QTest::newRow("Format-List") << QByteArray("\r\nName : One\r\nSmtpDaneMode : Mandatory\r\n")
                                 << u"list"_qs;
    QTest::newRow("CLIXML") << QByteArray("<Objs><Obj><MS><S N=\"Name\">One</S>"
                                          "<S N=\"SmtpDaneMode\">Mandatory</S></MS></Obj></Objs>")
                            << u"clixml"_qs;
}

void TestCliFiles::importOfEveryForm()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    const QString file = m_runner->file(u"connectors.txt"_qs, content);
    const CliResult told = run({u"import"_qs, file, u"--dry-run"_qs});
    QVERIFY2(told.code == cli::MailPasses, told.all().constData());
    QVERIFY2(told.out.contains(u"+ One\n"_qs) && told.out.contains(u"    SmtpDaneMode: Mandatory\n"_qs),
             told.all().constData());
    m_runner->setInput(content);
    const CliResult named = run({u"import"_qs, u"-"_qs, u"--format"_qs, format});
    QVERIFY2(named.code == cli::MailPasses, named.all().constData());
    QCOMPARE(m_runner->connectorCount(), 1);
    const CliResult wrong =
        run({u"import"_qs, file, u"--format"_qs, format == u"csv"_qs ? u"json"_qs : u"csv"_qs});
    QVERIFY2(wrong.code == cli::OperationFailed, wrong.all().constData());
    QCOMPARE(run({u"import"_qs, file, u"--format"_qs, u"yaml"_qs}).code, int(cli::Usage));
}

void TestCliFiles::importAgainChangesNothing()
{
    const QString file = m_runner->file(u"connectors.json"_qs, utf8({exported(u"One"_qs)}));
    QCOMPARE(run({u"import"_qs, file}).code, int(cli::MailPasses));
    const CliResult again = run({u"import"_qs, file, u"--json"_qs});
    QCOMPARE(again.json().value(u"new"_qs).toInt(-1), 0);
    QCOMPARE(again.json().value(u"unchanged"_qs).toInt(-1), 1);
    QCOMPARE(again.json().value(u"applied"_qs), true);
    QCOMPARE(m_runner->connectorCount(), 1);
}

void TestCliFiles::importTellsWhatIsUnknown()
{
    QJsonObject object = exported(u"One"_qs);
    object.insert(u"QuantumMode"_qs, u"Entangled"_qs);
    const QString file = m_runner->file(u"connectors.json"_qs, utf8({object}));
    const CliResult result = run({u"import"_qs, file});
    QCOMPARE(result.code, int(cli::MailPasses));
    QVERIFY2(result.out.contains(u"Unknown property kept: QuantumMode"_qs), result.all().constData());
    const auto store = m_runner->openStore();
    QCOMPARE(store->connectors().findByName(u"One"_qs)->connector.otherProperties.value(u"QuantumMode"_qs),
             QJsonValue(u"Entangled"_qs));
}

void TestCliFiles::importDryRun()
{
    const QString file = m_runner->file(u"connectors.json"_qs, utf8({exported(u"One"_qs)}));
    const CliResult result = run({u"import"_qs, file, u"--dry-run"_qs});
    QCOMPARE(result.code, int(cli::MailPasses));
    QVERIFY2(result.out.startsWith(u"1 new"_qs), result.all().constData());
    QVERIFY2(result.out.contains(u"nothing was imported"_qs), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);

    QCOMPARE(run({u"import"_qs, file}).code, int(cli::MailPasses));
    QJsonObject lowered = exported(u"One"_qs);
    lowered.insert(u"SmtpDaneMode"_qs, u"None"_qs);
    lowered.insert(u"Comment"_qs, u"two\nlines \u202e"_qs);
    const QString second = m_runner->file(u"second.json"_qs, utf8({lowered}));
    const CliResult told = run({u"import"_qs, second, u"--dry-run"_qs});
    QVERIFY2(told.out.contains(u"SmtpDaneMode: Mandatory -> None (protects mail less)"_qs),
             told.all().constData());
    QVERIFY2(told.out.contains(u"two\\x0alines \\u202e"_qs), told.all().constData());
    const QJsonArray connectors =
        run({u"import"_qs, second, u"--dry-run"_qs, u"--json"_qs}).json().value(u"connectors"_qs).toArray();
    QCOMPARE(connectors.first()[u"kind"_qs].toString(), u"changed"_qs);
    QCOMPARE(connectors.first()[u"fields"_qs].toArray().size(), 2);
}

void TestCliFiles::importFaults_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto second = [](const QString& key, const QJsonValue& value) {
        QJsonObject object = exported(u"Two"_qs);
        object.insert(key, value);
        return utf8({exported(u"One"_qs), object});
    };
    QTest::newRow("empty") << QByteArray() << u""_qs;
    QTest::newRow("none of the forms") << QByteArray("Dear all,\r\nhere they are\r\n") << u"JSON"_qs;
    QTest::newRow("cut off") << utf8({exported(u"One"_qs)}).chopped(20) << u"JSON"_qs;
    QTest::newRow("no connector") << QByteArray("{}") << u"no connector"_qs;
    QTest::newRow("a list where a string belongs")
        << second(u"SmtpDaneMode"_qs, QJsonArray{u"None"_qs})
        << u"[1].SmtpDaneMode: expected a string, found an array"_qs;
    QTest::newRow("a number where a string belongs")
        << second(u"TlsDomain"_qs, 7) << u"[1].TlsDomain: expected a string, found a number"_qs;
    QTest::newRow("a string where a truth belongs")
        << second(u"Enabled"_qs, QJsonArray()) << u"[1].Enabled"_qs;
    QTest::newRow("a mode that is none") << second(u"MtaStsMode"_qs, u"Always"_qs) << u"[1].MtaStsMode"_qs;
    QTest::newRow("binary") << QByteArray("\x00\x01\x02\xff\xfe", 5) << u""_qs;
}

void TestCliFiles::importFaults()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    const QString file = m_runner->file(u"connectors.json"_qs, content);
    const CliResult result = run({u"import"_qs, file});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(!result.err.trimmed().isEmpty() && result.err.contains(said), result.all().constData());
    QCOMPARE(m_runner->connectorCount(), 0);
}

void TestCliFiles::importFaultKeepsWhatIsThere()
{
    addPartner();
    QJsonObject broken = exported(u"Two"_qs);
    broken.insert(u"Name"_qs, 5);
    const QString file = m_runner->file(u"connectors.json"_qs, utf8({exported(u"To Partner's"_qs), broken}));
    QCOMPARE(run({u"import"_qs, file}).code, int(cli::OperationFailed));
    QCOMPARE(m_runner->connectorCount(), 1);
    const CliResult missing = run({u"import"_qs, m_runner->path(u"missing.json"_qs)});
    QVERIFY2(missing.code == cli::OperationFailed, missing.all().constData());
    QVERIFY2(missing.err.contains(u"missing.json"_qs), missing.all().constData());
}

void TestCliFiles::collectionScript()
{
    const CliResult result = CliRunner::runBare({u"import"_qs, u"--script"_qs});
    QCOMPARE(result.code, int(cli::MailPasses));
    for (const QString& word :
         {u"Get-OutboundConnector"_qs, u"-ResultSize Unlimited"_qs, u"ConvertTo-Json"_qs})
        QVERIFY2(result.out.contains(word), qPrintable(word));
}

void TestCliFiles::exportToAFile()
{
    addPartner();
    const QString path = m_runner->path(u"connectors.ps1"_qs);
    const CliResult result =
        run({u"export"_qs, u"exchange"_qs, u"--output"_qs, path, u"--reason"_qs, u"change 4711"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY(result.out.isEmpty());
    const QByteArray script = CliRunner::content(path);
    QVERIFY2(script.startsWith("\xef\xbb\xbf"), "Windows PowerShell needs the mark");
    QVERIFY(script.contains("'To Partner''s'"));
    QVERIFY(script.contains("change 4711"));
    QVERIFY(script.contains("New-OutboundConnector") && script.contains("Set-OutboundConnector"));
    const auto store = m_runner->openStore();
    const QList<store::ActivityEntry> activity = *store->activity().latest(1);
    QCOMPARE(activity.first().kind, store::ActivityKind::Exported);
    QCOMPARE(activity.first().subject, path);
}

void TestCliFiles::exportToTheOutput()
{
    addPartner();
    const CliResult result = run({u"export"_qs, u"exchange"_qs, u"to partner's"_qs});
    QVERIFY2(result.code == cli::MailPasses, result.all().constData());
    QVERIFY(result.out.contains(u"'To Partner''s'"_qs));
    QVERIFY(result.err.isEmpty());
}

void TestCliFiles::exportOfUnknown()
{
    const CliResult result = run({u"export"_qs, u"exchange"_qs, u"Nobody"_qs});
    QVERIFY2(result.code == cli::Usage, result.all().constData());
    QVERIFY2(result.err.contains(u"There is no connector \"Nobody\"."_qs), result.all().constData());
}

void TestCliFiles::exportIntoNoFolder()
{
    addPartner();
    const QString path = m_runner->path(u"no/such/folder.ps1"_qs);
    const CliResult result = run({u"export"_qs, u"exchange"_qs, u"--output"_qs, path});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(path), result.all().constData());
}

void TestCliFiles::unusableStores_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("Not a database, but somebody's notes.\n").repeated(200);
    QTest::newRow("SQLite's first octets alone") << QByteArray("SQLite format 3\0garbage follows", 32);
    QTest::newRow("one octet") << QByteArray("x");
}

void TestCliFiles::unusableStores()
{
    QFETCH(QByteArray, content);
    m_runner->file(u"store.db"_qs, content);
    const QString import = m_runner->file(u"connectors.json"_qs, utf8({exported(u"One"_qs)}));
    for (const QStringList& command :
         {QStringList{u"connector"_qs, u"list"_qs}, QStringList{u"import"_qs, import},
          QStringList{u"test"_qs, u"partner.example"_qs}, QStringList{u"simulate"_qs, u"partner.example"_qs},
          QStringList{u"export"_qs, u"exchange"_qs}}) {
        const CliResult result = run(command);
        QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
        QVERIFY2(result.err.contains(u"store"_qs), result.all().constData());
        QVERIFY2(result.out.isEmpty(), result.all().constData());
        QCOMPARE(CliRunner::content(m_runner->storePath()), content);
    }
}

void TestCliFiles::newerStore()
{
    addPartner();
    {
        const auto store = m_runner->openStore();
        QVERIFY(store->database()
                    .run(u"INSERT INTO schema_version (version, applied_at) VALUES (?, ?)"_qs,
                         {9999, u"2026-01-01T00:00:00Z"_qs})
                    .ok());
        QVERIFY(store->database().run(u"PRAGMA user_version = 9999"_qs, {}).ok());
    }
    const QByteArray before = CliRunner::content(m_runner->storePath());
    const CliResult result = run({u"connector"_qs, u"list"_qs});
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(u"newer Relaydeck"_qs), result.all().constData());
    QCOMPARE(CliRunner::content(m_runner->storePath()), before);
}

void TestCliFiles::readOnlyStore()
{
    addPartner();
    const QString path = m_runner->storePath();
    const QString folder = QFileInfo(path).path();
    const auto mayWrite = QFile::permissions(folder);
    const QByteArray before = CliRunner::content(path);
    QVERIFY(QFile::setPermissions(path, Readable));
    QVERIFY(QFile::setPermissions(folder, Enterable));
    CliResult result;
    {
        const Unprivileged unprivileged;
        result = run({u"connector"_qs, u"remove"_qs, u"To Partner's"_qs});
    }
    QVERIFY(QFile::setPermissions(folder, mayWrite));
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY2(result.err.contains(u"cannot be written"_qs), result.all().constData());
    QCOMPARE(CliRunner::content(path), before);
}

void TestCliFiles::readOnlyFolder()
{
    const QString folder = QFileInfo(m_runner->storePath()).path();
    const auto mayWrite = QFile::permissions(folder);
    QVERIFY(QFile::setPermissions(folder, Enterable));
    CliResult result;
    {
        const Unprivileged unprivileged;
        result = run({u"connector"_qs, u"list"_qs});
    }
    QVERIFY(QFile::setPermissions(folder, mayWrite));
    QVERIFY2(result.code == cli::OperationFailed, result.all().constData());
    QVERIFY(!result.err.isEmpty());
    QVERIFY(!QFileInfo::exists(m_runner->storePath()));
}

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_clifiles.moc"
