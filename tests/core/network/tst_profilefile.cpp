// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/profilefile.h"

#include "core/network/resolveraddress.h"
#include "tests/support/qttest.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

using namespace relaydeck;

class TestProfileFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsKept();
    void noFileIsNoProfile();
    void aFileThatIsNoneIsLeftAlone_data();
    void aFileThatIsNoneIsLeftAlone();
    void aWriteThatFailsLeavesTheFile();
    void authoritiesStoodAloneBefore();
    void oneProfileIsReadByItself();
};

namespace {

NamedProfile sample()
{
    NamedProfile named{.id = u"one"_qs, .profile = {}};
    NetworkProfile& profile = named.profile;
    profile.name = u"Lab \u202e"_qs;
    profile.upstreams = {*parseUpstream(u"192.0.2.53:5353"_qs),
                         *parseUpstream(u"tls://[2001:db8::53]#dns.example"_qs)};
    profile.trustAnchors = ". IN DS 20326 8 2 00";
    profile.caCertificates = "PEM";
    profile.onlyCaCertificates = true;
    profile.smtpPort = 2525;
    profile.httpsPort = 8443;
    profile.nameServerPort = 5353;
    profile.ehloName = u"mail.example"_qs;
    profile.sourceAddress = QHostAddress(u"192.0.2.7"_qs);
    profile.useIpv6 = false;
    profile.dnssecAlgorithms = {8, 13};
    profile.dnssecDigests = {2};
    profile.dnsTimeout = std::chrono::seconds(1);
    profile.connectTimeout = std::chrono::seconds(2);
    profile.smtpTimeout = std::chrono::seconds(3);
    return named;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

void TestProfileFile::everyFieldIsKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/networks.json"_qs);
    QVERIFY(writeProfiles(path, {sample()}).ok());
    const Result<QList<NamedProfile>> read = readProfiles(path);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->size(), 1);
    const NetworkProfile& profile = read->first().profile;
    const NetworkProfile expected = sample().profile;
    QCOMPARE(read->first().id, u"one"_qs);
    QCOMPARE(profile.name, expected.name);
    QVERIFY(profile.upstreams == expected.upstreams);
    QCOMPARE(profile.trustAnchors, expected.trustAnchors);
    QCOMPARE(profile.caCertificates, expected.caCertificates);
    QCOMPARE(profile.onlyCaCertificates, true);
    QCOMPARE(profile.smtpPort, expected.smtpPort);
    QCOMPARE(profile.httpsPort, expected.httpsPort);
    QCOMPARE(profile.nameServerPort, expected.nameServerPort);
    QCOMPARE(profile.ehloName, expected.ehloName);
    QCOMPARE(profile.sourceAddress, expected.sourceAddress);
    QCOMPARE(profile.useIpv4, true);
    QCOMPARE(profile.useIpv6, false);
    QCOMPARE(profile.dnssecAlgorithms, expected.dnssecAlgorithms);
    QCOMPARE(profile.dnssecDigests, expected.dnssecDigests);
    QVERIFY(profile.dnsTimeout == expected.dnsTimeout);
    QVERIFY(profile.connectTimeout == expected.connectTimeout);
    QVERIFY(profile.smtpTimeout == expected.smtpTimeout);
}

void TestProfileFile::noFileIsNoProfile()
{
    const QTemporaryDir folder;
    const Result<QList<NamedProfile>> read = readProfiles(folder.filePath(u"none.json"_qs));
    QVERIFY(read.ok() && read->isEmpty());
}

void TestProfileFile::aFileThatIsNoneIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray whole = QByteArrayLiteral("{\"version\": 1, \"profiles\": [{\"id\": \"a\"}]}");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << whole.left(20);
    QTest::newRow("a field is missing") << whole;
    QTest::newRow("of a newer version") << QByteArrayLiteral("{\"version\": 2, \"profiles\": []}");
    QTest::newRow("not an object") << QByteArrayLiteral("[]");
}

void TestProfileFile::aFileThatIsNoneIsLeftAlone()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"networks.json"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const Result<QList<NamedProfile>> read = readProfiles(path);
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == ErrorCode::InvalidData);
    QVERIFY(read.error().detail.contains(path));
    QCOMPARE(content(path), text);
}

void TestProfileFile::aWriteThatFailsLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"networks.json"_qs);
    // A folder of that name can be no file.
    QVERIFY(QDir().mkpath(path + u"/inside"_qs));
    const Result<void> written = writeProfiles(path, {sample()});
    QVERIFY(!written.ok());
    QVERIFY(written.error().code == ErrorCode::FileUnwritable);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"networks.json"_qs});
}

void TestProfileFile::authoritiesStoodAloneBefore()
{
    NamedProfile made = sample();
    made.profile.onlyCaCertificates = false;
    const auto only = [](const QJsonObject& object) {
        const Result<NamedProfile> read = namedProfileFromJson(object);
        return read.ok() ? std::optional(read->profile.onlyCaCertificates) : std::nullopt;
    };
    QJsonObject object = toJson(made);
    QCOMPARE(only(object), std::optional(false));
    // As files were written before there was a choice.
    object.remove(u"onlyCaCertificates"_qs);
    QCOMPARE(only(object), std::optional(true));
    object.insert(u"caCertificates"_qs, u""_qs);
    QCOMPARE(only(object), std::optional(false));
}

void TestProfileFile::oneProfileIsReadByItself()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"one.json"_qs);
    const auto read = [&path](const QByteArray& text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush()
            ? readProfile(path)
            : Result<NamedProfile>(Error{});
    };
    const Result<NamedProfile> alone = read(QJsonDocument(toJson(sample())).toJson());
    QVERIFY2(alone.ok(), alone.ok() ? "" : qPrintable(alone.error().detail));
    QCOMPARE(alone->profile.smtpPort, quint16(2525));

    QVERIFY(writeProfiles(path, {sample()}).ok());
    QVERIFY(readProfile(path).ok());
    NamedProfile other = sample();
    other.id = u"two"_qs;
    QVERIFY(writeProfiles(path, {sample(), other}).ok());
    const Result<NamedProfile> two = readProfile(path);
    QVERIFY(!two.ok());
    QVERIFY2(two.error().detail.contains(u"2 profiles"), qPrintable(two.error().detail));

    const Result<NamedProfile> damaged = read("{\"id\": 1}");
    QVERIFY(!damaged.ok() && damaged.error().code == ErrorCode::InvalidData);
    QVERIFY(damaged.error().detail.contains(path));
    const Result<NamedProfile> none = readProfile(folder.filePath(u"none.json"_qs));
    QVERIFY(!none.ok() && none.error().code == ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profilefile.moc"
