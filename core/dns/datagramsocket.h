// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtNetwork/QHostAddress>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace relaydeck::dns {

/// A UDP socket for one question: a port of its own that the kernel picks at random (RFC 5452 9.2),
/// connected, so that the kernel drops what others send (9.1) and tells of ICMP errors. A partner takes a
/// dozen of these, and QUdpSocket makes three times as many calls to the system for each.
class DatagramSocket {
public:
    DatagramSocket(const QHostAddress& peer, quint16 port, const QHostAddress& source);
    ~DatagramSocket();
    Q_DISABLE_COPY_MOVE(DatagramSocket)

    /// Whether datagrams get there, as far as is known: false after an error, which `error()` has in words.
    bool usable() const { return m_error.isEmpty(); }
    const QString& error() const { return m_error; }

    void send(const QByteArray& octets);
    /// Nothing when none is there to be read, or after an error. What is longer than `limit` is cut.
    std::optional<QByteArray> receive(qsizetype limit);

    /// Its signal `activated` tells that something can be received, be it an error; null for one that is not
    /// usable.
    const QSocketNotifier* notifier() const { return m_notifier.get(); }

private:
    bool open(const QHostAddress& peer, quint16 port, const QHostAddress& source);
    void takeError();

    int m_descriptor = -1;
    QString m_error;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace relaydeck::dns
