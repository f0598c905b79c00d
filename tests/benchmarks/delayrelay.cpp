// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/delayingrelay.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

/// A long way to the servers of this computer, for other programs: `--ms 15 --dns 5300 --stream 25=2525`
/// passes on after 15 ms each way what comes to port 5300 of 127.0.0.1, to the resolver there, and what comes
/// to port 2525 of any loopback address, to port 25 of the same.

using namespace relaydeck;

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption ms(QStringLiteral("ms"), QStringLiteral("Each way."), QStringLiteral("n"),
                                QStringLiteral("15"));
    const QCommandLineOption dns(QStringLiteral("dns"), QStringLiteral("Own port for datagrams."),
                                 QStringLiteral("port"));
    const QCommandLineOption stream(QStringLiteral("stream"), QStringLiteral("SERVER=OWN port."),
                                    QStringLiteral("ports"));
    parser.addOptions({ms, dns, stream});
    parser.addHelpOption();
    parser.process(app);

    test::DelayingRelay relay(std::chrono::milliseconds(parser.value(ms).toInt()));
    relay.relayDatagrams(QHostAddress(QHostAddress::LocalHost), 53, parser.value(dns).toUShort());
    const QStringList streams = parser.values(stream);
    for (const QString& ports : streams)
        relay.relayStreams(ports.section(u'=', 0, 0).toUShort(), ports.section(u'=', 1, 1).toUShort());
    return QCoreApplication::exec();
}
