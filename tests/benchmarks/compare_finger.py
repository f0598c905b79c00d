# SPDX-License-Identifier: GPL-3.0-or-later
"""relaydeck-cli beside `xargs -P 64 posttls-finger` over the same domains, in one run, against real servers on loopback.

    compare_finger.py PROGRAM [--domains 500] [--jobs 64] [--rsa PERCENT] [--pin] [--delay RELAY] [--only NAME] [--memory NAMES]

posttls-finger does DANE alone; Relaydeck does MTA-STS, TLS-RPT and the report besides. The resolver is started anew for each.
CPU is what each used itself, by wait4(); the servers' share is theirs of all cores meanwhile. --pin gives the last core to the
client and the others to the servers. --delay RELAY adds a run with 30 ms there and back, by the program
relaydeck_delay_relay. --memory tests that many names in one run instead, and prints the largest resident size.
--rsa signs so many of a hundred zones with RSASHA256 instead of ECDSA P-256.
It judges no time: a loaded machine is no fault. It fails when a domain does not come out as it must. Needs root, as
tests/system/bench.py does.
"""

import argparse
import collections
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "system")]

import bench  # noqa: E402: found by the line above
from fleet import Fleet  # noqa: E402
from servers.nameservers import RESOLVER  # noqa: E402
from servers.process import Processes  # noqa: E402

ONE_WAY = 15  # ms, of --delay
WARM_UP = 32  # so that the servers' processes are there before the first contender


class Options:
    def __init__(self, arguments):
        parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("program")
        parser.add_argument("--domains", type=int, default=500)
        parser.add_argument("--jobs", type=int, default=64)
        parser.add_argument("--rsa", type=int, default=0)
        parser.add_argument("--pin", action="store_true")
        parser.add_argument("--delay", metavar="RELAY")
        parser.add_argument("--only", choices=("posttls-finger", "relaydeck-cli"))
        parser.add_argument("--memory", type=int, default=0)
        self.__dict__.update(vars(parser.parse_args(arguments)))
        self.cores = sorted(os.sched_getaffinity(0))
        self.pin = self.pin and len(self.cores) > 1


class Run:
    """What one program took, and what the servers took meanwhile."""

    def __init__(self, command, options, folder, domains):
        self.domains = len(domains)
        pinned = ["taskset", "-c", str(options.cores[-1])] if options.pin else []
        servers, started = servers_cpu(), time.monotonic()
        # Into files: nobody has to read while it runs.
        with open(folder / "output", "w+") as output:
            process = subprocess.Popen([*pinned, *command], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
            _, self.status, self.usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(self.status)
            self.seconds = time.monotonic() - started
            self.servers = servers_cpu() - servers
            output.seek(0)
            self.output = output.read()

    @property
    def cpu(self):
        return self.usage.ru_utime + self.usage.ru_stime

    def row(self, name, options):
        share = self.servers / self.seconds / len(options.cores)
        return (f"{name:16} {1000 * self.cpu / self.domains:10.2f} {self.domains / self.seconds:10.1f} {share:10.0%} "
                f"{1000 * self.servers / self.domains:12.2f} {self.usage.ru_maxrss / 1024:10.0f}")


def servers_cpu():
    """Seconds of CPU of every process of the namespace but this one, with those of their children that have ended."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        if stat.parent.name == str(os.getpid()):
            continue
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended, and its parent has its time
        total += sum(map(int, fields[11:15]))
    return total / os.sysconf("SC_CLK_TCK")


def finger(options, folder, domains):
    run = Run(["xargs", "-a", str(domains_file(folder, domains)), "-P", "64", "-n", "1", "posttls-finger", "-c", "-l", "dane",
               "-L", "summary"], options, folder, domains)
    return run, collections.Counter(verified=run.output.count("Verified TLS connection"))


def relaydeck(options, folder, domains, resolver=RESOLVER, more=()):
    run = Run([options.program, "--store", str(folder / "store.sqlite"), "test", "--no-save", "--jobs", str(options.jobs),
               "--resolver", resolver, *more, "--trust-anchor", str(folder / "root.ds"), "--ca-file", str(folder / "ca.pem"),
               "--file", str(domains_file(folder, domains))], options, folder, domains)
    return run, collections.Counter(verified=run.output.count("Delivered, DANE"))


def delayed(options, folder, domains):
    relays = Processes(folder)
    relay = relays.run(options.delay, "--ms", str(ONE_WAY), "--dns", "5300", "--stream", "25=2525", "--stream", "443=8443")
    relays.wait_until_ready([(RESOLVER, 2525), (RESOLVER, 8443)])
    try:
        return relaydeck(options, folder, domains, f"{RESOLVER}:5300", ("--smtp-port", "2525", "--https-port", "8443"))
    finally:
        relays.stop(relay)


def domains_file(folder, domains):
    path = folder / "domains"
    path.write_text("\n".join(domains) + "\n")
    return path


CONTENDERS = {"posttls-finger": finger, "relaydeck-cli": relaydeck, f"  {2 * ONE_WAY} ms away": delayed}


def measure(options, fleet):
    names = fleet.names(options.memory) if options.memory else fleet.domains
    chosen = [options.only] if options.only else ["relaydeck-cli"] if options.memory else \
        [name for name, contender in CONTENDERS.items() if options.delay or contender is not delayed]
    finger(options, fleet.folder, fleet.domains[:WARM_UP])
    print(f"{len(names)} names, {'client and servers pinned apart' if options.pin else f'{len(options.cores)} cores for all'}")
    print(f"{'':16} {'CPU ms':>10} {'names':>10} {'servers':>10} {'servers, CPU':>12} {'largest':>10}")
    print(f"{'':16} {'a name':>10} {'a second':>10} {'of cores':>10} {'ms a name':>12} {'MiB':>10}")
    code, runs = 0, {}
    for name in chosen:
        fleet.forget_answers()
        run, outcome = CONTENDERS[name](options, fleet.folder, names)
        runs[name] = run
        print(run.row(name, options), flush=True)
        if outcome["verified"] != len(names):
            print(f"{name}: {outcome['verified']} of {len(names)} verified by DANE\n{run.output[-2000:]}", file=sys.stderr)
            code = 1
    print_ratios(runs)
    return code


def print_ratios(runs):
    finger_run, ours, far = (runs.get(name) for name in CONTENDERS)
    if finger_run and ours:
        print(f"relaydeck-cli to posttls-finger: {ours.cpu / finger_run.cpu:.2f} of its CPU time, "
              f"{finger_run.seconds / ours.seconds:.2f} times its names a second")
    if ours and far:
        print(f"{2 * ONE_WAY} ms away: {far.seconds / ours.seconds:.2f} times as long as near")


def start(folder, options):
    if options.pin:
        os.sched_setaffinity(0, options.cores[:-1])  # the servers', which are started here
    fleet = Fleet(folder, options.domains, wild=min(options.domains, 50) if options.memory else 0, rsa=options.rsa)
    fleet.start()
    return fleet


def main(arguments):
    options = Options(arguments)
    return bench.bench(__file__, arguments, lambda folder: start(folder, options), lambda _, fleet: measure(options, fleet))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
