# SPDX-License-Identifier: GPL-3.0-or-later
"""The include rule finds each planted breach, and leaves a good tree alone."""

import tempfile
import unittest
from pathlib import Path

import include_rules

GOOD = {
    "core/pch.h": "#include <QtCore/QString>\n",
    "core/base/result.h": "#include <QtCore/QString>\n",
    "core/dns/message.h": '#include "core/base/result.h"\n#include <QCoro/QCoroTask>\n',
    "core/dns/message.cpp": '#include "core/dns/message.h"\n#include <ldns/ldns.h>\n',
    "core/dnssec/chain.cpp": '#include "core/dns/message.h"\n#include <ldns/ldns.h>\n',
    "core/tls/handshake.cpp": '#include "core/dns/record.h"\n#include <openssl/ssl.h>\n',
    "core/store/reports.cpp": '#include "core/partnertest/report.h"\n#include <QtSql/QSqlQuery>\n',
    "core/decision/delivery.cpp": '#include "core/connectors/connector.h"\nvoid f(QDateTime now);\n// currentDateTime\n',
    "ui/page.cpp": '#include "core/partnertest/report.h"\n#include <QtWidgets/QWidget>\n',
    "app/gui/main.cpp": '#include "ui/page.h"\n#include <QtWidgets/QApplication>\n',
    "app/cli/main.cpp": '#include "core/dns/message.h"\n#include <CLI/CLI.hpp>\n',
}

BREACHES = [
    ("core/dns/x.cpp", '#include "ui/page.h"\n', "core may not include ui"),
    ("core/dns/x.cpp", '#  include   "app/cli/x.h"\n', "core may not include app"),
    ("ui/x.cpp", '#include "app/gui/x.h"\n', "ui may not include app"),
    ("app/cli/x.cpp", '#include "ui/page.h"\n', "the command line may not include ui"),
    ("core/base/x.h", '#include "core/dns/message.h"\n', "base may not include dns"),
    ("core/dns/x.h", '/* why */ \n#include "core/dnssec/chain.h"\n', "dns may not include dnssec"),
    ("core/decision/x.cpp", '#include "core/partnertest/report.h"\n', "decision may not include partnertest"),
    ("core/store/x.cpp", '#include "core/partnertest/judge.h"\n', "store may not include partnertest"),
    ("core/smtp/x.cpp", '#include "core/practice/x.h"\n', "smtp may not include practice"),
    ("core/newfolder/x.cpp", '#include "core/base/result.h"\n', "core/newfolder has no arrows"),
    ("core/base/x.cpp", "#include <QtGui/QColor>\n", "know neither Gui nor Widgets"),
    ("core/base/x.cpp", "#include <QtWidgets/QWidget>\n", "know neither Gui nor Widgets"),
    ("app/cli/x.cpp", "#include <QtWidgets/QWidget>\n", "know neither Gui nor Widgets"),
    ("core/base/x.cpp", "#include <QWidget>\n", "names its module"),
    ("core/dns/x.cpp", "#include <ldns/ldns.h>\n", "ldns stays in"),
    ("core/dnssec/x.h", "#include <ldns/ldns.h>\n", "ldns stays in"),
    ("core/smtp/x.cpp", "#include <openssl/ssl.h>\n", "OpenSSL stays in"),
    ("core/tls/x.h", "#include <openssl/ssl.h>\n", "OpenSSL stays in"),
    ("core/partnertest/x.cpp", "#include <QtSql/QSqlQuery>\n", "SQL stays in"),
    ("core/decision/x.cpp", "#include <QtNetwork/QTcpSocket>\n", "no network"),
    ("core/decision/x.cpp", "#include <QCoro/QCoroTask>\n", "coroutines live in"),
    ("core/decision/x.cpp", "auto t = QDateTime::currentDateTimeUtc();\n", "decisions take facts and time"),
    ("ui/x.cpp", "#include <QCoro/QCoroTask>\n", "coroutines live in"),
    ("core/base/x.h", '#include "core/base/x.h"\n', "a cycle of includes"),
    ("core/CMakeLists.txt", "target_link_libraries(relaydeck_core PRIVATE Qt6::Gui)\n", "core may not link Qt6::Gui"),
]


class IncludeRules(unittest.TestCase):
    def problems(self, *extra):
        with tempfile.TemporaryDirectory() as root:
            for name, content in [*GOOD.items(), *extra]:
                path = Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)
            return include_rules.check(root)

    def test_a_good_tree_is_left_alone(self):
        self.assertEqual(self.problems(), [])

    def test_each_planted_breach_is_found(self):
        for name, content, words in BREACHES:
            with self.subTest(words, file=name):
                problems = self.problems((name, content))
                self.assertEqual(len(problems), 1, problems)
                self.assertIn(words, problems[0])
                self.assertTrue(problems[0].startswith(name) or name in problems[0])

    def test_a_cycle_over_several_files_is_found(self):
        problems = self.problems(
            ("core/dns/a.h", '#include "core/dns/b.h"\n'),
            ("core/dns/b.h", '#include "core/dns/c.h"\n'),
            ("core/dns/c.h", '#include "core/dns/a.h"\n'),
        )
        self.assertEqual(len(problems), 1, problems)
        self.assertIn("core/dns/a.h -> core/dns/b.h -> core/dns/c.h -> core/dns/a.h", problems[0])

    def test_arrows_go_one_way(self):
        folders = {name: [t for t in targets if "/" not in t] for name, targets in include_rules.ARROWS.items()}
        self.assertIsNone(include_rules.cycle(folders))
        for targets in folders.values():
            self.assertLessEqual(set(targets), set(folders))


if __name__ == "__main__":
    unittest.main()
