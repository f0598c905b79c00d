# SPDX-License-Identifier: GPL-3.0-or-later
"""The rule of the layers, read from the includes: app -> ui -> core, and inside core the arrows below.

    include_rules.py ROOT

An arrow says "may include", and what may be included may be seen through: `dns -> async` and `async -> base` let dns include
base. An arrow to one header goes no further than that header. A new arrow is a decision: write it here and in core/README.md.
"""

import re
import sys
from pathlib import Path

from cppsource import read, tracked_files

ARROWS = {
    "base": [],
    "async": ["base"],
    "network": ["base"],
    "dns": ["async", "network"],
    "dnssec": ["dns"],
    "tls": ["async", "dns/record.h"],
    "dane": ["dnssec", "tls"],
    "smtp": ["tls", "dnssec", "network"],
    "mtasts": ["dnssec", "tls", "network"],
    "tlsrpt": ["base"],
    "connectors": ["base"],
    "decision": ["connectors", "base"],
    "partnertest": ["dane", "mtasts", "smtp", "decision", "tlsrpt"],
    "impact": ["decision", "connectors"],
    "store": ["connectors", "tlsrpt", "partnertest/report.h", "mtasts/knownpolicy.h"],
    "monitor": ["partnertest", "store"],
    "exporters": ["connectors", "decision"],
    "importers": ["connectors"],
    "documents": ["partnertest"],
    "practice": ["network", "dnssec", "tls", "dns"],
}

LAYERS = {"core": ["core"], "ui": ["ui", "core"], "app": ["app", "ui", "core"]}

# Which files may include what of other libraries: a pattern of the include, the files, the reason.
LIBRARIES = [
    (r"ldns/", r"core/(dns/(message|record)|dnssec/\w+)\.cpp", "ldns stays in dns/message.cpp, dns/record.cpp and dnssec/*.cpp"),
    (r"openssl/", r"core/(tls/\w+|dnssec/verifyingkey)\.cpp", "OpenSSL stays in tls/*.cpp and dnssec/verifyingkey.cpp"),
    (r"(gmime|glib)/", r"core/tlsrpt/mail\.cpp", "GMime and GLib stay in tlsrpt/mail.cpp"),
    (r"zlib\.h", r"core/tlsrpt/gunzip\.cpp", "zlib stays in tlsrpt/gunzip.cpp"),
    (r"Qt(Widgets|Gui|Svg\w*|Charts|PrintSupport)/", r"(ui|app/gui)/.*", "core and the command line know neither Gui nor Widgets"),
    (r"QtSql/", r"core/store/.*", "SQL stays in store"),
    (r"QtNetwork/(?!QHostAddress$)", r"(?!core/decision/|core/connectors/).*", "decisions are pure: no network"),
    (r"QCoro/", r"(?!core/(decision|connectors|base)/|ui/).*", "coroutines live in the parts of core that ask the network"),
    (r"CLI/", r"app/.*", "the command line's parser stays in app"),
    (r"Q[A-Z]\w+$", r"ui/.*|app/.*", "a Qt include names its module, as in <QtCore/QString>"),
]

# Words that would give a decision a clock or a file of its own; time and facts are its arguments.
IMPURE = {"currentDateTime", "currentDateTimeUtc", "currentSecsSinceEpoch", "currentMSecsSinceEpoch", "system_clock",
          "steady_clock", "QElapsedTimer", "QDeadlineTimer", "QFile", "QProcess", "QSettings"}


def reachable(folder, arrows=None):
    """All folders, and single headers, that a folder of core may include."""
    arrows = ARROWS if arrows is None else arrows
    found, todo = {folder}, [folder]
    while todo:
        for target in arrows.get(todo.pop(), []):
            if target not in found:
                found.add(target)
                todo.append(target)
    return found


def cycle(edges):
    """One cycle of a graph given as a dictionary of lists, as a list of nodes, or None."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node) :] + [node]
        if node in done:
            return None
        path.append(node)
        for target in edges.get(node, []):
            found = visit(target)
            if found:
                return found
        path.pop()
        done.add(node)
        return None

    for node in edges:
        found = visit(node)
        if found:
            return found
    return None


def check_layers(label, include):
    layer, target = label.split("/")[0], include.name.split("/")[0]
    if target in LAYERS and target not in LAYERS[layer]:
        return f"{layer} may not include {target}"
    if label.startswith("app/cli/") and target == "ui":
        return "the command line may not include ui"
    if layer == "core" and target == "core":
        folder, *rest = include.name.split("/")[1:]
        own = label.split("/")[1]
        allowed = reachable(own) if "/" in label[len("core/") :] else {folder}
        if own not in ARROWS and allowed != {folder}:
            return f"core/{own} has no arrows; add it to the table in include_rules.py"
        if folder not in allowed and "/".join([folder, *rest]) not in allowed:
            return f"{own} may not include {folder}"
    return None


def check(root):
    root = Path(root)
    problems, edges = [], {}
    for path in tracked_files(root, "core", "ui", "app"):
        label = path.relative_to(root).as_posix()
        source = read(path)
        edges[label] = [include.name for include in source.includes if include.quoted]
        for include in source.includes:
            problem = check_layers(label, include) if include.quoted else None
            if problem:
                problems.append(f"{label}:{include.line}: {problem}: {include.name}")
            for pattern, where, reason in LIBRARIES:
                if re.match(pattern, include.name) and not include.quoted and not re.fullmatch(where, label):
                    problems.append(f"{label}:{include.line}: {reason}: {include.name}")
        if label.startswith("core/decision/"):
            for token in source.tokens:
                if token.kind == "word" and token.text in IMPURE:
                    problems.append(f"{label}:{token.line}: decisions take facts and time as arguments: {token.text}")
    for lists in sorted((root / "core").rglob("CMakeLists.txt")):
        found = re.search(r"Qt6::(Gui|Widgets|Svg|Charts)\b", lists.read_text())
        if found:
            problems.append(f"{lists.relative_to(root).as_posix()}: core may not link {found.group(0)}")
    ring = cycle(edges)
    if ring:
        problems.append("a cycle of includes: " + " -> ".join(ring))
    return problems


def main(arguments):
    folders = {name: [target for target in targets if "/" not in target] for name, targets in ARROWS.items()}
    problems = check(Path(arguments[0] if arguments else ".").resolve())
    if cycle(folders):
        problems.append("the table itself has a cycle: " + " -> ".join(cycle(folders)))
    print("\n".join(problems + [f"{len(problems)} findings"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
