#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on an X server of its own, with a window manager: on_x11.sh PROGRAM [ARGUMENT...]
# Ends with the program's exit code; with 77, and says why, where the server or the window manager is not installed.
set -euo pipefail

for needed in Xvfb openbox; do
    if ! command -v "$needed" >/dev/null; then
        echo "Left out: $needed is not installed (installer/packages.sh: test_packages)."
        exit 77
    fi
done

folder=$(mktemp -d)
server='' manager=''
# shellcheck disable=SC2317
finish() {
    [[ -z $manager ]] || kill "$manager" 2>/dev/null || true
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

# The server takes the first display that is free, and tells which when it is ready.
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/display" 2>"$folder/server.log" &
server=$!
if ! read -r -t 20 number <"$folder/display"; then
    cat "$folder/server.log" >&2
    echo "The X server did not start." >&2
    exit 1
fi
export DISPLAY=:$number QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY XDG_ACTIVATION_TOKEN DESKTOP_STARTUP_ID
# The window manager starts its argument when it manages the display, which tells that it is there.
mkfifo "$folder/manager"
openbox --sm-disable --startup "/bin/sh -c 'echo ready >$folder/manager'" >"$folder/manager.log" 2>&1 &
manager=$!
if ! read -r -t 20 _ <"$folder/manager"; then
    cat "$folder/manager.log" >&2
    echo "The window manager did not start." >&2
    exit 1
fi
status=0
"$@" || status=$?
exit "$status"
