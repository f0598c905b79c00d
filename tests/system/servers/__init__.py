# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench's servers from Debian, a module for each. They end with the bench's namespaces."""

import os
import shutil
from pathlib import Path

from servers.exim import Exim, exim_program
from servers.nameservers import Nsd, Recursor, Unbound
from servers.nginx import Nginx
from servers.postfix import Postfix
from servers.process import Processes
from servers.sender import Sender

NEEDED = ("nsd", "unbound", "pdns_recursor", "postfix", "nginx", "ldns-keygen", "ldns-signzone", "openssl", "ip", "unshare",
          "setpriv", "mount", "unbound-host", "delv", "dig", "posttls-finger", "curl")


class Servers:
    """What the partners need is told first, then all of it starts."""

    def __init__(self, folder, ipv6):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o755)
        self._processes = Processes(self.folder)
        self.nsd = Nsd(self.folder)
        self.unbound = Unbound(self.folder)
        self.recursor = Recursor(self.folder)
        self.postfix = Postfix(self.folder / "postfix", ipv6)
        self.exim = Exim(self.folder / "exim")
        self.nginx = Nginx(self.folder)
        self.sender = Sender(self.folder / "sender", ipv6)

    def mail(self, software):
        return self.exim if software == "exim" else self.postfix

    def start(self, tree, ca_file):
        self.nsd.start(self._processes, tree)
        self.unbound.start(self._processes, tree)
        self.recursor.start(self._processes, tree)
        self.postfix.start(self._processes)
        if exim_program():
            self.exim.start(self._processes)
        self.nginx.start(self._processes)
        self.sender.start(self._processes, ca_file)

    def wait_until_ready(self):
        every = (self.nsd, self.unbound, self.recursor, self.postfix, self.exim, self.nginx, self.sender)
        self._processes.wait_until_ready([place for server in every for place in server.listening])


def missing():
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return [name for name in NEEDED if not shutil.which(name, path=path)]
