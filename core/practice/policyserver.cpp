// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/policyserver.h"

#include "core/practice/connection.h"

namespace relaydeck::practice {

namespace {

constexpr int HeaderLimit = 100;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 301:
        return "Moved Permanently";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    }
    return "Other";
}

/// One request of HTTP/1.1 (RFC 9112), read line by line.
class Request {
public:
    Request(Connection& connection, const PolicyHost& host) : m_connection(connection), m_host(host) { }

    void take(const QByteArray& line)
    {
        if (m_lines == 0)
            m_words = line.split(' ');
        else if (line.isEmpty())
            answer();
        else if (line.toLower().startsWith("host:"))
            ++m_hostFields;
        if (++m_lines > HeaderLimit)
            m_connection.end();
    }

private:
    void answer()
    {
        // Exactly one Host field, or the request is refused (RFC 9112 3.2).
        if (m_words.size() != 3 || m_words.at(2) != "HTTP/1.1" || m_hostFields != 1)
            send(400, {});
        else if (m_words.at(0) != "GET")
            send(405, {});
        else if (m_words.at(1) != "/.well-known/mta-sts.txt")
            send(404, {});
        else
            send(m_host.status, m_host.body);
    }

    void send(int status, const QByteArray& body)
    {
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
        if (status / 100 == 3)
            head += "Location: " + m_host.location + "\r\n";
        head += "Content-Type: " + m_host.mediaType + "\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\nConnection: close\r\n\r\n";
        m_connection.send(head + body);
        m_connection.end();
    }

    Connection& m_connection;
    PolicyHost m_host;
    QList<QByteArray> m_words;
    int m_hostFields = 0;
    int m_lines = 0;
};

}  // namespace

PolicyServer::PolicyServer(QObject* parent) : QObject(parent)
{
    connect(&m_listeners, &Listeners::accepted, this, &PolicyServer::talk);
}

Result<void> PolicyServer::listen()
{
    return m_listeners.listen(m_hosts.keys());
}

void PolicyServer::talk(QTcpSocket* socket, const QHostAddress& address)
{
    const PolicyHost host = m_hosts.value(address);
    auto* connection = new Connection(socket);
    const auto request = std::make_shared<Request>(*connection, host);
    connect(connection, &Connection::lineReceived, connection,
            [request](const QByteArray& line) { request->take(line); });
    connection->startTls(*host.tls);
}

}  // namespace relaydeck::practice
