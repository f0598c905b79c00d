# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners that show DNSSEC where it is whole: algorithms, denial of existence, and where it ends."""

from partners.model import EE, GOOD, INSECURE, WITHOUT_DANE, Host, Partner

PARTNERS = (
    Partner("rsasha256", "zone signed by RSA/SHA-256", GOOD, (EE,), algorithm="RSASHA256"),
    Partner("rsasha512", "zone signed by RSA/SHA-512", GOOD, (EE,), algorithm="RSASHA512"),
    Partner("p384", "zone signed by ECDSA P-384", GOOD, (EE,), algorithm="ECDSAP384SHA384"),
    Partner("ed25519", "zone signed by Ed25519", GOOD, (EE,), algorithm="ED25519"),
    Partner("rsasha1", "zone signed by RSA/SHA-1, which counts as unsigned (RFC 9905)", INSECURE, (EE,), algorithm="RSASHA1"),
    Partner("ds-unknown", "only a DS with a digest that nobody knows: as if unsigned", INSECURE, (EE,),
            damage="ds-digest-unknown"),
    Partner("nsec3", "zone with NSEC3", GOOD, (EE,), signed="nsec3"),
    Partner("no-tlsa-nsec3", "no TLSA, denied by NSEC3", WITHOUT_DANE, (Host(),), signed="nsec3"),
    Partner("wildcard-tlsa-nsec3", "a wildcard gives the TLSA records, in a zone with NSEC3", GOOD,
            (Host(tlsa=("3 1 1",), tlsa_owner="*._tcp"),), signed="nsec3"),
    Partner("nsec3-50", "NSEC3 with 50 iterations: proven, though RFC 9276 wants none", WITHOUT_DANE, (Host(),),
            signed="nsec3 50"),
    Partner("nsec3-120", "NSEC3 with 120 iterations, above our limit: the denial is insecure", WITHOUT_DANE, (Host(),),
            signed="nsec3 120"),
    Partner("unsigned", "no DS: TLSA records do not count", INSECURE, (EE,), signed=None),
    Partner("optout", "no DS, in the gap of an NSEC3 with opt-out", INSECURE, (EE,), signed=None, tld="optout"),
    Partner("signed-optout", "signed, below a zone with NSEC3 and opt-out", GOOD, (EE,), tld="optout"),
    Partner("hosted-signed", "its host is in another zone, signed too", GOOD,
            (Host("mx-hosted", ("3 1 1",), outside="nsec3.example"),)),
    Partner("hosted-unsigned", "signed, but its host is in an unsigned zone", WITHOUT_DANE,
            (Host("mx-hosted", ("3 1 1",), outside="unsigned.example"),)),
    Partner("unsigned-hosted", "unsigned, and its host is in a signed zone with TLSA: never enough for Mandatory", INSECURE,
            (Host("mx-other", ("3 1 1",), outside="nsec3.example"),), signed=None),
    Partner("alias-mx", "the MX names an alias; the TLSA records are at its target (RFC 7672 2.2.2)", GOOD,
            (Host(tlsa=("3 1 1",), alias="mail"),)),
    Partner("alias-unsigned", "the MX names an alias that leads into an unsigned zone", WITHOUT_DANE,
            (Host("mx-alias", ("3 1 1",), outside="unsigned.example", alias="mail"),)),
)
