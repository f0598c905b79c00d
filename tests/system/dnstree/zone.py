# SPDX-License-Identifier: GPL-3.0-or-later
"""One zone of the bench: its lines, its keys, its signatures by ldns-signzone, and the damage done to them."""

import subprocess
import time
from pathlib import Path

from dnstree import damage as damages

DAY = 24 * 3600


def absolute(name):
    return name if name.endswith(".") else name + "."


class Zone:
    """A zone file with its keys; signing gives the DS records for the parent."""

    def __init__(self, folder, origin, server, server_name):
        self.folder, self.origin, self.server = Path(folder), absolute(origin), server
        self.file = self.folder / f"{self.origin.rstrip('.') or 'root'}.zone"
        self.lines = [f"$ORIGIN {self.origin}", "$TTL 300",
                      f"@ IN SOA {server_name} hostmaster.{server_name} 1 3600 600 86400 300", f"@ IN NS {server_name}"]

    def add(self, *lines):
        self.lines += lines

    def delegate(self, origin, server, server_name, ds=()):
        self.add(f"{absolute(origin)} IN NS {server_name}", *ds)
        if server_name.endswith("." + self.origin.lstrip(".")):
            self.add(f"{server_name} IN A {server}")

    def write(self):
        self.file.write_text("\n".join(self.lines) + "\n")

    def sign(self, algorithm="ECDSAP256SHA256", denial="nsec", damage=None):
        """Signs the zone in place and gives the DS records. Denial is nsec, nsec3, optout, or nsec3 and its iterations."""
        self.write()
        key_key, zone_key = (self._key(algorithm, *option) for option in (["-k"], []))
        kind, _, iterations = denial.partition(" ")
        # No further iterations and no salt, as RFC 9276 3.1 asks, unless a partner is there to show what else there is.
        options = {"nsec": [], "nsec3": ["-n", "-t", iterations or "0"], "optout": ["-n", "-t", "0", "-p"]}[kind]
        signed = self.file.with_suffix(".signed")
        begins, ends = self._dates(damage)
        # The key set is signed by both keys, so that one of its signatures can be taken away.
        self._tool("ldns-signzone", "-A", "-i", str(begins), "-e", str(ends), *options, "-o", self.origin,
                   "-f", signed.name, self.file.name, key_key, zone_key)
        records = damages.apply(damage, damages.Signed(signed.read_text().splitlines(), self.origin, key_tag(key_key)))
        self.file.write_text("\n".join(records) + "\n")
        published = self._key(algorithm, "-k") if damage == "ds-of-another-key" else key_key
        return damages.apply_to_ds(damage, self._ds(published))

    @staticmethod
    def _dates(damage):
        now = int(time.time())
        return {"expired": (now - 40 * DAY, now - DAY),
                "not-yet-valid": (now + 3 * DAY, now + 30 * DAY)}.get(damage, (now - 40 * DAY, now + 30 * DAY))

    def _key(self, algorithm, *options):
        size = ["-b", "2048"] if algorithm.startswith("RSA") else []
        return self._tool("ldns-keygen", "-r", "/dev/urandom", "-a", algorithm, *size, *options, self.origin).strip()

    def _ds(self, key):
        return [line for line in (self.folder / f"{key}.ds").read_text().splitlines() if line]

    def _tool(self, *arguments):
        result = subprocess.run(arguments, cwd=self.folder, capture_output=True, text=True)
        if result.returncode != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {result.stderr.strip() or result.stdout.strip()}")
        return result.stdout


def key_tag(file_name):
    """The tag in a key's file name: Kexample.+013+12345."""
    return str(int(file_name.rpartition("+")[2]))
