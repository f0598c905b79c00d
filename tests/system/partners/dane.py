# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners that show DANE: TLSA records of all kinds, right and wrong."""

from dataclasses import replace

from partners.model import EE, GOOD, HOST_BOGUS, MISMATCHING, NO_TLS, REQUIRED, WITHOUT_DANE, Expected, Host, Partner, six

PARTNERS = (
    Partner("good-ee", "DANE-EE(3) with the key's SHA-256", GOOD, (EE,)),
    Partner("good-ta", "DANE-TA(2) with the issuer in the chain", GOOD, (Host(tlsa=("2 1 1",)),)),
    Partner("good-ee-self", "DANE-EE(3): no authority is needed", GOOD, (Host(tlsa=("3 1 1",), certificate="self-signed"),)),
    Partner("good-ee-expired", "DANE-EE(3): dates do not count (N8)", GOOD, (Host(tlsa=("3 1 1",), certificate="expired"),)),
    Partner("good-ee-other-name", "DANE-EE(3): names do not count", GOOD, (Host(tlsa=("3 1 1",), certificate="other-name"),)),
    Partner("good-ee-rsa", "a whole certificate, SHA-512, RSA", GOOD, (Host(tlsa=("3 0 2",), keys=("rsa",)),)),
    Partner("good-ta-full", "DANE-TA(2) with the whole certificate in the record", GOOD, (Host(tlsa=("2 0 0",)),)),
    Partner("two-mx", "two hosts, both with TLSA", GOOD, (EE, Host("mx2", ("2 1 1",)))),
    Partner("rollover", "two records, one of them of the next key", GOOD, (Host(tlsa=("3 1 1 other", "3 1 1")),)),
    Partner("agility", "the SHA-512 of another key rules out the right SHA-256 (RFC 7671 9)", MISMATCHING,
            (Host(tlsa=("3 1 2 other", "3 1 1")),)),
    Partner("many-tlsa", "an answer larger than 1232 octets: TCP", GOOD,
            (Host(tlsa=("3 0 0", "2 0 0", "3 1 1 other"), keys=("rsa",)),)),
    Partner("alias-tlsa", "a CNAME leads to the TLSA records", GOOD, (Host(tlsa=("3 1 1",), tlsa_alias="_dane"),)),
    Partner("wildcard-tlsa", "a wildcard gives the TLSA records", GOOD, (Host(tlsa=("3 1 1",), tlsa_owner="*._tcp"),)),
    Partner("implicit", "no MX: the domain's own address counts", Expected(mx="implicit", outcomes=six("dane")),
            (Host("", ("3 1 1",)),)),
    Partner("mismatch", "the key is not the published one", MISMATCHING, (Host(tlsa=("3 1 1 other",)),)),
    Partner("nothing-hashed", "the record is the hash of no data", MISMATCHING, (Host(tlsa=("3 1 1 nothing",)),)),
    Partner("ta-other-name", "DANE-TA(2): the certificate is for another name",
            Expected(dane="fail", reason="certificate-host-mismatch",
                     outcomes=six("queued certificate-host-mismatch 4.7.325")),
            (Host(tlsa=("2 1 1",), certificate="other-name"),)),
    Partner("ta-expired", "DANE-TA(2): the certificate has expired",
            Expected(dane="fail", reason="certificate-expired", outcomes=six("queued certificate-expired 4.7.322")),
            (Host(tlsa=("2 1 1",), certificate="expired"),)),
    Partner("no-starttls", "TLSA, but no STARTTLS",
            Expected(dane="fail", reason="starttls-not-supported", outcomes=six(NO_TLS, none="plain")),
            (Host(tlsa=("3 1 1",), starttls=False),)),
    Partner("unusable", "only PKIX-EE(1), which is of no use to SMTP (N6)",
            Expected(dane="fail", reason="tlsa-invalid", outcomes=six("encrypted", REQUIRED)), (Host(tlsa=("1 1 1",)),)),
    Partner("second-without", "the second host has no TLSA", Expected(dane="partial", outcomes=six("dane")),
            (EE, Host("mx2"))),
    Partner("first-without", "the first host has no TLSA: Mandatory goes on to the second (assumption A9)",
            Expected(dane="partial", outcomes=six("encrypted", "dane")), (Host(), Host("mx2", ("3 1 1",)))),
    Partner("tlsa-lame", "the TLSA lookup fails: not the same as none (N5)", HOST_BOGUS, (Host(tlsa_lame=True),)),
    Partner("no-tlsa", "signed, no TLSA", WITHOUT_DANE, (Host(),)),
    Partner("plain", "neither TLSA nor STARTTLS", replace(WITHOUT_DANE, outcomes=six("plain", REQUIRED, none="plain")),
            (Host(starttls=False),)),
)
