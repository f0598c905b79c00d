#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Relaydeck and shows it at work on its practice network: some two dozen partner domains on this computer's loopback
# addresses, good ones and one for each way in which partners fail. Nothing outside this computer is asked or changed.
#
#   installer/try.sh              installs the Debian packages that are missing (root or sudo), builds, starts the window
#   installer/try.sh --headless   the main job on the command line instead; also where there is no display
#   installer/try.sh --no-install
set -euo pipefail
cd "$(dirname "$0")/.."

headless="" install=1
for option in "$@"; do
    case $option in
    --headless) headless=1 ;;
    --no-install) install='' ;;
    -h | --help) sed -n '3,8s/^# \{0,1\}//p' "$0"; exit ;;
    *) echo "unknown option $option" >&2; exit 2 ;;
    esac
done
[[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || headless=1

say() { printf '\n== %s\n' "$*"; }
run() {
    printf '$ %s\n' "$(sed "s|$PWD/||g" <<<"$*")"
    "$@"
}

say "Debian packages"
if [[ -n $install ]]; then
    # shellcheck source=packages.sh
    . installer/packages.sh
    install_packages "${build_packages[@]}"
else
    echo "Left alone, as asked."
fi

say "Build (build/release; a few minutes the first time)"
mkdir -p build/release
log=build/release/try.log
target=(--target relaydeck-cli)
[[ -n $headless ]] || target+=(relaydeck)
if ! cmake --preset release >"$log" 2>&1 || ! cmake --build build/release -j "$(nproc)" "${target[@]}" >>"$log" 2>&1; then
    tail -n 60 "$log" >&2
    echo "The build failed; all of its output is in $log" >&2
    exit 1
fi
tail -n 1 "$log"

if [[ -z $headless ]]; then
    say "Relaydeck, on the practice network"
    echo "The window keeps what you do in build/try/window.sqlite; close it to end."
    mkdir -p build/try
    exec build/release/app/gui/relaydeck --practice --store build/try/window.sqlite
fi

cli=build/release/app/cli/relaydeck-cli
out=$PWD/build/try/$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
store=$out/store.sqlite
relaydeck() { run "$cli" --store "$store" --practice "$@"; }
# Partners that fail are what the practice network is for: exit code 1, mail would wait, is a result here, and 3, could not be
# tested, is one too. Anything else is a fault.
verdict() {
    local status=0
    relaydeck "$@" || status=$?
    case $status in
    0 | 1 | 3) ;;
    *) echo "exit code $status" >&2; exit 1 ;;
    esac
}

say "The practice partners"
relaydeck practice list | tee "$out/partners.txt" | grep -v '^\$' | column -c 120 2>/dev/null || cat "$out/partners.txt"
sed -i '/^\$/d' "$out/partners.txt"

say "Every partner tested: DNS with its own validation, TLSA, STARTTLS, certificates, MTA-STS"
verdict test --file "$out/partners.txt" | tee "$out/verdicts.txt"

say "What mail would do under each of the six mode pairs, for three of them"
for domain in $(awk 'NR == 1 || NR == 7 || NR == 13' "$out/partners.txt"); do
    verdict simulate "$domain" | tee -a "$out/matrices.txt"
done

say "A connector for the first of them, and a stricter mode for it"
first=$(head -n 1 "$out/partners.txt")
relaydeck connector add "Practice partner" --recipient-domains "$first"
relaydeck connector set "Practice partner" --dane Mandatory
relaydeck connector list
relaydeck connector route "postmaster@$first"

say "The connectors as a script for Exchange Online"
relaydeck export exchange --output "$out/connectors.ps1"
sed -n '1,20p' "$out/connectors.ps1"

say "Done. Reports, store and script are in ${out#"$PWD"/}"
ls -l "$out"
