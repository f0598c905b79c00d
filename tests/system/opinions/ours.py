# SPDX-License-Identifier: GPL-3.0-or-later
"""What Relaydeck says, from its report and its simulation of a Postfix."""

import json
from dataclasses import dataclass

# What the outcome of DANE for a host means to a sender that demands DANE of it.
FINGER = {"pass": "verified", "not-offered": "unverified", "fail": "refused", "unknown": "unknown"}


@dataclass(frozen=True)
class Lookup:
    kind: str
    name: str
    status: str  # secure, insecure, bogus, failed


def status(security):
    return "failed" if security == "indeterminate" else security


def lookups(report):
    """The lookups behind a report: MX, addresses, and TLSA where Relaydeck asks for it."""
    found = [Lookup("MX", report["domain"], status(report["mx"]["dnssec"]))]
    for host in report["mx"]["hosts"]:
        parts = [("A", "ipv4"), ("TLSA", "tlsaLookup")]
        # The other family has something to say where it stands alone or fares otherwise.
        if not host["ipv4"]["records"] or host["ipv4"]["security"] != host["ipv6"]["security"]:
            parts.append(("AAAA", "ipv6"))
        found += [Lookup(kind, host[part]["name"], status(host[part]["security"])) for kind, part in parts if host.get(part)]
    return found


def finger(report):
    """What posttls-finger should make of the first host; None where there is none, or it matters which address is taken."""
    if report["mx"]["kind"] == "failed":
        return "refused"
    hosts = report["mx"]["hosts"]
    if not hosts or len({endpoint["dane"] and endpoint["dane"]["outcome"] for endpoint in hosts[0]["endpoints"]}) > 1:
        return None
    return FINGER[hosts[0]["dane"]["outcome"]]


def sent(simulation, dane_mode):
    """What becomes of mail under this SMTP DANE mode and no MTA-STS: dane, encrypted, plain, queued, rejected."""
    cell = next(cell for cell in simulation["matrix"] if (cell["smtpDaneMode"], cell["mtaStsMode"]) == (dane_mode, "None"))
    return cell["security"] if cell["outcome"] == "delivered" else cell["outcome"]


def simulation(relaydeck, domain):
    """Under the rules of a Postfix, from the test that is in the store."""
    return json.loads(relaydeck("simulate", "--json", "--sender", "postfix", domain).stdout)
