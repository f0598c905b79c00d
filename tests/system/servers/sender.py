# SPDX-License-Identifier: GPL-3.0-or-later
"""A Postfix that really sends, at the TLS levels `dane` and `dane-only`, chosen by the sender's address."""

from servers.postfix import Instance

SUBMISSION = ("127.0.0.1", 2525)
NAME = "sender.bench.example"
LEVELS = ("dane", "dane-only")

# With all interfaces its own, every MX host would be itself to it.
SENDING = """\
inet_interfaces = 127.0.0.1
myhostname = {name}
mydestination = {name}
local_transport = discard:
sender_dependent_default_transport_maps = inline:{{{{dane@{name} = dane:}}, {{dane-only@{name} = dane-only:}}}}
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
mynetworks = 127.0.0.0/8
smtp_dns_support_level = dnssec
smtp_host_lookup = dns
smtp_tls_CAfile = {ca_file}
smtp_tls_loglevel = 1
smtp_connect_timeout = 5s
smtp_helo_timeout = 10s
smtp_starttls_timeout = 10s
smtp_tls_session_cache_database =
smtp_tls_connection_reuse = no
smtp_connection_cache_on_demand = no
minimal_backoff_time = 3600s
"""

MASTER = """\
127.0.0.1:2525 inet n - n - - smtpd
qmgr      unix  n       -       n       300     1       qmgr
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
discard   unix  -       -       n       -       -       discard
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
"""

SMTP = "{level} unix - - n - 8 smtp -o syslog_name={level} -o smtp_tls_security_level={level}\n"


class Sender(Instance):
    def __init__(self, folder, ipv6):
        super().__init__(folder, ipv6)
        self.listening = [SUBMISSION]

    def start(self, processes, ca_file):
        self.configure(SENDING.format(name=NAME, ca_file=ca_file),
                       MASTER + "".join(SMTP.format(level=level) for level in LEVELS))
        self.run(processes)
