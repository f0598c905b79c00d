// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mainwindow/windowtest.h"

#include "tests/support/namelesswidgets.h"
#include "ui/connectoreditor/connectoreditor.h"
#include "ui/connectors/connectormodel.h"
#include "ui/connectors/reviewdialog.h"
#include "ui/importexport/exportdialog.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>

#include <algorithm>

using namespace relaydeck;
using namespace relaydeck::ui;

/// The main job without a mouse: every key goes to what has the focus, as the keyboard's do.
class TestKeysAlone : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void theFirstRunToTheScript();

private:
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    static void type(const QString& text);
    /// By Tab alone, to the widget of that name or one inside it. Gives the stops on the way where there is
    /// none of that name, else nothing.
    static QString tabTo(const char* name);
    /// The window above has closed.
    void returnToTheWindow() const;
    template<typename Window>
    static Window* activeWindow()
    {
        return qobject_cast<Window*>(QApplication::activeWindow());
    }
};

void TestKeysAlone::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, modifiers);
}

void TestKeysAlone::type(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString TestKeysAlone::tabTo(const char* name)
{
    constexpr int MostStops = 80;
    QStringList stops;
    while (stops.size() < MostStops) {
        const QWidget* focus = QApplication::focusWidget();
        for (const QWidget* at = focus; at; at = at->parentWidget()) {
            if (at->objectName() == QLatin1String(name))
                return {};
        }
        stops.append(focus ? test::describe(*focus) : u"nowhere"_qs);
        press(Qt::Key_Tab);
    }
    return stops.join(u'\n');
}

void TestKeysAlone::returnToTheWindow() const
{
    QTRY_VERIFY(std::ranges::none_of(QApplication::topLevelWidgets(), [this](const QWidget* widget) {
        return widget->isVisible() && widget != m_window.get();
    }));
    // A desktop gives the focus back to the window beneath, this one leaves it nowhere.
    if (QGuiApplication::platformName() == u"offscreen")
        m_window->activateWindow();
    QTRY_VERIFY(activeWindow<MainWindow>());
}

void TestKeysAlone::theFirstRunToTheScript()
{
    // A connector of its own.
    press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(activeWindow<ConnectorEditor>());
    QCOMPARE(tabTo("connector.name"), QString());
    type(u"Clinic"_qs);
    press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(tabTo("connector.domains"), QString());
    type(u"health.example"_qs);
    press(Qt::Key_S, Qt::ControlModifier);
    returnToTheWindow();
    QCOMPARE(m_session->connectors().size(), 1);
    QCOMPARE(table().currentId(), connector(u"Clinic"_qs).id);

    // Its partner is tested, and the row says what happens to mail.
    press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(m_session->tests().live(u"health.example"_qs));
    const auto row = [this] {
        return table()
            .currentIndex()
            .siblingAtColumn(static_cast<int>(ConnectorColumn::Result))
            .data(Qt::AccessibleTextRole)
            .toString();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(row().contains(u"DANE"), qPrintable(row()), 30'000);

    // A stricter mode, taken back and set again.
    press(Qt::Key_F6);
    QCOMPARE(tabTo("inspector.dane"), QString());
    press(Qt::Key_Right);
    QVERIFY(connector(u"Clinic"_qs).smtpDaneMode == DaneMode::Mandatory);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(connector(u"Clinic"_qs).smtpDaneMode != DaneMode::Mandatory);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(connector(u"Clinic"_qs).smtpDaneMode == DaneMode::Mandatory);

    // Reviewed, and taken away as a script.
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(activeWindow<ReviewDialog>());
    press(Qt::Key_P, Qt::AltModifier);
    QTRY_VERIFY(activeWindow<ExportDialog>());
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    const QString script = QApplication::clipboard()->text();
    QVERIFY2(script.contains(u"New-OutboundConnector") && script.contains(u"health.example"),
             qPrintable(script));
    press(Qt::Key_Escape);
    returnToTheWindow();
    press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestKeysAlone)
#include "tst_keysalone.moc"
