# SPDX-License-Identifier: GPL-3.0-or-later
"""Real servers for the system tests, in network, mount and process namespaces of their own.

    bench.py COMMAND ARGUMENT…     brings everything up, runs the command inside, ends everything; the command's exit code
    bench.py sh                    for a look around

Inside, loopback is the only network: nsd serves a signed DNS tree with a root of its own, unbound resolves it at 127.0.0.1
(/etc/resolv.conf says so), Postfix or Exim is every MX host at port 25 and nginx every policy host at port 443. A second
resolver leaves DNSSEC data out, a second Postfix sends. The command finds RELAYDECK_BENCH (the folder with ca.pem and
root.ds), RELAYDECK_BENCH_IPV6 and _EXIM, empty without, and MAIL_CONFIG for Postfix's tools. Nothing outside is touched,
so benches do not meet. RELAYDECK_BENCH_KEEP=1 keeps that folder, with all logs. Exit code 77: not possible here, and why.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import servers
from building import bring_up
from servers.exim import GROUP, USER, exim_program
from servers.nameservers import RESOLVER, RESOLVER_NAME

SKIPPED = 77
# With this process dies unshare, with unshare the first process of the namespaces, and with that all that runs in them.
NAMESPACES = ["setpriv", "--pdeathsig", "KILL",
              "unshare", "--net", "--mount", "--propagation", "unchanged", "--pid", "--fork", "--kill-child",
              "--mount-proc"]
KEEP = "RELAYDECK_BENCH_KEEP"
INSIDE = "RELAYDECK_BENCH"


def skip(reason):
    print(f"SKIPPED: the bench of real servers needs {reason}")
    sys.exit(SKIPPED)


def outside(command, script):
    """Checks what is needed, enters the namespaces, and cleans up after them."""
    if os.geteuid() != 0:
        skip("root, for namespaces of its own (sudo tests/run.sh)")
    absent = servers.missing()
    if absent:
        skip(f"these programs, which tests/run.sh installs: {' '.join(absent)}")
    if not exim_program():
        without = "the partners with Exim, which tests/system/fetch-exim.sh unpacks"
        if os.environ.get("CI") == "true":
            sys.exit(f"The bench lacks {without}.")
        print(f"SKIPPED: {without}", flush=True)
    trial = subprocess.run([*NAMESPACES, "true"], capture_output=True, text=True)
    if trial.returncode != 0:
        skip(f"namespaces of its own, which this system refuses: {trial.stderr.strip()}")
    folder = tempfile.mkdtemp(prefix="relaydeck-bench-")
    os.chmod(folder, 0o755)  # the servers' workers are not root
    environment = {**os.environ, INSIDE: folder, "PATH": os.environ.get("PATH", "") + ":/usr/sbin:/sbin"}
    process = subprocess.Popen([*NAMESPACES, sys.executable, "-B", script, *command], env=environment)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: process.kill())
    try:
        return process.wait()
    finally:
        process.kill()
        process.wait()
        if os.environ.get(KEEP):
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def make_mounts_private():
    """So that no mount made here shows outside.

    unshare would do it, but not in a chroot, whose root is no mount of its own. Entering the namespace that one is in leads
    to its true root; from there all mounts can be made private, and then it goes back to where it was.
    """
    new_namespace, recursive, private = 0x00020000, 0x4000, 1 << 18  # CLONE_NEWNS, MS_REC, MS_PRIVATE
    libc = ctypes.CDLL(None, use_errno=True)
    here, root = os.getcwd(), os.open("/", os.O_RDONLY | os.O_DIRECTORY)
    namespace = os.open("/proc/self/ns/mnt", os.O_RDONLY)
    if libc.setns(namespace, new_namespace) != 0 or libc.mount(b"none", b"/", None, recursive | private, None) != 0:
        raise OSError(ctypes.get_errno(), "mounts cannot be made private")
    os.fchdir(root)
    os.chroot(".")
    os.chdir(here)
    os.close(namespace)
    os.close(root)


def set_up_network(folder):
    """Loopback with IPv6 where the kernel has it; resolv.conf of its own, and Exim's user."""
    run = lambda *command: subprocess.run(command, check=True, capture_output=True, text=True)
    run("ip", "link", "set", "lo", "up")
    # An address beside 127.0.0.1: without one, AI_ADDRCONFIG of getaddrinfo() finds no IPv4 address of any name.
    run("ip", "address", "add", "127.0.0.2/8", "dev", "lo")
    # Address families are known again, after the interface came up.
    add = ["ip", "-6", "address", "add", "fd00:25::1/128", "dev", "lo", "nodad"]
    ipv6 = Path("/proc/net/if_inet6").exists() and subprocess.run(add, capture_output=True).returncode == 0
    (folder / "resolv.conf").write_text(f"nameserver {RESOLVER}\noptions edns0 trust-ad\n")
    (folder / "hosts").write_text(f"127.0.0.1 localhost\n::1 localhost\n{RESOLVER} {RESOLVER_NAME}\n")
    (folder / "nsswitch.conf").write_text("passwd: files\ngroup: files\nhosts: files dns\n")
    for name, line in (("passwd", USER), ("group", GROUP)):
        (folder / name).write_text(Path(f"/etc/{name}").read_text() + line)
    for name in ("resolv.conf", "hosts", "nsswitch.conf", "passwd", "group"):
        run("mount", "--bind", str(folder / name), os.path.realpath(f"/etc/{name}"))
    return ipv6


def inside(command, start, run):
    folder = Path(os.environ[INSIDE])
    make_mounts_private()
    if not os.environ.get(KEEP):  # what is written goes with the namespaces, even when all of it is killed
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "bench", str(folder)], check=True)
    os.environ["RELAYDECK_BENCH_IPV6"] = "1" if set_up_network(folder) else ""
    os.environ["RELAYDECK_BENCH_EXIM"] = exim_program() or ""
    os.environ["MAIL_CONFIG"] = str(folder / "servers" / "postfix")
    started = time.monotonic()
    try:
        started_servers = start(folder)
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"The bench did not come up: {error}", file=sys.stderr)
        return 1
    print(f"The bench is up after {time.monotonic() - started:.1f} s.", flush=True)
    return run(command, started_servers)


def bench(script, command, start, run):
    """Runs `run(command, start(folder))` inside and gives its exit code. `script` is the program that called this, which is
    started a second time, as the first process of the namespaces."""
    first_inside = INSIDE in os.environ and os.getpid() == 1
    return inside(command, start, run) if first_inside else outside(command, script)


def main(arguments):
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    return bench(__file__, arguments, bring_up, lambda command, _: subprocess.run(command).returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
