// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/qttest.h"
#include "ui/settings/settingspage.h"
#include "ui/style/theme.h"
#include "ui/workspace/networkchoice.h"
#include "ui/workspace/networkprofiles.h"
#include "ui/workspace/session.h"
#include "ui/workspace/usersettings.h"

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QPushButton>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace relaydeck::test {

QString settingsFolder();
void writeFile(const QString& path, const QByteArray& text);

/// The page of settings over a workspace, with nothing set yet.
class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    template<typename T>
    T* part(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    void click(const char* name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void open(const QString& store);
    /// As a person does: the choice is told.
    static void choose(QComboBox* box, const QString& text);
    void type(const char* field, const QString& text) const;
    /// A label that can be seen says this.
    bool tells(const QString& text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::UserSettings> m_settings;
    std::unique_ptr<ui::NetworkProfiles> m_profiles;
    std::unique_ptr<ui::NetworkChoice> m_network;
    std::unique_ptr<ui::SettingsPage> m_page;
};

}  // namespace relaydeck::test
