# SPDX-License-Identifier: GPL-3.0-or-later
"""Exim with GnuTLS, the MX hosts of some partners: one daemon that looks up by its own address what to offer."""

import os
import shutil
from pathlib import Path

# Its package conflicts with Postfix's: tests/system/fetch-exim.sh unpacks it here.
UNPACKED = Path(__file__).parents[3] / "build" / "exim" / "usr" / "sbin" / "exim4"
# Debian's Exim looks up this user by name as it starts.
USER = "Debian-exim:x:4025:4025::/nonexistent:/usr/sbin/nologin\n"
GROUP = "Debian-exim:x:4025:\n"

CONFIGURATION = """\
primary_hostname = exim.bench.example
exim_path = {program}
spool_directory = {folder}
log_file_path = {folder}/%s.log
pid_file_path = {folder}/exim.pid
keep_environment =
daemon_smtp_ports = 25
local_interfaces = <; {interfaces}
smtp_accept_max = 0
smtp_receive_timeout = 30s
rfc1413_query_timeout = 0s
tls_advertise_hosts = ${{if eq{{{chains}}}{{}}{{}}{{*}}}}
tls_certificate = {chains}
tls_privatekey = {chains}
tls_require_ciphers = {priorities}
acl_smtp_rcpt = take_and_discard

begin acl
take_and_discard:
  discard
"""

LOOKUP = "${{lookup{{${{tr{{$received_ip_address}}{{:}}{{-}}}}}}lsearch{{{file}}}{{$value}}{{{otherwise}}}}}"


def exim_program():
    """Where Exim is, or None: its partners are left out then."""
    for place in (os.environ.get("RELAYDECK_EXIM"), UNPACKED, shutil.which("exim4", path="/usr/sbin")):
        if place and os.access(place, os.X_OK):
            return str(place)
    return None


class Exim:
    def __init__(self, folder):
        self.folder = folder
        self.folder.mkdir(mode=0o755)
        self.listening = []
        self._chains, self._priorities = [], []

    def mail_host(self, addresses, chains, tls):
        for address in addresses:
            key = address.replace(":", "-")
            if chains:
                self._chains.append(f"{key}: {':'.join(map(str, chains))}\n")
            if tls == "1.1":
                self._priorities.append(f"{key}: NORMAL:-VERS-ALL:+VERS-TLS1.1\n")
            self.listening.append((address, 25))

    def start(self, processes):
        lookups = {}
        for name, lines, otherwise in (("chains", self._chains, ""), ("priorities", self._priorities, "NORMAL")):
            file = self.folder / name
            file.write_text("".join(lines))
            lookups[name] = LOOKUP.format(file=file, otherwise=otherwise)
        shutil.chown(self.folder, 4025, 4025)
        configuration = self.folder / "exim.conf"
        interfaces = " ; ".join(address for address, _ in self.listening)
        configuration.write_text(
            CONFIGURATION.format(program=exim_program(), folder=self.folder, interfaces=interfaces, **lookups))
        processes.run(exim_program(), "-C", str(configuration), "-bdf")
