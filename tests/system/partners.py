# SPDX-License-Identifier: GPL-3.0-or-later
"""The partner domains of the bench, each with what its servers do and with the verdict that must come out.

Rules of the verdicts: RFC 7672 for DANE, RFC 8461 for MTA-STS, and for the six outcomes the delivery decision of
core/README.md under the sender model Exchange Online.
"""

from dataclasses import dataclass, field


@dataclass
class Host:
    """An MX host: a Postfix of its own on an address of its own."""

    label: str = "mx1"
    tlsa: tuple = ()
    certificate: str = "trusted"
    key: str = "ec"
    starttls: bool = True
    tlsa_alias: str = ""  # the TLSA records stand here, and a CNAME leads to them (RFC 7672 2.1.3)
    tlsa_lame: bool = False  # _tcp below the host is delegated to a server that refuses: the lookup fails
    outside: str = ""  # the host's name is in this zone instead of in the partner's


@dataclass
class Policy:
    """An MTA-STS policy and the host that serves it."""

    mode: str = "enforce"
    mx: tuple = ("mx1.{domain}",)
    certificate: str = "trusted"
    status: int = 200
    record: str = "v=STSv1; id=20260101T000000;"
    redirect: bool = False


@dataclass
class Expected:
    mx: str = "mx"
    dnssec: str = "secure"
    dane: str = "pass"
    reason: str | None = None
    sts: str = "none"
    sts_mode: str | None = None
    outcomes: dict = field(default_factory=dict)
    # What posttls-finger must say at level dane: verified, unverified (no DANE to go by), refused, or None: cannot say.
    finger: str | None = "verified"


@dataclass
class Partner:
    name: str
    why: str
    expected: Expected
    hosts: tuple = ()
    signed: str | None = "nsec"  # nsec, nsec3, or None: no DS at the parent
    algorithm: str = "ECDSAP256SHA256"
    damage: str | None = None  # signature: that of the MX records is wrong; expired: all are too old
    policy: Policy | None = None
    tld: str = "example"
    records: str = ""  # further lines of the zone
    registered: bool = True

    @property
    def domain(self):
        return f"{self.name}.{self.tld}"


def six(opportunistic, mandatory=None, none="encrypted", sts=None):
    """The six outcomes. `sts` is what MTA-STS makes of the cells where DANE has no say, given as a dictionary by DANE mode."""
    mandatory = mandatory if mandatory is not None else opportunistic
    cells = {}
    for dane, outcome in (("Opportunistic", opportunistic), ("Mandatory", mandatory), ("None", none)):
        cells[dane, "None"] = outcome
        cells[dane, "Opportunistic"] = (sts or {}).get(dane, outcome)
    return cells


def blocked_by_sts(verdict, dane="none"):
    return {"Opportunistic": verdict, "None": verdict} if dane == "none" else {"None": verdict}


REQUIRED = "queued dane-required"
MISMATCH = "queued tlsa-invalid 4.7.323"
INVALID = "queued dnssec-invalid 4.7.324"
NO_TLS = "queued starttls-not-supported 4.7.321"
NOT_LISTED = "queued mx-mismatch 4.4.8"
UNTRUSTED = "queued certificate-not-trusted 4.7.5"

GOOD = Expected(outcomes=six("dane"))
NO_DANE = dict(dane="not-offered", finger="unverified")
# A bogus or failing MX: under mode None the validating resolver of the sender still sees a failed lookup (assumption A6).
MX_BOGUS = dict(mx="failed", dnssec="bogus", dane="fail", reason="dnssec-invalid", finger="refused",
                outcomes=six(INVALID, none="queued dnssec-invalid 4.4.312"))

EE = Host(tlsa=("3 1 1",))

PARTNERS = (
    # DANE
    Partner("good-ee", "DANE-EE(3) with the key's SHA-256", GOOD, (EE,)),
    Partner("good-ta", "DANE-TA(2) with the issuer in the chain", GOOD, (Host(tlsa=("2 1 1",)),)),
    Partner("good-ee-self", "DANE-EE(3): no authority is needed", GOOD, (Host(tlsa=("3 1 1",), certificate="self-signed"),)),
    Partner("good-ee-expired", "DANE-EE(3): dates do not count (N8)", GOOD, (Host(tlsa=("3 1 1",), certificate="expired"),)),
    Partner("good-ee-rsa", "a whole certificate, SHA-512, RSA", GOOD, (Host(tlsa=("3 0 2",), key="rsa"),)),
    Partner("two-mx", "two hosts, both with TLSA", GOOD, (EE, Host("mx2", ("2 1 1",)))),
    Partner("rollover", "two records, one of them of the next key", GOOD, (Host(tlsa=("3 1 1 other", "3 1 1")),)),
    Partner("many-tlsa", "an answer larger than 1232 octets: TCP", GOOD,
            (Host(tlsa=("3 0 0", "2 0 0", "3 1 1 other"), key="rsa"),)),
    Partner("alias-tlsa", "a CNAME leads to the TLSA records", GOOD, (Host(tlsa=("3 1 1",), tlsa_alias="_dane"),)),
    Partner("nsec3", "zone with NSEC3", GOOD, (EE,), signed="nsec3"),
    Partner("rsasha256", "zone signed by RSA/SHA-256", GOOD, (EE,), algorithm="RSASHA256"),
    Partner("p384", "zone signed by ECDSA P-384", GOOD, (EE,), algorithm="ECDSAP384SHA384"),
    Partner("ed25519", "zone signed by Ed25519", GOOD, (EE,), algorithm="ED25519"),
    Partner("implicit", "no MX: the domain's own address counts", Expected(mx="implicit", outcomes=six("dane")),
            (Host("", ("3 1 1",)),)),
    Partner("mismatch", "the key is not the published one",
            Expected(dane="fail", reason="tlsa-invalid", outcomes=six(MISMATCH), finger="refused"),
            (Host(tlsa=("3 1 1 other",)),)),
    Partner("ta-other-name", "DANE-TA(2): the certificate is for another name",
            Expected(dane="fail", reason="certificate-host-mismatch", finger="refused",
                     outcomes=six("queued certificate-host-mismatch 4.7.325")),
            (Host(tlsa=("2 1 1",), certificate="other-name"),)),
    Partner("ta-expired", "DANE-TA(2): the certificate has expired",
            Expected(dane="fail", reason="certificate-expired", finger="refused",
                     outcomes=six("queued certificate-expired 4.7.322")),
            (Host(tlsa=("2 1 1",), certificate="expired"),)),
    Partner("no-starttls", "TLSA, but no STARTTLS",
            Expected(dane="fail", reason="starttls-not-supported", outcomes=six(NO_TLS, none="plain"), finger="refused"),
            (Host(tlsa=("3 1 1",), starttls=False),)),
    Partner("unusable", "only PKIX-EE(1), which is of no use to SMTP (N6)",
            Expected(dane="fail", reason="tlsa-invalid", outcomes=six("encrypted", REQUIRED), finger="unverified"),
            (Host(tlsa=("1 1 1",)),)),
    Partner("second-without", "the second host has no TLSA",
            Expected(dane="partial", outcomes=six("dane"), finger=None), (EE, Host("mx2"))),
    Partner("first-without", "the first host has no TLSA: Mandatory goes on to the second (assumption A9)",
            Expected(dane="partial", outcomes=six("encrypted", "dane"), finger=None), (Host(), Host("mx2", ("3 1 1",)))),
    Partner("tlsa-lame", "the TLSA lookup fails: not the same as none (N5)",
            Expected(dane="fail", reason="dnssec-invalid", outcomes=six(INVALID), finger="refused"), (Host(tlsa_lame=True),)),
    Partner("no-tlsa", "signed, no TLSA", Expected(**NO_DANE, outcomes=six("encrypted", REQUIRED)), (Host(),)),
    Partner("no-tlsa-nsec3", "no TLSA, denied by NSEC3", Expected(**NO_DANE, outcomes=six("encrypted", REQUIRED)), (Host(),),
            signed="nsec3"),
    Partner("plain", "neither TLSA nor STARTTLS",
            Expected(**NO_DANE, outcomes=six("plain", REQUIRED, none="plain")), (Host(starttls=False),)),
    # DNSSEC
    Partner("bogus", "the signature over the MX records is wrong", Expected(**MX_BOGUS), (EE,), damage="signature"),
    Partner("expired", "all signatures are too old, so that nothing is known of MTA-STS either",
            Expected(**MX_BOGUS, sts="unknown"), (EE,), damage="expired"),
    Partner("unsigned", "no DS: TLSA records do not count",
            Expected(dnssec="insecure", **NO_DANE, outcomes=six("encrypted", REQUIRED)), (EE,), signed=None),
    Partner("optout", "no DS, in the gap of an NSEC3 with opt-out",
            Expected(dnssec="insecure", **NO_DANE, outcomes=six("encrypted", REQUIRED)), (EE,), signed=None, tld="optout"),
    Partner("signed-optout", "signed, below a zone with NSEC3 and opt-out", GOOD, (EE,), tld="optout"),
    Partner("hosted-unsigned", "signed, but its host is in an unsigned zone",
            Expected(**NO_DANE, outcomes=six("encrypted", REQUIRED)), (Host("mx-hosted", ("3 1 1",), outside="unsigned.example"),)),
    # MTA-STS
    Partner("sts-enforce", "the policy lists the host, whose certificate is good",
            Expected(**NO_DANE, sts="pass", sts_mode="enforce",
                     outcomes=six("encrypted", REQUIRED, sts=blocked_by_sts("mta-sts"))), (Host(),), policy=Policy()),
    Partner("sts-unsigned", "the same in an unsigned zone",
            Expected(dnssec="insecure", **NO_DANE, sts="pass", sts_mode="enforce",
                     outcomes=six("encrypted", REQUIRED, sts=blocked_by_sts("mta-sts"))),
            (Host(),), signed=None, policy=Policy(mx=("*.{domain}",))),
    Partner("sts-dane", "both", Expected(sts="pass", sts_mode="enforce", outcomes=six("dane", sts={"None": "mta-sts"})), (EE,),
            policy=Policy()),
    Partner("sts-dane-mismatch", "MTA-STS never overrules DANE (RFC 8461 2)",
            Expected(dane="fail", reason="tlsa-invalid", sts="pass", sts_mode="enforce", finger="refused",
                     outcomes=six(MISMATCH, sts={"None": "mta-sts"})),
            (Host(tlsa=("3 1 1 other",)),), policy=Policy()),
    Partner("sts-unlisted", "enforce, and the host is not listed",
            Expected(**NO_DANE, sts="fail", sts_mode="enforce",
                     outcomes=six("encrypted", REQUIRED, sts=blocked_by_sts(NOT_LISTED))), (Host(),),
            policy=Policy(mx=("other.{domain}",))),
    Partner("sts-untrusted", "enforce, and the host's certificate has no known issuer",
            Expected(**NO_DANE, sts="fail", sts_mode="enforce",
                     outcomes=six("encrypted", REQUIRED, sts=blocked_by_sts(UNTRUSTED))), (Host(certificate="self-signed"),),
            policy=Policy()),
    Partner("sts-testing", "testing: nothing is blocked",
            Expected(**NO_DANE, sts="fail", sts_mode="testing", outcomes=six("encrypted", REQUIRED)), (Host(),),
            policy=Policy("testing", ("other.{domain}",))),
    Partner("sts-wrong-host", "the policy host's certificate is for another name: no policy",
            Expected(**NO_DANE, sts="fail", outcomes=six("encrypted", REQUIRED)), (Host(),),
            policy=Policy(certificate="other-name")),
    Partner("sts-missing", "the policy is not there (404)",
            Expected(**NO_DANE, sts="fail", outcomes=six("encrypted", REQUIRED)), (Host(),), policy=Policy(status=404)),
    Partner("sts-redirect", "redirects are not followed (RFC 8461 3.3)",
            Expected(**NO_DANE, sts="fail", outcomes=six("encrypted", REQUIRED)), (Host(),), policy=Policy(redirect=True)),
    # No mail
    Partner("null-mx", "states that it takes no mail (RFC 7505)",
            Expected(mx="null", dane="not-offered", outcomes=six("rejected null-mx 5.1.10", none="rejected null-mx 5.1.10"),
                     finger=None),
            records="@ IN MX 0 .\n"),
    Partner("no-such-domain", "does not exist",
            Expected(mx="nxdomain", dane="not-offered", finger=None,
                     outcomes=six("rejected no-such-domain 5.4.310", none="rejected no-such-domain 5.4.310")),
            registered=False),
    Partner("no-mail-host", "neither MX nor address",
            Expected(mx="none", dane="not-offered", finger=None,
                     outcomes=six("rejected no-mail-host 5.4.310", none="rejected no-mail-host 5.4.310"))),
)
