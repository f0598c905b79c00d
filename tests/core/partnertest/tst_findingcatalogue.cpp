// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/partnertest/findingcases.h"
#include "tests/support/qttest.h"

#include <QtCore/QRegularExpression>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

void addRowOfEach()
{
    QTest::addColumn<FindingCode>("code");
    for (const FindingText& text : findingCatalogue())
        QTest::newRow(text.name) << text.code;
}

}  // namespace

/// The catalogue of findings: its words, and that each of its rows can be reached.
class TestFindingCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreUniqueWords();
    void textsAreWhole_data();
    void textsAreWhole();
    void noTwoAskForTheSame();
    void provoked_data();
    void provoked();
    void eachStandsAlone();
    void argumentsAreNotFilledTwice();
    void jsonRoundTrip_data();
    void jsonRoundTrip();
    void jsonFaults_data();
    void jsonFaults();
};

void TestFindingCatalogue::namesAreUniqueWords()
{
    static const QRegularExpression word(u"^[a-z0-9]+(-[a-z0-9]+)*$"_qs);
    QSet<QString> names;
    for (const FindingText& text : findingCatalogue()) {
        const QString name = QString::fromLatin1(text.name);
        QVERIFY2(word.match(name).hasMatch(), text.name);
        QVERIFY2(!names.contains(name), text.name);
        names.insert(name);
    }
    QCOMPARE(names.size(), int(FindingCode::FindingCount));
}

void TestFindingCatalogue::textsAreWhole_data()
{
    addRowOfEach();
}

void TestFindingCatalogue::textsAreWhole()
{
    QFETCH(FindingCode, code);
    const FindingText& text = findingText(code);
    QVERIFY(text.code == code);
    QVERIFY2(QByteArray(text.sentence).contains("%1"), "it says about whom");
    for (const char* sentence : {text.sentence, text.meaning, text.remedy})
        QVERIFY2(QByteArray(sentence).trimmed().size() > 5, sentence);
    for (const char* sentence : {text.meaning, text.remedy}) {
        const QByteArray whole(sentence);
        QVERIFY2(whole.endsWith('.') || whole.contains(": %"), sentence);
    }
}

/// Who would do the same twice: one finding is enough.
void TestFindingCatalogue::noTwoAskForTheSame()
{
    std::map<std::pair<Party, QByteArray>, QByteArrayList> asked;
    for (const FindingText& text : findingCatalogue())
        asked[{text.party, text.remedy}].append(text.name);
    QByteArrayList same;
    for (const auto& [what, codes] : asked) {
        if (codes.size() > 1)
            same.append(codes.join(", ") + ": " + what.second);
    }
    QVERIFY2(same.isEmpty(), same.join("\n").constData());
    QVERIFY(findingCatalogue().size() >= 70);
}

void TestFindingCatalogue::provoked_data()
{
    addRowOfEach();
}

void TestFindingCatalogue::provoked()
{
    QFETCH(FindingCode, code);
    const auto spoil = findingCases().find(code);
    QVERIFY2(spoil != findingCases().end(), "no report is made for it");
    PartnerSample c;
    spoil->second(c);
    const QList<Finding> findings = makeFindings(c.report);
    const Finding* finding = find(findings, code);
    QVERIFY(finding);
    if (code != FindingCode::StsMatches)
        QVERIFY2(!find(makeFindings(PartnerSample().report), code), "it must come from what was spoiled");

    // Every marker of the three sentences has something to stand for it.
    const FindingText& text = findingText(code);
    static const QRegularExpression marker(u"%([0-9])"_qs);
    for (const char* sentence : {text.sentence, text.meaning, text.remedy}) {
        auto match = marker.globalMatch(QString::fromUtf8(sentence));
        while (match.hasNext()) {
            const int number = match.next().captured(1).toInt();
            const QString filled = number == 1 ? finding->subject : finding->arguments.value(number - 2);
            if (code == FindingCode::NotSmtp && number == 2)
                continue;  // the words of the dialogue, of which the case has none
            QVERIFY2(!filled.isEmpty(),
                     qPrintable(u"%%1 of: %2"_qs.arg(number).arg(QLatin1StringView(sentence))));
        }
    }
    for (const QString& sentence :
         {englishSentence(*finding), englishMeaning(*finding), englishRemedy(*finding)})
        QVERIFY2(!marker.match(sentence).hasMatch(), qPrintable(sentence));
}

/// Each is read without the others, in a letter as in a list.
void TestFindingCatalogue::eachStandsAlone()
{
    for (const FindingText& text : findingCatalogue()) {
        for (const char* sentence : {text.sentence, text.meaning, text.remedy})
            QVERIFY2(!QByteArray(sentence).contains("finding"), sentence);
    }
}

/// What comes from outside may look like a marker.
void TestFindingCatalogue::argumentsAreNotFilledTwice()
{
    const Finding finding = makeFinding(FindingCode::MxIsAlias, u"%2.example"_qs, {u"%1 %2 100%"_qs});
    QCOMPARE(englishSentence(finding), u"The MX host %2.example is an alias of %1 %2 100%."_qs);
}

void TestFindingCatalogue::jsonRoundTrip_data()
{
    addRowOfEach();
}

void TestFindingCatalogue::jsonRoundTrip()
{
    QFETCH(FindingCode, code);
    Finding finding = makeFinding(code, u"mx.partner.example \"\u00fc\""_qs, {u"one"_qs, u""_qs, u"%3"_qs});
    const Result<Finding> back = findingFromJson(toJson(finding));
    QVERIFY2(back.ok(), back.ok() ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == finding);
    // A stored severity stays, whatever the catalogue says later.
    finding.severity = finding.severity == Severity::Ok ? Severity::Error : Severity::Ok;
    QVERIFY(*findingFromJson(toJson(finding)) == finding);
}

void TestFindingCatalogue::jsonFaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown code") << u"code"_qs << QJsonValue(u"no-such-code"_qs);
    QTest::newRow("no code") << u"code"_qs << QJsonValue();
    QTest::newRow("unknown severity") << u"severity"_qs << QJsonValue(u"fatal"_qs);
    QTest::newRow("unknown party") << u"party"_qs << QJsonValue(u"them"_qs);
    QTest::newRow("arguments are no list") << u"arguments"_qs << QJsonValue(u"one"_qs);
    QTest::newRow("an argument is a number") << u"arguments"_qs << QJsonValue(QJsonArray{1});
    QTest::newRow("subject is a number") << u"subject"_qs << QJsonValue(1);
}

void TestFindingCatalogue::jsonFaults()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(makeFinding(FindingCode::NullMx, u"partner.example"_qs));
    object.insert(key, value);
    const Result<Finding> back = findingFromJson(object);
    QVERIFY(!back.ok());
    QVERIFY2(back.error().detail.contains(key), qPrintable(back.error().detail));
}

QTEST_GUILESS_MAIN(TestFindingCatalogue)
#include "tst_findingcatalogue.moc"
