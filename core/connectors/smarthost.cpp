// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/smarthost.h"

#include <algorithm>

namespace relaydeck {

namespace {

bool isNumber(QStringView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// QHostAddress also takes the short forms of inet_aton(), such as `10.1`.
QHostAddress strictAddress(const QString& text)
{
    if (text.contains(u'%') || (!text.contains(u':') && text.count(u'.') != 3))
        return {};
    return QHostAddress(text);
}

}  // namespace

bool hasPort(const QString& smartHost)
{
    const QString text = smartHost.trimmed();
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon < 1 || !isNumber(QStringView(text).mid(colon + 1)))
        return false;
    const QString host = text.left(colon);
    // `2001:db8::1` ends like a port, but is an address as a whole.
    return host.endsWith(u']') || !host.contains(u':');
}

Result<SmartHost> SmartHost::fromText(const QString& text)
{
    QString typed = text.trimmed();
    if (hasPort(typed))
        return Error{ErrorCode::InvalidArgument,
                     QStringLiteral("A smart host has no port: mail always goes to port 25.")};
    const qsizetype slash = typed.indexOf(u'/');
    if (slash >= 0) {
        const QHostAddress network = strictAddress(typed.left(slash));
        const QString length = typed.mid(slash + 1);
        const int limit = network.protocol() == QAbstractSocket::IPv6Protocol ? 128 : 32;
        if (network.isNull() || !isNumber(length) || length.size() > 3 || length.toInt() > limit)
            return Error{ErrorCode::InvalidArgument,
                         QStringLiteral("An address range is written as 192.0.2.0/25.")};
        return SmartHost{.kind = Kind::Range, .name = {}, .address = network, .prefixLength = length.toInt()};
    }
    // Exchange shows addresses in brackets.
    if (typed.startsWith(u'[') && typed.endsWith(u']'))
        typed = typed.mid(1, typed.size() - 2);
    const QHostAddress address = strictAddress(typed);
    if (!address.isNull())
        return SmartHost{.kind = Kind::Address, .name = {}, .address = address};
    const Result<DomainName> name = DomainName::fromUserInput(typed);
    if (!name)
        return name.error();
    return SmartHost{.kind = Kind::Name, .name = *name, .address = {}};
}

}  // namespace relaydeck
