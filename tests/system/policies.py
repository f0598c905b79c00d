# SPDX-License-Identifier: GPL-3.0-or-later
"""The text that a policy host gives (RFC 8461 3.2)."""


def policy_text(policy, domain):
    """As octets; `policy.text` stands for all of it where a partner's policy is wrong in itself."""
    if policy.text is not None:
        return policy.text.format(domain=domain).encode()
    lines = ["version: STSv1", f"mode: {policy.mode}", *(f"mx: {mx.format(domain=domain)}" for mx in policy.mx),
             "max_age: 604800"]
    return (policy.line_end.join(lines) + policy.line_end).encode()
