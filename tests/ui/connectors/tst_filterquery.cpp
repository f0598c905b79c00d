// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filterquery.h"

#include "tests/support/qttest.h"
#include "ui/connectors/filtermatch.h"
#include "ui/connectors/filteroffers.h"

using namespace relaydeck;
using namespace relaydeck::ui;
using namespace std::chrono_literals;

namespace {

const QDateTime Now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

/// Partner, Mandatory, last result two days ago: queued.
ConnectorRow sampleRow()
{
    store::StoredConnector stored;
    Connector& connector = stored.connector;
    connector.name = u"Ministry of Health"_qs;
    connector.type = ConnectorType::Partner;
    connector.recipientDomains = {u"gesund.example"_qs, u"*.clinic.example"_qs, u"xn--bcher-kva.example"_qs};
    connector.smartHosts = {u"2001:db8::25"_qs};
    connector.smtpDaneMode = DaneMode::Mandatory;
    connector.comment = u"Owner: Ada, ext. 12"_qs;
    ConnectorRow row = bareRow(stored);
    DomainStatus domain;
    domain.domain = u"gesund.example"_qs;
    domain.verdict = Verdict::Queued;
    domain.testedAt = Now.addDays(-2);
    row.status.domains = {domain};
    row.status.ruling = 0;
    row.difference = {.kind = TenantDifference::Kind::Changed, .fields = {ConnectorField::Comment}};
    row.status.verdict = row.status.settled = Verdict::Queued;
    return row;
}

}  // namespace

class tst_FilterQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void whatMakesNoSenseIsTold_data();
    void whatMakesNoSenseIsTold();
    void whatMakesSenseStays();
    void wordsHavePlaces();
    void everyOptionIsParsed();
    void globs_data();
    void globs();
    void offers_data();
    void offers();
    void anOfferIsTaken();
    void chipsWriteTheSameText_data();
    void chipsWriteTheSameText();
    void aValueIsQuotedWhenItMust();
};

void tst_FilterQuery::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString& text, bool fits) { QTest::newRow(qPrintable(text)) << text << fits; };
    row(u""_qs, true);
    row(u"   "_qs, true);
    row(u"health"_qs, true);
    row(u"HEALTH ministry"_qs, true);
    row(u"health bank"_qs, false);
    row(u"\"ministry of\""_qs, true);
    row(u"\"of ministry\""_qs, false);
    row(u"\"ministry of"_qs, true);
    row(u"\"\""_qs, true);
    row(u"-bank"_qs, true);
    row(u"-health"_qs, false);
    row(u"-"_qs, true);  // a hyphen alone is text
    row(u"2001:db8::25"_qs, true);
    row(u"b\u00fccher"_qs, true);
    row(u"domain:b\u00fccher"_qs, true);
    row(u"domain:gesund"_qs, true);
    row(u"domain:*.example"_qs, true);
    row(u"domain:*.clinic.example"_qs, true);
    row(u"domain:gesund.*"_qs, true);
    row(u"domain:*.test"_qs, false);
    row(u"-domain:*.test"_qs, true);
    row(u"domain:health"_qs, false);
    row(u"name:health"_qs, true);
    row(u"name:gesund"_qs, false);
    row(u"comment:\"ada, ext\""_qs, true);
    row(u"comment:health"_qs, false);
    row(u"mode:mandatory"_qs, true);
    row(u"MODE:Mandatory"_qs, true);
    row(u"mode:none"_qs, false);
    row(u"mode:unset"_qs, true);
    row(u"dane:unset"_qs, false);
    row(u"dane:opportunistic"_qs, false);
    row(u"dane:none,mandatory"_qs, true);
    row(u"sts:none"_qs, false);
    row(u"sts:opportunistic"_qs, true);
    row(u"sts:unset"_qs, true);
    row(u"result:queued"_qs, true);
    row(u"result:attention"_qs, true);
    row(u"result:delivered"_qs, false);
    row(u"result:rejected,queued"_qs, true);
    row(u"-result:queued"_qs, false);
    row(u"age:>24h"_qs, true);
    row(u"age:>2d"_qs, false);
    row(u"age:<3d"_qs, true);
    row(u"age:<1w"_qs, true);
    row(u"age:<90m"_qs, false);
    row(u"age:never"_qs, false);
    row(u"-age:never"_qs, true);
    row(u"state:on"_qs, true);
    row(u"state:off"_qs, false);
    row(u"type:partner"_qs, true);
    row(u"type:on-premises"_qs, false);
    row(u"tls:none"_qs, true);
    row(u"tls:domain"_qs, false);
    row(u"routing:mx"_qs, true);
    row(u"routing:smart-host"_qs, false);
    row(u"changed:yes"_qs, true);
    row(u"changed:new"_qs, false);
    row(u"changed:no"_qs, false);
    row(u"-changed:no"_qs, true);
    row(u"mode:mandatory result:queued domain:*.example age:>24h state:on type:partner health"_qs, true);
}

void tst_FilterQuery::fits()
{
    QFETCH(QString, text);
    const FilterParse parse = parseFilter(text);
    QVERIFY(!parse.error);
    QTEST(matches(parse.query, sampleRow(), Now), "fits");
}

void tst_FilterQuery::whatMakesNoSenseIsTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("word");
    QTest::addColumn<QString>("named");
    const auto row = [](const QString& text, FilterError::Kind kind, int word, const QString& named) {
        QTest::newRow(qPrintable(text)) << text << static_cast<int>(kind) << word << named;
    };
    using enum FilterError::Kind;
    row(u"moed:mandatory"_qs, UnknownKey, 0, u"moed"_qs);
    row(u"health http://x"_qs, UnknownKey, 1, u"http"_qs);
    row(u"mode:"_qs, MissingValue, 0, u"mode"_qs);
    row(u"mode:\"\""_qs, MissingValue, 0, u"mode"_qs);
    row(u"mode:mandatory,"_qs, MissingValue, 0, u"mode"_qs);
    row(u"domain:"_qs, MissingValue, 0, u"domain"_qs);
    row(u"-result:gone"_qs, UnknownValue, 0, u"gone"_qs);
    row(u"sts:mandatory"_qs, UnknownValue, 0, u"mandatory"_qs);
    row(u"a b result:queued,lost"_qs, UnknownValue, 2, u"lost"_qs);
    row(u"age:24h"_qs, BadAge, 0, u"24h"_qs);
    row(u"age:>h"_qs, BadAge, 0, u">h"_qs);
    row(u"age:>24"_qs, BadAge, 0, u">24"_qs);
    row(u"age:>24y"_qs, BadAge, 0, u">24y"_qs);
    row(u"age:>-1h"_qs, BadAge, 0, u">-1h"_qs);
    row(u"age:>123456h"_qs, BadAge, 0, u">123456h"_qs);
    row(u"age:old"_qs, BadAge, 0, u"old"_qs);
}

void tst_FilterQuery::whatMakesNoSenseIsTold()
{
    QFETCH(QString, text);
    const FilterParse parse = parseFilter(text);
    QVERIFY(parse.error);
    QVERIFY(parse.query.isEmpty());
    QTEST(static_cast<int>(parse.error->kind), "kind");
    QTEST(static_cast<int>(parse.error->word), "word");
    QFETCH(QString, named);
    QVERIFY(filterErrorText(*parse.error).contains(named));
}

void tst_FilterQuery::whatMakesSenseStays()
{
    QCOMPARE(sensibleQuery(u"bank moed:x -state:off mode:"_qs), parseFilter(u"bank -state:off"_qs).query);
    QCOMPARE(sensibleQuery(u"moed:x"_qs), FilterQuery{});
    QCOMPARE(sensibleQuery(QString(MaxFilterLength + 1, u'x')).terms.size(), 1);
}

void tst_FilterQuery::wordsHavePlaces()
{
    const QString text = u" -mode:none  \"a b\"c "_qs;
    const QList<FilterWord> words = splitFilter(text);
    QCOMPARE(words.size(), 2);
    QCOMPARE(text.mid(words.at(0).begin, words.at(0).length), u"-mode:none"_qs);
    QVERIFY(words.at(0).negated && words.at(0).hasKey);
    QCOMPARE(text.mid(words.at(1).begin, words.at(1).length), u"\"a b\"c"_qs);
    QCOMPARE(words.at(1).text, u"a bc"_qs);
}

void tst_FilterQuery::everyOptionIsParsed()
{
    for (const FilterKeyWords& key : filterKeys()) {
        for (const FilterOption& option :
             key.options.isEmpty() && key.key == FilterKey::Age ? offeredAges() : key.options) {
            const QString text = QLatin1String(key.word) + u':' + QLatin1String(option.word);
            const FilterParse parse = parseFilter(text);
            QVERIFY2(!parse.error, qPrintable(text));
            QVERIFY(parse.query.terms.value(0).key == key.key);
            QVERIFY(!filterMeaning(option.meaning).isEmpty());
        }
    }
}

void tst_FilterQuery::globs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fits");
    QTest::newRow("whole") << u"abc"_qs << u"abc"_qs << true;
    QTest::newRow("not a part") << u"abcd"_qs << u"abc"_qs << false;
    QTest::newRow("begin") << u"abcd"_qs << u"ab*"_qs << true;
    QTest::newRow("end") << u"abcd"_qs << u"*cd"_qs << true;
    QTest::newRow("nothing between") << u"abcd"_qs << u"ab*cd"_qs << true;
    QTest::newRow("goes back") << u"aab.ab"_qs << u"*ab"_qs << true;
    QTest::newRow("asterisks") << u"a"_qs << u"***"_qs << true;
    QTest::newRow("empty text") << u""_qs << u"*"_qs << true;
    QTest::newRow("too short") << u"ab"_qs << u"a*b*c"_qs << false;
}

void tst_FilterQuery::globs()
{
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QTEST(matchesGlob(text, pattern), "fits");
}

void tst_FilterQuery::offers_data()
{
    QTest::addColumn<QString>("before");  // the cursor stands behind it
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("begin of a key") << u"ro"_qs << u""_qs << QStringList{u"routing:"_qs};
    QTest::newRow("a key and values")
        << u"x man"_qs << u""_qs << QStringList{u"mode:mandatory"_qs, u"dane:mandatory"_qs};
    QTest::newRow("values") << u"state:"_qs << u""_qs << QStringList{u"state:on"_qs, u"state:off"_qs};
    QTest::newRow("negated") << u"-state:of"_qs << u""_qs << QStringList{u"-state:off"_qs};
    QTest::newRow("in the middle") << u"state:of"_qs << u" bank"_qs << QStringList{u"state:off"_qs};
    QTest::newRow("what is there already") << u"state:off"_qs << u""_qs << QStringList{};
    QTest::newRow("inside a word") << u"sta"_qs << u"te:off"_qs << QStringList{};
    QTest::newRow("nothing fits") << u"zebra"_qs << u""_qs << QStringList{};
    QTest::newRow("ages") << u"age:<"_qs << u""_qs << QStringList{u"age:<1h"_qs, u"age:<24h"_qs};
}

void tst_FilterQuery::offers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QStringList words;
    for (const FilterOffer& offer : offersAt(before + after, before.size()).offers)
        words.append(offer.word);
    QTEST(words, "offered");
}

void tst_FilterQuery::anOfferIsTaken()
{
    const QString text = u"bank state:of x"_qs;
    const FilterOffers offers = offersAt(text, 13);
    QCOMPARE(offers.otherWords, parseFilter(u"bank x"_qs).query);
    QCOMPARE(accepted(text, offers, offers.offers.first()), (FilterEdit{u"bank state:off x"_qs, 14}));
    const FilterOffers keys = offersAt(u"ro"_qs, 2);
    QCOMPARE(accepted(u"ro"_qs, keys, keys.offers.first()), (FilterEdit{u"routing:"_qs, 8}));
    const FilterOffers between = offersAt(u"a "_qs, 2);
    QCOMPARE(between.offers.size(), filterKeys().size());
    QCOMPARE(accepted(u"a "_qs, between, between.offers.first()).text, u"a result:"_qs);
}

void tst_FilterQuery::chipsWriteTheSameText_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("added");
    QTest::addColumn<QString>("after");
    QTest::newRow("into nothing") << u""_qs << u"mode:mandatory"_qs << u"mode:mandatory"_qs;
    QTest::newRow("beside words") << u"bank -x"_qs << u"mode:mandatory"_qs << u"bank -x mode:mandatory"_qs;
    QTest::newRow("in place of another")
        << u"result:attention bank"_qs << u"mode:mandatory"_qs << u"bank mode:mandatory"_qs;
    QTest::newRow("once") << u"Mode:MANDATORY bank"_qs << u"mode:mandatory"_qs << u"bank mode:mandatory"_qs;
    QTest::newRow("taken out") << u"bank mode:mandatory"_qs << u""_qs << u"bank"_qs;
    QTest::newRow("what makes no sense stays")
        << u"moed:x"_qs << u"mode:mandatory"_qs << u"moed:x mode:mandatory"_qs;
    QTest::newRow("negated is another") << u"-mode:mandatory"_qs << u""_qs << u"-mode:mandatory"_qs;
}

void tst_FilterQuery::chipsWriteTheSameText()
{
    QFETCH(QString, before);
    QFETCH(QString, added);
    QTEST(withChip(before, {u"result:attention"_qs, u"mode:mandatory"_qs}, added), "after");
}

void tst_FilterQuery::aValueIsQuotedWhenItMust()
{
    QCOMPARE(quotedFilterValue(u"bank"_qs), u"bank"_qs);
    for (const QString& value : {u"a b"_qs, u"a:b"_qs, u"-a"_qs, u"a,b"_qs}) {
        const FilterQuery query = parseFilter(quotedFilterValue(value)).query;
        QCOMPARE(query.terms.size(), 1);
        QCOMPARE(query.terms.first().value, value);
        QVERIFY(!query.terms.first().negated);
    }
}

QTEST_GUILESS_MAIN(tst_FilterQuery)
#include "tst_filterquery.moc"
