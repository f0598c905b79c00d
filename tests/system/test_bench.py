# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's tools agree with the table of partners: delv on DNSSEC, posttls-finger on DANE, curl on the policies.

So that a verdict which relaydeck-cli and the table share is not a mistake that they share. Runs inside bench.py.
"""

import os
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from partners import PARTNERS

BENCH = Path(os.environ.get("RELAYDECK_BENCH", "."))


def output(*command):
    result = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    return (result.stdout + result.stderr).decode()


def by_delv(domain, record="MX"):
    text = output("delv", "-a", str(BENCH / "delv.keys"), domain, record)
    if "fully validated" in text:  # positive and negative answers alike
        return "secure"
    if "unsigned answer" in text:
        return "insecure"
    return "bogus" if "resolution failed" in text else f"not understood: {text}"


def by_posttls_finger(domain):
    """What DANE makes of the first host: verified, refused, or unverified where there is no DANE to go by."""
    text = output("posttls-finger", "-c", "-t", "10", "-T", "10", "-l", "dane-only", domain)
    if "lookup failed" in text or "TLSA lookup error" in text:
        return "refused"
    if "resorting to" in text:
        return "unverified"
    if "Matched DANE" in text and "Verified TLS connection" in text:
        return "verified"
    if "verification failed" in text or not text.strip():  # it says nothing where STARTTLS is missing
        return "refused"
    return f"not understood: {text}"


def by_curl(domain):
    text = output("curl", "-sS", "-i", "--max-time", "10", "--cacert", str(BENCH / "ca.pem"),
                  f"https://mta-sts.{domain}/.well-known/mta-sts.txt")
    head, _, body = text.partition("\r\n\r\n")
    return head.split(" ")[1] if head.startswith("HTTP/") else "certificate" if "SSL" in text else text, body


class Bench(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        fields = (BENCH / "root.ds").read_text().split()
        key_tag, algorithm, digest_type, digest = fields[fields.index("DS") + 1 :][:4]
        (BENCH / "delv.keys").write_text(
            f'trust-anchors {{ . initial-ds {key_tag} {algorithm} {digest_type} "{digest}"; }};\n')

    def each(self, partners, ask, expected):
        with ThreadPoolExecutor(8) as pool:
            for partner, found in zip(partners, pool.map(lambda partner: ask(partner.domain), partners)):
                with self.subTest(partner=partner.domain, why=partner.why):
                    self.assertEqual(found, expected(partner))

    def test_delv_sees_the_same_dnssec_status(self):
        self.each(PARTNERS, by_delv, lambda partner: partner.expected.dnssec)

    def test_posttls_finger_sees_the_same_dane(self):
        asked = [partner for partner in PARTNERS if partner.expected.finger]
        self.each(asked, by_posttls_finger, lambda partner: partner.expected.finger)

    def test_curl_sees_the_policies(self):
        asked = [partner for partner in PARTNERS if partner.policy]
        status = lambda policy: "certificate" if policy.certificate != "trusted" else "302" if policy.redirect else str(policy.status)
        self.each(asked, lambda domain: by_curl(domain)[0], lambda partner: status(partner.policy))

    def test_policies_end_their_lines_as_the_rfc_has_it(self):
        _, body = by_curl("sts-enforce.example")
        self.assertEqual(body, "version: STSv1\r\nmode: enforce\r\nmx: mx1.sts-enforce.example\r\nmax_age: 604800\r\n")

    def test_a_large_answer_is_truncated(self):
        text = output("dig", "+dnssec", "+notcp", "+ignore", "+bufsize=1232", "TLSA", "_25._tcp.mx1.many-tlsa.example")
        self.assertRegex(text, r"flags:[a-z ]* tc[ ;]")

    def test_nothing_outside_is_reachable(self):
        self.assertNotIn("default", output("ip", "route") + output("ip", "-6", "route"))


if __name__ == "__main__":
    if "RELAYDECK_BENCH" not in os.environ:
        sys.exit("run as: bench.py python3 test_bench.py")
    unittest.main()
