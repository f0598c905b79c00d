#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes COMPARISON.md: what other programs say of the bench's partners.
#   tests/system/compare.sh [PATH/relaydeck-cli]
set -euo pipefail
cd "$(dirname "$0")"
program=$(realpath "${1:-../../build/dev-asan/app/cli/relaydeck-cli}")
exec python3 -B bench.py python3 -B test_comparison.py "$program" "$PWD/COMPARISON.md"
