// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"

namespace relaydeck::test {

DomainName name(const char* text)
{
    const std::optional<DomainName> result = DomainName::fromText(QByteArrayView(text));
    if (!result)
        qFatal("not a domain name: %s", text);
    return *result;
}

}  // namespace relaydeck::test
