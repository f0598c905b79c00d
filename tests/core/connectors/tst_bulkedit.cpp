// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/bulkedit.h"

#include "tests/support/qttest.h"

using namespace relaydeck;

class tst_BulkEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsNotNamedStay();
    void lists_data();
    void lists();
    void changesAgreesWithEdited_data();
    void changesAgreesWithEdited();
    void unsetIsAValueOfItsOwn();
    void namesAreNoBulkField();
};

void tst_BulkEdit::fieldsNotNamedStay()
{
    Connector before;
    before.name = u"A"_qs;
    before.comment = u"old"_qs;
    before.tlsSettings = TlsSettings::EncryptionOnly;
    BulkEdit edit;
    edit.values.smtpDaneMode = DaneMode::Mandatory;
    edit.values.comment = u"not asked for"_qs;
    edit.fields = {{.field = ConnectorField::SmtpDaneMode}};
    Connector expected = before;
    expected.smtpDaneMode = DaneMode::Mandatory;
    QVERIFY(edited(before, edit) == expected);
    QVERIFY(edited(before, {}) == before);
}

void tst_BulkEdit::lists_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QStringList>("after");
    const auto kind = [](FieldEdit::Kind each) { return static_cast<int>(each); };
    using enum FieldEdit::Kind;
    const QStringList ab{u"a.example"_qs, u"b.example"_qs};
    QTest::newRow("replace") << kind(Replace) << QStringList{u"c.example"_qs} << QStringList{u"c.example"_qs};
    QTest::newRow("add at the end") << kind(Add) << QStringList{u"c.example"_qs}
                                    << ab + QStringList{u"c.example"_qs};
    QTest::newRow("add what is there") << kind(Add) << QStringList{u"B.example"_qs} << ab;
    QTest::newRow("remove") << kind(Remove) << QStringList{u"A.EXAMPLE"_qs} << QStringList{u"b.example"_qs};
    QTest::newRow("remove what is not there") << kind(Remove) << QStringList{u"z.example"_qs} << ab;
    QTest::newRow("empty") << kind(Replace) << QStringList{} << QStringList{};
}

void tst_BulkEdit::lists()
{
    QFETCH(int, kind);
    QFETCH(QStringList, values);
    Connector before;
    before.recipientDomains = {u"a.example"_qs, u"b.example"_qs};
    BulkEdit edit;
    edit.values.recipientDomains = values;
    edit.fields = {{.field = ConnectorField::RecipientDomains, .kind = static_cast<FieldEdit::Kind>(kind)}};
    QTEST(edited(before, edit).recipientDomains, "after");
}

void tst_BulkEdit::changesAgreesWithEdited_data()
{
    QTest::addColumn<int>("field");
    for (const ConnectorField field : bulkFields())
        QTest::newRow(qPrintable(parameterName(field))) << static_cast<int>(field);
}

void tst_BulkEdit::changesAgreesWithEdited()
{
    QFETCH(int, field);
    Connector other;
    other.enabled = false;
    other.type = ConnectorType::OnPremises;
    other.useMxRecord = false;
    other.smartHosts = other.recipientDomains = other.validationRecipients = {u"x"_qs};
    other.allAcceptedDomains = other.routeAllMessagesViaOnPremises = other.senderRewritingEnabled = true;
    other.cloudServicesMailEnabled = other.isTransportRuleScoped = other.testMode = true;
    other.tlsSettings = TlsSettings::DomainValidation;
    other.tlsDomain = other.comment = u"x"_qs;
    other.mtaStsMode = MtaStsMode::None;
    other.smtpDaneMode = DaneMode::None;
    BulkEdit edit;
    edit.fields = {{.field = static_cast<ConnectorField>(field)}};
    for (const Connector& values : {Connector{}, other}) {
        edit.values = values;
        for (const Connector& before : {Connector{}, other}) {
            QCOMPARE(changes(edit, before), edited(before, edit) != before);
            QCOMPARE(changedFields(before, edited(before, edit)).size(), changes(edit, before) ? 1 : 0);
        }
    }
    QVERIFY(changes(edit, {}));
}

void tst_BulkEdit::unsetIsAValueOfItsOwn()
{
    Connector opportunistic;
    opportunistic.smtpDaneMode = DaneMode::Opportunistic;
    Connector mandatory;
    mandatory.smtpDaneMode = DaneMode::Mandatory;
    QCOMPARE(distinctValues(ConnectorField::SmtpDaneMode, {}), 0);
    QCOMPARE(distinctValues(ConnectorField::SmtpDaneMode, {Connector{}, opportunistic, mandatory, mandatory}),
             3);
    QCOMPARE(distinctValues(ConnectorField::Comment, {Connector{}, opportunistic}), 1);
}

void tst_BulkEdit::namesAreNoBulkField()
{
    for (const ConnectorField field :
         {ConnectorField::Name, ConnectorField::IsValidated, ConnectorField::LastValidationTimestamp})
        QVERIFY(!bulkFields().contains(field));
}

QTEST_APPLESS_MAIN(tst_BulkEdit)
#include "tst_bulkedit.moc"
