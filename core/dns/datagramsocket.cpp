// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dns/datagramsocket.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QtEndian>

#include <cerrno>
#include <cstring>
#include <system_error>

#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace relaydeck::dns {

namespace {

/// An address as the system takes it.
struct Place {
    sockaddr_storage storage{};
    socklen_t size = 0;

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

template<typename Address>
Place placeOf(const Address& address)
{
    Place place;
    std::memcpy(&place.storage, &address, sizeof address);
    place.size = sizeof address;
    return place;
}

/// Of a zone such as the 2 or the eth0 of fe80::1%eth0.
unsigned int interfaceIndex(const QString& zone)
{
    bool isNumber = false;
    const unsigned int number = zone.toUInt(&isNumber);
    return isNumber || zone.isEmpty() ? number : if_nametoindex(zone.toLatin1().constData());
}

Place placeOf(const QHostAddress& address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR octets = address.toIPv6Address();
        sockaddr_in6 ipv6{};
        ipv6.sin6_family = AF_INET6;
        ipv6.sin6_port = qToBigEndian(port);
        ipv6.sin6_scope_id = interfaceIndex(address.scopeId());
        std::memcpy(&ipv6.sin6_addr, &octets, sizeof octets);
        return placeOf(ipv6);
    }
    sockaddr_in ipv4{};
    ipv4.sin_family = AF_INET;
    ipv4.sin_port = qToBigEndian(port);
    ipv4.sin_addr.s_addr = qToBigEndian(address.toIPv4Address());
    return placeOf(ipv4);
}

}  // namespace

DatagramSocket::DatagramSocket(const QHostAddress& peer, quint16 port, const QHostAddress& source)
{
    if (!open(peer, port, source)) {
        takeError();
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
}

DatagramSocket::~DatagramSocket()
{
    m_notifier.reset();  // before its descriptor can be another's
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool DatagramSocket::open(const QHostAddress& peer, quint16 port, const QHostAddress& source)
{
    const Place to = placeOf(peer, port);
    m_descriptor = ::socket(to.storage.ss_family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return false;
    if (source.protocol() == peer.protocol() && !source.isNull()) {
        const Place from = placeOf(source, 0);
        if (::bind(m_descriptor, from.get(), from.size) != 0)
            return false;
    }
    return ::connect(m_descriptor, to.get(), to.size) == 0;
}

void DatagramSocket::send(const QByteArray& octets)
{
    if (usable()
        && ::send(m_descriptor, octets.constData(), static_cast<size_t>(octets.size()), MSG_NOSIGNAL) < 0)
        takeError();
}

std::optional<QByteArray> DatagramSocket::receive(qsizetype limit)
{
    if (!usable())
        return std::nullopt;
    QByteArray octets(limit, Qt::Uninitialized);
    const ssize_t size = ::recv(m_descriptor, octets.data(), static_cast<size_t>(limit), 0);
    if (size < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            takeError();
        return std::nullopt;
    }
    // A copy of its size: it is kept.
    return QByteArray(octets.constData(), static_cast<qsizetype>(size));
}

void DatagramSocket::takeError()
{
    m_error = QString::fromStdString(std::generic_category().message(errno));
}

}  // namespace relaydeck::dns
