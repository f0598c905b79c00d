#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Exim with GnuTLS for the bench (servers/exim.py), unpacked beside Postfix, whose package it conflicts with.
# Without a network its partners are left out, which the tests say; in CI (CI=true), or with a network, that is a failure.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
target=$PWD/build/exim package=exim4-daemon-light

[[ -x $target/usr/sbin/exim4 ]] && { echo "Exim is there: $target"; exit; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

download() { (cd "$folder" && apt-get download -qq -o APT::Sandbox::User=root "$package"); }
refresh() { "${as_root[@]}" apt-get update -qq -o APT::Update::Error-Mode=any; }

as_root=()
((EUID == 0)) || as_root=(sudo -n)
if ! download; then
    if refresh; then
        download || exit
    elif [[ ${CI:-} == true ]]; then
        echo "$package cannot be downloaded." >&2
        exit 1
    else
        echo "SKIPPED: no network; the partners with Exim are left out of the system tests."
        exit
    fi
fi
mkdir -p build
dpkg -x "$folder/$package"_*.deb "$folder/unpacked" && rm -rf "$target" && mv "$folder/unpacked" "$target" || exit
echo "Exim is unpacked: $target"
