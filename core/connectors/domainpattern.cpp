// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/domainpattern.h"

namespace relaydeck {

Result<DomainPattern> DomainPattern::fromText(const QString& text)
{
    const QString typed = text.trimmed();
    if (typed == u'*')
        return DomainPattern{.kind = Kind::Everything, .domain = {}};
    if (!typed.startsWith(QStringLiteral("*."))) {
        if (typed.contains(u'*'))
            return Error{
                ErrorCode::InvalidArgument,
                QStringLiteral("A wildcard can only be the whole first part, as in *.partner.example.")};
        const Result<DomainName> domain = DomainName::fromUserInput(typed);
        if (!domain)
            return domain.error();
        return DomainPattern{.kind = Kind::Exact, .domain = *domain};
    }
    const QString base = typed.mid(2);
    if (base.contains(u'*'))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("Only the first part can be a wildcard, as in *.partner.example.")};
    // A wildcard may stand right below a top-level domain, which is no recipient domain on its own.
    const bool topLevel = !base.isEmpty() && !base.contains(u'.');
    const Result<DomainName> domain =
        DomainName::fromUserInput(topLevel ? QStringLiteral("x.") + base : base);
    if (!domain)
        return domain.error();
    return DomainPattern{.kind = Kind::Wildcard, .domain = topLevel ? domain->parent() : *domain};
}

QString DomainPattern::toString() const
{
    switch (kind) {
    case Kind::Exact:
        return domain.toString();
    case Kind::Wildcard:
        return QStringLiteral("*.") + domain.toString();
    case Kind::Everything:
        return QStringLiteral("*");
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck
