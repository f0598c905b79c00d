// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/reportshelf.h"

#include "core/store/partnerreports.h"
#include "tests/support/practicereports.h"
#include "tests/support/qttest.h"

#include <QtCore/QTemporaryDir>

using namespace relaydeck;
using namespace relaydeck::ui;

/// Whole reports are held up to a bound; the store has the others.
class tst_ReportShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theLeastRecentlyUsedLeave();
    void whatTheStoreHasNotStays();
    void verdictsOutliveTheirReports();

private:
    static QString domain(int i) { return u"partner%1.example"_qs.arg(i); }
    partnertest::PartnerReport report(int i) const
    {
        partnertest::PartnerReport report = *m_sample;
        report.evidence.domain = *DomainName::fromUserInput(domain(i));
        return report;
    }

    std::optional<partnertest::PartnerReport> m_sample;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
};

void tst_ReportShelf::initTestCase()
{
    const auto reports = test::practiceReports({u"health.example"_qs});
    QVERIFY(reports.contains(u"health.example"_qs));
    m_sample = reports.value(u"health.example"_qs);
}

void tst_ReportShelf::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = store::Store::open(m_folder->filePath(u"store.db"_qs), store::Origin::Window);
    QVERIFY(opened.ok());
    m_store = std::move(*opened);
}

void tst_ReportShelf::theLeastRecentlyUsedLeave()
{
    ReportShelf shelf(*m_store, nullptr, 3);
    QList<std::weak_ptr<const partnertest::PartnerReport>> held;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(shelf.add(report(i)).ok());
        held.append(shelf.latest(domain(i)));
    }
    // Looked at again, so the second one is the oldest now.
    QVERIFY(shelf.latest(domain(0)));
    QVERIFY(shelf.add(report(3)).ok());
    QVERIFY(!held.at(0).expired());
    QVERIFY(held.at(1).expired());
    QVERIFY(!held.at(2).expired());
    QVERIFY(shelf.isUnread(domain(1)));
    QVERIFY(!shelf.isUnread(domain(3)));
    // It is read again when it is asked for.
    const ReportShelf::Report again = shelf.latest(domain(1));
    QVERIFY(again);
    QCOMPARE(again->domain().toString(), domain(1));
    QVERIFY(!shelf.isUnread(domain(1)));
    QCOMPARE(shelf.domains().size(), 4);
}

void tst_ReportShelf::whatTheStoreHasNotStays()
{
    QVERIFY(m_store->database().run(u"PRAGMA query_only = ON"_qs).ok());
    ReportShelf shelf(*m_store, nullptr, 2);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!shelf.add(report(i)).ok());
    QCOMPARE(shelf.unsaved().size(), 5);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!shelf.isUnread(domain(i)));
        QVERIFY(shelf.latest(domain(i)));
    }
    QVERIFY(m_store->database().run(u"PRAGMA query_only = OFF"_qs).ok());
    QVERIFY(shelf.saveUnsaved().ok());
    QVERIFY(shelf.unsaved().isEmpty());
    QVERIFY(shelf.isUnread(domain(0)));
    QVERIFY(shelf.latest(domain(0)));
}

void tst_ReportShelf::verdictsOutliveTheirReports()
{
    ReportShelf shelf(*m_store, nullptr, 1);
    QVERIFY(shelf.add(report(0)).ok());
    const decision::SendingPolicy policy{.daneMode = DaneMode::Mandatory};
    const Verdict verdict = shelf.verdict(domain(0), policy);
    QVERIFY(verdict == verdictFor(m_sample->deliveryFor(policy)));
    QVERIFY(shelf.add(report(1)).ok());
    QVERIFY(shelf.isUnread(domain(0)));
    QVERIFY(shelf.verdict(domain(0), policy) == verdict);
    QVERIFY(shelf.isUnread(domain(0)));
    // Another policy is another question, and a new report another answer.
    QVERIFY(shelf.verdict(domain(0), {}) == verdictFor(m_sample->deliveryFor({})));
    QVERIFY(!shelf.isUnread(domain(0)));
    QVERIFY(shelf.verdict(u"nobody.example"_qs, policy) == Verdict::NotTested);
}

QTEST_GUILESS_MAIN(tst_ReportShelf)
#include "tst_reportshelf.moc"
