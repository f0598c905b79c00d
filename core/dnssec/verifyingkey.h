// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

#include <memory>

namespace relaydeck::dnssec {

/// The public key of a DNSKEY record, made ready once for the many signatures that a zone's key makes: a
/// point on a curve is decoded and checked, and the algorithm looked up, only then.
class VerifyingKey {
public:
    /// A key that verifies nothing when the algorithm cannot be verified or the key is not of its size.
    VerifyingKey(int algorithm, const QByteArray& publicKey);
    ~VerifyingKey();
    Q_DISABLE_COPY_MOVE(VerifyingKey)

    /// Whether the signature, as in RRSIG RDATA, over the data is by this key.
    bool verifies(const QByteArray& data, const QByteArray& signature) const;

private:
    struct Prepared;

    std::unique_ptr<const Prepared> m_prepared;  ///< null for a key that verifies nothing
};

}  // namespace relaydeck::dnssec
