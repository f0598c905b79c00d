// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/namepattern.h"

#include <algorithm>

namespace relaydeck::decision {

namespace {

std::optional<DomainName> parsed(const QString& text)
{
    // Text outside of ASCII is no A-label form and matches nothing.
    return DomainName::fromText(text.trimmed().toUtf8());
}

}  // namespace

bool matchesPattern(const DomainName& host, const QString& pattern)
{
    const std::optional<DomainName> name = parsed(pattern);
    if (!name || name->isRoot())
        return false;
    // Only a whole label `*` is a wildcard: `*mail` is a label like any other.
    if (name->firstLabel() == "*")
        return !host.isRoot() && host.firstLabel() != "*" && host.parent() == name->parent();
    return host == *name;
}

bool certificateIsFor(const QString& tlsDomain, const QStringList& certificateNames)
{
    const std::optional<DomainName> wanted = parsed(tlsDomain);
    if (!wanted || wanted->isRoot())
        return false;
    return std::any_of(certificateNames.begin(), certificateNames.end(), [&](const QString& presented) {
        if (wanted->firstLabel() != "*")
            return matchesPattern(*wanted, presented);
        const std::optional<DomainName> name = parsed(presented);
        return name && name->isBelow(wanted->parent());
    });
}

}  // namespace relaydeck::decision
