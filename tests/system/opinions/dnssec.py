# SPDX-License-Identifier: GPL-3.0-or-later
"""unbound-host and delv: the DNSSEC status of a lookup as secure, insecure, bogus or failed.

unbound-host resolves by itself from the bench's root; delv asks the resolver not to check, and validates what it gets.
"""

import os
import re
from pathlib import Path

from opinions import output

BENCH = Path(os.environ.get("RELAYDECK_BENCH", "."))


def by_unbound_host(kind, name):
    text = output("unbound-host", "-C", str(BENCH / "servers" / "unbound-host.conf"), "-v", "-t", kind, name)
    if "(BOGUS (security failure))" in text or "validation failure" in text:
        return "bogus"
    if "SERVFAIL" in text:
        return "failed"
    if "(insecure)" in text:
        return "insecure"
    return "secure" if "(secure)" in text else f"not understood: {text}"


def by_delv(kind, name):
    text = output("delv", "-a", str(delv_anchor()), "+cdflag", name, kind)
    # Each link of a chain of aliases is told by itself, and what became of the whole at last. "ncache" is a denial.
    failed = re.search(r"resolution failed: (?!ncache)(.+)", text)
    if failed:
        return "failed" if failed[1] in ("failure", "SERVFAIL") else "bogus"
    if "unsigned answer" in text:
        return "insecure"
    return "secure" if "fully validated" in text else f"not understood: {text}"  # positive and negative answers alike


def delv_anchor():
    """delv's own form of the trust anchor."""
    file = BENCH / "delv.keys"
    if not file.exists():
        fields = (BENCH / "root.ds").read_text().split()
        key_tag, algorithm, digest_type, digest = fields[fields.index("DS") + 1:][:4]
        file.write_text(f'trust-anchors {{ . initial-ds {key_tag} {algorithm} {digest_type} "{digest}"; }};\n')
    return file
