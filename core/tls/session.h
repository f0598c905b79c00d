// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/tls/handshake.h"
#include "core/tls/servercontext.h"

#include <QtCore/QByteArrayView>

#include <memory>

namespace relaydeck::tls {

struct ClientSettings {
    DomainName serverName;  ///< sent in the handshake (SNI); the root: none is sent
    /// Asks for a certificate of this type alone: a server that has none refuses the handshake.
    CertificateType certificateType = CertificateType::Any;
};

/// One side of a TLS connection over memory: octets of the peer in, octets for the peer out, no socket. Its
/// caller moves them (Stream does).
///
/// As a client it takes any certificate and whatever the peer can: TLS 1.0 and weak keys too, so that what is
/// wrong with a server is seen, not only that it failed. Nothing may rest on it before the recorded
/// chain was judged.
class Session {
public:
    enum class Step {
        Done,
        NeedsInput,  ///< feed() first
        Failed,
        Ended,  ///< the peer ended it properly
    };

    static std::unique_ptr<Session> client(const ClientSettings& settings);
    static std::unique_ptr<Session> server(const ServerContext& context);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    void feed(QByteArrayView fromPeer);
    /// What waits to be sent to the peer; empties it. To be called after each of the steps below.
    QByteArray takeOutput();

    Step shakeHands();
    /// Appends what can be decrypted to `plain`.
    Step decrypt(QByteArray& plain);
    Step encrypt(QByteArrayView plain);
    /// Says goodbye (close_notify).
    void shutDown();

    /// What was agreed and shown so far. The outcome is Completed only after shakeHands() gave Done.
    Handshake describe() const;
    /// The name that the client sent (SNI); empty without one.
    QByteArray serverName() const;
    /// OpenSSL's words for the step that failed.
    QString failure() const;

private:
    class Private;
    explicit Session(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

}  // namespace relaydeck::tls
