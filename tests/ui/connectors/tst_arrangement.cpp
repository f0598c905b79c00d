// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/arrangement.h"

#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_Arrangement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorstComesFirst();
    void equalRowsStayInTheOrderOfNames();
    void numbersInNamesCount();
    void countsAgreeWithTheRows();
    void aDifferenceLeadsFromListToList_data();
    void aDifferenceLeadsFromListToList();
    void manyPartsAreShownAnew();
    void itStopsWhenAsked();

private:
    static RowPtr row(const QString& name, Verdict verdict = Verdict::NotTested)
    {
        store::StoredConnector stored;
        stored.connector.name = name;
        stored.connector.id = QUuid::createUuidV5(QUuid(), name);
        ConnectorRow row = bareRow(stored);
        row.status.verdict = row.status.settled = verdict;
        return std::make_shared<const ConnectorRow>(row);
    }
    static RowList rows(const QString& names)
    {
        RowList rows;
        for (const QChar name : names)
            rows.append(row(name));
        return rows;
    }
    static QString names(const RowList& rows)
    {
        QString names;
        for (const RowPtr& row : rows)
            names += row->connector.name;
        return names;
    }
    static Arrangement arranged(const RowList& rows, const ArrangementWish& wish)
    {
        return *arrange(rows, wish, {}, QDateTime::currentDateTimeUtc());
    }
};

void tst_Arrangement::theWorstComesFirst()
{
    using enum Verdict;
    const QList<Verdict> order{Rejected,
                               Queued,
                               DeliveredClearText,
                               AtRisk,
                               CouldNotTest,
                               DeliveredUnverified,
                               DeliveredCertificate,
                               DeliveredMtaSts,
                               DeliveredDane,
                               NotTested,
                               TurnedOff};
    RowList rows;
    for (const Verdict verdict : order)
        rows.prepend(row(QString::number(static_cast<int>(verdict)), verdict));
    const Arrangement result = arranged(rows, {});
    QList<Verdict> shown;
    for (const RowPtr& each : result.shown)
        shown.append(each->status.settled);
    QCOMPARE(shown, order);
}

void tst_Arrangement::equalRowsStayInTheOrderOfNames()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        ArrangementWish wish;
        wish.column = ConnectorColumn::Dane;
        wish.order = order;
        QCOMPARE(names(arranged(rows(u"abcd"_qs), wish).shown), u"abcd"_qs);
    }
}

void tst_Arrangement::numbersInNamesCount()
{
    ArrangementWish wish;
    wish.column = ConnectorColumn::Name;
    wish.order = Qt::AscendingOrder;
    const Arrangement result = arranged({row(u"p10 "_qs), row(u"P9 "_qs), row(u"p1 "_qs)}, wish);
    QCOMPARE(names(result.shown), u"p1 P9 p10 "_qs);
}

void tst_Arrangement::countsAgreeWithTheRows()
{
    const RowList all{row(u"a1"_qs, Verdict::Queued), row(u"a2"_qs), row(u"b"_qs, Verdict::Queued)};
    ArrangementWish wish;
    wish.query = parseFilter(u"a result:queued"_qs).query;
    wish.counted = {{}, parseFilter(u"result:queued"_qs).query};
    wish.offered = {parseFilter(u"result:queued"_qs).query.terms.first(),
                    parseFilter(u"result:not-tested"_qs).query.terms.first()};
    wish.otherWords = parseFilter(u"a"_qs).query;
    const Arrangement result = arranged(all, wish);
    QCOMPARE(names(result.shown), u"a1"_qs);
    QCOMPARE(result.total, 3);
    QCOMPARE(result.counts, (QList<int>{3, 2}));
    QCOMPARE(result.offeredCounts, (QList<int>{1, 1}));
    QCOMPARE(result.places.value(all.first()->connector.id, -1), 0);
}

void tst_Arrangement::aDifferenceLeadsFromListToList_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("moves");
    QTest::newRow("nothing") << u"abc"_qs << u"abc"_qs << false;
    QTest::newRow("all arrive") << u""_qs << u"abc"_qs << false;
    QTest::newRow("all leave") << u"abc"_qs << u""_qs << false;
    QTest::newRow("others") << u"abc"_qs << u"xyz"_qs << false;
    QTest::newRow("ends and middle leave") << u"abcdefg"_qs << u"bcef"_qs << false;
    QTest::newRow("ends and middle arrive") << u"bcef"_qs << u"abcdefg"_qs << false;
    QTest::newRow("order") << u"abc"_qs << u"cab"_qs << true;
    QTest::newRow("all at once") << u"abcdef"_qs << u"xfybaz"_qs << true;
}

void tst_Arrangement::aDifferenceLeadsFromListToList()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const RowList wanted = rows(after);
    RowList list = rows(before);
    QHash<QUuid, int> places;
    for (int place = 0; place < wanted.size(); ++place)
        places.insert(wanted.at(place)->connector.id, place);
    const ListDifference change = difference(list, wanted, places);
    QTEST(change.moves, "moves");
    for (const RowRange& range : change.leaving)
        list.remove(range.first, range.count);
    QCOMPARE(list.size(), change.staying.size());
    list = change.staying;
    for (const RowRange& range : change.arriving) {
        for (qsizetype i = 0; i < range.count; ++i)
            list.insert(range.first + i, wanted.at(range.first + i));
    }
    QCOMPARE(names(list), after);
    QVERIFY(!change.tooMany);
}

void tst_Arrangement::manyPartsAreShownAnew()
{
    RowList all;
    for (int i = 0; i < 3000; ++i)
        all.append(row(QString::number(i)));
    RowList half;
    QHash<QUuid, int> places;
    for (int i = 0; i < all.size(); i += 2) {
        places.insert(all.at(i)->connector.id, static_cast<int>(half.size()));
        half.append(all.at(i));
    }
    QVERIFY(difference(all, half, places).tooMany);
    places.clear();
    for (int i = 0; i < 10; ++i)
        places.insert(all.at(i)->connector.id, i);
    QVERIFY(!difference(all, all.first(10), places).tooMany);
}

void tst_Arrangement::itStopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!arrange(rows(u"abc"_qs), {}, {}, QDateTime::currentDateTimeUtc(), stop.get_token()));
}

QTEST_GUILESS_MAIN(tst_Arrangement)
#include "tst_arrangement.moc"
