#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Format and clang-tidy.
#
#   tests/lint.sh             the whole tree
#   tests/lint.sh --some      format of the whole tree; clang-tidy on the files of the last change and on a part of the others,
#                             another part with each commit; what clang-tidy finds is told, and does not fail the run
#   tests/lint.sh --format    format only
#   tests/lint.sh FILE...     these files
#
# clang-tidy needs the `ci` build: its database, generated sources and precompiled headers. It is brought up to date first.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
jobs=$(nproc)

mode=all files=()
while (($#)); do
    case $1 in
    --some) mode=some ;;
    --format) mode=format ;;
    -h | --help) sed -n '3,11s/^# \{0,1\}//p' "$0"; exit ;;
    -*) echo "unknown option $1" >&2; exit 2 ;;
    *) files+=("$1") mode=files ;;
    esac
    shift
done

sources() { find core ui app tests -name samples -prune -o \( -name '*.cpp' -o -name '*.h' \) -print | sort; }

mapfile -t formatted < <(if [[ $mode == files ]]; then printf '%s\n' "${files[@]}"; else sources; fi)
status=0
if clang-format-16 --dry-run --Werror "${formatted[@]}"; then
    echo "Format: ${#formatted[@]} files as clang-format-16 writes them."
else
    echo "Format: run clang-format-16 -i on the files above." >&2
    status=1
fi
[[ $mode != format ]] || exit "$status"

# git where there is a repository; a tree without one (an archive) has no last change.
last_change() { git -c safe.directory="$root" diff --name-only HEAD~1 -- core ui app tests 2>/dev/null || true; }
commit=$(git -c safe.directory="$root" rev-parse HEAD 2>/dev/null || date +%F)
turn=$(printf '%s' "$commit" | cksum | cut -d ' ' -f 1)

mkdir -p build/ci
if ! { cmake --preset ci && cmake --build build/ci -j "$jobs"; } >build/ci/lint.log 2>&1; then
    echo "The ci build is not complete (build/ci/lint.log); clang-tidy may say more than is wrong." >&2
    status=1
fi

mapfile -t checked < <(
    python3 - "$mode" "$turn" <(last_change) "${files[@]}" <<'PYTHON'
import json, os, sys, zlib
mode, turn, changed, *named = sys.argv[1:]
database = sorted({os.path.relpath(entry["file"]) for entry in json.load(open("build/ci/compile_commands.json"))})
database = [name for name in database if name.endswith(".cpp") and not name.startswith("build")]
stems = {os.path.splitext(line.strip())[0] for line in (named if mode == "files" else open(changed))}
for name in database:
    of_this_turn = mode == "all" or mode == "some" and (zlib.crc32(name.encode()) + int(turn)) % 32 == 0
    if of_this_turn or os.path.splitext(name)[0] in stems:
        print(name)
PYTHON
)
echo "clang-tidy-16: ${#checked[@]} files"
if ((${#checked[@]} > 0)); then
    # shellcheck disable=SC2016 # the inner shell expands
    printf '%s\0' "${checked[@]}" |
        xargs -0 -n 1 -P "$jobs" bash -c '
            if ! output=$(clang-tidy-16 --quiet -p build/ci --header-filter="^$0/(core|ui|app|tests)/" "$1" 2>&1); then
                printf "%s\n" "$output" | grep -vE "^[0-9]+ warnings generated|^Suppressed|^Use -header-filter"
                exit 1
            fi' "$root" || tidy=1
fi
# The whole tree is held to it; a part of it, on the way to landing a change, is only told.
if [[ -n ${tidy:-} ]]; then
    echo "clang-tidy: findings above." >&2
    [[ $mode == some ]] || status=1
fi
exit "$status"
