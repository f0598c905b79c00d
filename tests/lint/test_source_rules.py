# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules for every source file find each planted breach."""

import unittest

import source_rules

CPP = f"// {source_rules.SPDX}\n"
HEADER = f"{CPP}#pragma once\n"

BREACHES = [
    ("core/dns/x.cpp", "int x;\n", "do not hold"),
    ("tests/x.py", "import sys\n", "do not hold"),
    ("installer/x.sh", "#!/bin/bash\nset -e\n", "do not hold"),
    ("core/CMakeLists.txt", "project(x)\n", "do not hold"),
    (".ci/run", "#!/bin/bash\nexit 0\n", "do not hold"),
    ("core/dns/x.h", CPP + "int x;\n", "#pragma once"),
    ("core/dns/x.h", HEADER + "using namespace std;\n", "using namespace"),
    ("core/dns/x.cpp", CPP + "\n" * 400, "split it by subject"),
    ("core/dns/dns_utils.cpp", CPP, "after its subject"),
    ("ui/thememanager.cpp", CPP, "after its subject"),
    ("core/dns/own.cpp", CPP + '#include <vector>\n#include "core/dns/own.h"\n', "first include"),
]

GOOD = [
    ("core/dns/own.cpp", CPP + '#include "core/dns/own.h"\n\n#include <vector>\n'),
    ("core/dns/x.h", HEADER),
    ("tests/core/dns/tst_x.cpp", CPP + "\n" * 900),
    ("core/dns/x.cpp", CPP + "\n" * 399),
]


class SourceRules(unittest.TestCase):
    def problems(self, label, text):
        return list(source_rules.check_file(label, text, lambda own: own == "core/dns/own.h"))

    def test_each_planted_breach_is_found(self):
        for label, text, words in BREACHES:
            with self.subTest(words, file=label):
                problems = self.problems(label, text)
                self.assertEqual(len(problems), 1, problems)
                self.assertIn(words, problems[0])

    def test_good_files_are_left_alone(self):
        for label, text in GOOD:
            with self.subTest(file=label):
                self.assertEqual(self.problems(label, text), [])


if __name__ == "__main__":
    unittest.main()
