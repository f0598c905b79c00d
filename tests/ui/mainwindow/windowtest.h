// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/qttest.h"
#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/style/theme.h"
#include "ui/workspace/session.h"

#include <QtCore/QTemporaryDir>

namespace relaydeck::ui {
class MatrixCell;
}

namespace relaydeck::test {

/// A window on the practice network for each test, with connectors for health.example (DANE Mandatory),
/// city.example and club.example; none of them where the name of the test begins with "theFirstRun".
class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    template<typename T>
    T* part(const char* name) const
    {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }
    ui::ConnectorTable& table() const { return *m_window->findChild<ui::ConnectorTable*>(); }
    void choose(const QString& name) const;
    Connector connector(const QString& name) const;
    /// With the result of a test of health.example in the inspector, whose current modes are Mandatory and
    /// Opportunistic.
    void chooseTested() const;
    static ui::MatrixCell* cell(const QWidget& parent, DaneMode dane, MtaStsMode sts);
    void add(const QString& name, const QString& domain, DaneMode dane = DaneMode::Opportunistic) const;
    void openWindow();
    /// What all labels below say, a line each.
    static QString said(const QWidget& widget);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace relaydeck::test
