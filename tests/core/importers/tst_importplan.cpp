// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/importplan.h"

#include "core/importers/collectionscript.h"
#include "core/importers/importer.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace relaydeck::importers;
using Kind = MergeEntry::Kind;

namespace {

ImportResult imported(const QByteArray& csv)
{
    Result<ImportResult> result = importConnectors(
        csv, {.format = ImportFormat::Csv, .columns = {}, .step = {}, .faultyLines = FaultyLines::LeaveOut});
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

ConnectorState kept(const QString& name)
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.name = name;
    connector.recipientDomains = {u"a.example"_qs, u"*.a.example"_qs};
    return {.connector = connector, .imported = connector};
}

}  // namespace

/// What a file has lost, and what was left out of it, changes nothing here by itself.
class TestImportPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLostListStaysAsItIsHere_data();
    void aLostListStaysAsItIsHere();
    void aNewConnectorWithoutItsDomainsIsNotChosen();
    void aListThatDoesNotDecideIsOnlyTold();
    void whatWasLeftOutIsNotGone();
    void theCommandIsOneLine();
};

void TestImportPlan::aLostListStaysAsItIsHere_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const QByteArray& type :
         {QByteArray("System.Object[]"), QByteArray("System.String[]"),
          QByteArray("System.Collections.ArrayList"),
          QByteArray("Microsoft.Exchange.Data.MultiValuedProperty"),
          QByteArray("Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data.SmtpDomain]"),
          QByteArray("Deserialized.System.Collections.Generic.List`1")})
        QTest::newRow("S35: " + type) << type;
}

void TestImportPlan::aLostListStaysAsItIsHere()
{
    QFETCH(QByteArray, type);
    const ConnectorState here = kept(u"A"_qs);
    const MergePlan plan =
        planImport({here}, {}, imported("Name,SmtpDaneMode,RecipientDomains\nA,Mandatory," + type + '\n'));
    const MergeEntry& entry = plan.entries.first();
    QVERIFY(entry.kind == Kind::Changed && entry.selected);
    QVERIFY(entry.lostFields == QList{ConnectorField::RecipientDomains});
    QVERIFY(entry.fields == QList{ConnectorField::SmtpDaneMode});
    QCOMPARE(entry.after->connector.recipientDomains, here.connector.recipientDomains);
    QCOMPARE(entry.after->imported->recipientDomains, here.connector.recipientDomains);
}

void TestImportPlan::aNewConnectorWithoutItsDomainsIsNotChosen()
{
    const ImportResult result = imported("Name,UseMXRecord,SmartHosts,RecipientDomains\n"
                                         "A,True,System.Object[],a.example\n"
                                         "B,True,,System.Object[]\n"
                                         "C,False,System.Object[],c.example\n");
    const MergePlan plan = planImport({}, {}, result);
    QCOMPARE(plan.count(Kind::New), 3);
    QCOMPARE(plan.selectedCount(Kind::New), 1);
    QVERIFY(plan.entries.at(0).selected);
    QVERIFY(!plan.entries.at(1).selected);
    QVERIFY(decisiveLosses(plan.entries.at(1)) == QList{ConnectorField::RecipientDomains});
    QVERIFY(decisiveLosses(plan.entries.at(2)) == QList{ConnectorField::SmartHosts});
}

void TestImportPlan::aListThatDoesNotDecideIsOnlyTold()
{
    const ImportResult result = imported("Name,IsTransportRuleScoped,RecipientDomains,ValidationRecipients\n"
                                         "A,True,System.Object[],System.String[]\n");
    const MergeEntry entry = planImport({}, {}, result).entries.first();
    QVERIFY(entry.selected);
    QCOMPARE(entry.lostFields.size(), 2);
    QVERIFY(decisiveLosses(entry).isEmpty());
}

void TestImportPlan::whatWasLeftOutIsNotGone()
{
    const QList<ConnectorState> here{kept(u"A"_qs), kept(u"B"_qs)};
    QCOMPARE(planImport(here, {}, imported("Name,Comment\nA,\n")).count(Kind::Gone), 1);
    const MergePlan plan = planImport(here, {}, imported("Name,Comment\nA,\nB\n"));
    QCOMPARE(plan.count(Kind::Gone), 0);
    QCOMPARE(plan.leftOutLines, 1);
}

void TestImportPlan::theCommandIsOneLine()
{
    const QString command = collectionCommand();
    QVERIFY(!command.contains(u'\n'));
    for (const QString& part :
         {u"Get-OutboundConnector -ResultSize Unlimited"_qs, u"ConvertTo-Json"_qs, collectionFileName()})
        QVERIFY2(command.contains(part), qPrintable(part));
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
