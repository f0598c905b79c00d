# SPDX-License-Identifier: GPL-3.0-or-later
"""Relaydeck and other people's programs agree about every partner, or the difference is listed with what settles it.

So that a verdict which relaydeck-cli and the table of partners share is not a mistake that they share. Prints the table.
Runs inside bench.py.

    test_comparison.py PATH/relaydeck-cli [FILE.md]     also writes the table there
"""

import os
import sys
import unittest
from pathlib import Path

import table
from comparison import Comparison
from disagreements import LISTED
from partners import present
from relaydeck import BENCH, Relaydeck

program = None


class Opinions(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.partners, _ = present()
        cls.comparison = Comparison(Relaydeck(program), cls.partners, BENCH / "servers" / "sender" / "mail.log")
        text = table.markdown(cls.comparison, LISTED)
        print(text)
        if len(sys.argv) > 1:
            Path(sys.argv[1]).write_text(text)

    def test_every_disagreement_is_listed(self):
        for opinion in self.comparison.disagreements:
            with self.subTest(opinion.domain, program=opinion.program, about=opinion.about):
                self.assertTrue(any(listed.settles(opinion) for listed in LISTED),
                                f"Relaydeck: {opinion.ours}, {opinion.program}: {opinion.theirs}")

    def test_every_listed_disagreement_occurs(self):
        here = {partner.domain for partner in self.partners}
        for listed in LISTED:
            for program_name in listed.programs:
                with self.subTest(listed.domain, program=program_name):
                    self.assertTrue(listed.domain not in here or any(
                        opinion.program == program_name and listed.settles(opinion)
                        for opinion in self.comparison.disagreements))

    def test_there_is_enough_to_compare(self):
        self.assertGreaterEqual(len(self.partners), 60)


if __name__ == "__main__":
    if "RELAYDECK_BENCH" not in os.environ or len(sys.argv) < 2:
        sys.exit("run as: bench.py python3 test_comparison.py PATH/relaydeck-cli")
    program = sys.argv.pop(1)
    unittest.main(argv=sys.argv[:1])
