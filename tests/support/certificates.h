// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/record.h"
#include "core/tls/certificatemaker.h"

namespace relaydeck::test {

/// Certificates made on the spot; each fails hard when it cannot be made.
tls::Identity makeIdentity(const tls::CertificateRequest& request, const tls::Identity* issuer = nullptr);

/// A root, an intermediate and a leaf for the names, valid around `at`.
struct Hierarchy {
    explicit Hierarchy(const QStringList& names, const QDateTime& at = QDateTime::currentDateTimeUtc());

    tls::Identity root;
    tls::Identity intermediate;
    tls::Identity leaf;

    /// As a server sends it: leaf, intermediate.
    QList<QByteArray> chain() const { return tls::chainOf({leaf, intermediate}); }
};

/// A certificate request around a time: from a day before to ninety days after.
tls::CertificateRequest requestAround(const QDateTime& at, const QStringList& names);
tls::CertificateRequest authorityRequest(const QDateTime& at, const QString& commonName);

/// The record that publishes this certificate in the given form.
dns::TlsaData tlsaFor(const QByteArray& der, quint8 usage, quint8 selector, quint8 matchingType);

}  // namespace relaydeck::test
