# SPDX-License-Identifier: GPL-3.0-or-later
"""relaydeck-cli gives the right verdict for every partner of the bench. Runs inside bench.py.

    test_partners.py PATH/relaydeck-cli
"""

import json
import os
import sys
import unittest

from partners import present
from partners.model import Addresses
from relaydeck import Relaydeck

PASSES, WAITS = 0, 1  # exit codes
PARTNERS, IPV6 = present()
relaydeck = None


def told(delivery):
    """`dane`, or `queued tlsa-invalid 4.7.323`: one cell of the matrix as the table of partners writes it."""
    if delivery["outcome"] == "delivered":
        return delivery["security"]
    return " ".join(filter(None, (delivery["outcome"], delivery["reason"], delivery["status"])))


def final(status):
    return "5" + status[1:] if status else status


class Partners(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.reports, cls.run_of_all = relaydeck.reports([partner.domain for partner in PARTNERS])

    def each(self, expected, found):
        for partner in PARTNERS:
            with self.subTest(partner=partner.domain, why=partner.why):
                self.assertIn(partner.domain, self.reports, self.run_of_all.stderr)
                report = self.reports[partner.domain]
                self.assertEqual(found(report), expected(partner), json.dumps(report.get("findings"), indent=1))

    def test_one_report_for_each_domain(self):
        self.assertEqual(sorted(self.reports), sorted(partner.domain for partner in PARTNERS), self.run_of_all.stderr)
        self.assertEqual(self.run_of_all.returncode, WAITS, self.run_of_all.stderr)

    def test_mail_hosts(self):
        self.each(lambda partner: (partner.expected.mx, partner.expected.dnssec),
                  lambda report: (report["mx"]["kind"], report["mx"]["dnssec"]))

    def test_dane(self):
        self.each(lambda partner: (partner.expected.dane, partner.expected.reason),
                  lambda report: (report["dane"]["outcome"], report["dane"]["reason"]))

    def test_mta_sts(self):
        self.each(lambda partner: (partner.expected.sts, partner.expected.sts_mode),
                  lambda report: (report["mtaSts"]["outcome"], report["mtaSts"]["mode"]))

    def test_the_six_outcomes(self):
        self.each(lambda partner: partner.expected.outcomes,
                  lambda report: {(cell["smtpDaneMode"], cell["mtaStsMode"]): told(cell) for cell in report["delivery"]})

    def test_what_is_queued_is_dropped_with_the_permanent_twin(self):
        for report in self.reports.values():
            for cell in report["delivery"]:
                if cell["outcome"] == "queued":
                    with self.subTest(report["domain"], dane=cell["smtpDaneMode"]):
                        self.assertEqual(cell["finalStatus"], final(cell["status"]))

    def test_every_address_of_a_host_was_asked(self):
        for partner in PARTNERS:
            if (partner.damage or partner.alias_of or partner.expected.mx != "mx" or
                    partner.expected.reason == "dnssec-invalid"):
                continue
            with self.subTest(partner=partner.domain):
                hosts = self.reports[partner.domain]["mx"]["hosts"]
                self.assertEqual(sum(len(host["endpoints"]) for host in hosts), sum(map(self._addresses, partner.servers)))

    @staticmethod
    def _addresses(server):
        return 2 if IPV6 and server.addresses == Addresses.BOTH else 1

    def test_exit_codes(self):
        for domain, code in (("good-ee.example", PASSES), ("mismatch.example", WAITS), ("null-mx.example", WAITS)):
            with self.subTest(domain):
                run = relaydeck.test("--json", "--no-save", domain)
                self.assertEqual(run.returncode, code, run.stderr)
                self.assertEqual(json.loads(run.stdout)["domain"], domain)


if __name__ == "__main__":
    if "RELAYDECK_BENCH" not in os.environ or len(sys.argv) < 2:
        sys.exit("run as: bench.py python3 test_partners.py PATH/relaydeck-cli")
    relaydeck = Relaydeck(sys.argv.pop(1))
    unittest.main()
