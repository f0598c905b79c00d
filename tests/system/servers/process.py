# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers that run in the foreground: starting them, and waiting until all of them take connections."""

import socket
import subprocess
import time


class Failed(RuntimeError):
    """A server did not come up; the text says which, and the end of its log."""


class Processes:
    def __init__(self, folder):
        self.folder = folder
        self._started = []

    def run(self, *command):
        name = f"{command[0].rpartition('/')[2]}-{len(self._started)}"
        with open(self.folder / f"{name}.log", "w") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder)
        self._started.append((name, process))
        return process

    def stop(self, process):
        """Ends one that is to be started anew."""
        self._started = [(name, other) for name, other in self._started if other is not process]
        process.terminate()
        process.wait()

    def wait_until_ready(self, places, limit=60):
        """Until every address takes connections; a server that ended meanwhile is a failure at once."""
        until = time.monotonic() + limit
        for address, port in places:
            while True:
                for name, process in self._started:
                    if process.poll() is not None:
                        raise Failed(f"{name} ended with {process.returncode}\n{self.logs()}")
                try:
                    socket.create_connection((address, port), timeout=1).close()
                    break
                except OSError as error:
                    if time.monotonic() > until:
                        raise Failed(f"nothing listens at {address} port {port}: {error}\n{self.logs()}") from error
                    time.sleep(0.05)

    def logs(self):
        return "\n".join(f"{log.relative_to(self.folder)}: …{log.read_text(errors='replace')[-600:]}"
                         for log in sorted(self.folder.rglob("*log")) if log.is_file())
