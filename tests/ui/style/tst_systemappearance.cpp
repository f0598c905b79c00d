// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/systemappearance.h"

#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusVariant>
#include <QtTest/QtTest>
#include <QtWidgets/QApplication>

using namespace relaydeck::ui;

/// The settings portal of a desktop, on a bus of its own.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    void set(const QString& key, uint value)
    {
        m_values.insert(key, value);
        tell(QStringLiteral("org.freedesktop.appearance"), key, value);
    }
    void tell(const QString& group, const QString& key, uint value) const
    {
        QDBusMessage signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/portal/desktop"),
                                                         QStringLiteral("org.freedesktop.portal.Settings"),
                                                         QStringLiteral("SettingChanged"));
        signal.setArguments({group, key, QVariant::fromValue(QDBusVariant(value))});
        QDBusConnection(QStringLiteral("portal")).send(signal);
    }

public Q_SLOTS:
    /// One variant inside another, as the real one answers.
    QDBusVariant Read(const QString& group, const QString& key) const
    {
        Q_UNUSED(group)
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key))));
    }

private:
    QHash<QString, uint> m_values;
};

class TestSystemAppearance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theDesktopIsFollowed();

private:
    QProcess m_bus;
    FakePortal m_portal;
};

void TestSystemAppearance::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("there is no dbus-daemon here");
    m_bus.start(daemon,
                {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    QVERIFY(m_bus.waitForStarted());
    QTRY_VERIFY(m_bus.canReadLine());
    const QByteArray address = m_bus.readLine().trimmed();
    // Read by Qt when somebody first asks for the bus of the session.
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection bus =
        QDBusConnection::connectToBus(QString::fromLocal8Bit(address), QStringLiteral("portal"));
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                               QDBusConnection::ExportAllSlots));
}

void TestSystemAppearance::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestSystemAppearance::theDesktopIsFollowed()
{
    m_portal.set(QStringLiteral("color-scheme"), 1);
    Theme theme;
    theme.install();
    QTRY_VERIFY(theme.isDark());
    QVERIFY(tokensFor(QApplication::palette()).dark);
    QVERIFY(!theme.hasHighContrast());

    m_portal.set(QStringLiteral("contrast"), 1);
    QTRY_VERIFY(tokensFor(QApplication::palette()).highContrast);
    m_portal.set(QStringLiteral("color-scheme"), 2);
    QTRY_VERIFY(!tokensFor(QApplication::palette()).dark);
    QVERIFY(tokensFor(QApplication::palette()).highContrast);

    // A choice of the user wins, and other settings of the desktop are none of ours: the change that is
    // asked for behind them has arrived when the theme follows it.
    theme.setChoice(ThemeChoice::Light);
    m_portal.tell(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("contrast"), 0);
    m_portal.set(QStringLiteral("color-scheme"), 1);
    m_portal.set(QStringLiteral("contrast"), 0);
    QTRY_VERIFY(!theme.hasHighContrast());
    QVERIFY(!theme.isDark());
    theme.setChoice(ThemeChoice::System);
    QVERIFY(theme.isDark());
}

QTEST_MAIN(TestSystemAppearance)
#include "tst_systemappearance.moc"
