// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practiceclient.h"

#include <QtCore/QtEndian>
#include <QtNetwork/QNetworkDatagram>
#include <QtNetwork/QUdpSocket>

namespace relaydeck::test {

using dns::RecordType;

dns::Message parsedMessage(const QByteArray& wire)
{
    const Result<dns::Message> message = dns::parseMessage(wire);
    return message.ok() ? *message : dns::Message();
}

dns::Message askUdp(const NetworkProfile& profile, const QByteArray& query)
{
    QUdpSocket socket;
    socket.bind(QHostAddress(QHostAddress::LocalHost));
    socket.writeDatagram(query, profile.upstreams.first().address, profile.upstreams.first().port);
    // The resolver answers in order: the answer to the marker says that nothing comes for what was before it.
    const quint16 markerId = 0xffff;
    socket.writeDatagram(dns::queryWire({name("example"), RecordType::SOA}, markerId),
                         profile.upstreams.first().address, profile.upstreams.first().port);
    dns::Message result;
    bool done = false;
    QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [&] {
        while (socket.hasPendingDatagrams()) {
            const dns::Message message = parsedMessage(socket.receiveDatagram().data());
            if (message.id == markerId)
                done = true;
            else
                result = message;
        }
    });
    if (!QTest::qWaitFor([&] { return done; }, 10'000))
        qWarning("the resolver does not answer");
    return result;
}

dns::Message askTcp(const NetworkProfile& profile, const QByteArray& query)
{
    QTcpSocket socket;
    socket.connectToHost(profile.upstreams.first().address, profile.upstreams.first().port);
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }))
        return {};
    const quint16 size = qToBigEndian(static_cast<quint16>(query.size()));
    const QByteArray framed = QByteArray(reinterpret_cast<const char*>(&size), sizeof size) + query;
    // In two pieces, as a network may deliver it.
    socket.write(framed.left(1));
    socket.flush();
    socket.write(framed.mid(1));
    QByteArray got;
    const bool whole = QTest::qWaitFor(
        [&] {
            got += socket.readAll();
            return got.size() >= 2 && got.size() == 2 + qFromBigEndian<quint16>(got.constData());
        },
        10'000);
    return whole ? parsedMessage(got.mid(2)) : dns::Message();
}

dns::Message ask(const NetworkProfile& profile, const char* owner, RecordType type)
{
    const QByteArray query = dns::queryWire({name(owner), type}, 1);
    const dns::Message byUdp = askUdp(profile, query);
    return byUdp.truncated ? askTcp(profile, query) : byUdp;
}

qsizetype count(const QList<dns::Record>& section, RecordType type)
{
    return std::count_if(section.begin(), section.end(),
                         [type](const dns::Record& record) { return record.type == type; });
}

QHostAddress addressOf(const NetworkProfile& profile, const QByteArray& host)
{
    for (const dns::Record& record : ask(profile, host.constData(), RecordType::A).answer) {
        if (record.type == RecordType::A)
            return dns::addressOf(record).value_or(QHostAddress());
    }
    return {};
}

}  // namespace relaydeck::test
