// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/signaturememory.h"

#include "core/dnssec/primitives.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

namespace relaydeck::dnssec {

namespace {

constexpr qsizetype MaxRemembered = 8192;

void addSized(QCryptographicHash& hash, const QByteArray& part)
{
    char size[8];
    qToBigEndian(qint64(part.size()), size);
    hash.addData(QByteArrayView(size, sizeof size));
    hash.addData(part);
}

}  // namespace

bool SignatureMemory::verify(int algorithm, const QByteArray& data, const QByteArray& signature,
                             const QByteArray& publicKey)
{
    // A collision would let one signature pass for another, hence a cryptographic hash with the sizes in it.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addSized(hash, QByteArray::number(algorithm));
    addSized(hash, publicKey);
    addSized(hash, signature);
    addSized(hash, data);
    const QByteArray key = hash.result();

    const auto known = m_outcomes.constFind(key);
    if (known != m_outcomes.constEnd())
        return *known;
    ++m_verifications;
    const bool verified = verifySignature(algorithm, data, signature, publicKey);
    while (m_order.size() >= MaxRemembered)
        m_outcomes.remove(m_order.dequeue());
    m_outcomes.insert(key, verified);
    m_order.enqueue(key);
    return verified;
}

}  // namespace relaydeck::dnssec
