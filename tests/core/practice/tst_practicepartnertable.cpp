// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domainname.h"
#include "core/practice/partner.h"
#include "tests/support/qttest.h"

#include <QtCore/QSet>

using namespace relaydeck;
using namespace relaydeck::practice;

namespace {

using Predicate = bool (*)(const Partner&);

bool anyServer(const Partner& partner, bool (*what)(const MailServer&))
{
    return std::any_of(partner.servers.begin(), partner.servers.end(), what);
}

}  // namespace

/// The table of partners, without its servers.
class TestPracticePartnerTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partnersAreDistinct();
    void everyCaseHasAPartner_data();
    void everyCaseHasAPartner();
};

void TestPracticePartnerTable::partnersAreDistinct()
{
    QSet<QByteArray> domains;
    QSet<QString> titles;
    for (const Partner& partner : partners()) {
        QVERIFY2(partner.domain.endsWith(".example"), partner.domain.constData());
        QVERIFY2(DomainName::fromUserInput(QString::fromLatin1(partner.domain)).ok(),
                 partner.domain.constData());
        QVERIFY(!partner.title.isEmpty() && partner.shows.endsWith(u'.'));
        domains.insert(partner.domain);
        titles.insert(partner.title);
    }
    QCOMPARE(domains.size(), partners().size());
    QCOMPARE(titles.size(), partners().size());
    QVERIFY(domains.size() >= 60);
}

void TestPracticePartnerTable::everyCaseHasAPartner_data()
{
    QTest::addColumn<Predicate>("is");
    const auto row = [](const char* title, Predicate is) { QTest::newRow(title) << is; };
    row("3 1 1", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::Key}; });
    });
    row("2 1 1", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::Issuer}; });
    });
    row("3 1 2", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::KeySha512}; });
    });
    row("two MX",
        [](const Partner& p) { return p.expected.dane == QByteArray("pass") && p.servers.size() == 2; });
    row("MTA-STS enforce", [](const Partner& p) {
        return p.sts && p.sts->mode == "enforce" && p.expected.mtaSts == QByteArray("pass")
            && p.expected.dane == QByteArray("not-offered");
    });
    row("both", [](const Partner& p) {
        return p.expected.mtaSts == QByteArray("pass") && p.expected.dane == QByteArray("pass");
    });
    row("TLSA mismatch", [](const Partner& p) {
        return p.expected.delivery.at(0).status == QByteArray("4.7.323")
            && anyServer(p, [](const MailServer& s) { return s.tlsa == QList{TlsaKind::FormerKey}; });
    });
    row("roll-over", [](const Partner& p) {
        return p.expected.dane == QByteArray("pass")
            && anyServer(p, [](const MailServer& s) { return s.tlsa.contains(TlsaKind::FormerKey); });
    });
    row("all TLSA unusable", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) { return s.tlsa.contains(TlsaKind::PkixCertificate); });
    });
    row("expired under DANE-EE", [](const Partner& p) {
        return anyServer(p, [](const MailServer& s) {
            return s.certificate == CertificateKind::Expired && s.tlsa.contains(TlsaKind::Key);
        });
    });
    row("expired under DANE-TA",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.7.322"); });
    row("wrong name under DANE-TA",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.7.325"); });
    row("no STARTTLS with TLSA", [](const Partner& p) {
        return p.expected.delivery.at(0).status == QByteArray("4.7.321")
            && anyServer(p, [](const MailServer& s) { return s.behaviour == SmtpBehaviour::NoStartTls; });
    });
    row("bogus signature", [](const Partner& p) {
        return !p.faults.isEmpty() && p.faults.first().fault == dnssec::SignatureFault::Corrupt;
    });
    row("expired signature", [](const Partner& p) {
        return !p.faults.isEmpty() && p.faults.first().fault == dnssec::SignatureFault::Expired;
    });
    row("N5: TLSA lookup SERVFAIL", [](const Partner& p) { return !p.failingTlsa.isEmpty(); });
    row("N5: TLSA lookup times out", [](const Partner& p) { return !p.ignoredTlsa.isEmpty() && p.slow; });
    row("insecure zone", [](const Partner& p) { return p.zone == ZoneKind::Insecure; });
    row("second MX without TLSA", [](const Partner& p) {
        return p.servers.size() == 2 && p.servers.last().tlsa.isEmpty()
            && p.expected.dane == QByteArray("partial");
    });
    row("S4: enforce with unlisted MX",
        [](const Partner& p) { return p.expected.delivery.at(0).status == QByteArray("4.4.8"); });
    row("S6: enforce with untrusted MX certificate", [](const Partner& p) {
        return p.sts && p.sts->mode == "enforce"
            && anyServer(p, [](const MailServer& s) { return s.certificate == CertificateKind::SelfSigned; });
    });
    row("S2: policy host with wrong certificate",
        [](const Partner& p) { return p.sts && p.sts->behaviour == PolicyHostBehaviour::WrongCertificate; });
    row("S6: testing mode", [](const Partner& p) { return p.sts && p.sts->mode == "testing"; });
    row("S2: redirecting policy host",
        [](const Partner& p) { return p.sts && p.sts->behaviour == PolicyHostBehaviour::Redirects; });
    row("N2: null MX", [](const Partner& p) { return p.expected.mx == QByteArray("null"); });
    row("no such domain", [](const Partner& p) { return p.expected.mx == QByteArray("nxdomain"); });
    row("implicit MX", [](const Partner& p) { return p.expected.mx == QByteArray("implicit"); });
    row("plain text only", [](const Partner& p) {
        return p.expected.delivery.at(0).security == QByteArray("plain")
            && p.expected.dane == QByteArray("not-offered");
    });
}

void TestPracticePartnerTable::everyCaseHasAPartner()
{
    QFETCH(Predicate, is);
    QVERIFY(std::any_of(partners().begin(), partners().end(), is));
}

QTEST_GUILESS_MAIN(TestPracticePartnerTable)
#include "tst_practicepartnertable.moc"
