# SPDX-License-Identifier: GPL-3.0-or-later
"""Hundreds of well-behaved partner domains on real servers: DANE and MTA-STS, each with a zone, an address and a certificate
of its own. And zones whose wildcards make as many more names of one partner as are wanted.

All of it as in tests/system: nsd signs and serves, unbound resolves, one Postfix is every MX host, one nginx every policy host.
"""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from certificates import Certificates
from dnstree import Tree
from partners.model import Partner, Policy
from policies import policy_text
from servers.nameservers import RESOLVER_NAME, Nsd, Unbound
from servers.nginx import Nginx
from servers.postfix import RECEIVING, Instance
from servers.process import Processes

PROCESSES = 300  # smtpd


class Fleet:
    """`count` domains d0.example, d1.example…; below the first `wild` of them every name is a partner too.

    Of a hundred zones `rsa` are signed with RSASHA256 (2048 bits), the others with ECDSA P-256.
    """

    def __init__(self, folder, count, wild=0, rsa=0):
        self.folder, self.count, self.wild, self.rsa = folder, count, wild, rsa
        self.certificates = Certificates(folder / "certificates")
        self.tree = Tree(folder / "zones")
        (folder / "servers").mkdir(mode=0o755)
        self.processes = Processes(folder / "servers")
        self.nsd, self.unbound, self.nginx = (kind(folder / "servers") for kind in (Nsd, Unbound, Nginx))
        self.postfix = Instance(folder / "servers" / "postfix", ipv6=False)
        self._resolver = None

    @property
    def domains(self):
        return [f"d{number}.example" for number in range(self.count)]

    def names(self, count):
        """So many names below the zones with a wildcard; each is a mail host by its address record (RFC 5321 5.1)."""
        return [f"n{number // self.wild}.d{number % self.wild}.example" for number in range(count)]

    def start(self):
        # 37 and 100 have no common divisor, so that both kinds are mixed.
        algorithm = lambda number: "RSASHA256" if number * 37 % 100 < self.rsa else "ECDSAP256SHA256"
        partners = [Partner(f"d{number}", "", None, algorithm=algorithm(number)) for number in range(self.count)]
        with ThreadPoolExecutor(1) as pool:  # openssl's list of what it issued takes one writer
            chains = list(pool.map(self._partner, range(self.count), partners))
        self.unbound.chain = self.certificates.leaf(RESOLVER_NAME, RESOLVER_NAME)
        self.tree.finish(partners)
        self.nsd.start(self.processes, self.tree)
        self._start_postfix(chains)
        self.nginx.start(self.processes)
        self._resolver = self.unbound.start(self.processes, self.tree)
        places = self.nsd.listening + self.unbound.listening + [("127.30.0.1", 25), ("127.30.0.1", 443)]
        self.processes.wait_until_ready(places)
        shutil.copy(self.certificates.root, self.folder / "ca.pem")
        shutil.copy(self.tree.anchor, self.folder / "root.ds")

    def forget_answers(self):
        """A resolver that knows nothing yet."""
        self.processes.stop(self._resolver)
        self._resolver = self.unbound.start(self.processes, self.tree)
        self.processes.wait_until_ready(self.unbound.listening)

    def _partner(self, number, partner):
        domain, host, policy_host = partner.domain, f"mx1.{partner.domain}", f"mta-sts.{partner.domain}"
        address = f"127.30.{number // 250}.{number % 250 + 1}"
        chain = self.certificates.leaf(host, host, also=(policy_host,))
        tlsa = self.certificates.tlsa("3 1 1", [host], "trusted")
        zone = self.tree.partner(domain)
        zone.add(f"@ IN MX 10 {host}.", f"{host}. IN A {address}", f"_25._tcp.{host}. IN TLSA {tlsa}",
                 f'_mta-sts.{domain}. IN TXT "v=STSv1; id=1;"', f"{policy_host}. IN A {address}",
                 f'_smtp._tls.{domain}. IN TXT "v=TLSRPTv1; rua=mailto:reports@{domain}"')
        if number < self.wild:
            # Postfix knows none of these names, and shows them the first host's certificate.
            shown = self.certificates.tlsa("3 1 1", ["mx1.d0.example"], "trusted")
            zone.add(f"*.{domain}. IN A {address}", f"*.{domain}. IN TLSA {shown}", f'*.{domain}. IN TXT "v=STSv1; id=1;"')
        policy = Policy()
        self.nginx.policy_host(address, policy_host, chain, policy, policy_text(policy, domain))
        return host, address, chain

    def _start_postfix(self, chains):
        """One service for all addresses; the certificate is chosen by SNI, and by the first host's where none fits."""
        sni = self.folder / "sni"
        sni.write_text("".join(f"{host} {chain}\n" for host, _, chain in chains))
        service = (f"25 inet n - n - {PROCESSES} smtpd -o smtpd_tls_security_level=may "
                   f"-o smtpd_tls_chain_files={chains[0][2]} -o tls_server_sni_maps=hash:{sni}\n")
        self.postfix.configure(RECEIVING, service)
        subprocess.run(["postmap", "-c", str(self.postfix.folder), "-F", f"hash:{sni}"], check=True, capture_output=True)
        self.postfix.run(self.processes)
