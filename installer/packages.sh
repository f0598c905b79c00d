# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# The Debian 12 packages that Relaydeck needs, for installer/try.sh and tests/run.sh to source.

# What builds the release and what it needs to start.
build_packages=(
    g++ cmake ninja-build pkg-config ccache mold
    qt6-base-dev qt6-svg-dev qt6-charts-dev qt6-declarative-dev qt6-l10n-tools qt6-tools-dev libqt6opengl6-dev libgl-dev
    libqt6sql6-sqlite libqt6svg6 qt6-wayland qcoro-qt6-dev
    libssl-dev libldns-dev libcli11-dev libgmime-3.0-dev zlib1g-dev
    fonts-inter fonts-jetbrains-mono
)

# What the tests need besides: clang for warnings, format and clang-tidy, Python for the checks of the tree, and the real
# servers of tests/system with the tools that question them; a message bus; an X server with a window manager; what turns paper
# into pictures; last, what Exim needs, which is unpacked beside Postfix.
test_packages=(
    clang-16 clang-format-16 clang-tidy-16 libclang-rt-16-dev python3 git libvalijson-dev
    nsd unbound pdns-recursor postfix nginx-light
    unbound-host bind9-dnsutils ldnsutils openssl curl iproute2 util-linux
    dbus-daemon xvfb openbox poppler-utils libgnutls-dane0 libidn12 libnsl2 libpcre2-8-0 libdb5.3
)

# install_packages NAME...: installs those that are missing, and says so; asks nothing. Needs root or sudo only then.
install_packages() {
    local missing=() package
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    if ((${#missing[@]} == 0)); then
        echo "All Debian packages that are needed are installed."
        return
    fi
    local as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "These Debian packages are missing, and there is no sudo to install them: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing Debian packages: ${missing[*]}"
    # The servers of the tests run in a network of their own; the ones that Debian would start now are kept from it.
    local policy=/usr/sbin/policy-rc.d guarded=
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
        "${as_root[@]}" chmod 755 "$policy"
        guarded=1
    fi
    local status=0
    "${as_root[@]}" apt-get update -qq || status=$?
    ((status != 0)) || "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null >"${TMPDIR:-/tmp}/relaydeck-apt.$$.log" 2>&1 || status=$?
    [[ -z $guarded ]] || "${as_root[@]}" rm -f "$policy"
    if ((status != 0)); then
        tail -n 20 "${TMPDIR:-/tmp}/relaydeck-apt.$$.log" >&2 2>/dev/null || true
        echo "apt-get failed; the packages above are not all installed." >&2
    fi
    rm -f "${TMPDIR:-/tmp}/relaydeck-apt.$$.log"
    return "$status"
}
