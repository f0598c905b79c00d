// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/nsec3hash.h"

#include <ldns/ldns.h>

#include <memory>

namespace relaydeck::dnssec {

namespace {

struct RdfFree {
    void operator()(ldns_rdf* rdf) const noexcept { ldns_rdf_deep_free(rdf); }
};
using Rdf = std::unique_ptr<ldns_rdf, RdfFree>;

constexpr uint8_t HashSha1 = 1;
constexpr qsizetype HashSize = 20;

}  // namespace

QByteArray nsec3Label(const DomainName& name, const QByteArray& salt, quint16 iterations)
{
    const QByteArray wire = name.wire();
    const Rdf owner(
        ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, static_cast<std::size_t>(wire.size()), wire.constData()));
    const Rdf hashed(ldns_nsec3_hash_name(owner.get(), HashSha1, iterations,
                                          static_cast<uint8_t>(salt.size()),
                                          reinterpret_cast<const uint8_t*>(salt.constData())));
    const QByteArray hashedWire(reinterpret_cast<const char*>(ldns_rdf_data(hashed.get())),
                                static_cast<qsizetype>(ldns_rdf_size(hashed.get())));
    return DomainName::fromWire(hashedWire)->firstLabel();
}

QByteArray nsec3HashOfLabel(const QByteArray& label)
{
    QByteArray hash(HashSize + 8, '\0');
    const int size = ldns_b32_pton_extended_hex(label.constData(), static_cast<std::size_t>(label.size()),
                                                reinterpret_cast<uint8_t*>(hash.data()),
                                                static_cast<std::size_t>(hash.size()));
    return hash.left(size);
}

}  // namespace relaydeck::dnssec
