# SPDX-License-Identifier: GPL-3.0-or-later
"""posttls-finger: what DANE makes of the first host."""

from opinions import output


def by_posttls_finger(domain):
    """verified, refused, or unverified where there is no DANE to go by."""
    text = output("posttls-finger", "-c", "-t", "10", "-T", "10", "-l", "dane-only", domain)
    if "lookup failed" in text or "TLSA lookup error" in text or "lookup error" in text:
        return "refused"
    if "resorting to" in text:
        return "unverified"
    if "Matched DANE" in text and ("Verified TLS" in text or "log verified as trusted" in text):
        return "verified"
    # It says nothing where STARTTLS is missing.
    if "verification failed" in text or "SSL_connect error" in text or not text.strip():
        return "refused"
    return f"not understood: {text}"
