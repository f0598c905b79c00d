// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QQueue>

namespace relaydeck::dnssec {

/// Remembers which signatures verified with which key, so that validating again (with more packets, for
/// another name of the same zone, for the next partner) costs no public key operation. Bounded; forgets the
/// oldest. Says nothing about validity in time or about trust in the key: those are judged each time.
class SignatureMemory {
public:
    SignatureMemory() = default;
    Q_DISABLE_COPY_MOVE(SignatureMemory)

    /// Whether the signature over the data verifies with the public key; computed when not remembered.
    bool verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                const QByteArray& publicKey);

    /// How many public key operations were carried out.
    qint64 verifications() const { return m_verifications; }

private:
    QHash<QByteArray, bool> m_outcomes;  ///< by a digest of all four arguments
    QQueue<QByteArray> m_order;
    qint64 m_verifications = 0;
};

}  // namespace relaydeck::dnssec
