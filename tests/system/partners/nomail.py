# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners that take no mail."""

from partners.model import Expected, Partner, six


def rejected(mx, reason, status):
    verdict = f"rejected {reason} {status}"
    return Expected(mx=mx, dane="not-offered", outcomes=six(verdict, none=verdict))


PARTNERS = (
    Partner("null-mx", "states that it takes no mail (RFC 7505)", rejected("null", "null-mx", "5.1.10"),
            records="@ IN MX 0 .\n"),
    Partner("no-such-domain", "does not exist", rejected("nxdomain", "no-such-domain", "5.4.310"), registered=False),
    Partner("no-mail-host", "neither MX nor address", rejected("none", "no-mail-host", "5.4.310")),
)
