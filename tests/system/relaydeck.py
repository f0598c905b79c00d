# SPDX-License-Identifier: GPL-3.0-or-later
"""Running relaydeck-cli inside the bench."""

import json
import os
import subprocess
from pathlib import Path

from servers.nameservers import RESOLVER

BENCH = Path(os.environ.get("RELAYDECK_BENCH", "."))


class Relaydeck:
    def __init__(self, program):
        self.program = program

    def __call__(self, *arguments):
        environment = {**os.environ, "HOME": str(BENCH), "XDG_DATA_HOME": str(BENCH / "data")}
        return subprocess.run([self.program, "--store", str(BENCH / "store.sqlite"), *arguments], capture_output=True, text=True,
                              timeout=150, stdin=subprocess.DEVNULL, env=environment)

    def test(self, *arguments, resolver=RESOLVER):
        return self("test", "--resolver", resolver, "--trust-anchor", str(BENCH / "root.ds"),
                    "--ca-file", str(BENCH / "ca.pem"), *arguments)

    def reports(self, domains):
        """The reports by domain, and how the run of all ended."""
        run = self.test("--ndjson", *domains)
        reports = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
        return {report["domain"]: report for report in reports}, run
