// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/tlsreportreading.h"

#include "tests/support/qttest.h"
#include "ui/importexport/tlsreportwords.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>

using namespace relaydeck;
using namespace relaydeck::ui;

namespace {

QString sample(const QString& name)
{
    return QStringLiteral(RELAYDECK_TEST_DATA "/tlsrpt/") + name;
}

}  // namespace

class tst_TlsReportReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAndKeeps();
    void readTwiceCountsOnce();
    void badFilesStopNothing();
    void filesJoinThoseThatAreRead();
    void canceledKeepsWhatWasRead();
    void deletedWhileReading();
    void storeThatFails();
    void removedReportsAreGone();
    void fileNamesStayPlain();

private:
    void read(const QStringList& paths)
    {
        QSignalSpy finished(m_reading.get(), &TlsReportReading::finished);
        m_reading->read(paths);
        QVERIFY(m_reading->isRunning());
        QVERIFY(finished.count() == 1 || finished.wait(60'000));
        QVERIFY(!m_reading->isRunning());
    }
    tlsrpt::DomainSummary summary() const
    {
        const SenderReports reports = m_shelf->of(u"partner.example"_qs);
        return reports.ok() ? reports->value_or(tlsrpt::DomainSummary()) : tlsrpt::DomainSummary();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<TlsReportShelf> m_shelf;
    std::unique_ptr<TlsReportReading> m_reading;
};

void tst_TlsReportReading::init()
{
    m_reading.reset();
    m_shelf.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = store::Store::open(m_folder->filePath(u"store.db"_qs), store::Origin::Window);
    QVERIFY(opened.ok());
    m_store = std::move(*opened);
    m_shelf = std::make_unique<TlsReportShelf>(*m_store);
    m_reading = std::make_unique<TlsReportReading>(*m_shelf);
}

void tst_TlsReportReading::readsAndKeeps()
{
    const SenderReports before = m_shelf->of(u"partner.example"_qs);
    QVERIFY(before.ok() && !before->has_value());
    QSignalSpy changed(m_shelf.get(), &TlsReportShelf::changed);
    read({sample(u"two-attachments.eml"_qs), sample(u"portal.json"_qs)});
    QCOMPARE(m_reading->outcome().kept.added, 3);
    QCOMPARE(domainToShow(m_reading->outcome()), u"partner.example"_qs);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(summary().reports, 3);
    QCOMPARE(summary().failed, 46);
    QCOMPARE(summary().hosts.constFirst().host, u"mx1.partner.example"_qs);
    QCOMPARE(m_shelf->domains(), QStringList{u"partner.example"_qs});
}

void tst_TlsReportReading::readTwiceCountsOnce()
{
    read({sample(u"large-provider.json"_qs)});
    read({sample(u"two-attachments.eml"_qs)});
    QCOMPARE(m_reading->outcome().kept.added, 1);
    QCOMPARE(m_reading->outcome().kept.known, 1);
    QCOMPARE(summary().failed, 44);
    QCOMPARE(outcomeWords(m_reading->outcome()), u"1 new report, 1 known before"_qs);
}

void tst_TlsReportReading::badFilesStopNothing()
{
    const QString junk = m_folder->filePath(u"junk.json"_qs);
    QFile file(junk);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
    file.close();
    read({junk, m_folder->filePath(u"missing.gz"_qs), m_folder->path(), sample(u"large-provider.json"_qs),
          sample(u"own-reporter.json"_qs)});
    const TlsReportOutcome& outcome = m_reading->outcome();
    QCOMPARE(outcome.done, 5);
    QCOMPARE(outcome.unreadable.size(), 3);
    QCOMPARE(outcome.kept.added, 1);
    QCOMPARE(outcome.kept.withoutDomain, 1);
    QCOMPARE(unreadableTitle(outcome), u"3 of 5 files hold no TLS report"_qs);
    const QString words = unreadableWords(outcome);
    QVERIFY2(words.contains(u"junk.json: This is no JSON"), qPrintable(words));
    QVERIFY2(words.contains(u"missing.gz: The file cannot be read"), qPrintable(words));
    QCOMPARE(summary().failed, 41);
}

void tst_TlsReportReading::filesJoinThoseThatAreRead()
{
    QSignalSpy finished(m_reading.get(), &TlsReportReading::finished);
    m_reading->read({sample(u"large-provider.json"_qs)});
    m_reading->read({sample(u"suite-provider.json"_qs)});
    QVERIFY(finished.wait(60'000));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(m_reading->outcome().files, 2);
    QCOMPARE(m_reading->outcome().kept.added, 2);
}

void tst_TlsReportReading::canceledKeepsWhatWasRead()
{
    connect(m_reading.get(), &TlsReportReading::progressChanged, m_reading.get(), [this] {
        if (m_reading->outcome().done == 1)
            m_reading->cancel();
    });
    read({sample(u"large-provider.json"_qs), sample(u"suite-provider.json"_qs), sample(u"portal.json"_qs)});
    QVERIFY(m_reading->outcome().cancelled);
    QCOMPARE(m_reading->outcome().done, 2);
    QCOMPARE(summary().reports, 2);
    QVERIFY(outcomeWords(m_reading->outcome()).contains(u"canceled after 2 of 3 files"));
}

void tst_TlsReportReading::deletedWhileReading()
{
    QStringList paths;
    for (int i = 0; i < 50; ++i)
        paths.append(sample(u"large-provider.json"_qs));
    QSignalSpy finished(m_reading.get(), &TlsReportReading::finished);
    m_reading->read(paths);
    m_reading.reset();
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty());
}

void tst_TlsReportReading::storeThatFails()
{
    QVERIFY(m_store->database().run(u"DROP TABLE tls_reports"_qs).ok());
    QSignalSpy failed(m_reading.get(), &TlsReportReading::failed);
    read({sample(u"large-provider.json"_qs), sample(u"portal.json"_qs)});
    QCOMPARE(failed.count(), 1);
    QCOMPARE(m_reading->outcome().done, 1);
    // What cannot be read is not taken for nothing.
    QVERIFY(!m_shelf->of(u"partner.example"_qs).ok());
}

void tst_TlsReportReading::removedReportsAreGone()
{
    read({sample(u"large-provider.json"_qs)});
    const Result<int> removed = m_shelf->remove(u"partner.example"_qs);
    QVERIFY(removed.ok());
    QCOMPARE(*removed, 1);
    QCOMPARE(summary().reports, 0);
    QVERIFY(m_shelf->domains().isEmpty());
}

void tst_TlsReportReading::fileNamesStayPlain()
{
    const QString hostile = m_folder->filePath(QString(u"<b>x\u202egpj.json"_qs));
    read({hostile});
    const QString words = unreadableWords(m_reading->outcome());
    QVERIFY2(words.startsWith(u"<b>x\\u202egpj.json: "), qPrintable(words));
}

QTEST_GUILESS_MAIN(tst_TlsReportReading)
#include "tst_tlsreportreading.moc"
