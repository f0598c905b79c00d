#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every page, state, dialog and document of the program, on the practice network, without a display.
#
#   tests/screenshots.sh [FOLDER]    FOLDER: outside the source tree; unless given, a new one under the temporary files
#
# For each: light and dark; 1x, 1.25x and 2x; 1440x900 and 900x600; right to left; 40 % longer words; high contrast;
# letters of twice the size. Needs the packages of installer/packages.sh, among them the fonts; builds build/dev-asan.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ ${1:-} != -h && ${1:-} != --help ]] || { sed -n '3,8s/^# \{0,1\}//p' "$0"; exit; }
folder=${1:-$(mktemp -d -t relaydeck-pictures.XXXXXX)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
case $folder/ in
"$PWD"/*) echo "$folder is inside the source tree" >&2; exit 2 ;;
esac

cmake --preset dev-asan >/dev/null
cmake --build --preset dev-asan --target relaydeck_pictures | tail -n 1
program=build/dev-asan/tests/ui/pictures/relaydeck_pictures
export QT_QPA_PLATFORM=offscreen ASAN_OPTIONS=detect_leaks=0

failed=''
# take SCALE SUFFIX OPTION...
take() {
    local scale=$1 suffix=$2
    shift 2
    QT_SCALE_FACTOR=$scale "$program" --suffix "-$suffix" "$@" "$folder" || failed=1
}
for theme in light dark; do
    take 1 "$theme" --theme "$theme"
    take 1 "$theme-900" --theme "$theme" --size 900x600
    take 2 "$theme-2x" --theme "$theme"
    take 1 "$theme-contrast" --theme "$theme" --contrast
done
take 1.25 light-1.25x
take 1 light-rtl --rtl
take 1 light-long --pseudo
take 1 light-large --letters 200
echo "Pictures: $(find "$folder" -name '*.png' | wc -l) in $folder"
[[ -z $failed ]]
