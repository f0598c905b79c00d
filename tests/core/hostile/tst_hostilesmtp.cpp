// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async/blocking.h"
#include "core/smtp/starttlsprobe.h"
#include "tests/support/fakesmtpserver.h"
#include "tests/support/qttest.h"

using namespace relaydeck;
using namespace std::chrono_literals;
using smtp::Outcome;
using smtp::Stage;
using test::FakeSmtpServer;
using test::SmtpScript;
using Fault = test::SmtpScript::Fault;

/// Each stage of the dialogue, the handshake among them, with a mail server that does each wrong thing there.
/// A right answer from a wrong address cannot be: the connection has one peer.
class TestHostileSmtp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matrix_data();
    void matrix();
};

namespace {

constexpr qint64 MostOctets = 16 * 1024 * 1024;  // the buffers of both systems, and no more
constexpr qsizetype MostLines = 300;
constexpr qsizetype LongestLine = 512;

struct Row {
    const char* behavior;
    Fault fault;
    Outcome greeting;
    Outcome ehlo;
    Outcome startTls;
    Outcome handshake;
    Outcome ehloAfterTls;
};

constexpr Row Rows[] = {
    {"silence", Fault::Silence, Outcome::TimedOut, Outcome::TimedOut, Outcome::TimedOut, Outcome::TimedOut,
     Outcome::TimedOut},
    // A drip into the handshake is no TLS as soon as there are five octets of it.
    {"slow drip", Fault::Drip, Outcome::TimedOut, Outcome::TimedOut, Outcome::TimedOut,
     Outcome::HandshakeFailed, Outcome::TimedOut},
    {"close", Fault::Close, Outcome::Closed, Outcome::Closed, Outcome::Closed, Outcome::Closed,
     Outcome::Closed},
    {"garbage", Fault::Garbage, Outcome::Garbage, Outcome::Garbage, Outcome::Garbage,
     Outcome::HandshakeFailed, Outcome::Garbage},
    {"oversize line", Fault::Oversize, Outcome::Garbage, Outcome::Garbage, Outcome::Garbage,
     Outcome::HandshakeFailed, Outcome::Garbage},
    {"never-ending reply", Fault::Flood, Outcome::Garbage, Outcome::Garbage, Outcome::Garbage,
     Outcome::HandshakeFailed, Outcome::Garbage},
    {"wrong answer", Fault::WrongAnswer, Outcome::Rejected, Outcome::Rejected, Outcome::Rejected,
     Outcome::HandshakeFailed, Outcome::Rejected},
};

}  // namespace

void TestHostileSmtp::matrix_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Outcome>("outcome");
    for (const Row& row : Rows) {
        const std::pair<Stage, Outcome> cells[] = {{Stage::Greeting, row.greeting},
                                                   {Stage::Ehlo, row.ehlo},
                                                   {Stage::StartTls, row.startTls},
                                                   {Stage::Handshake, row.handshake},
                                                   {Stage::EhloAfterTls, row.ehloAfterTls}};
        for (const auto& [stage, outcome] : cells) {
            QTest::addRow("%s at %s: %s", row.behavior, smtp::stageName(stage).toLatin1().constData(),
                          smtp::outcomeName(outcome).toLatin1().constData())
                << stage << row.fault << outcome;
        }
    }
}

void TestHostileSmtp::matrix()
{
    QFETCH(Stage, stage);
    QFETCH(Fault, fault);
    QFETCH(Outcome, outcome);
    SmtpScript script;
    script.faultAt = stage;
    script.fault = fault;
    const FakeSmtpServer server{script};
    smtp::DialogueSettings settings;
    settings.ehloName = u"probe.relaydeck.example"_qs;
    settings.smtpTimeout = outcome == Outcome::TimedOut ? 150ms : 30'000ms;
    const auto record = std::make_shared<smtp::Record>();
    record->endpoint.address = server.address();
    record->endpoint.port = server.port();
    record->endpoint.sni = test::name("mx.partner.example");
    async::runBlocking(smtp::converse({}, record, settings, [] {}));

    const smtp::Endpoint& endpoint = record->endpoint;
    QCOMPARE(smtp::outcomeName(endpoint.outcome), smtp::outcomeName(outcome));
    QCOMPARE(smtp::stageName(endpoint.stage), smtp::stageName(stage));
    QVERIFY2(!endpoint.detail.isEmpty(), "a failure says what happened");
    QVERIFY(endpoint.transcript.size() <= MostLines);
    for (const smtp::TranscriptLine& line : endpoint.transcript)
        QVERIFY(line.text.size() <= LongestLine);
    QVERIFY2(server.log().flooded < MostOctets, "what is sent without end is not taken without end");
    QCOMPARE(endpoint.handshake.completed(), stage == Stage::EhloAfterTls);
    if (stage == Stage::Handshake)
        QVERIFY(!endpoint.handshake.detail.isEmpty());
    QCOMPARE(server.log().connections, 1);
}

QTEST_GUILESS_MAIN(TestHostileSmtp)
#include "tst_hostilesmtp.moc"
