// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/overlapsearch.h"

#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

store::StoredConnector connectorFor(const QString& name, const QString& domain)
{
    store::StoredConnector stored;
    stored.connector.id = QUuid::createUuid();
    stored.connector.name = name;
    stored.connector.recipientDomains = {domain};
    return stored;
}

/// `count` connectors with a domain each, none of which overlaps another.
QList<store::StoredConnector> apart(qsizetype count)
{
    QList<store::StoredConnector> connectors;
    for (qsizetype i = 0; i < count; ++i)
        connectors.append(connectorFor(u"Partner %1"_qs.arg(i), u"p%1.example"_qs.arg(i)));
    return connectors;
}

}  // namespace

class TestOverlapSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_answers.clear(); }
    void amongFewAtOnce();
    void amongManyInAWorker();
    void onlyTheNewestQuestionIsAnswered();
    void endsWhileItSearches();

private:
    QList<QStringList> m_answers;  // names of the others
    OverlapSearch::Deliver m_note = [this](const QList<Overlap>& overlaps) {
        QStringList names;
        for (const Overlap& overlap : overlaps)
            names.append(overlap.otherName);
        m_answers.append(names);
    };
};

void TestOverlapSearch::amongFewAtOnce()
{
    OverlapSearch search(m_note);
    QList<store::StoredConnector> connectors = apart(10);
    connectors.append(connectorFor(u"Wild"_qs, u"*.example"_qs));
    search.ask(connectors.at(3).connector, connectors);
    QCOMPARE(m_answers, QList<QStringList>{{u"Wild"_qs}});
}

void TestOverlapSearch::amongManyInAWorker()
{
    OverlapSearch search(m_note);
    QList<store::StoredConnector> connectors = apart(OverlapSearch::Few);
    connectors.append(connectorFor(u"Wild"_qs, u"*.example"_qs));
    search.ask(connectors.at(3).connector, connectors);
    QVERIFY(m_answers.isEmpty());
    QTRY_COMPARE(m_answers, QList<QStringList>{{u"Wild"_qs}});
}

void TestOverlapSearch::onlyTheNewestQuestionIsAnswered()
{
    OverlapSearch search(m_note);
    QList<store::StoredConnector> connectors = apart(OverlapSearch::Few);
    connectors.append(connectorFor(u"Wild"_qs, u"*.example"_qs));
    connectors.append(connectorFor(u"Twin"_qs, u"p4.example"_qs));
    search.ask(connectors.at(3).connector, connectors);
    search.ask(connectors.at(4).connector, connectors);
    QTRY_COMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.constFirst(), (QStringList{u"Wild"_qs, u"Twin"_qs}));
    // An answer that comes at once outruns one that is still on its way.
    m_answers.clear();
    search.ask(connectors.at(3).connector, connectors);
    search.ask(connectors.at(3).connector, {});
    search.ask(connectors.at(5).connector, connectors);
    QTRY_COMPARE(m_answers.size(), 2);
    QCOMPARE(m_answers.at(0), QStringList());
    QCOMPARE(m_answers.at(1), QStringList{u"Wild"_qs});
}

void TestOverlapSearch::endsWhileItSearches()
{
    const QList<store::StoredConnector> connectors = apart(OverlapSearch::Few + 1);
    {
        OverlapSearch search(m_note);
        search.ask(connectors.at(3).connector, connectors);
    }
    QCoreApplication::processEvents();
    QVERIFY(m_answers.isEmpty());
}

QTEST_GUILESS_MAIN(TestOverlapSearch)
#include "tst_overlapsearch.moc"
