// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/settings/settingstest.h"

#include "ui/text/translations.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace relaydeck::test {

using namespace ui;

QString settingsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/relaydeck"_qs;
}

void writeFile(const QString& path, const QByteArray& text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

void SettingsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    installTranslations();
    m_theme = std::make_unique<Theme>();
    m_theme->install();
}

void SettingsTest::init()
{
    QDir(settingsFolder()).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>();
    open(u"store.db"_qs);
}

void SettingsTest::cleanup()
{
    m_page.reset();
    m_network.reset();
}

void SettingsTest::open(const QString& store)
{
    cleanup();
    auto session = Session::open(m_folder->filePath(store));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_settings = std::make_unique<UserSettings>();
    m_profiles = std::make_unique<NetworkProfiles>();
    m_network = std::make_unique<NetworkChoice>(*m_session, *m_profiles, *m_settings);
    followSettings(*m_theme, *m_settings);
    followSettings(*m_session, *m_settings);
    m_page = std::make_unique<SettingsPage>(*m_session, *m_settings, *m_profiles, *m_network);
    m_page->resize(1000, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void SettingsTest::choose(QComboBox* box, const QString& text)
{
    const int index = box->findText(text);
    QVERIFY(index >= 0);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void SettingsTest::type(const char* field, const QString& text) const
{
    auto* line = part<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

bool SettingsTest::tells(const QString& text) const
{
    const auto labels = m_page->findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&text](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

}  // namespace relaydeck::test
