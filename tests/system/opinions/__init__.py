# SPDX-License-Identifier: GPL-3.0-or-later
"""What Relaydeck and programs of others say of a partner domain, in words that can be compared."""

import subprocess


def output(*command):
    result = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    return (result.stdout + result.stderr).decode()
