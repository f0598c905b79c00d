# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners that show mail servers: Exim with GnuTLS, two certificates, addresses that differ, old TLS."""

from dataclasses import replace

from partners.model import (EE, GOOD, MISMATCHING, NO_TLS, OLD_TLS, REQUIRED, WITHOUT_DANE, Addresses, Expected, Host,
                            Partner, Server, six)

EXIM = replace(EE, software="exim")

PARTNERS = (
    Partner("exim", "Exim with DANE-EE(3)", GOOD, (EXIM,)),
    Partner("exim-ta", "Exim with DANE-TA(2)", GOOD, (replace(EXIM, tlsa=("2 1 1",)),)),
    Partner("exim-mismatch", "Exim, and another key is published", MISMATCHING, (replace(EXIM, tlsa=("3 1 1 other",)),)),
    Partner("exim-no-starttls", "Exim without STARTTLS",
            Expected(dane="fail", reason="starttls-not-supported", outcomes=six(NO_TLS, none="plain")),
            (replace(EXIM, starttls=False),)),
    Partner("exim-both", "Exim with certificates for RSA and ECDSA, both published", GOOD,
            (replace(EXIM, keys=("ec", "rsa"), tlsa=("3 1 1", "3 1 1 second")),)),
    Partner("exim-tls11", "Exim with TLS 1.1 alone, under which no DANE is done",
            Expected(dane="fail", reason="validation-failure", outcomes=six(OLD_TLS, none="plain")),
            (replace(EXIM, tls="1.1"),)),
    Partner("both", "Postfix with certificates for RSA and ECDSA, both published", GOOD,
            (Host(tlsa=("3 1 1", "3 1 1 second"), keys=("ec", "rsa")),)),
    Partner("both-one-tlsa", "certificates for RSA and ECDSA, of which one is published", GOOD,
            (Host(tlsa=("3 1 1",), keys=("ec", "rsa")),)),
    Partner("both-ta", "certificates for RSA and ECDSA from one issuer, DANE-TA(2)", GOOD,
            (Host(tlsa=("2 1 1",), keys=("ec", "rsa")),)),
    Partner("differ", "two addresses, the second with a key that is not published", GOOD,
            (Host(tlsa=("3 1 1",), also=Server()),)),
    Partner("differ-published", "two addresses with keys of their own, both published", GOOD,
            (Host(tlsa=("3 1 1", "3 1 1 second"), also=Server(software="exim")),)),
    Partner("ipv4-only", "reached over IPv4 alone", GOOD, (replace(EE, addresses=Addresses.IPV4),)),
    Partner("ipv6-only", "reached over IPv6 alone", GOOD, (replace(EE, addresses=Addresses.IPV6),)),
    Partner("tls10", "Postfix with TLS 1.0 alone",
            Expected(dane="fail", reason="validation-failure", outcomes=six(OLD_TLS, none="plain")),
            (replace(EE, tls="1.0"),)),
    Partner("tls10-no-tlsa", "TLS 1.0 alone, no TLSA: Exchange Online takes it for no TLS",
            replace(WITHOUT_DANE, outcomes=six("plain", REQUIRED, none="plain")),
            (Host(tls="1.0"),)),
)
