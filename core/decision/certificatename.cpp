// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/certificatename.h"

#include "core/base/namepattern.h"

#include <algorithm>

namespace relaydeck::decision {

bool certificateIsFor(const QString& tlsDomain, const QStringList& certificateNames)
{
    const std::optional<NamePattern> wanted = NamePattern::fromText(tlsDomain);
    if (!wanted)
        return false;
    return std::any_of(certificateNames.begin(), certificateNames.end(), [&](const QString& presented) {
        if (!wanted->isWildcard())
            return matchesPattern(wanted->name(), presented);
        const std::optional<DomainName> name = DomainName::fromText(presented.trimmed().toUtf8());
        return name && name->isBelow(wanted->name());
    });
}

}  // namespace relaydeck::decision
