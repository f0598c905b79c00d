# SPDX-License-Identifier: GPL-3.0-or-later
"""All figures of core/README.md, one run after the other: three minutes on two quiet cores. Needs root.

    measure.py BUILD        a release build that has relaydeck-cli, relaydeck_delay_relay and relaydeck_benchmarks

Client and servers pinned apart, with zones of ECDSA P-256 alone and with a half of RSASHA256 (fewer, since their keys take
long to make); both on all cores, with the 30 ms beside, for which so many are tested at once that the way is not what bounds
them; memory for 10,000 names in one run; the practice network. Ends with 1 when a domain does not come out as it must.
"""

import subprocess
import sys
import time
from pathlib import Path

COMPARE = Path(__file__).resolve().parent / "compare_finger.py"


def main(arguments):
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    build = Path(arguments[0]).resolve()
    program, relay, benchmarks = (str(build / part) for part in (
        "app/cli/relaydeck-cli", "tests/benchmarks/relaydeck_delay_relay", "tests/benchmarks/relaydeck_benchmarks"))
    compare = [sys.executable, "-B", str(COMPARE), program]
    started, failed = time.monotonic(), 0
    for title, command in (("ECDSA P-256, pinned apart", [*compare, "--pin"]),
                           ("RSASHA256 for half of the zones, pinned apart", [*compare, "--domains", "200", "--pin", "--rsa", "50"]),
                           ("ECDSA P-256, all cores, 128 domains at once, and 30 ms away", [*compare, "--jobs", "128", "--delay", relay]),
                           ("memory", [*compare, "--domains", "100", "--memory", "10000"]),
                           ("practice network", [benchmarks])):
        print(f"== {title}", flush=True)
        failed |= subprocess.run(command).returncode != 0
    print(f"== all of it in {time.monotonic() - started:.0f} s")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
