#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Relaydeck and shows it at work on its practice network: some seventy partner domains on this computer's loopback
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
    # Connectors for the practice partners, so that there is something to look at the first time.
    sample=()
    [[ -e build/try/window.sqlite ]] || sample=(--sample)
    exec build/release/app/gui/relaydeck --practice "${sample[@]}" --store build/try/window.sqlite
fi

cli=build/release/app/cli/relaydeck-cli
out=build/try/$(date +%Y%m%d-%H%M%S)
mkdir -p "$out"
relaydeck() {
    # What is run is told on standard error, so that standard output is what the program says.
    local word words=
    for word in "$@"; do
        [[ $word == *[[:space:]]* ]] && words+=" '$word'" || words+=" $word"
    done
    printf '\n$ relaydeck-cli --practice%s\n' "$words" >&2
    "$cli" --store "$out/store.sqlite" --practice "$@"
}
# Partners that fail are what the practice network is for: that mail would wait (exit code 1) or that a partner could not be
# tested (3) is a result here. Anything else is a fault.
verdict() {
    local status=0
    relaydeck "$@" || status=$?
    if ((status != 0 && status != 1 && status != 3)); then
        echo "relaydeck-cli ended with exit code $status" >&2
        return "$status"
    fi
}

say "The practice network and its partners"
relaydeck practice list >"$out/partners.txt"
relaydeck practice list --long
authenticated=health.example protected=bank.example mismatch=city.example

say "Every partner tested: DNS with validation of its own, TLSA, STARTTLS, certificates, MTA-STS"
verdict test --file "$out/partners.txt" | tee "$out/verdicts.txt"
verdict test --ndjson --no-save --file "$out/partners.txt" >"$out/reports.ndjson"

say "What mail would do under each of the six mode pairs, for three of them"
for domain in "$authenticated" "$protected" "$mismatch"; do
    verdict simulate "$domain" | tee -a "$out/matrices.txt"
done

say "A connector for them, and a stricter mode: what changes"
relaydeck connector add "Practice partners" --recipient-domains "$authenticated,$protected,$mismatch"
relaydeck connector set "Practice partners" --dane Mandatory
relaydeck connector list
relaydeck connector route "postmaster@$protected"
verdict simulate "$protected" | tee -a "$out/matrices.txt"

say "The connector as a script for Exchange Online"
relaydeck export exchange --output "$out/connectors.ps1" --reason "Tried on the practice network"
grep -A 14 '^# ----' "$out/connectors.ps1"

say "Done. All of it is in $PWD/$out"
cat <<END
  verdicts.txt      the table of verdicts
  reports.ndjson    every report with its evidence, one JSON object a line
  matrices.txt      the six outcomes of the partners above
  connectors.ps1    the script for Exchange Online
  store.sqlite      the store: relaydeck --practice --store $out/store.sqlite
END
