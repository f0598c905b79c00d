# SPDX-License-Identifier: GPL-3.0-or-later
"""The partner domains of the bench, each with what its servers do and with the verdict that must come out.

Rules of the verdicts: RFC 7672 for DANE, RFC 8461 for MTA-STS, and for the six outcomes the delivery decision of
core/README.md under the sender model Exchange Online.
"""

import os

from partners import bogus, dane, dnssec, hosts, mtasts, nomail
from partners.model import Addresses

PARTNERS = dane.PARTNERS + dnssec.PARTNERS + bogus.PARTNERS + hosts.PARTNERS + mtasts.PARTNERS + nomail.PARTNERS


def present():
    """The partners that this machine can have, and whether it has IPv6: bench.py tells what there is."""
    ipv6, exim = bool(os.environ.get("RELAYDECK_BENCH_IPV6")), bool(os.environ.get("RELAYDECK_BENCH_EXIM"))

    def can_be(server):
        return (ipv6 or server.addresses != Addresses.IPV6) and (exim or server.software != "exim")

    return tuple(partner for partner in PARTNERS if all(can_be(server) for server in partner.servers)), ipv6
