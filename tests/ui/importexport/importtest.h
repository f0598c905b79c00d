// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/qttest.h"
#include "ui/importexport/importpage.h"

#include <QtCore/QTemporaryDir>

namespace relaydeck::test {

/// The import page over a store with nothing in it, for each test.
class ImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// A table with this content.
    QString file(const QByteArray& content) const;
    /// Waits until what is chosen is imported.
    void importChosen() const;
    template<typename Widget>
    Widget* widget(const char* name) const
    {
        return m_page->findChild<Widget*>(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::ImportPage> m_page;
};

}  // namespace relaydeck::test
