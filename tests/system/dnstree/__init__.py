# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench's DNS tree: a root, two top-level zones and the partners' zones, signed by ldns-signzone."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dnstree.zone import Zone

ROOT_SERVER, TLD_SERVER, PARTNER_SERVER, LAME_SERVER = "127.0.53.1", "127.0.53.2", "127.0.53.3", "127.0.53.4"


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
        registered = [partner for partner in partners if partner.registered]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for partner, ds in zip(registered, pool.map(self._finish_partner, registered)):
                top[partner.tld].delegate(partner.domain, PARTNER_SERVER, f"ns.{partner.domain}.", ds)
        self.servers[PARTNER_SERVER] = [self.partners[partner.domain] for partner in registered]
        for partner in partners:
            if partner.alias_of:
                top[partner.tld].add(f"{partner.domain}. IN CNAME {partner.alias_of}.")
        root = Zone(self.folder, ".", ROOT_SERVER, "a.root-servers.bench.")
        root.add(f"a.root-servers.bench. IN A {ROOT_SERVER}")
        for name, zone in top.items():
            root.delegate(name, TLD_SERVER, f"ns.{name}.", zone.sign(denial="optout" if name == "optout" else "nsec"))
            self.servers[TLD_SERVER].append(zone)
        self.anchor.write_text("\n".join(root.sign()) + "\n")
        self.servers[ROOT_SERVER].append(root)
        self.hints.write_text(f". 3600 IN NS a.root-servers.bench.\na.root-servers.bench. 3600 IN A {ROOT_SERVER}\n")

    def _finish_partner(self, partner):
        zone = self.partners[partner.domain]
        if partner.signed:
            return zone.sign(partner.algorithm, partner.signed, partner.damage)
        zone.write()
        return ()
