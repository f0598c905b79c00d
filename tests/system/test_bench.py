# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench is what its table says, without Relaydeck: curl on the policies, dig on answers, nothing outside to reach.

Runs inside bench.py.
"""

import os
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from opinions import output
from partners import present
from servers.nameservers import STRIPPING_RESOLVER

PARTNERS, _ = present()
BENCH = Path(os.environ.get("RELAYDECK_BENCH", "."))


def by_curl(domain):
    """The status, or what stands in the way of one: address, connection, TLS; and the body."""
    result = subprocess.run(["curl", "-sS", "-i", "--max-time", "10", "--cacert", str(BENCH / "ca.pem"),
                             f"https://mta-sts.{domain}/.well-known/mta-sts.txt"], capture_output=True, check=False)
    obstacle = {6: "address", 7: "connection", 35: "TLS", 60: "TLS"}.get(result.returncode)
    head, _, body = result.stdout.decode().partition("\r\n\r\n")
    return obstacle or head.split(" ")[1], body


def expected_by_curl(policy):
    if policy.host != "nginx":
        return {"absent": "address", "silent": "connection"}[policy.host]
    if policy.certificate != "trusted" or policy.tls:
        return "TLS"
    return "302" if policy.redirect else str(policy.status)


class Bench(unittest.TestCase):
    def test_curl_sees_the_policies(self):
        asked = [partner for partner in PARTNERS if partner.policy]
        with ThreadPoolExecutor(8) as pool:
            for partner, (found, _) in zip(asked, pool.map(by_curl, (partner.domain for partner in asked))):
                with self.subTest(partner=partner.domain, why=partner.why):
                    self.assertEqual(found, expected_by_curl(partner.policy))

    def test_policies_end_their_lines_as_the_rfc_has_it(self):
        _, body = by_curl("sts-enforce.example")
        self.assertEqual(body, "version: STSv1\r\nmode: enforce\r\nmx: mx1.sts-enforce.example\r\nmax_age: 604800\r\n")

    def test_a_large_answer_is_truncated(self):
        text = output("dig", "+dnssec", "+notcp", "+ignore", "+bufsize=1232", "TLSA", "_25._tcp.mx1.many-tlsa.example")
        self.assertRegex(text, r"flags:[a-z ]* tc[ ;]")

    def test_one_resolver_checks_and_one_strips(self):
        checking = output("dig", "+dnssec", "MX", "bogus.example")
        self.assertIn("status: SERVFAIL", checking)
        self.assertIn("RRSIG", output("dig", "+dnssec", "+cd", "MX", "bogus.example"))
        stripped = output("dig", "+dnssec", "MX", "good-ee.example", f"@{STRIPPING_RESOLVER}")
        self.assertIn("status: NOERROR", stripped)
        self.assertNotIn("RRSIG", stripped)

    def test_nothing_outside_is_reachable(self):
        self.assertNotIn("default", output("ip", "route") + output("ip", "-6", "route"))


if __name__ == "__main__":
    if "RELAYDECK_BENCH" not in os.environ:
        sys.exit("run as: bench.py python3 test_bench.py")
    unittest.main()
