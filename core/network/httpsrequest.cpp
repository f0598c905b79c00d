// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpsrequest.h"

namespace relaydeck {

QSslConfiguration verifyingTls(const QByteArray& caCertificates, bool onlyThese)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Left as they are, Qt looks for the system's one at a time, as they are needed.
    if (!caCertificates.isEmpty()) {
        QList<QSslCertificate> trusted = QSslCertificate::fromData(caCertificates, QSsl::Pem);
        if (!onlyThese)
            trusted += QSslConfiguration::systemCaCertificates();
        tls.setCaCertificates(trusted);
    }
    return tls;
}

QNetworkRequest bareRequest(const QUrl& url, const QSslConfiguration& tls)
{
    QNetworkRequest request(url);
    request.setSslConfiguration(tls);
    // Set by hand, so that Qt does not unpack what a hostile server has compressed.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

std::shared_ptr<QStringList> collectTlsErrors(QNetworkReply* reply)
{
    auto causes = std::make_shared<QStringList>();
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [causes](const QList<QSslError>& errors) {
        for (const QSslError& error : errors)
            causes->append(error.errorString());
        causes->removeDuplicates();
    });
    return causes;
}

}  // namespace relaydeck
