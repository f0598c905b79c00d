# SPDX-License-Identifier: GPL-3.0-or-later
"""Configures and starts the bench's servers from Debian: nsd, unbound, Postfix, nginx. They end with the bench's namespaces."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

RESOLVER = "127.0.0.1"
NEEDED = ("nsd", "nsd-checkconf", "unbound", "postfix", "posttls-finger", "nginx", "ldns-keygen", "ldns-signzone", "openssl",
          "ip", "unshare", "setpriv", "mount", "delv", "dig", "curl")

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

UNBOUND = """\
server:
  directory: "{folder}"
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  logfile: "{folder}/unbound.log"
  log-time-ascii: yes
  val-log-level: 2
  num-threads: 1
  interface: 127.0.0.1
  access-control: 127.0.0.0/8 allow
  do-not-query-localhost: no
  module-config: "validator iterator"
  root-hints: "{hints}"
  trust-anchor-file: "{anchor}"
  qname-minimisation: yes
  edns-buffer-size: 1232
  infra-host-ttl: 0
remote-control:
  control-enable: no
"""

POSTFIX_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = bench.example
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
inet_interfaces = all
inet_protocols = {protocols}
smtpd_peername_lookup = no
smtpd_client_restrictions =
smtpd_relay_restrictions = reject
smtpd_client_connection_count_limit = 0
smtpd_tls_session_cache_database =
smtpd_tls_loglevel = 1
smtpd_tls_security_level = none
smtpd_timeout = 30s
smtp_tls_loglevel = 1
"""

POSTFIX_MASTER = """\
anvil     unix  -       -       n       -       1       anvil
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
cleanup   unix  n       -       n       -       0       cleanup
rewrite   unix  -       -       n       -       -       trivial-rewrite
postlog   unix-dgram n  -       n       -       1       postlogd
"""

NGINX = """\
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 256; }}
http {{
  access_log {folder}/nginx-access.log;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  ssl_protocols TLSv1.2 TLSv1.3;
  default_type text/plain;
{servers}
}}
"""

NGINX_SERVER = """\
  server {{
    listen {address}:443 ssl;
    server_name {name};
    ssl_certificate {chain};
    ssl_certificate_key {chain};
    location = /.well-known/mta-sts.txt {{ {answer} }}
  }}
"""


class Failed(RuntimeError):
    """A server did not come up; the text says which, and the end of its log."""


class Servers:
    def __init__(self, folder, ipv6):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o755)
        self.ipv6 = ipv6
        self._smtp = []
        self._https = []
        self._started = []

    def smtp(self, address, address6, chain):
        """An MX host; without a chain it has no STARTTLS."""
        tls = f"\n  -o smtpd_tls_security_level=may -o smtpd_tls_chain_files={chain}" if chain else ""
        for host in [address] + ([f"[{address6}]"] if self.ipv6 else []):
            self._smtp.append(f"{host}:25 inet n - n - - smtpd{tls}\n")

    def https(self, address, name, chain, answer):
        self._https.append(NGINX_SERVER.format(address=address, name=name, chain=chain, answer=answer))

    def start(self, tree):
        for address, zones in tree.servers.items():
            configuration = self.folder / f"nsd-{address}.conf"
            text = NSD.format(address=address, folder=self.folder)
            for zone in zones:
                text += f'zone:\n  name: "{zone.origin}"\n  zonefile: "{zone.file}"\n'
            configuration.write_text(text)
            self._run("nsd", "-d", "-c", str(configuration))
        configuration = self.folder / "unbound.conf"
        configuration.write_text(UNBOUND.format(folder=self.folder, hints=tree.hints, anchor=tree.anchor))
        self._run("unbound", "-d", "-c", str(configuration))
        self._start_postfix()
        configuration = self.folder / "nginx.conf"
        configuration.write_text(NGINX.format(folder=self.folder, servers="".join(self._https)))
        self._run("nginx", "-c", str(configuration), "-g", "daemon off;")

    def wait_until_ready(self, tcp, limit=30):
        """Until every address takes connections; a server that ended meanwhile is a failure at once."""
        until = time.monotonic() + limit
        for address, port in tcp:
            while True:
                for name, process in self._started:
                    if process.poll() is not None:
                        raise Failed(f"{name} ended with {process.returncode}\n{self.log(name)}")
                try:
                    socket.create_connection((address, port), timeout=1).close()
                    break
                except OSError as error:
                    if time.monotonic() > until:
                        raise Failed(f"nothing listens at {address} port {port}: {error}\n{self.log('')}") from error
                    time.sleep(0.05)

    def log(self, name):
        logs = sorted(self.folder.rglob(f"{name.split('-')[0]}*.log")) if name else sorted(self.folder.rglob("*.log"))
        return "\n".join(f"{log.name}: …{log.read_text(errors='replace')[-1500:]}" for log in logs)

    def _start_postfix(self):
        folder = self.folder / "postfix"
        (folder / "data").mkdir(parents=True, mode=0o755)
        (folder / "queue").mkdir(mode=0o755)
        shutil.chown(folder / "data", "postfix")
        (folder / "main.cf").write_text(POSTFIX_MAIN.format(folder=folder, protocols="all" if self.ipv6 else "ipv4"))
        (folder / "master.cf").write_text(POSTFIX_MASTER + "".join(self._smtp))
        result = subprocess.run(["postfix", "-c", str(folder), "start"], capture_output=True, text=True)
        if result.returncode != 0:
            raise Failed(f"postfix: {result.stderr}\n{self.log('mail')}")

    def _run(self, *command):
        name = f"{command[0]}-{len(self._started)}"
        with open(self.folder / f"{name}.log", "w") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder)
        self._started.append((name, process))


def missing():
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return [name for name in NEEDED if not shutil.which(name, path=path)]
