// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>

#include <memory>

/// HTTPS as a test needs it: what the other side does shows as it is, and nothing is done besides.
namespace relaydeck {

/// Certificates are checked against the authorities of the system and these, in PEM, or against these alone
/// where there are any; TLS 1.2 at least.
QSslConfiguration verifyingTls(const QByteArray& caCertificates, bool onlyThese);

/// A request that follows no redirect, uses neither cache nor cookies nor kept passwords, and takes no
/// compressed answer, so that a hostile one cannot unfold.
QNetworkRequest bareRequest(const QUrl& url, const QSslConfiguration& tls);

/// A reply of ours, unless its manager has deleted it before.
class OwnedReply {
public:
    explicit OwnedReply(QNetworkReply* reply) : m_reply(reply) { }
    ~OwnedReply()
    {
        if (m_reply)
            m_reply->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(OwnedReply)

    QNetworkReply* get() const { return m_reply; }
    QNetworkReply* operator->() const { return m_reply; }

private:
    QPointer<QNetworkReply> m_reply;
};

/// The causes for which a certificate was not accepted, filled in as they come.
std::shared_ptr<QStringList> collectTlsErrors(QNetworkReply* reply);

}  // namespace relaydeck
