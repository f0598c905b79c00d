// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonekey.h"

#include "core/dnssec/ldnsrecord.h"

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

namespace {

struct KeyFree {
    void operator()(ldns_key* key) const noexcept { ldns_key_deep_free(key); }
};
struct ListFree {
    void operator()(ldns_rr_list* list) const noexcept { ldns_rr_list_deep_free(list); }
};
struct BufferFree {
    void operator()(ldns_buffer* buffer) const noexcept { ldns_buffer_free(buffer); }
};

ldns_rdf* toRdf(const DomainName& name)
{
    const QByteArray wire = name.wire();
    return ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, static_cast<std::size_t>(wire.size()),
                                 wire.constData());
}

/// The octets that a signature covers: RRSIG RDATA without the signature, then the records in canonical form
/// and order (RFC 4034 3.1.8.1).
bool writeSignedData(ldns_buffer* buffer, const ldns_rr* signature, const ldns_rr_list* rrset)
{
    return ldns_rrsig2buffer_wire(buffer, signature) == LDNS_STATUS_OK
        && ldns_rr_list2buffer_wire(buffer, rrset) == LDNS_STATUS_OK;
}

std::size_t keySize(SigningAlgorithm algorithm, int rsaBits)
{
    switch (algorithm) {
    case SigningAlgorithm::RsaSha1Nsec3:
    case SigningAlgorithm::RsaSha256:
    case SigningAlgorithm::RsaSha512:
        return static_cast<std::size_t>(rsaBits);
    case SigningAlgorithm::EcdsaP256:
    case SigningAlgorithm::Ed25519:
        return 256;
    case SigningAlgorithm::EcdsaP384:
        return 384;
    }
    return 0;
}

}  // namespace

struct ZoneKey::Private {
    std::unique_ptr<ldns_key, KeyFree> key;

    void setOwner(const DomainName& zone) const
    {
        ldns_rdf_deep_free(ldns_key_pubkey_owner(key.get()));
        ldns_key_set_pubkey_owner(key.get(), toRdf(zone));
    }
    LdnsRecord publicKey(const DomainName& zone, quint32 ttl) const
    {
        setOwner(zone);
        LdnsRecord result(ldns_key2rr(key.get()));
        ldns_rr_set_ttl(result.get(), ttl);
        return result;
    }
};

Result<ZoneKey> ZoneKey::generate(SigningAlgorithm algorithm, quint16 flags, int rsaBits)
{
    auto made = std::make_shared<Private>();
    made->key.reset(ldns_key_new_frm_algorithm(static_cast<ldns_signing_algorithm>(algorithm),
                                               static_cast<uint16_t>(keySize(algorithm, rsaBits))));
    if (!made->key)
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("no key can be made for DNSSEC algorithm %1").arg(int(algorithm))};
    ldns_key_set_flags(made->key.get(), flags);
    const LdnsRecord published = made->publicKey(DomainName(), 0);
    ldns_key_set_keytag(made->key.get(), ldns_calc_keytag(published.get()));
    return ZoneKey(std::move(made));
}

dns::Record ZoneKey::dnskey(const DomainName& zone, quint32 ttl) const
{
    return fromLdns(d->publicKey(zone, ttl).get());
}

dns::Record ZoneKey::ds(const DomainName& zone, quint32 ttl, quint8 digestType) const
{
    const LdnsRecord published = d->publicKey(zone, ttl);
    const LdnsRecord digest(ldns_key_rr2ds(published.get(), static_cast<ldns_hash>(digestType)));
    dns::Record result = fromLdns(digest.get());
    result.ttl = ttl;
    return result;
}

quint16 ZoneKey::tag() const
{
    return ldns_key_keytag(d->key.get());
}

dns::Record ZoneKey::sign(const QList<dns::Record>& rrset, const DomainName& signer,
                          const SignatureLifetime& lifetime) const
{
    Q_ASSERT(!rrset.isEmpty());
    const std::unique_ptr<ldns_rr_list, ListFree> canonical(ldns_rr_list_new());
    for (const dns::Record& record : rrset) {
        LdnsRecord converted = toLdns(record);
        Q_ASSERT(converted);
        ldns_rr2canonical(converted.get());
        ldns_rr_list_push_rr(canonical.get(), converted.release());
    }
    ldns_rr_list_sort(canonical.get());

    d->setOwner(signer);
    // ldns takes 32-bit seconds, which wrap as RFC 4034 3.1.5 wants it.
    ldns_key_set_inception(d->key.get(), static_cast<uint32_t>(lifetime.inception.toSecsSinceEpoch()));
    ldns_key_set_expiration(d->key.get(), static_cast<uint32_t>(lifetime.expiration.toSecsSinceEpoch()));
    const LdnsRecord signature(ldns_create_empty_rrsig(canonical.get(), d->key.get()));
    const std::unique_ptr<ldns_buffer, BufferFree> buffer(ldns_buffer_new(LDNS_MAX_PACKETLEN));
    if (!writeSignedData(buffer.get(), signature.get(), canonical.get()))
        qFatal("a record set of a zone is too large to sign");
    ldns_rr_rrsig_set_sig(signature.get(), ldns_sign_public_buffer(buffer.get(), d->key.get()));
    return fromLdns(signature.get());
}

}  // namespace relaydeck::dnssec
