// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namepattern.h"

namespace relaydeck {

std::optional<NamePattern> NamePattern::fromText(const QString& text)
{
    const std::optional<DomainName> name = DomainName::fromText(text.trimmed().toUtf8());
    if (!name || name->isRoot())
        return std::nullopt;
    if (!name->isWildcard())
        return NamePattern(*name, false);
    const DomainName behind = name->parent();
    if (behind.isRoot())
        return std::nullopt;
    return NamePattern(behind, true);
}

bool NamePattern::matches(const DomainName& host) const
{
    if (host.isRoot() || host.isWildcard())
        return false;
    return m_wildcard ? host.parent() == m_name : host == m_name;
}

bool matchesPattern(const DomainName& host, const QString& pattern)
{
    const std::optional<NamePattern> parsed = NamePattern::fromText(pattern);
    return parsed && parsed->matches(host);
}

}  // namespace relaydeck
