# SPDX-License-Identifier: GPL-3.0-or-later
"""A Postfix that really sends: one message to all domains at each level, and what its log says became of each."""

import re
import smtplib
import time
from dataclasses import dataclass

from servers.sender import LEVELS, NAME, SUBMISSION

TLS = re.compile(r" (\S+)/smtp\[(\d+)\]: (Verified|Trusted|Untrusted|Anonymous) TLS connection established")
STATUS = re.compile(r" (\S+)/(?:smtp|error)\[(\d+)\]: \w+: to=<postmaster@([^>]+)>, .*status=(\w+) \((.*)\)$")
SECURITY = {"Verified": "dane", "Trusted": "encrypted", "Untrusted": "encrypted", "Anonymous": "encrypted"}
OUTCOME = {"deferred": "queued", "bounced": "rejected"}


@dataclass(frozen=True)
class Fate:
    outcome: str  # dane, encrypted, plain, queued, rejected
    reason: str = ""  # in Postfix's words, where it was not sent


def send(domains, log, limit=90):
    """The fate of the mail by level and domain."""
    for level in LEVELS:
        with smtplib.SMTP(*SUBMISSION) as client:
            client.sendmail(f"{level}@{NAME}", [f"postmaster@{domain}" for domain in domains], "Subject: test\r\n\r\ntest\r\n")
    until = time.monotonic() + limit
    while True:
        fates = read(log.read_text(errors="replace"))
        missing = [(level, domain) for level in LEVELS for domain in domains if (level, domain) not in fates]
        if not missing:
            return fates
        if time.monotonic() > until:
            raise RuntimeError(f"Postfix did not decide within {limit} s on {missing}")
        time.sleep(0.2)


def read(text):
    fates, secured = {}, {}
    for line in text.splitlines():
        if found := TLS.search(line):
            level, process, word = found.groups()
            secured[level, process] = SECURITY[word]
        elif found := STATUS.search(line):
            level, process, domain, status, reason = found.groups()
            security = secured.pop((level, process), "plain")
            if level in LEVELS:
                fates.setdefault((level, domain), Fate(security) if status == "sent" else Fate(OUTCOME[status], reason))
    return fates
