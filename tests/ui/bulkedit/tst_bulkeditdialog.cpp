// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkeditdialog.h"

#include "tests/support/qttest.h"
#include "ui/bulkedit/bulkpreviewmodel.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/style/theme.h"
#include "ui/text/translations.h"
#include "ui/widgets/banner.h"

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_BulkEditDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsKeptAtFirst();
    void itTellsWhatChanges();
    void loweredProtectionIsTold();
    void whatExchangeRefusesIsTold();
    void listsAreAddedTo();
    void hostileTextIsPlain();
    void oneStepOfUndo();
    void itWorksByKeys();

private:
    template<typename T>
    static T* part(const QWidget& dialog, const char* name)
    {
        return dialog.findChild<T*>(QString::fromLatin1(name));
    }
    static QList<Connector> connectors();

    std::unique_ptr<Theme> m_theme;
};

void tst_BulkEditDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

/// Mandatory, Opportunistic, not set; all with the same comment.
QList<Connector> tst_BulkEditDialog::connectors()
{
    QList<Connector> connectors(3);
    for (int i = 0; i < connectors.size(); ++i) {
        connectors[i].name = u"Partner %1"_qs.arg(i);
        connectors[i].comment = u"same"_qs;
        connectors[i].recipientDomains = {u"p%1.example"_qs.arg(i)};
    }
    connectors[0].smtpDaneMode = DaneMode::Mandatory;
    connectors[1].smtpDaneMode = DaneMode::Opportunistic;
    return connectors;
}

void tst_BulkEditDialog::everythingIsKeptAtFirst()
{
    const BulkEditDialog dialog(connectors());
    QVERIFY(dialog.result().isEmpty());
    QCOMPARE(part<QComboBox>(dialog, "bulk.SmtpDaneMode")->currentText(), u"Keep: Mixed (3)"_qs);
    QCOMPARE(part<QComboBox>(dialog, "bulk.MtaStsMode")->currentText(), u"Keep: not set (Opportunistic)"_qs);
    QCOMPARE(part<QComboBox>(dialog, "bulk.Comment")->currentText(), u"Keep: same"_qs);
    QVERIFY(!part<QPushButton>(dialog, "bulk.apply")->isEnabled());
    QCOMPARE(dialog.findChildren<QComboBox*>().size(), bulkFields().size());
}

void tst_BulkEditDialog::itTellsWhatChanges()
{
    BulkEditDialog dialog(connectors());
    auto& preview = *dialog.findChild<BulkPreviewModel*>();
    using enum QAbstractItemModelTester::FailureReportingMode;
    new QAbstractItemModelTester(&preview, QtTest, &dialog);
    dialog.show();
    part<QComboBox>(dialog, "bulk.SmtpDaneMode")->setCurrentIndex(2);
    QTRY_COMPARE(part<QLabel>(dialog, "bulk.line")->text(), u"Changes 2 of 3"_qs);
    QCOMPARE(part<QPushButton>(dialog, "bulk.apply")->text(), u"Change 2 connectors"_qs);
    QCOMPARE(preview.rowCount(), 2);
    QCOMPARE(preview.index(0, BulkPreviewModel::ConnectorColumn).data().toString(), u"Partner 1"_qs);
    QCOMPARE(preview.index(0, BulkPreviewModel::BeforeColumn).data().toString(), u"Opportunistic"_qs);
    QCOMPARE(preview.index(1, BulkPreviewModel::BeforeColumn).data().toString(),
             u"not set (Opportunistic)"_qs);
    QCOMPARE(preview.index(1, BulkPreviewModel::AfterColumn).data().toString(), u"Mandatory"_qs);
    QVERIFY(!part<Banner>(dialog, "bulk.protection")->isVisible());
    // Back to what it was.
    part<QComboBox>(dialog, "bulk.SmtpDaneMode")->setCurrentIndex(0);
    QTRY_VERIFY(!part<QPushButton>(dialog, "bulk.apply")->isEnabled());
}

void tst_BulkEditDialog::loweredProtectionIsTold()
{
    BulkEditDialog dialog(connectors());
    dialog.show();
    part<QComboBox>(dialog, "bulk.SmtpDaneMode")->setCurrentIndex(3);
    auto* banner = part<Banner>(dialog, "bulk.protection");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->accessibleName().contains(u"Protection is lowered on 3 connectors"_qs));
    QVERIFY(banner->accessibleDescription().contains(u"SMTP DANE"_qs));
    part<QComboBox>(dialog, "bulk.SmtpDaneMode")->setCurrentIndex(1);
    QTRY_VERIFY(banner->accessibleName().contains(u"Protection is lowered on 1 connector"_qs));
}

void tst_BulkEditDialog::whatExchangeRefusesIsTold()
{
    BulkEditDialog dialog(connectors());
    dialog.show();
    // Domain validation without a domain.
    part<QComboBox>(dialog, "bulk.TlsSettings")->setCurrentIndex(4);
    auto* banner = part<Banner>(dialog, "bulk.refused");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->accessibleDescription().contains(u"Partner 0"_qs));
    part<QComboBox>(dialog, "bulk.TlsDomain")->setCurrentIndex(1);
    part<QLineEdit>(dialog, "bulk.TlsDomain.value")->setText(u"*.example"_qs);
    QTRY_VERIFY(!banner->isVisible());
}

void tst_BulkEditDialog::listsAreAddedTo()
{
    BulkEditDialog dialog(connectors());
    dialog.show();
    auto* value = part<QLineEdit>(dialog, "bulk.RecipientDomains.value");
    QVERIFY(!value->isVisible());
    part<QComboBox>(dialog, "bulk.RecipientDomains")->setCurrentIndex(2);
    QVERIFY(value->isVisible());
    value->setText(u"ada@new.example, https://www.other.example/x; new.example"_qs);
    const Connector after = edited(connectors().first(), dialog.result());
    QCOMPARE(after.recipientDomains,
             (QStringList{u"p0.example"_qs, u"new.example"_qs, u"www.other.example"_qs}));
}

void tst_BulkEditDialog::hostileTextIsPlain()
{
    QList<Connector> hostile = connectors();
    hostile[0].name = u"<b>x</b>\u202e"_qs + QString(1 << 20, u'y');
    hostile[0].comment = u"\x1b<i>"_qs + QString(1 << 20, u'z');
    BulkEditDialog dialog(hostile);
    dialog.show();
    part<QComboBox>(dialog, "bulk.Comment")->setCurrentIndex(1);
    auto& preview = *dialog.findChild<BulkPreviewModel*>();
    QTRY_COMPARE(preview.rowCount(), 3);
    for (int column = 0; column < BulkPreviewModel::ColumnCount; ++column) {
        const QModelIndex index = preview.index(0, column);
        QVERIFY(index.data().toString().size() < 400);
        QVERIFY(!index.data().toString().contains(QChar(0x202e)));
        QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(u'<'));
    }
    const auto labels = dialog.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
        QVERIFY(label->text().size() < 2000);
    }
    const auto boxes = dialog.findChildren<QComboBox*>();
    for (const QComboBox* box : boxes)
        QVERIFY(box->currentText().size() < 400);
}

void tst_BulkEditDialog::oneStepOfUndo()
{
    const QTemporaryDir folder;
    auto session = Session::open(folder.filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    QList<store::Change> changes;
    QList<QUuid> ids;
    for (const Connector& connector : connectors()) {
        changes.append(store::Change::added(connector));
        ids.append(changes.constLast().id());
    }
    QVERIFY((*session)->change(changes, u"Add"_qs));
    QWidget window;
    window.resize(900, 600);
    window.show();
    ConnectorCommands commands(**session, &window);
    commands.editTogether(ids);
    auto* dialog = window.findChild<BulkEditDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->width() <= 900);
    part<QComboBox>(*dialog, "bulk.SmtpDaneMode")->setCurrentIndex(2);
    auto* apply = part<QPushButton>(*dialog, "bulk.apply");
    QTRY_VERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
    for (const QUuid& id : ids)
        QVERIFY((*session)->connector(id)->connector.smtpDaneMode == DaneMode::Mandatory);
    QCOMPARE((*session)->undoStack().undoText(), u"set SMTP DANE mode to Mandatory on 2 connectors"_qs);
    (*session)->undoStack().undo();
    QVERIFY(!(*session)->connector(ids.at(2))->connector.smtpDaneMode);
    QCOMPARE((*session)->connectors().size(), 3);
    // One is edited in its own dialog.
    commands.editTogether({ids.first()});
    QVERIFY(window.findChildren<BulkEditDialog*>().isEmpty()
            || !window.findChildren<BulkEditDialog*>().constLast()->isVisible());
}

void tst_BulkEditDialog::itWorksByKeys()
{
    BulkEditDialog dialog(connectors());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* enabled = part<QComboBox>(dialog, "bulk.Enabled");
    enabled->setFocus();
    QTest::keyClick(enabled, Qt::Key_Down);
    QTest::keyClick(enabled, Qt::Key_Down);
    auto* apply = part<QPushButton>(dialog, "bulk.apply");
    QTRY_VERIFY(apply->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QVERIFY(!edited(connectors().first(), dialog.result()).enabled);
}

QTEST_MAIN(tst_BulkEditDialog)
#include "tst_bulkeditdialog.moc"
