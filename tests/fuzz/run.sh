#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the fuzz targets of build/ci, two at a time, each for some seconds, from its seeds and from what earlier
# runs have reached (build/ci/fuzz/TARGET). What breaks a target is left in build/ci/fuzz/found: once it is
# understood it goes into tests/fuzz/corpus/TARGET, where ctest runs it from then on.
#
#   tests/fuzz/run.sh [SECONDS [TARGET...]]     15 seconds and all targets, unless told
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
seconds=${1:-15}
shift
targets=("$@")
if ((${#targets[@]} == 0)); then
    mapfile -t targets < <(find build/ci/tests/fuzz -maxdepth 1 -type f -executable -name 'fuzz_*' -printf '%f\n' | sort)
fi
if ((${#targets[@]} == 0)); then
    echo "There are no fuzz targets in build/ci: cmake --preset ci && cmake --build --preset ci" >&2
    exit 1
fi

fuzz_one() {
    local target=$1 seconds=$2 log=build/ci/fuzz/$1.log
    mkdir -p "build/ci/fuzz/$target" build/ci/fuzz/found
    if QT_LOGGING_RULES='*=false' ASAN_OPTIONS=quarantine_size_mb=64 "build/ci/tests/fuzz/$target" \
        -max_total_time="$seconds" -timeout=20 -len_control=0 -print_final_stats=1 \
        -artifact_prefix="build/ci/fuzz/found/$target-" \
        "build/ci/fuzz/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1 </dev/null; then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, nothing found"
    else
        echo "$target: FOUND"
        grep -E 'Does not hold|ERROR|runtime error|SUMMARY|written to' "$log" | head -n 8
        return 1
    fi
}
export -f fuzz_one
printf '%s\n' "${targets[@]}" | xargs -P 2 -I{} bash -c 'fuzz_one "$1" "$2"' _ {} "$seconds"
