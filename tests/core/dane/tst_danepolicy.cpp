// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/danepolicy.h"

#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QCryptographicHash>

using namespace relaydeck;
using dane::Usability;
using test::name;
using test::tlsaFor;

class TestDanePolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesReferences();
    void comparesPublishedWithShown();
    void tellsARollOver();
    void advises();
    void judgesAHandshakeWithoutChain();
};

namespace {

const QDateTime Now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
const QList<DomainName> References{name("mx.partner.example"), name("partner.example")};

tls::Handshake handshakeWith(const QList<QByteArray>& chain)
{
    tls::Handshake handshake;
    handshake.outcome = tls::Handshake::Outcome::Completed;
    handshake.chain = chain;
    return handshake;
}

}  // namespace

void TestDanePolicy::namesReferences()
{
    QCOMPARE(dane::referenceNames(References.first(), References.last()), References);
    QCOMPARE(dane::referenceNames(References.first(), References.first()),
             QList<DomainName>{References.first()});
    QCOMPARE(dane::referenceNames(References.first(), DomainName()), QList<DomainName>{References.first()});
}

void TestDanePolicy::comparesPublishedWithShown()
{
    const test::Hierarchy made({u"mx.partner.example"_qs}, Now);
    const QByteArray leaf = made.leaf.der;
    const QByteArray ca = made.intermediate.der;
    const QList<dns::TlsaData> published{{3, 1, 1, QByteArray(32, 'x')},
                                         tlsaFor(ca, 2, 0, 1),
                                         {1, 1, 1, QByteArray(32, 'x')},
                                         tlsaFor(ca, 3, 0, 1)};
    const dane::EndpointJudgement judgement =
        dane::judgeEndpoint(handshakeWith(made.chain()), published, References, Now);
    QVERIFY(judgement.matched());
    QCOMPARE(judgement.verdict.matchedRecord, 1);
    QCOMPARE(judgement.records.size(), 4);

    const dane::ComparedRecord& stale = judgement.records.at(0);
    QCOMPARE(stale.published, published.at(0));
    QCOMPARE(stale.shown, QList<QByteArray>{tlsaFor(leaf, 3, 1, 1).association});
    QVERIFY(!stale.equal());

    const dane::ComparedRecord& anchor = judgement.records.at(1);
    QCOMPARE(anchor.shown,
             QList<QByteArray>({tlsaFor(leaf, 2, 0, 1).association, tlsaFor(ca, 2, 0, 1).association}));
    QCOMPARE(anchor.equalAt, 1);

    QCOMPARE(judgement.records.at(2).usability, Usability::UsageNotForSmtp);
    QVERIFY(judgement.records.at(2).shown.isEmpty());
    // N7: DANE-EE is about the leaf, also when the value is that of an issuer.
    QVERIFY(!judgement.records.at(3).equal());
}

void TestDanePolicy::tellsARollOver()
{
    const test::Hierarchy made({u"mx.partner.example"_qs}, Now);
    const dns::TlsaData right = tlsaFor(made.leaf.der, 3, 1, 1);
    const dns::TlsaData next{3, 1, 1, QByteArray(32, 'x')};
    const dns::TlsaData nothing{3, 1, 1, QCryptographicHash::hash({}, QCryptographicHash::Sha256)};
    const dane::EndpointJudgement rolling =
        dane::judgeEndpoint(handshakeWith(made.chain()), {next, right, nothing}, References, Now);
    QVERIFY(rolling.matched());
    QCOMPARE(rolling.counting, 2);
    QCOMPARE(rolling.equal, 1);
    QVERIFY(rolling.records.at(2).hashOfNothing);

    // N9: a record that is set aside does not count, though its value is right.
    const dane::EndpointJudgement agile = dane::judgeEndpoint(
        handshakeWith(made.chain()), {right, {3, 1, 2, QByteArray(64, 'x')}}, References, Now);
    QVERIFY(!agile.matched());
    QVERIFY(agile.records.at(0).setAside);
    QVERIFY(agile.records.at(0).equal());
    QCOMPARE(agile.counting, 1);
    QCOMPARE(agile.equal, 0);
}

void TestDanePolicy::advises()
{
    const test::Hierarchy made({u"mx.partner.example"_qs}, Now);
    const dane::EndpointJudgement judgement =
        dane::judgeEndpoint(handshakeWith(made.chain()), {}, References, Now);
    QVERIFY(!judgement.matched());
    QCOMPARE(judgement.advised, tlsaFor(made.leaf.der, 3, 1, 1));
    QVERIFY(
        dane::judgeEndpoint(handshakeWith(made.chain()), {*judgement.advised}, References, Now).matched());
}

void TestDanePolicy::judgesAHandshakeWithoutChain()
{
    const dane::EndpointJudgement none =
        dane::judgeEndpoint(handshakeWith({}), {{3, 1, 1, QByteArray(32, 'x')}}, References, Now);
    QVERIFY(!none.matched());
    QVERIFY(!none.advised);
    QVERIFY(none.records.first().shown.isEmpty());
    const dane::EndpointJudgement garbage =
        dane::judgeEndpoint(handshakeWith({"garbage"}), {{3, 1, 1, QByteArray(32, 'x')}}, References, Now);
    QCOMPARE(garbage.verdict.outcome, tls::DaneVerdict::Outcome::Malformed);
}

QTEST_GUILESS_MAIN(TestDanePolicy)
#include "tst_danepolicy.moc"
