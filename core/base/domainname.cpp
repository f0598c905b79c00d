// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domainname.h"

#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>

#include <algorithm>
#include <array>

namespace relaydeck {

namespace {

constexpr qsizetype MaxWireLength = 255;  // RFC 1035 2.3.4
constexpr qsizetype MaxLabelLength = 63;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isLetterDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Letters, digits, inner hyphens: what a mail domain is made of (RFC 5321 4.1.2); an underscore also passes
/// here, since host names with it are in use, and is left to isHostName().
bool isMailLabel(QByteArrayView label)
{
    return !label.isEmpty() && label.front() != '-' && label.back() != '-'
        && std::all_of(label.begin(), label.end(), [](char c) { return isLetterDigit(c) || c == '-'; });
}

/// Letters of more than one script within a label (Unicode TR 39 5.1, without its exceptions).
bool mixesScripts(const QString& name)
{
    QChar::Script seen = QChar::Script_Unknown;
    for (const QChar c : name) {
        if (c == u'.') {
            seen = QChar::Script_Unknown;
            continue;
        }
        const QChar::Script own = c.script();
        if (!c.isLetter() || own == QChar::Script_Common || own == QChar::Script_Inherited)
            continue;
        if (seen != QChar::Script_Unknown && seen != own)
            return true;
        seen = own;
    }
    return false;
}

/// The labels of a wire form where they stand, without the root label.
class LabelViews {
public:
    explicit LabelViews(QByteArrayView wire) : m_wire(wire)
    {
        for (qsizetype at = 0; wire[at] != '\0'; at += 1 + wire[at])
            m_places[static_cast<std::size_t>(m_count++)] = static_cast<unsigned char>(at);
    }

    int count() const { return m_count; }
    QByteArrayView at(int index) const
    {
        const qsizetype place = m_places[static_cast<std::size_t>(index)];
        return m_wire.sliced(place + 1, m_wire[place]);
    }

private:
    QByteArrayView m_wire;
    std::array<unsigned char, MaxWireLength / 2> m_places{};  // a label takes two octets at least
    int m_count = 0;
};

Error refused(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

QString shown(const QString& text)
{
    QString result = text.left(80);
    for (QChar& c : result) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text.size() > 80 ? result + QStringLiteral("...") : result;
}

}  // namespace

DomainName::DomainName() : m_wire(1, '\0') { }

Result<DomainName> DomainName::fromUserInput(const QString& text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return refused(QStringLiteral("The domain is empty. Give a domain such as partner.example."));
    if (typed.contains(QStringLiteral("://")))
        return refused(QStringLiteral("\"%1\" is a web address. Give the domain alone.").arg(shown(typed)));
    if (typed.contains(u'@'))
        return refused(
            QStringLiteral("\"%1\" is a mail address. Give the part after the @ sign.").arg(shown(typed)));
    QString bare = typed;
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.mid(1, bare.size() - 2);
    if (!QHostAddress(bare).isNull())
        return refused(QStringLiteral("\"%1\" is an IP address. Connectors and DANE need a domain name.")
                           .arg(shown(typed)));
    if (typed.contains(u'*'))
        return refused(QStringLiteral("\"%1\" is a pattern. Give one domain to test.").arg(shown(typed)));
    if (typed.size() > 1000)
        return refused(QStringLiteral("The domain is too long: a name has at most 253 characters."));

    QString name = typed;
    if (name.endsWith(u'.'))
        name.chop(1);
    QByteArray ascii = QUrl::toAce(name).toLower();
    if (ascii.isEmpty()) {
        // toAce() gives nothing for what UTS 46 forbids, and for labels that are too long.
        const QStringList parts = name.split(u'.');
        if (std::any_of(parts.begin(), parts.end(),
                        [](const QString& part) { return part.size() > MaxLabelLength; }))
            return refused(QStringLiteral("\"%1\" has a part of more than 63 characters.").arg(shown(typed)));
        return refused(QStringLiteral("\"%1\" is not a valid domain name.").arg(shown(typed)));
    }

    const QList<QByteArray> labels = ascii.split('.');
    for (const QByteArray& label : labels) {
        if (label.isEmpty())
            return refused(QStringLiteral("\"%1\" has an empty part between two dots.").arg(shown(typed)));
        if (label.size() > MaxLabelLength)
            return refused(QStringLiteral("\"%1\" has a part of more than 63 characters.").arg(shown(typed)));
        if (!isMailLabel(label))
            return refused(
                QStringLiteral("\"%1\" has characters that a mail domain cannot have.").arg(shown(typed)));
        // toAce() lets malformed A-labels such as "xn--a" pass: a valid one decodes, and encodes to itself
        // again.
        if (label.startsWith("xn--")) {
            const QString unicode = QUrl::fromAce(label + ".example", QUrl::IgnoreIDNWhitelist).chopped(8);
            if (unicode.startsWith(QStringLiteral("xn--")) || QUrl::toAce(unicode) != label)
                return refused(QStringLiteral("\"%1\" has a part that is no valid international name.")
                                   .arg(shown(typed)));
        }
    }
    if (labels.size() < 2)
        return refused(QStringLiteral("\"%1\" is a single word. Give a full domain such as partner.example.")
                           .arg(shown(typed)));
    if (std::all_of(labels.last().begin(), labels.last().end(), [](char c) { return c >= '0' && c <= '9'; }))
        return refused(QStringLiteral("\"%1\" ends in a number, which no domain does.").arg(shown(typed)));
    const std::optional<DomainName> result = fromText(ascii);
    if (!result)
        return refused(QStringLiteral("The domain is too long: a name has at most 253 characters."));
    return *result;
}

std::optional<DomainName> DomainName::fromText(QByteArrayView text)
{
    if (text == QByteArrayView("."))
        return DomainName();
    QByteArray wire;
    QByteArray label;
    const auto endLabel = [&wire, &label] {
        if (label.isEmpty() || label.size() > MaxLabelLength)
            return false;
        wire.append(static_cast<char>(label.size()));
        wire.append(label);
        label.clear();
        return true;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (!endLabel())
                return std::nullopt;
        } else if (c == '\\') {
            if (i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9') {
                bool ok = false;
                const int octet = i + 3 < text.size() ? text.sliced(i + 1, 3).toByteArray().toInt(&ok) : 0;
                if (!ok || octet > 255)
                    return std::nullopt;
                label.append(lower(static_cast<char>(octet)));
                i += 3;
            } else if (i + 1 < text.size()) {
                label.append(lower(text[++i]));
            } else {
                return std::nullopt;
            }
        } else {
            label.append(lower(c));
        }
        if (wire.size() + label.size() > MaxWireLength)
            return std::nullopt;
    }
    if (!label.isEmpty() && !endLabel())
        return std::nullopt;
    if (wire.isEmpty())
        return std::nullopt;
    wire.append('\0');
    if (wire.size() > MaxWireLength)
        return std::nullopt;
    return DomainName(std::move(wire));
}

std::optional<DomainName> DomainName::fromWire(QByteArrayView wire)
{
    if (wire.isEmpty() || wire.size() > MaxWireLength)
        return std::nullopt;
    QByteArray canonical;
    canonical.reserve(wire.size());
    qsizetype at = 0;
    while (at < wire.size()) {
        const auto length = static_cast<unsigned char>(wire[at]);
        if (length > MaxLabelLength || at + 1 + length > wire.size())
            return std::nullopt;
        canonical.append(static_cast<char>(length));
        if (length == 0)
            return at + 1 == wire.size() ? std::optional(DomainName(std::move(canonical))) : std::nullopt;
        for (qsizetype i = 1; i <= length; ++i)
            canonical.append(lower(wire[at + i]));
        at += 1 + length;
    }
    return std::nullopt;
}

int DomainName::labelCount() const noexcept
{
    int count = 0;
    for (qsizetype at = 0; m_wire[at] != 0; at += 1 + static_cast<unsigned char>(m_wire[at]))
        ++count;
    return count;
}

DomainName DomainName::parent() const
{
    return isRoot() ? *this : DomainName(m_wire.mid(1 + static_cast<unsigned char>(m_wire[0])));
}

DomainName DomainName::ancestor(int labels) const
{
    DomainName result = *this;
    for (int surplus = labelCount() - labels; surplus > 0; --surplus)
        result = result.parent();
    return result;
}

std::optional<DomainName> DomainName::child(QByteArrayView label) const
{
    if (label.isEmpty() || label.size() > MaxLabelLength || m_wire.size() + 1 + label.size() > MaxWireLength)
        return std::nullopt;
    QByteArray wire(1, static_cast<char>(label.size()));
    for (const char c : label)
        wire.append(lower(c));
    return DomainName(wire + m_wire);
}

QByteArray DomainName::firstLabel() const
{
    return m_wire.mid(1, static_cast<unsigned char>(m_wire[0]));
}

QList<QByteArray> DomainName::labels() const
{
    QList<QByteArray> result;
    for (qsizetype at = 0; m_wire[at] != 0; at += 1 + static_cast<unsigned char>(m_wire[at]))
        result.append(m_wire.mid(at + 1, static_cast<unsigned char>(m_wire[at])));
    return result;
}

bool DomainName::isAtOrBelow(const DomainName& other) const noexcept
{
    qsizetype at = 0;
    while (m_wire.size() - at > other.m_wire.size())
        at += 1 + static_cast<unsigned char>(m_wire[at]);
    return QByteArrayView(m_wire).sliced(at) == QByteArrayView(other.m_wire);
}

bool DomainName::isHostName() const
{
    const QList<QByteArray> parts = labels();
    if (parts.isEmpty() || (parts.size() == 1 && parts.first() != "localhost"))
        return false;
    return std::all_of(parts.begin(), parts.end(),
                       [](const QByteArray& label) { return isMailLabel(label); });
}

QString DomainName::toString() const
{
    if (isRoot())
        return QStringLiteral(".");
    QString text;
    for (const QByteArray& label : labels()) {
        if (!text.isEmpty())
            text += u'.';
        for (const char c : label) {
            const auto octet = static_cast<unsigned char>(c);
            if (octet <= 0x20 || octet >= 0x7f)
                text += QStringLiteral("\\%1").arg(octet, 3, 10, QLatin1Char('0'));
            else if (QByteArrayView(".\\\"();@$").contains(c))
                text.append(u'\\').append(QLatin1Char(c));
            else
                text += QLatin1Char(c);
        }
    }
    return text;
}

QString DomainName::toDisplayString() const
{
    const QString ascii = toString();
    if (!ascii.contains(QStringLiteral("xn--")))
        return ascii;
    const QString unicode = QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    if (mixesScripts(unicode))  // look-alikes stay as A-labels
        return ascii;
    return QUrl::toAce(unicode) == ascii.toLatin1() ? unicode : ascii;
}

std::strong_ordering operator<=>(const DomainName& left, const DomainName& right)
{
    const LabelViews a(left.m_wire);
    const LabelViews b(right.m_wire);
    const int common = std::min(a.count(), b.count());
    for (int i = 1; i <= common; ++i) {
        // Octet strings compare as unsigned, which QByteArrayView does (memcmp), a missing octet sorting
        // first.
        const int order = a.at(a.count() - i).compare(b.at(b.count() - i));
        if (order != 0)
            return order < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return a.count() <=> b.count();
}

}  // namespace relaydeck
