# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of await forms finds each planted form, and nothing in the good sample."""

import re
import unittest
from pathlib import Path

import await_forms

SAMPLES = Path(__file__).parent / "samples" / "await"
RULES_OF_THE_TABLE = {
    "condition", "brace-argument", "brace-default", "lambda-argument", "await-in-braces", "conditional", "lvalue-awaiter",
    "returned-lvalue",
    "coroutine-context", "coroutine-reference", "coroutine-capture",
}


def expected(path):
    found = set()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.search(r"// expect: (.+)$", line)
        if match:
            found |= {(number, rule.strip()) for rule in match.group(1).split(",")}
    return found


def found(path, label):
    return {(finding.line, finding.rule) for finding in await_forms.check([(path, label)])}


class AwaitForms(unittest.TestCase):
    maxDiff = None

    def test_each_planted_form_is_found(self):
        path = SAMPLES / "caught.cpp"
        self.assertEqual(found(path, "core/caught.cpp"), expected(path))

    def test_every_rule_has_a_planted_form(self):
        rules = {rule for _, rule in expected(SAMPLES / "caught.cpp")}
        self.assertEqual(rules, RULES_OF_THE_TABLE)

    def test_good_forms_are_left_alone(self):
        self.assertEqual(found(SAMPLES / "fine.cpp", "core/fine.cpp"), set())

    def test_ui_does_not_await(self):
        rules = {rule for _, rule in found(SAMPLES / "fine.cpp", "ui/fine.cpp")}
        self.assertEqual(rules, {"ui-await"})

    def test_parameters_of_coroutines_in_tests_are_their_own_affair(self):
        rules = {rule for _, rule in found(SAMPLES / "caught.cpp", "tests/caught.cpp")}
        self.assertFalse(rules & {"coroutine-context", "coroutine-reference", "coroutine-capture"})
        self.assertIn("condition", rules)


if __name__ == "__main__":
    unittest.main()
