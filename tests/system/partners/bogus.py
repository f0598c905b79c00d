# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners whose DNSSEC is broken, each in another way (dnstree/damage.py)."""

from dataclasses import replace

from partners.model import EE, GOOD, HOST_BOGUS, MX_BOGUS, Expected, Host, Partner

# Where nothing of the zone can be proven, nothing is known of MTA-STS either.
ALL_BOGUS = Expected(**MX_BOGUS, sts="unknown")
MX_ALONE = Expected(**MX_BOGUS)
# Without a proof that there is no MTA-STS record either.
HOST_AND_DENIALS_BOGUS = replace(HOST_BOGUS, sts="unknown")
WILDCARD = Host(tlsa=("3 1 1",), tlsa_owner="*._tcp")

PARTNERS = (
    Partner("bogus", "the signature over the MX records is wrong", MX_ALONE, (EE,), damage="mx-signature"),
    Partner("mx-unsigned", "the MX records have no signature", MX_ALONE, (EE,), damage="no-mx-signature"),
    Partner("other-signer", "the MX records are signed in the name of the zone above", MX_ALONE, (EE,), damage="other-signer"),
    Partner("expired", "all signatures are too old", ALL_BOGUS, (EE,), damage="expired"),
    Partner("not-yet-valid", "all signatures begin in three days", ALL_BOGUS, (EE,), damage="not-yet-valid"),
    Partner("ds-other-key", "the DS is of another key", ALL_BOGUS, (EE,), damage="ds-of-another-key"),
    Partner("no-keys", "the zone has a DS, and no keys", ALL_BOGUS, (EE,), damage="no-keys"),
    Partner("keys-unsigned", "the key of the DS does not sign the key set", ALL_BOGUS, (EE,), damage="keys-unsigned"),
    Partner("address-bogus", "the signatures over the host's addresses are wrong",
            replace(HOST_BOGUS, outcomes=MX_BOGUS["outcomes"]), (EE,),
            damage="address-signatures"),
    Partner("ipv6-bogus", "the signature over the host's IPv6 address is wrong, that over IPv4 is right", GOOD, (EE,),
            damage="ipv6-signature"),
    Partner("tlsa-bogus", "the signature over the TLSA records is wrong", HOST_BOGUS, (EE,), damage="tlsa-signature"),
    Partner("denial-missing", "no TLSA, and no proof of that", HOST_AND_DENIALS_BOGUS, (Host(),),
            damage="no-denial"),
    Partner("denial-gap", "no TLSA, and NSEC3 records that do not prove it",
            HOST_AND_DENIALS_BOGUS, (Host(),), signed="nsec3", damage="denial-gap"),
    Partner("wildcard-unproven", "TLSA by wildcard, without proof that nothing closer exists",
            HOST_AND_DENIALS_BOGUS, (WILDCARD,), damage="no-denial"),
    Partner("nsec3-600", "NSEC3 with 600 iterations, which are not worked through",
            HOST_AND_DENIALS_BOGUS, (Host(),), signed="nsec3 600"),
)
