# SPDX-License-Identifier: GPL-3.0-or-later
"""nsd serves the zones; unbound resolves and validates them; PowerDNS Recursor resolves them and leaves DNSSEC data out."""

RESOLVER = "127.0.0.1"
STRIPPING_RESOLVER = "127.0.53.9"
RESOLVER_NAME = "resolver.bench.example"
RESOLVER_HTTPS = 8053  # 443 is nginx's

NSD = """\
server:
  ip-address: {address}
  username: ""
  chroot: ""
  server-count: 1
  rrl-ratelimit: 0
  database: ""
  zonesdir: "{folder}"
  zonelistfile: "{folder}/{address}.zones"
  xfrdfile: "{folder}/{address}.xfrd"
  xfrdir: "{folder}"
  pidfile: ""
remote-control:
  control-enable: no
"""

# The same roots, anchor and limits for the server and for unbound-host, which resolves by itself.
UNBOUND = """\
server:
  directory: "{folder}"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  num-threads: 1
  do-not-query-localhost: no
  module-config: "validator iterator"
  root-hints: "{hints}"
  trust-anchor-file: "{anchor}"
  edns-buffer-size: 1232
  infra-host-ttl: 0
"""

UNBOUND_SERVER = """\
  logfile: "{folder}/unbound.log"
  log-time-ascii: yes
  val-log-level: 2
  interface: {address}
  interface: {address}@853
  interface: {address}@{https}
  https-port: {https}
  tls-service-pem: "{chain}"
  tls-service-key: "{chain}"
  access-control: 127.0.0.0/8 allow
  qname-minimisation: yes
remote-control:
  control-enable: no
"""

# dnssec=off: no DO to the servers, no DNSSEC data in answers. Loopback is among what it would not ask.
RECURSOR = """\
config-dir={folder}
socket-dir={folder}
local-address={address}
hint-file={hints}
dnssec=off
dont-query=
security-poll-suffix=
max-mthreads=256
threads=1
disable-syslog=yes
"""


class Nsd:
    def __init__(self, folder):
        self.folder = folder
        self.listening = []

    def start(self, processes, tree):
        for address, zones in tree.servers.items():
            configuration = self.folder / f"nsd-{address}.conf"
            text = NSD.format(address=address, folder=self.folder)
            for zone in zones:
                text += f'zone:\n  name: "{zone.origin}"\n  zonefile: "{zone.file}"\n'
            configuration.write_text(text)
            processes.run("nsd", "-d", "-c", str(configuration))
            self.listening.append((address, 53))


class Unbound:
    """At port 53, over TLS at 853, over HTTPS at RESOLVER_HTTPS."""

    def __init__(self, folder):
        self.folder = folder
        self.chain = None
        self.listening = [(RESOLVER, 53), (RESOLVER, 853), (RESOLVER, RESOLVER_HTTPS)]

    def start(self, processes, tree):
        known = {"folder": self.folder, "hints": tree.hints, "anchor": tree.anchor}
        (self.folder / "unbound-host.conf").write_text(UNBOUND.format(**known))
        configuration = self.folder / "unbound.conf"
        configuration.write_text(UNBOUND.format(**known) +
                                 UNBOUND_SERVER.format(folder=self.folder, address=RESOLVER, chain=self.chain,
                                                       https=RESOLVER_HTTPS))
        return processes.run("unbound", "-d", "-c", str(configuration))


class Recursor:
    def __init__(self, folder):
        self.folder = folder / "recursor"
        self.folder.mkdir(mode=0o755)
        self.listening = [(STRIPPING_RESOLVER, 53)]

    def start(self, processes, tree):
        (self.folder / "recursor.conf").write_text(
            RECURSOR.format(folder=self.folder, address=STRIPPING_RESOLVER, hints=tree.hints))
        processes.run("pdns_recursor", f"--config-dir={self.folder}", "--daemon=no")
