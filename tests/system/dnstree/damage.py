# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which a signed zone of the bench is broken after it was signed, by name.

`expired` and `not-yet-valid` are chosen by the dates at signing, `ds-of-another-key` at the parent (zone.py).
"""

import re
from dataclasses import dataclass


@dataclass
class Signed:
    """What ldns-signzone wrote, a record a line: owner, TTL, class, type, data, with tabs between."""

    records: list
    origin: str
    key_signing_tag: str


def fields(record):
    return record.split("\t", 4) if record.count("\t") >= 4 else ["", "", "", "", record]


def is_signature(record, covered):
    *_, kind, data = fields(record)
    return kind == "RRSIG" and data.startswith(f"{covered} ")


def of_mail_host(record):
    return fields(record)[0].split(".")[0].startswith("mx")


def unchanged(zone):
    return zone.records


def forged(*kinds, only=lambda record: True):
    """Signatures over these types are of the right form and wrong."""
    def affected(record):
        return any(is_signature(record, kind) for kind in kinds) and only(record)

    def change(record):
        return re.sub(r" (\S{4})(\S{4})(\S+)$", r" \2\1\3", record.split(";")[0].rstrip())

    return lambda zone: [change(record) if affected(record) else record for record in zone.records]


def without_signatures(kind):
    return lambda zone: [record for record in zone.records if not is_signature(record, kind)]


def without(kind):
    """Neither the records of this type nor their signatures."""
    return lambda zone: [record for record in zone.records if fields(record)[3] != kind and not is_signature(record, kind)]


def only_apex_nsec3(zone):
    """One NSEC3 is left, whose span does not reach the names that it would have to deny."""
    apex = next(fields(record)[0] for record in zone.records
                if fields(record)[3] == "NSEC3" and " SOA " in record and " DNSKEY " in record)
    return [record for record in zone.records
            if not (fields(record)[3] == "NSEC3" or is_signature(record, "NSEC3")) or fields(record)[0] == apex]


def claims_another_signer(zone):
    """The signatures over the MX records say that they are of the zone above."""
    above = zone.origin.split(".", 1)[1]
    return [record.replace(f" {zone.origin} ", f" {above} ") if is_signature(record, "MX") else record
            for record in zone.records]


def keys_not_signed_by_secure_entry_point(zone):
    """The key that the DS names does not sign the key set; the other one does."""
    return [record for record in zone.records
            if not (is_signature(record, "DNSKEY") and f" {zone.key_signing_tag} " in record)]


DAMAGES = {
    "expired": unchanged,
    "not-yet-valid": unchanged,
    "ds-of-another-key": unchanged,
    "ds-digest-unknown": unchanged,
    "mx-signature": forged("MX"),
    "address-signatures": forged("A", "AAAA", only=of_mail_host),
    "ipv6-signature": forged("AAAA"),
    "tlsa-signature": forged("TLSA"),
    "no-mx-signature": without_signatures("MX"),
    "no-denial": without("NSEC"),
    "denial-gap": only_apex_nsec3,
    "no-keys": without("DNSKEY"),
    "other-signer": claims_another_signer,
    "keys-unsigned": keys_not_signed_by_secure_entry_point,
}


def apply(name, zone):
    return DAMAGES[name](zone) if name else zone.records


def apply_to_ds(name, records):
    """ds-digest-unknown: digest type 9 of nobody, which makes the zone insecure (RFC 4035 5.2), not bogus."""
    if name != "ds-digest-unknown":
        return records
    return [re.sub(r"(\sDS\s+\d+\s+\d+\s+)\d+", r"\g<1>9", record) for record in records]
