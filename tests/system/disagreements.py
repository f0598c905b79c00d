# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Relaydeck and another program differ about a partner of the bench, and what settles it.

A disagreement that is not listed fails test_comparison.py, and so does one that is listed and no longer occurs.
"""

from dataclasses import dataclass

from comparison import DANE, DANE_ONLY, DELV, FINGER, UNBOUND_HOST


@dataclass(frozen=True)
class Disagreement:
    domain: str
    programs: tuple
    kinds: tuple  # the types of the lookups, or DANE, or mail
    ours: str
    theirs: str
    rule: str
    why: str

    def settles(self, opinion):
        return (opinion.domain == self.domain and opinion.program in self.programs and
                opinion.about.split(" ")[0] in self.kinds and (opinion.ours, opinion.theirs) == (self.ours, self.theirs))


SHA1 = ("Who runs a validator must take RSA/SHA-1 for unsupported, so the zone for insecure; "
        "Unbound and BIND here still validate it.")
ITERATIONS = ("A limit of iterations is the validator's own choice, above which an answer counts as insecure or fails. "
              "Relaydeck: insecure above 100, a failure above 500; Unbound and BIND here: insecure above 150.")
UNUSABLE = ("Records that are all unusable demand TLS without authentication: posttls-finger stops at \"no DANE to go by\". "
            "Relaydeck calls the published records a failure of DANE, and sends the mail as Postfix does.")

LISTED = (
    Disagreement("rsasha1.example", (UNBOUND_HOST, DELV), ("MX", "A"), "insecure", "secure", "RFC 9905 2", SHA1),
    Disagreement("rsasha1.example", (FINGER,), ("DANE",), "unverified", "verified", "RFC 9905 2", SHA1),
    Disagreement("rsasha1.example", (DANE,), ("mail",), "encrypted", "dane", "RFC 9905 2", SHA1),
    Disagreement("rsasha1.example", (DANE_ONLY,), ("mail",), "queued", "dane", "RFC 9905 2", SHA1),
    Disagreement("nsec3-120.example", (UNBOUND_HOST, DELV), ("TLSA",), "insecure", "secure", "RFC 9276 3.2", ITERATIONS),
    Disagreement("nsec3-600.example", (UNBOUND_HOST, DELV), ("TLSA",), "bogus", "insecure", "RFC 9276 3.2", ITERATIONS),
    Disagreement("nsec3-600.example", (FINGER,), ("DANE",), "refused", "unverified", "RFC 9276 3.2", ITERATIONS),
    Disagreement("nsec3-600.example", (DANE,), ("mail",), "queued", "encrypted", "RFC 9276 3.2", ITERATIONS),
    Disagreement("unusable.example", (FINGER,), ("DANE",), "refused", "unverified", "RFC 7672 2.2", UNUSABLE),
)
