// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/domainname.h"
#include "core/base/result.h"

#include <QtTest/QtTest>

namespace relaydeck::test {

/// A name for a test, from presentation form; fails hard on a malformed one.
DomainName name(const char* text);

}  // namespace relaydeck::test
