# SPDX-License-Identifier: GPL-3.0-or-later
"""Postfix with OpenSSL, the MX hosts of most partners: one instance, a service with its own settings at each address."""

import shutil

# The process limit is also the length of tlsmgr's queue; an smtpd that finds it full offers no TLS for as long as it lives.
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
local_recipient_maps =
alias_maps =
alias_database =
postlogd_watchdog_timeout = 3600s
default_process_limit = 500
inet_protocols = {protocols}
"""

# Mail is taken and thrown away, so that a sender finds out what it would mean: it was delivered.
RECEIVING = """\
mydestination =
myhostname = bench.example
inet_interfaces = all
smtpd_peername_lookup = no
smtpd_client_restrictions =
smtpd_relay_restrictions = check_recipient_access static:DISCARD, reject
smtpd_client_connection_count_limit = 0
smtpd_tls_session_cache_database =
smtpd_tls_loglevel = 1
smtpd_tls_security_level = none
smtpd_timeout = 30s
"""

MASTER = """\
anvil     unix  -       -       n       -       1       anvil
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
cleanup   unix  n       -       n       -       0       cleanup
rewrite   unix  -       -       n       -       -       trivial-rewrite
postlog   unix-dgram n  -       n       -       1       postlogd
"""

# OpenSSL's security level 1, Debian's 2, would refuse TLS 1.0 whatever the protocols are.
OLD_TLS = ("-o smtpd_tls_protocols=TLSv1 -o smtpd_tls_mandatory_protocols=TLSv1 -o tls_medium_cipherlist=ALL:@SECLEVEL=0")


class Instance:
    """A Postfix of its own: configuration, queue and log in one folder."""

    def __init__(self, folder, ipv6):
        self.folder, self.ipv6 = folder, ipv6
        self.listening = []

    @property
    def log(self):
        return self.folder / "mail.log"

    def configure(self, main, master):
        (self.folder / "data").mkdir(parents=True, mode=0o755)
        (self.folder / "queue").mkdir(mode=0o755)
        shutil.chown(self.folder / "data", "postfix")
        (self.folder / "main.cf").write_text(
            MAIN.format(folder=self.folder, protocols="all" if self.ipv6 else "ipv4") + main)
        (self.folder / "master.cf").write_text(MASTER + master)

    def run(self, processes):
        # In the foreground: "start" gives up on a master that takes more than ten seconds, as it may on a busy machine.
        processes.run("postfix", "-c", str(self.folder), "start-fg")


class Postfix(Instance):
    def __init__(self, folder, ipv6):
        super().__init__(folder, ipv6)
        self._services = []

    def mail_host(self, addresses, chains, tls):
        """An MX host; without a chain it has no STARTTLS."""
        options = f" -o smtpd_tls_security_level=may -o smtpd_tls_chain_files={','.join(map(str, chains))}" if chains else ""
        if tls == "1.0":
            options += f" {OLD_TLS}"
        for address in addresses:
            place = f"[{address}]" if ":" in address else address
            self._services.append(f"{place}:25 inet n - n - - smtpd{options}\n")
            # master takes all addresses before the first connection; asking each would start all of them at once.
            self.listening = self.listening or [(address, 25)]

    def start(self, processes):
        self.configure(RECEIVING, "".join(self._services))
        self.run(processes)
