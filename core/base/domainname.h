// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>

#include <compare>
#include <optional>

namespace relaydeck {

/// A domain name as DNS has it: at most 255 octets of labels of 1 to 63 octets (RFC 1035 3.1), kept in lower
/// case since names compare without regard to case (RFC 4343) and in the form that DNSSEC signs (RFC
/// 4034 6.2). Default-constructed: the root.
class DomainName {
public:
    DomainName();

    /// A recipient domain as a person types or pastes it: U-labels or A-labels, with or without the final
    /// dot. Refuses what is no domain name for mail: empty, too long, an IP address, `user@domain`, a URL,
    /// labels that are no letter-digit-hyphen labels or no valid IDN. The error's detail is one sentence for
    /// that person.
    static Result<DomainName> fromUserInput(const QString& text);

    /// Presentation form with `\.` and `\DDD` escapes (RFC 1035 5.1); the final dot may be missing. Any
    /// octets allowed.
    static std::optional<DomainName> fromText(QByteArrayView text);

    /// Uncompressed wire form, ending with the root label; nothing may follow it.
    static std::optional<DomainName> fromWire(QByteArrayView wire);

    bool isRoot() const noexcept { return m_wire.size() == 1; }
    /// Number of labels without the root label; a leading `*` counts.
    int labelCount() const noexcept;
    bool isWildcard() const noexcept { return m_wire.startsWith(QByteArrayView("\1*", 2)); }

    /// The name without its left-most label; the root is its own parent.
    DomainName parent() const;
    /// The last `count` labels of the name; the name itself when it has not more.
    DomainName ancestor(int labels) const;
    /// `label` in front of this name; empty when the result would be too long.
    std::optional<DomainName> child(QByteArrayView label) const;
    /// Left-most label, lower case, unescaped; empty for the root.
    QByteArray firstLabel() const;
    QList<QByteArray> labels() const;

    /// True for the name itself and everything below it.
    bool isAtOrBelow(const DomainName& other) const noexcept;
    bool isBelow(const DomainName& other) const noexcept { return *this != other && isAtOrBelow(other); }

    /// Every label is made of letters, digits, hyphens (RFC 5321 2.3.5), and there are at least two, unless
    /// `localhost`.
    bool isHostName() const;

    QByteArray wire() const { return m_wire; }
    /// Presentation form without final dot, `.` for the root; always printable ASCII.
    QString toString() const;
    /// With U-labels where they convert back to the same A-labels; else as toString().
    QString toDisplayString() const;

    friend bool operator==(const DomainName&, const DomainName&) = default;
    /// Canonical DNS name order (RFC 4034 6.1), which NSEC rests on.
    friend std::strong_ordering operator<=>(const DomainName& left, const DomainName& right);
    friend size_t qHash(const DomainName& name, size_t seed = 0) noexcept
    {
        return ::qHash(name.m_wire, seed);
    }

private:
    explicit DomainName(QByteArray wire) : m_wire(std::move(wire)) { }

    QByteArray m_wire;
};

}  // namespace relaydeck
