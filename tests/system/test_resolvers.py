# SPDX-License-Identifier: GPL-3.0-or-later
"""The resolver in between: one that leaves DNSSEC data out is told as such and blamed on nobody else; DNS over TLS and over
HTTPS work.

Runs inside bench.py.   test_resolvers.py PATH/relaydeck-cli
"""

import json
import os
import sys
import unittest

from partners import present
from relaydeck import Relaydeck
from servers.nameservers import RESOLVER, RESOLVER_HTTPS, RESOLVER_NAME, STRIPPING_RESOLVER

PASSES, WAITS, NOT_TESTED = 0, 1, 3  # exit codes
relaydeck = None


class Resolvers(unittest.TestCase):
    def report(self, domain, resolver):
        run = relaydeck.test("--json", "--no-save", domain, resolver=resolver)
        return json.loads(run.stdout), run.returncode

    def test_a_resolver_that_strips_is_our_own_fault(self):
        domains = [partner.domain for partner in present()[0]]
        run = relaydeck.test("--ndjson", "--no-save", *domains, resolver=STRIPPING_RESOLVER)
        reports = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(sorted(report["domain"] for report in reports), sorted(domains), run.stderr)
        for report in reports:
            with self.subTest(report["domain"]):
                found = {(finding["code"], finding["party"]) for finding in report["findings"]}
                self.assertEqual(found, {("resolver-strips-dnssec", "our-resolver")})
                self.assertEqual(report["mx"]["dnssec"], "indeterminate")
                self.assertEqual(report["dane"]["outcome"], "unknown")
                self.assertEqual({cell["outcome"] for cell in report["delivery"]}, {"unknown"})
        self.assertEqual(run.returncode, NOT_TESTED)

    def test_the_resolver_is_not_told_to_check(self):
        # unbound answers CD=1 for a bogus zone, else SERVFAIL: only so can the reason be told.
        report, _ = self.report("bogus.example", RESOLVER)
        self.assertIn("mx-bogus", [finding["code"] for finding in report["findings"]])

    def test_dns_over_tls_and_https(self):
        # Unbound speaks HTTP/2 and nothing older (RFC 8484 5.2).
        for resolver in (f"tls://{RESOLVER}#{RESOLVER_NAME}", f"https://{RESOLVER_NAME}:{RESOLVER_HTTPS}/dns-query"):
            for domain, code in (("good-ee.example", PASSES), ("bogus.example", WAITS)):
                with self.subTest(domain, resolver=resolver):
                    encrypted, returned = self.report(domain, resolver)
                    plain, _ = self.report(domain, RESOLVER)
                    self.assertEqual(returned, code)
                    self.assertEqual((encrypted["mx"]["dnssec"], encrypted["dane"]), (plain["mx"]["dnssec"], plain["dane"]))

    def test_dns_over_tls_with_another_name_is_no_resolver(self):
        report, returned = self.report("good-ee.example", f"tls://{RESOLVER}#elsewhere.bench.example")
        self.assertEqual(returned, NOT_TESTED)
        self.assertEqual([finding["code"] for finding in report["findings"]], ["resolver-not-answering"])


if __name__ == "__main__":
    if "RELAYDECK_BENCH" not in os.environ or len(sys.argv) < 2:
        sys.exit("run as: bench.py python3 test_resolvers.py PATH/relaydeck-cli")
    relaydeck = Relaydeck(sys.argv.pop(1))
    unittest.main()
