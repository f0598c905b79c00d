# SPDX-License-Identifier: GPL-3.0-or-later
"""From the table of partners to zones, certificates and servers."""

import shutil
import subprocess

from certificates import Certificates
from dnstree import LAME_SERVER, Tree
from partners import Addresses, present
from policies import policy_text
from servers import Servers
from servers.nameservers import RESOLVER_NAME


def bring_up(folder):
    """Builds and starts everything; leaves ca.pem and root.ds in the folder."""
    builder = Builder(folder)
    builder.build()
    builder.servers.start(builder.tree, builder.certificates.root)
    builder.servers.wait_until_ready()
    shutil.copy(builder.certificates.root, folder / "ca.pem")
    shutil.copy(builder.tree.anchor, folder / "root.ds")


class Builder:
    def __init__(self, folder):
        self.partners, self.ipv6 = present()
        self.certificates = Certificates(folder / "certificates")
        self.tree = Tree(folder / "zones")
        self.servers = Servers(folder / "servers", self.ipv6)
        self._addresses = 0

    def build(self):
        for partner in self.partners:
            if partner.registered:
                self.tree.partner(partner.domain).add(*partner.records.splitlines())
        for partner in self.partners:
            for preference, host in enumerate(partner.hosts, 1):
                self._host(partner, host, preference * 10)
            if partner.policy:
                self._policy(partner, partner.policy)
        self.servers.unbound.chain = self.certificates.leaf(RESOLVER_NAME, RESOLVER_NAME)
        self.tree.finish(self.partners)
        if self.ipv6:
            for number in range(1, self._addresses + 1):
                subprocess.run(["ip", "-6", "address", "add", f"{self._ipv6(number)}/128", "dev", "lo", "nodad"], check=True)

    @staticmethod
    def _ipv6(number):
        return f"fd00:25::1:{number:x}"

    def _next_addresses(self, which=Addresses.BOTH):
        self._addresses += 1
        ipv4 = {"A": f"127.25.0.{self._addresses}"} if which != Addresses.IPV6 else {}
        ipv6 = {"AAAA": self._ipv6(self._addresses)} if self.ipv6 and which != Addresses.IPV4 else {}
        return {**ipv4, **ipv6}

    def _host(self, partner, host, preference):
        home = host.outside or partner.domain
        name = ".".join(filter(None, (host.label, home)))
        zone = self.tree.partners[home]
        if host.label:
            exchanger = f"{host.alias}.{partner.domain}" if host.alias else name
            self.tree.partners[partner.domain].add(f"@ IN MX {preference} {exchanger}.")
            if host.alias:
                self.tree.partners[partner.domain].add(f"{exchanger}. IN CNAME {name}.")
        files = self._server(zone, name, name, host)
        if host.also:
            files += self._server(zone, name, f"{name}.also", host.also)
        self._tlsa(partner, host, name, zone, files)

    def _server(self, zone, name, file, server):
        """A mail server at addresses of its own; gives the names of its certificates' files."""
        addresses = self._next_addresses(server.addresses)
        zone.add(*(f"{name}. IN {kind} {address}" for kind, address in addresses.items()))
        files = [f"{file}.{key}" for key in server.keys]
        chains = [self.certificates.leaf(own, name, server.certificate, key) for own, key in zip(files, server.keys)]
        self.servers.mail(server.software).mail_host(list(addresses.values()), chains if server.starttls else [], server.tls)
        return files

    def _tlsa(self, partner, host, name, zone, files):
        owner = f"{host.tlsa_owner}.{name}."
        if host.tlsa_alias:
            alias = f"{host.tlsa_alias}.{partner.domain}."
            zone.add(f"{owner} IN CNAME {alias}")
            owner = alias
        if host.tlsa_lame:
            zone.add(f"_tcp.{name}. IN NS ns-lame.{partner.domain}.", f"ns-lame.{partner.domain}. IN A {LAME_SERVER}")
        zone.add(*(f"{owner} IN TLSA {self.certificates.tlsa(record, files, host.certificate)}" for record in host.tlsa))

    def _policy(self, partner, policy):
        zone = self.tree.partners[partner.domain]
        name = f"mta-sts.{partner.domain}"
        zone.add(*(f'_mta-sts.{partner.domain}. IN TXT "{record}"' for record in policy.records))
        if policy.host == "absent":
            return
        address = self._next_addresses(Addresses.IPV4)["A"]
        zone.add(f"{name}. IN A {address}")
        if policy.host == "silent":  # nothing listens
            return
        chain = self.certificates.leaf(name, name, policy.certificate)
        self.servers.nginx.policy_host(address, name, chain, policy, policy_text(policy, partner.domain))
