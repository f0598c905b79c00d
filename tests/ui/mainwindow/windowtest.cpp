// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "ui/mainwindow/pagestack.h"
#include "ui/text/translations.h"
#include "ui/widgets/matrixcell.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace relaydeck::test {

using namespace ui;

void WindowTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void WindowTest::init()
{
    // No test starts with the state of another.
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs)
        .removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = Session::open(m_folder->filePath(QStringLiteral("store.db")));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_session->startPractice();
    if (!QLatin1String(QTest::currentTestFunction()).startsWith(QLatin1String("theFirstRun"))) {
        add(u"Health"_qs, u"health.example"_qs, DaneMode::Mandatory);
        add(u"City"_qs, u"city.example"_qs);
        add(u"Club"_qs, u"club.example"_qs);
    }
    openWindow();
    QTRY_VERIFY(m_session->isUndoRestored());
    m_session->undoStack().clear();
}

void WindowTest::openWindow()
{
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->findChild<PageStack*>()->pages();  // so that tests find the parts of each
}

void WindowTest::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void WindowTest::add(const QString& name, const QString& domain, DaneMode dane) const
{
    Connector connector;
    connector.name = name;
    connector.recipientDomains = {domain};
    connector.smtpDaneMode = dane;
    QVERIFY(m_session->change({store::Change::added(connector)}, u"Add"_qs));
}

Connector WindowTest::connector(const QString& name) const
{
    const auto found = m_session->store().connectors().findByName(name);
    return found ? found->connector : Connector{};
}

void WindowTest::choose(const QString& name) const
{
    const QAbstractItemModel* model = table().model();
    const QModelIndexList found =
        model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(found.first()).center());
    QCOMPARE(table().currentId(), connector(name).id);
}

void WindowTest::chooseTested() const
{
    choose(u"Health"_qs);
    QTest::mouseClick(part<QPushButton>("inspector.test"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->reports().latest(u"health.example"_qs), 30'000);
}

MatrixCell* WindowTest::cell(const QWidget& parent, DaneMode dane, MtaStsMode sts)
{
    return parent.findChildren<MatrixCell*>().value(static_cast<qsizetype>(decision::matrixIndex(dane, sts)));
}

QString WindowTest::said(const QWidget& widget)
{
    QStringList texts;
    const auto labels = widget.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    return texts.join(u'\n');
}

}  // namespace relaydeck::test
