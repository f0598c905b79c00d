// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/confidential.h"
#include "core/documents/partnerletter.h"
#include "core/documents/requests.h"
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/goldenfile.h"
#include "tests/support/hostilereport.h"
#include "tests/support/qttest.h"

#include <QtCore/QRegularExpression>

using namespace relaydeck;
using namespace relaydeck::documents;
using partnertest::Party;

/// What is written to partners: complete, and silent about the sender.
class TestPartnerLetter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void golden_data();
    void golden();
    void everyRepairIsAskedOfTheReader_data();
    void everyRepairIsAskedOfTheReader();
    void nobodyToWriteTo();
    void saysNothingOfTheSender();
    void recipients();
    void mailtoIsBoundedAndEncoded();
    void addresses_data();
    void addresses();

private:
    practice::PracticeNetwork m_network;
    QHash<QString, partnertest::PartnerReport> m_reports;
};

namespace {

const QStringList Partners{u"city.example"_qs,    u"savings.example"_qs, u"customs.example"_qs,
                           u"theater.example"_qs, u"dairy.example"_qs,   u"health.example"_qs};

/// What is another with each run: keys, times, hashes.
QByteArray withoutChance(QString text)
{
    static const QRegularExpression hash(u"[0-9a-f]{40,}"_qs);
    static const QRegularExpression time(u"\\d{4}-\\d\\d-\\d\\d( |T)\\d\\d:\\d\\d(:\\d\\d)?( UTC|Z)?"_qs);
    static const QRegularExpression id(u"id=\\d{14}Z"_qs);
    static const QRegularExpression tag(u"(key|tag) \\d+"_qs);
    return text.replace(hash, u"(hash)"_qs)
        .replace(time, u"(time)"_qs)
        .replace(id, u"id=(id)"_qs)
        .replace(tag, u"\\1 (number)"_qs)
        .toUtf8();
}

}  // namespace

void TestPartnerLetter::initTestCase()
{
    const Result<void> started = m_network.start();
    QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    const auto services = partnertest::Services::create(m_network.profile());
    QVERIFY(services.ok());
    QList<DomainName> domains;
    for (const QString& domain : Partners)
        domains.append(*DomainName::fromText(domain.toLatin1()));
    partnertest::TestRun run(domains, *services);
    connect(&run, &partnertest::TestRun::reportReady, this, [this](const partnertest::PartnerReport& report) {
        m_reports.insert(report.domain().toString(), report);
    });
    QSignalSpy finished(&run, &partnertest::TestRun::finished);
    run.start();
    QVERIFY(finished.wait(120'000));
    QCOMPARE(m_reports.size(), Partners.size());
}

void TestPartnerLetter::golden_data()
{
    QTest::addColumn<QString>("domain");
    for (const QString& domain : Partners.mid(0, Partners.size() - 1))
        QTest::newRow(qPrintable(domain)) << domain;
}

void TestPartnerLetter::golden()
{
    QFETCH(QString, domain);
    const partnertest::PartnerReport report = m_reports.value(domain);
    const QList<Party> parties = partiesToWrite(report);
    QVERIFY(!parties.isEmpty());
    QString text;
    for (const Party party : parties) {
        const PartnerLetter letter = letterTo(report, party);
        text += u"To: %1\nSubject: %2\n\n%3\n"_qs.arg(letter.recipients.join(u", "_qs), letter.subject,
                                                      letter.body);
    }
    QCOMPARE(test::differsFromGolden(u"documents/letter-%1.txt"_qs.arg(domain.section(u'.', 0, 0)),
                                     withoutChance(text)),
             QString());
}

void TestPartnerLetter::everyRepairIsAskedOfTheReader_data()
{
    QTest::addColumn<int>("code");
    for (const partnertest::FindingText& text : partnertest::findingCatalogue()) {
        const bool theirs = text.party == Party::PartnerDns || text.party == Party::PartnerMailServer
            || text.party == Party::PartnerPolicyHost;
        const bool toRepair =
            text.severity == partnertest::Severity::Error || text.severity == partnertest::Severity::Warning;
        if (theirs && toRepair)
            QTest::newRow(text.name) << static_cast<int>(text.code);
    }
}

/// Who reads a letter is the partner, and has neither our connector nor our computer.
void TestPartnerLetter::everyRepairIsAskedOfTheReader()
{
    QFETCH(const int, code);
    const partnertest::Finding finding =
        partnertest::makeFinding(static_cast<partnertest::FindingCode>(code), u"mx.city.example"_qs,
                                 {u"second"_qs, u"third"_qs, u"fourth"_qs});
    const QString request = englishRequest(finding);
    QVERIFY(!request.isEmpty());
    QVERIFY2(!request.contains(u'%'), qPrintable(request));
    for (const QString& text : {partnertest::englishSentence(finding), request}) {
        QVERIFY2(!text.contains(u"partner", Qt::CaseInsensitive), qPrintable(text));
        QVERIFY2(!text.contains(u"this computer"), qPrintable(text));
    }
}

void TestPartnerLetter::nobodyToWriteTo()
{
    QVERIFY(partiesToWrite(m_reports.value(u"health.example"_qs)).isEmpty());
}

void TestPartnerLetter::saysNothingOfTheSender()
{
    const partnertest::PartnerReport report = test::hostileReport();
    const QList<Party> parties = partiesToWrite(report);
    QCOMPARE(parties.size(), 3);
    for (const Party party : parties) {
        const QString body = letterTo(report, party).body;
        for (const QString& secret : {u"10.20.30.40"_qs, u"prober.internal.corp"_qs, u"198.51.100.7"_qs,
                                      u"fd00:1::53"_qs, u"host.of.sender"_qs})
            QVERIFY2(!body.contains(secret), qPrintable(body));
        // Markup is text here, but nothing may look like another line or hide what follows.
        for (const QChar c : body)
            QVERIFY(c == u'\n'
                    || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format));
        QVERIFY(!body.contains(u"\nX-Injected"));
        QVERIFY(body.size() < 20'000);
    }
}

void TestPartnerLetter::recipients()
{
    const PartnerLetter letter = letterTo(test::hostileReport(), Party::PartnerDns);
    const QStringList expected{u"postmaster@partner.example"_qs, u"reports@partner.example"_qs,
                               u"a@b.example"_qs};
    QCOMPARE(letter.recipients, expected);
}

void TestPartnerLetter::mailtoIsBoundedAndEncoded()
{
    PartnerLetter letter = letterTo(test::hostileReport(), Party::PartnerDns);
    letter.body += u"100% & more?\n"_qs;
    const QUrl url = mailtoUrl(letter, letter.recipients.first());
    const QByteArray encoded = url.toEncoded();
    QVERIFY(url.isValid());
    QVERIFY(encoded.startsWith("mailto:postmaster@partner.example?subject="));
    QCOMPARE(encoded.count('&'), 1);
    QCOMPARE(encoded.count('?'), 1);
    QVERIFY(!encoded.contains(' '));

    letter.body = QString(1'000'000, u'x') + u'\n';
    QVERIFY(mailtoUrl(letter, letter.recipients.first()).toEncoded().size() < 7000);
    letter.body = QString(u"a line\n"_qs).repeated(100'000);
    const QByteArray cut = mailtoUrl(letter, letter.recipients.first()).toEncoded();
    QVERIFY(cut.size() < 7000);
    QVERIFY(cut.contains("cut"));
}

void TestPartnerLetter::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the partner's own stays") << u"192.0.2.25 refuses"_qs << u"192.0.2.25 refuses"_qs;
    QTest::newRow("another goes") << u"from 203.0.113.9."_qs << u"from [left out]."_qs;
    QTest::newRow("IPv6 goes") << u"by 2001:db8::1 today"_qs << u"by [left out] today"_qs;
    QTest::newRow("a time stays") << u"at 14:32:08 UTC"_qs << u"at 14:32:08 UTC"_qs;
    QTest::newRow("a hash stays") << u"3 1 1 2222aa"_qs << u"3 1 1 2222aa"_qs;
    QTest::newRow("a version stays") << u"TLS 1.2 and 1.3"_qs << u"TLS 1.2 and 1.3"_qs;
    QTest::newRow("the resolver goes") << u"10.20.30.40#53 is silent"_qs << u"[left out] is silent"_qs;
}

void TestPartnerLetter::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(Confidential(test::hostileReport()).removedFrom(text), shown);
}

QTEST_GUILESS_MAIN(TestPartnerLetter)
#include "tst_partnerletter.moc"
