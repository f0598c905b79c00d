#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Relaydeck and runs all of its tests: everything that must hold before a change lands.
#
#   tests/run.sh                installs the Debian packages that are missing (root or sudo), then builds and tests
#   tests/run.sh --quick        only the build with sanitizers and the tests, nothing installed
#   tests/run.sh --no-install   all of it, nothing installed
#
# In this order, each step told as it starts; a step that fails does not keep the others from running:
#   1. g++, AddressSanitizer and UndefinedBehaviorSanitizer, warnings are errors    build/dev-asan
#   2. clang 16, warnings are errors; the core and its fuzz targets with sanitizers  build/ci
#   3. format, clang-tidy (tests/lint.sh --some)
#   4. every fuzzer for 15 seconds (tests/fuzz/run.sh)
#   5. every test, by ctest; those with real servers need root and say so where they are skipped
set -uo pipefail
cd "$(dirname "$0")/.." || exit
exec </dev/null

install=1 quick=''
for option in "$@"; do
    case $option in
    --quick) quick=1 install='' ;;
    --no-install) install='' ;;
    -h | --help) sed -n '3,14s/^# \{0,1\}//p' "$0"; exit ;;
    *) echo "unknown option $option" >&2; exit 2 ;;
    esac
done

failed=()
step() {
    local name=$1 started=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if "$@"; then
        echo "-- $((SECONDS - started)) s"
    else
        failed+=("$name")
        echo "-- FAILED after $((SECONDS - started)) s: $name" >&2
    fi
}

jobs=$(nproc)
export CTEST_OUTPUT_ON_FAILURE=1 CMAKE_BUILD_PARALLEL_LEVEL=$jobs NINJA_STATUS="[%f/%t %es] "

# Only the end of a long build is of interest, unless it fails.
build() {
    local preset=$1
    mkdir -p "build/$preset"
    if ! cmake --preset "$preset" >"build/$preset/run.log" 2>&1 ||
        ! cmake --build --preset "$preset" >>"build/$preset/run.log" 2>&1; then
        grep -vE '^\[[0-9]+/[0-9]+ ' "build/$preset/run.log" | tail -n 150
        return 1
    fi
    tail -n 1 "build/$preset/run.log"
}

if [[ -n $install ]]; then
    # shellcheck source=../installer/packages.sh
    . installer/packages.sh
    step "Debian packages" install_packages "${build_packages[@]}" "${test_packages[@]}"
    step "Exim beside Postfix" tests/system/fetch-exim.sh
fi
step "Build with g++ and sanitizers" build dev-asan
if [[ -z $quick ]]; then
    step "Build with clang 16" build ci
    step "Format and clang-tidy" tests/lint.sh --some
    step "Fuzzers" tests/fuzz/run.sh 15
fi
step "Tests" ctest --preset dev-asan -j "$((jobs * 2))"

if ((${#failed[@]} > 0)); then
    printf 'FAILED: %s\n' "${failed[@]}" >&2
    exit 1
fi
echo "tests/run.sh: all of it passed in $((SECONDS / 60)) min $((SECONDS % 60)) s"
