# SPDX-License-Identifier: GPL-3.0-or-later
"""What a partner domain of the bench is made of, and the verdict that must come out."""

from dataclasses import dataclass, field
from enum import Enum


class Addresses(Enum):
    BOTH = "both"  # IPv6 only where the kernel has it
    IPV4 = "ipv4"
    IPV6 = "ipv6"


@dataclass(kw_only=True)
class Server:
    """A mail server at an address of its own, in each family."""

    certificate: str = "trusted"
    keys: tuple = ("ec",)  # a certificate for each: ec, rsa
    starttls: bool = True
    software: str = "postfix"  # or exim, with GnuTLS
    tls: str = ""  # the only version, where not all: 1.0 with Postfix, 1.1 with Exim
    addresses: Addresses = Addresses.BOTH


@dataclass
class Host(Server):
    """An MX host and its TLSA records (certificates.py has their notation)."""

    label: str = "mx1"
    tlsa: tuple = ()
    tlsa_owner: str = "_25._tcp"
    tlsa_alias: str = ""  # the TLSA records stand here, and a CNAME leads to them (RFC 7672 2.1.3)
    tlsa_lame: bool = False  # _tcp below the host is delegated to a server that refuses: the lookup fails
    outside: str = ""  # the host's name is in this zone instead of in the partner's
    alias: str = ""  # the MX names this alias of the host
    also: Server | None = None  # a second server under the same name


@dataclass
class Policy:
    """An MTA-STS policy and the host that serves it."""

    mode: str = "enforce"
    mx: tuple = ("mx1.{domain}",)
    certificate: str = "trusted"
    status: int = 200
    records: tuple = ("v=STSv1; id=20260101T000000;",)
    redirect: bool = False
    text: str | None = None  # instead of mode and mx
    line_end: str = "\r\n"
    media_type: str = "text/plain"
    tls: str = ""  # 1.1: nothing newer
    host: str = "nginx"  # absent: has no address; silent: nothing listens


@dataclass
class Expected:
    mx: str = "mx"
    dnssec: str = "secure"
    dane: str = "pass"
    reason: str | None = None
    sts: str = "none"
    sts_mode: str | None = None
    outcomes: dict = field(default_factory=dict)


@dataclass
class Partner:
    name: str
    why: str
    expected: Expected
    hosts: tuple = ()
    signed: str | None = "nsec"  # nsec, nsec3, nsec3 with a number of iterations, or None: no DS at the parent
    algorithm: str = "ECDSAP256SHA256"
    damage: str | None = None  # a name of dnstree/damage.py
    policy: Policy | None = None
    tld: str = "example"
    records: str = ""  # further lines of the zone
    registered: bool = True
    alias_of: str = ""  # no zone: the name is a CNAME in the zone above (RFC 5321 5.1); with registered=False

    @property
    def domain(self):
        return f"{self.name}.{self.tld}"

    @property
    def servers(self):
        return [server for host in self.hosts for server in (host, host.also) if server]


# The six outcomes are those of the sender model Exchange Online; core/README.md has the decision.


def six(opportunistic, mandatory=None, none="encrypted", sts=None):
    """The six outcomes. `sts` is what MTA-STS makes of the cells where DANE has no say, given as a dictionary by DANE mode."""
    mandatory = mandatory if mandatory is not None else opportunistic
    cells = {}
    for dane, outcome in (("Opportunistic", opportunistic), ("Mandatory", mandatory), ("None", none)):
        cells[dane, "None"] = outcome
        cells[dane, "Opportunistic"] = (sts or {}).get(dane, outcome)
    return cells


def by_sts(verdict):
    """MTA-STS decides under both DANE modes that let it: the partner has no DANE."""
    return {"Opportunistic": verdict, "None": verdict}


REQUIRED = "queued dane-required"
MISMATCH = "queued tlsa-invalid 4.7.323"
INVALID = "queued dnssec-invalid 4.7.324"
NO_TLS = "queued starttls-not-supported 4.7.321"
OLD_TLS = "queued validation-failure 4.7.321"

GOOD = Expected(outcomes=six("dane"))
NO_DANE = {"dane": "not-offered", "outcomes": six("encrypted", REQUIRED)}
WITHOUT_DANE = Expected(**NO_DANE)
INSECURE = Expected(dnssec="insecure", **NO_DANE)
MISMATCHING = Expected(dane="fail", reason="tlsa-invalid", outcomes=six(MISMATCH))
# A bogus or failing MX: under mode None the validating resolver of the sender still sees a failed lookup (assumption A6).
MX_BOGUS = {"mx": "failed", "dnssec": "bogus", "dane": "fail", "reason": "dnssec-invalid",
            "outcomes": six(INVALID, none="queued dnssec-invalid 4.4.312")}
# The MX records are proven; what comes after them is not, so that nothing is sent to the host.
HOST_BOGUS = Expected(dane="fail", reason="dnssec-invalid", outcomes=six(INVALID))

EE = Host(tlsa=("3 1 1",))
