// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/settings/settingstest.h"

#include "tests/support/certificates.h"
#include "ui/settings/textbox.h"

#include <QtCore/QFile>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;
using test::settingsFolder;

/// Network profiles: made, edited, chosen, and kept for all workspaces.
class TestNetworkCard : public test::SettingsTest {
    Q_OBJECT

private Q_SLOTS:
    void aProfileIsMadeEditedAndChosen();
    void theChoiceIsOfTheWorkspace();
    void whatCannotBeUsedIsNotKept();
    void aDeletedProfileLeavesThisComputer();
    void aFileThatCannotBeReadIsTold();
    void authoritiesStandBesideTheSystems();
    void aFileIsTakenOrToldWhyNot_data();
    void aFileIsTakenOrToldWhyNot();
};

void TestNetworkCard::aProfileIsMadeEditedAndChosen()
{
    click("profile.add");
    QCOMPARE(m_profiles->own().size(), 1);
    type("profile.name", u"Lab"_qs);
    auto* resolvers = part<TextBox>("profile.resolvers");
    resolvers->setFocus();
    QTest::keyClicks(resolvers, u"tls://192.0.2.53#dns.example"_qs);
    part<QLineEdit>("profile.name")->setFocus();  // leaving the field
    part<QSpinBox>("profile.smtp-port")->setValue(2525);
    type("profile.ehlo-name", u"relay.example"_qs);
    // Nothing of it counts for the workspace before it is chosen.
    QCOMPARE(m_session->tests().profile().smtpPort, quint16(25));

    choose(part<QComboBox>("settings.network"), u"Lab"_qs);
    const NetworkProfile& used = m_session->tests().profile();
    QCOMPARE(used.name, u"Lab"_qs);
    QCOMPARE(used.smtpPort, quint16(2525));
    QCOMPARE(used.ehloName, u"relay.example"_qs);
    QCOMPARE(used.upstreams.size(), 1);
    QCOMPARE(used.upstreams.first().tlsName, u"dns.example"_qs);
    // A change of the profile in use applies at once.
    part<QSpinBox>("profile.https-port")->setValue(8443);
    QCOMPARE(m_session->tests().profile().httpsPort, quint16(8443));

    open(u"store.db"_qs);
    QCOMPARE(m_session->tests().profile().name, u"Lab"_qs);
    QCOMPARE(m_session->tests().profile().httpsPort, quint16(8443));
}

void TestNetworkCard::theChoiceIsOfTheWorkspace()
{
    click("profile.add");
    choose(part<QComboBox>("settings.network"), u"My network"_qs);
    open(u"other.db"_qs);
    QCOMPARE(m_session->tests().profile().name, u"This computer"_qs);
    QCOMPARE(m_profiles->own().size(), 1);
    choose(part<QComboBox>("settings.network"), u"Practice network"_qs);
    QVERIFY(m_session->network() == Session::Network::Practice);
    open(u"store.db"_qs);
    QVERIFY(m_session->network() == Session::Network::Real);
    QCOMPARE(m_network->current(), m_profiles->own().first().id);
    open(u"other.db"_qs);
    QCOMPARE(m_network->current(), NetworkProfiles::Practice);
}

void TestNetworkCard::whatCannotBeUsedIsNotKept()
{
    click("profile.add");
    type("profile.source-address", u"not an address"_qs);
    QVERIFY(m_profiles->own().first().profile.sourceAddress.isNull());
    QVERIFY(tells(u"IP address of this computer"_qs));
    type("profile.source-address", u"127.0.0.1"_qs);
    QCOMPARE(m_profiles->own().first().profile.sourceAddress, QHostAddress(QHostAddress::LocalHost));

    auto* anchors = part<TextBox>("profile.anchors");
    anchors->setFocus();
    QTest::keyClicks(anchors, u"nonsense"_qs);
    part<QLineEdit>("profile.name")->setFocus();
    QVERIFY(m_profiles->own().first().profile.trustAnchors.isEmpty());
}

void TestNetworkCard::aDeletedProfileLeavesThisComputer()
{
    click("profile.add");
    choose(part<QComboBox>("settings.network"), u"My network"_qs);
    click("profile.remove");
    QVERIFY(m_profiles->own().isEmpty());
    QCOMPARE(m_network->current(), NetworkProfiles::ThisComputer);
    QCOMPARE(m_session->tests().profile().name, u"This computer"_qs);
    QVERIFY(!part<QPushButton>("profile.remove")->isEnabled());
}

void TestNetworkCard::aFileThatCannotBeReadIsTold()
{
    const QString path = settingsFolder() + u"/networks.json"_qs;
    test::writeFile(path, "{\"version\": 9}");
    open(u"store.db"_qs);
    QVERIFY(tells(u"Network profiles could not be kept"_qs));
    click("profile.add");
    QVERIFY(m_profiles->own().isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"version\": 9}"));
}

void TestNetworkCard::authoritiesStandBesideTheSystems()
{
    click("profile.add");
    const test::Hierarchy made({u"mx.partner.example"_qs});
    auto* box = part<TextBox>("profile.authorities");
    box->setFocus();
    box->insertPlainText(QString::fromLatin1(made.root.certificatePem));
    part<QLineEdit>("profile.name")->setFocus();  // leaving the field
    const auto& profile = [this]() -> const NetworkProfile& { return m_profiles->own().first().profile; };
    QCOMPARE(profile().caCertificates, made.root.certificatePem.trimmed());
    QVERIFY(!profile().onlyCaCertificates);
    QTest::mouseClick(part<QCheckBox>("profile.only-authorities"), Qt::LeftButton, {}, QPoint(10, 10));
    QVERIFY(profile().onlyCaCertificates);
    open(u"store.db"_qs);
    choose(part<QComboBox>("profile.shown"), profile().name);
    QVERIFY(part<QCheckBox>("profile.only-authorities")->isChecked());
}

void TestNetworkCard::aFileIsTakenOrToldWhyNot_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("told");
    const test::Hierarchy made({u"mx.partner.example"_qs});
    QTest::newRow("PEM") << made.root.certificatePem << QString();
    QTest::newRow("foreign: a certificate in DER") << made.root.der << u"No usable certificate"_qs;
    QTest::newRow("empty") << QByteArray("") << u"No usable certificate"_qs;
    QTest::newRow("too large") << QByteArray(5 * 1024 * 1024, 'x') << u"is larger than"_qs;
    QTest::newRow("gone, or a folder") << QByteArray() << u"cannot be read"_qs;
}

void TestNetworkCard::aFileIsTakenOrToldWhyNot()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, told);
    click("profile.add");
    QString path = m_folder->path();
    if (!content.isNull()) {
        path = m_folder->filePath(u"ca.pem"_qs);
        test::writeFile(path, content);
    }
    const auto buttons = m_page->findChildren<QPushButton*>();
    const auto open = std::ranges::find(buttons, u"Open certification authorities"_qs,
                                        [](const QPushButton* button) { return button->accessibleName(); });
    QVERIFY(open != buttons.cend());
    (*open)->click();
    auto* dialog = m_page->findChild<QFileDialog*>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    const NetworkProfile& profile = m_profiles->own().first().profile;
    QCOMPARE(profile.caCertificates.isEmpty(), !told.isEmpty());
    QCOMPARE(part<TextBox>("profile.authorities")->text().isEmpty(), !told.isEmpty());
    QCOMPARE(tells(u"was not taken"_qs), !told.isEmpty());
    QVERIFY(told.isEmpty() || tells(told));
}

QTEST_MAIN(TestNetworkCard)
#include "tst_networkcard.moc"
