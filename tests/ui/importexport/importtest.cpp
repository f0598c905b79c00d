// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/importexport/importtest.h"

#include <QtWidgets/QPushButton>

namespace relaydeck::test {

void ImportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = ui::Session::open(m_folder->filePath(u"store.db"_qs));
    QVERIFY(session.ok());
    m_session = std::move(*session);
    m_page = std::make_unique<ui::ImportPage>(*m_session);
    m_page->show();
}

void ImportTest::cleanup()
{
    m_page.reset();
    m_session.reset();
}

QString ImportTest::file(const QByteArray& content) const
{
    const QString path = m_folder->filePath(u"connectors.csv"_qs);
    QFile output(path);
    if (!output.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    output.write(content);
    return path;
}

void ImportTest::importChosen() const
{
    QSignalSpy finished(m_page.get(), &ui::ImportPage::finished);
    widget<QPushButton>("import.import")->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
}

}  // namespace relaydeck::test
