// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

#include <memory>
#include <optional>

namespace relaydeck::tls {

enum class Version { Tls10, Tls11, Tls12, Tls13 };

/// A certificate that a server of ours shows, with its key.
struct ServerCredentials {
    QList<QByteArray> chain;  ///< DER, sent as it stands: leaf first
    QByteArray keyPem;  ///< of the leaf
};

/// How a server of ours (practice network, tests) speaks TLS, good or bad.
struct ServerSettings {
    QList<QByteArray> chain;  ///< DER, sent as it stands: leaf first
    QByteArray keyPem;  ///< of the leaf
    /// Beside it one of another key type, for clients that can verify it.
    std::optional<ServerCredentials> second = {};
    Version minVersion = Version::Tls12;
    Version maxVersion = Version::Tls13;
    bool weakDh = false;  ///< key exchange by DH of 1024 bits alone, at most TLS 1.2; needs an RSA key
};

/// A server's certificates and settings, made once for all its connections. Cheap to copy; immutable.
class ServerContext {
public:
    /// `byName`: other contexts for clients that send one of these names (SNI, RFC 6066 3).
    static Result<ServerContext> make(const ServerSettings& settings,
                                      const QHash<DomainName, ServerContext>& byName = {});

    class Private;
    /// For core/tls alone.
    std::shared_ptr<const Private> d() const { return m_d; }

private:
    explicit ServerContext(std::shared_ptr<const Private> d) : m_d(std::move(d)) { }

    std::shared_ptr<const Private> m_d;
};

}  // namespace relaydeck::tls
