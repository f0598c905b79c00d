// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/connectorsbyname.h"

#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

store::StoredConnector stored(const QString& name, qint64 revision = 1)
{
    store::StoredConnector stored;
    stored.connector.id = QUuid::createUuid();
    stored.connector.name = name;
    stored.revision = revision;
    return stored;
}

QStringList names(const ConnectorsByName& connectors)
{
    QStringList names;
    for (const store::StoredConnector& each : connectors.list())
        names.append(each.connector.name);
    return names;
}

}  // namespace

class TestConnectorsByName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatKeepsItsNameKeepsItsPlace();
    void aNewNameIsANewPlace_data();
    void aNewNameIsANewPlace();
    void comesAndGoes();
    void copiesStayAsTheyWere();

private:
    void verifyPlaces() const;

    ConnectorsByName m_connectors;
};

void TestConnectorsByName::init()
{
    m_connectors = ConnectorsByName(
        {stored(u"Alpha"_qs), stored(u"beta"_qs), stored(u"Gamma"_qs), stored(u"delta 4"_qs)});
    // As the store has them: without regard to case.
    m_connectors = ConnectorsByName({m_connectors.list().at(0), m_connectors.list().at(1),
                                     m_connectors.list().at(3), m_connectors.list().at(2)});
}

void TestConnectorsByName::verifyPlaces() const
{
    for (const store::StoredConnector& each : m_connectors.list()) {
        const store::StoredConnector* found = m_connectors.find(each.connector.id);
        QVERIFY(found);
        QCOMPARE(found->connector.name, each.connector.name);
    }
}

void TestConnectorsByName::whatKeepsItsNameKeepsItsPlace()
{
    store::StoredConnector beta = m_connectors.list().at(1);
    beta.revision = 2;
    beta.connector.name = u"BETA"_qs;
    m_connectors.put(beta);
    QCOMPARE(names(m_connectors), (QStringList{u"Alpha"_qs, u"BETA"_qs, u"delta 4"_qs, u"Gamma"_qs}));
    QCOMPARE(m_connectors.find(beta.connector.id)->revision, 2);
    verifyPlaces();
}

void TestConnectorsByName::aNewNameIsANewPlace_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("to the end") << 0 << u"Omega"_qs
                                << QStringList{u"beta"_qs, u"delta 4"_qs, u"Gamma"_qs, u"Omega"_qs};
    QTest::newRow("to the front") << 3 << u"aaron"_qs
                                  << QStringList{u"aaron"_qs, u"Alpha"_qs, u"beta"_qs, u"delta 4"_qs};
    QTest::newRow("one further") << 1 << u"Epsilon"_qs
                                 << QStringList{u"Alpha"_qs, u"delta 4"_qs, u"Epsilon"_qs, u"Gamma"_qs};
}

void TestConnectorsByName::aNewNameIsANewPlace()
{
    QFETCH(int, place);
    QFETCH(QString, name);
    store::StoredConnector renamed = m_connectors.list().at(place);
    renamed.connector.name = name;
    m_connectors.put(renamed);
    QTEST(names(m_connectors), "expected");
    verifyPlaces();
}

void TestConnectorsByName::comesAndGoes()
{
    const store::StoredConnector cetus = stored(u"Cetus"_qs);
    m_connectors.put(cetus);
    QCOMPARE(names(m_connectors),
             (QStringList{u"Alpha"_qs, u"beta"_qs, u"Cetus"_qs, u"delta 4"_qs, u"Gamma"_qs}));
    verifyPlaces();
    m_connectors.remove(cetus.connector.id);
    QVERIFY(!m_connectors.find(cetus.connector.id));
    m_connectors.remove(cetus.connector.id);  // a second time
    QCOMPARE(names(m_connectors), (QStringList{u"Alpha"_qs, u"beta"_qs, u"delta 4"_qs, u"Gamma"_qs}));
    verifyPlaces();
    m_connectors = ConnectorsByName();
    m_connectors.put(cetus);
    QCOMPARE(names(m_connectors), QStringList{u"Cetus"_qs});
    verifyPlaces();
}

void TestConnectorsByName::copiesStayAsTheyWere()
{
    const QList<store::StoredConnector> copy = m_connectors.list();
    store::StoredConnector renamed = copy.at(0);
    renamed.connector.name = u"Zeta"_qs;
    m_connectors.put(renamed);
    QCOMPARE(copy.at(0).connector.name, u"Alpha"_qs);
    QCOMPARE(m_connectors.list().constLast().connector.name, u"Zeta"_qs);
}

QTEST_APPLESS_MAIN(TestConnectorsByName)
#include "tst_connectorsbyname.moc"
