# SPDX-License-Identifier: GPL-3.0-or-later
"""What every source file keeps to: its licence, its size, its own header first.

    source_rules.py ROOT
"""

import re
import sys
from pathlib import Path

from cppsource import repository_files

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
LICENSED_SUFFIXES = {".cpp", ".h", ".py", ".sh", ".cmake", ".sql"}
LICENSED_NAMES = {"CMakeLists.txt"}

LONGEST = 400
# Files that a split would make worse, each with the reason.
LONG_FILES = {
    "ui/style/relaydeckstyle.cpp": "one QProxyStyle, whose virtual functions share their switches",
}

VAGUE_NAMES = re.compile(r"(utils?|helpers?|misc|manager)$")


def check_file(label, text, exists=lambda label: False):
    path = Path(label)
    lines = text.splitlines()
    needs_licence = path.suffix in LICENSED_SUFFIXES or path.name in LICENSED_NAMES or text.startswith("#!")
    if needs_licence and not any(SPDX in line for line in lines[:3]):
        yield f"{label}:1: the first lines do not hold '{SPDX}'"
    if path.suffix not in (".cpp", ".h") or "samples" in path.parts:
        return
    if path.suffix == ".h" and "#pragma once" not in lines[:3]:
        yield f"{label}:1: a header begins with #pragma once"
    if path.suffix == ".h" and re.search(r"^\s*using namespace", text, re.MULTILINE):
        yield f"{label}: no `using namespace` in a header"
    if path.parts[0] not in ("core", "ui", "app"):
        return
    if len(lines) > LONGEST and label not in LONG_FILES:
        yield f"{label}: {len(lines)} lines; split it by subject (at most {LONGEST})"
    if VAGUE_NAMES.search(path.stem):
        yield f"{label}: name the file after its subject"
    own = path.with_suffix(".h").as_posix()
    if path.suffix == ".cpp" and exists(own):
        first = re.search(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.MULTILINE)
        # `x_p.h` beside `x.h` is its private half and includes it first.
        if not first or not first.group(1).startswith(own.removesuffix(".h")):
            yield f'{label}: the first include is "{own}", so that the header is known to stand alone'


def check(root):
    for path in repository_files(root):
        label = path.relative_to(root).as_posix()
        if path.suffix in LICENSED_SUFFIXES or path.name in LICENSED_NAMES or not path.suffix:
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            yield from check_file(label, text, lambda own: (root / own).is_file())
    for label in LONG_FILES:
        if not (root / label).is_file():
            yield f"{label}: is no longer there; take it off the list in source_rules.py"


def main(arguments):
    problems = list(check(Path(arguments[0] if arguments else ".").resolve()))
    print("\n".join(problems + [f"{len(problems)} findings"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
