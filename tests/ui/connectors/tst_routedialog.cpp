// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/routedialog.h"

#include "tests/support/qttest.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/notelist.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace relaydeck;
using namespace relaydeck::ui;

class tst_RouteDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theCarrierIsNamed();
    void theServiceDefaultIsNamed();
    void whatIsNoAddressIsTold();
    void whatIsNotDocumentedIsAmber();
    void theCarrierIsShown();

private:
    QUuid add(const QString& name, const QString& domain) const;
    QString answer(RouteDialog& dialog, const QString& address) const;
    QString losers(const RouteDialog& dialog) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void tst_RouteDialog::initTestCase()
{
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void tst_RouteDialog::init()
{
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
}

QUuid tst_RouteDialog::add(const QString& name, const QString& domain) const
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {domain};
    const store::Change change = store::Change::added(connector);
    m_session->change({change}, u"Add"_qs);
    return change.id();
}

QString tst_RouteDialog::answer(RouteDialog& dialog, const QString& address) const
{
    auto* field = dialog.findChild<QLineEdit*>(u"route.address"_qs);
    field->setText(address);
    QTest::keyClick(field, Qt::Key_Return);
    const auto* banner = dialog.findChild<Banner*>(u"route.answer"_qs);
    return banner->accessibleName() + u'\n' + banner->accessibleDescription();
}

QString tst_RouteDialog::losers(const RouteDialog& dialog) const
{
    QStringList texts;
    const auto* list = dialog.findChild<NoteList*>();
    for (const Note& note : list->notes())
        texts.append(note.text);
    return texts.join(u'\n');
}

void tst_RouteDialog::theCarrierIsNamed()
{
    add(u"Exact"_qs, u"a.example"_qs);
    add(u"Wide"_qs, u"*"_qs);
    add(u"Other"_qs, u"b.example"_qs);
    RouteDialog dialog(*m_session);
    const QString words = answer(dialog, u"ada@a.example"_qs);
    QVERIFY2(words.contains(u"\"Exact\" carries mail to"), qPrintable(words));
    QVERIFY2(losers(dialog).contains(u"\"Wide\" matches by"), qPrintable(losers(dialog)));
    QVERIFY(!losers(dialog).contains(u"\"Other\""));
    QVERIFY(losers(dialog).contains(u"1 other connectors have no recipient domain that matches."));
}

void tst_RouteDialog::theServiceDefaultIsNamed()
{
    add(u"Exact"_qs, u"a.example"_qs);
    RouteDialog dialog(*m_session);
    QVERIFY(answer(dialog, u"b.example"_qs).contains(u"No connector carries mail to"));
    QVERIFY(!dialog.findChild<QPushButton*>(u"route.show"_qs)->isEnabled());
}

void tst_RouteDialog::whatIsNoAddressIsTold()
{
    RouteDialog dialog(*m_session);
    QVERIFY(answer(dialog, u"@"_qs).contains(u"no mail address and no domain"));
    QVERIFY(answer(dialog, u" "_qs).contains(u"Type an address"));
}

void tst_RouteDialog::whatIsNotDocumentedIsAmber()
{
    add(u"First"_qs, u"a.example"_qs);
    add(u"Second"_qs, u"a.example"_qs);
    RouteDialog dialog(*m_session);
    QVERIFY(answer(dialog, u"a.example"_qs).contains(u"This is not sure"));
    const auto* list = dialog.findChild<NoteList*>();
    QVERIFY(list->notes().first().tone == Tone::Warning);
}

void tst_RouteDialog::theCarrierIsShown()
{
    const QUuid id = add(u"Exact"_qs, u"a.example"_qs);
    RouteDialog dialog(*m_session);
    QSignalSpy chosen(&dialog, &RouteDialog::connectorChosen);
    dialog.setAddress(u"a.example"_qs);
    dialog.findChild<QPushButton*>(u"route.show"_qs)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<QUuid>(), id);
}

QTEST_MAIN(tst_RouteDialog)
#include "tst_routedialog.moc"
