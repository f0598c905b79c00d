# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench's DNS tree: a root, two top-level zones and the partners' zones, signed by ldns-signzone."""

import re
import subprocess
import time
from pathlib import Path

ROOT_SERVER, TLD_SERVER, PARTNER_SERVER, LAME_SERVER = "127.0.53.1", "127.0.53.2", "127.0.53.3", "127.0.53.4"
DAY = 24 * 3600


def absolute(name):
    return name if name.endswith(".") else name + "."


class Zone:
    """A zone file with its keys; signing gives the DS records for the parent."""

    def __init__(self, folder, origin, server, server_name):
        self.folder, self.origin = Path(folder), absolute(origin)
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
        """Signs the zone in place and gives the DS records."""
        self.write()
        size = ["-b", "2048"] if algorithm.startswith("RSA") else []
        keys = [self._tool("ldns-keygen", "-r", "/dev/urandom", "-a", algorithm, *size, *option, self.origin).strip()
                for option in (["-k"], [])]
        now = int(time.time())
        until = now - DAY if damage == "expired" else now + 30 * DAY
        # No further iterations and no salt, as RFC 9276 3.1 asks.
        options = {"nsec": [], "nsec3": ["-n", "-t", "0"], "optout": ["-n", "-t", "0", "-p"]}[denial]
        signed = self.file.with_suffix(".signed")
        self._tool("ldns-signzone", "-i", str(now - 40 * DAY), "-e", str(until), *options, "-o", self.origin,
                   "-f", signed.name, self.file.name, *keys)
        text = signed.read_text()
        if damage == "signature":
            text = re.sub(r"^(\S+\s+\d+\s+IN\s+RRSIG\s+MX\s.*\s)(\S+)$", lambda m: m[1] + m[2][4:8] + m[2][:4] + m[2][8:],
                          text, count=1, flags=re.MULTILINE)
        self.file.write_text(text)
        return [line for line in (self.folder / f"{keys[0]}.ds").read_text().splitlines() if line]

    def _tool(self, *arguments):
        result = subprocess.run(arguments, cwd=self.folder, capture_output=True, text=True)
        if result.returncode != 0:
            raise RuntimeError(f"{' '.join(arguments)}: {result.stderr.strip() or result.stdout.strip()}")
        return result.stdout


class Tree:
    """All zones of the bench. `servers` says which name server serves which of them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o755)
        self.servers = {ROOT_SERVER: [], TLD_SERVER: [], PARTNER_SERVER: [], LAME_SERVER: []}
        self.partners = {}
        self.hints = self.folder / "root.hints"
        self.anchor = self.folder / "root.ds"

    def partner(self, domain):
        zone = Zone(self.folder, domain, PARTNER_SERVER, f"ns.{domain}.")
        zone.add(f"ns.{domain}. IN A {PARTNER_SERVER}")
        self.partners[domain] = zone
        return zone

    def finish(self, partners):
        """Signs bottom up, and writes root hints and the trust anchor."""
        top = {name: Zone(self.folder, name, TLD_SERVER, f"ns.{name}.") for name in ("example", "optout")}
        for name, zone in top.items():
            zone.add(f"ns.{name}. IN A {TLD_SERVER}")
        for partner in partners:
            if not partner.registered:
                continue
            zone = self.partners[partner.domain]
            ds = zone.sign(partner.algorithm, partner.signed, partner.damage) if partner.signed else zone.write()
            top[partner.tld].delegate(partner.domain, PARTNER_SERVER, f"ns.{partner.domain}.", ds or ())
            self.servers[PARTNER_SERVER].append(zone)
        root = Zone(self.folder, ".", ROOT_SERVER, "a.root-servers.bench.")
        root.add(f"a.root-servers.bench. IN A {ROOT_SERVER}")
        for name, zone in top.items():
            root.delegate(name, TLD_SERVER, f"ns.{name}.", zone.sign(denial="optout" if name == "optout" else "nsec"))
            self.servers[TLD_SERVER].append(zone)
        self.anchor.write_text("\n".join(root.sign()) + "\n")
        self.servers[ROOT_SERVER].append(root)
        self.hints.write_text(f". 3600 IN NS a.root-servers.bench.\na.root-servers.bench. 3600 IN A {ROOT_SERVER}\n")
