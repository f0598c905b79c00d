// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/trustanchors.h"

#include "core/base/plaintext.h"
#include "core/dnssec/primitives.h"
#include "core/dnssec/zonetext.h"

#include <QtCore/QFile>

#include <algorithm>

namespace relaydeck::dnssec {

namespace {

constexpr qint64 MaxFileSize = 1024 * 1024;

Error unusable(const QString& why)
{
    return {ErrorCode::TrustAnchorsUnusable, why};
}

/// The digest has the length of its type; of a type that we do not know, any.
bool digestFits(const dns::DsData& ds)
{
    switch (ds.digestType) {
    case 1:
        return ds.digest.size() == 20;
    case 2:
        return ds.digest.size() == 32;
    case 4:
        return ds.digest.size() == 48;
    default:
        return true;
    }
}

bool isAnchor(const dns::Record& record)
{
    const std::optional<dns::DsData> ds = dns::dsOf(record);
    return ds ? digestFits(*ds) : dns::dnskeyOf(record).has_value();
}

Error negativeAnchor(const QString& what)
{
    return unusable(
        QStringLiteral("Trust anchors: %1 is a negative trust anchor (RFC 7646), which Relaydeck does "
                       "not support: no zone can be excepted from validation. Remove it.")
            .arg(what));
}

/// A line by which other resolvers except a zone from validation: Unbound and Knot Resolver (`insecure`),
/// BIND and PowerDNS (`nta`), or a sign before the name.
bool looksNegative(const QByteArray& line)
{
    const QByteArray text = line.split(';').first().trimmed().toLower();  // without the comment
    return text.startsWith('-') || text.startsWith('!') || text.contains("insecure")
        || text.contains("negative") || text.startsWith("nta ") || text.contains(" nta ")
        || text.contains("addnta");
}

/// Why a text is refused; what other programs write for negative anchors is called so.
Error refusal(const QByteArray& text, const QString& why)
{
    const QList<QByteArray> lines = text.split('\n');
    const auto negative = std::find_if(lines.begin(), lines.end(), looksNegative);
    return negative == lines.end()
        ? unusable(why)
        : negativeAnchor(QStringLiteral("\"%1\"").arg(plainText(negative->trimmed(), 100)));
}

/// Some record by which the zone's keys could be trusted, whatever the settings are.
bool canBeUsed(const dns::Record& record)
{
    if (const std::optional<dns::DsData> ds = dns::dsOf(record))
        return canVerify(ds->algorithm) && canDigest(ds->digestType);
    const std::optional<dns::DnskeyData> key = dns::dnskeyOf(record);
    return key && canVerify(key->algorithm);
}

}  // namespace

Result<TrustAnchors> TrustAnchors::fromText(const QByteArray& text)
{
    Result<QList<dns::Record>> records = recordsFromText(text, DomainName());
    if (!records)
        return refusal(text, QStringLiteral("Trust anchors: %1.").arg(records.error().detail));
    for (const dns::Record& record : *records) {
        if (!isAnchor(record))
            return refusal(text,
                           QStringLiteral("Trust anchors: \"%1\" is neither a DS nor a DNSKEY record.")
                               .arg(dns::recordText(record).left(200)));
    }
    if (records->isEmpty())
        return unusable(QStringLiteral("Trust anchors: there is no DS or DNSKEY record."));
    TrustAnchors anchors;
    anchors.m_records = std::move(*records);
    for (const dns::Record& record : std::as_const(anchors.m_records)) {
        // A zone without any usable record would count as unsigned (RFC 4035 5.2): an exception by another
        // name. Algorithm 0 is the way in which a child takes its DS away (RFC 8078 4).
        const QList<dns::Record> ofZone = anchors.at(record.owner);
        if (std::none_of(ofZone.begin(), ofZone.end(), canBeUsed))
            return negativeAnchor(QStringLiteral("\"%1\", of an algorithm or digest that cannot be used,")
                                      .arg(dns::recordText(record).left(200)));
    }
    return anchors;
}

Result<TrustAnchors> TrustAnchors::fromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(QStringLiteral("Trust anchors: %1: %2.").arg(path, file.errorString()));
    const QByteArray text = file.read(MaxFileSize + 1);
    if (file.error() != QFileDevice::NoError)
        return unusable(QStringLiteral("Trust anchors: %1: %2.").arg(path, file.errorString()));
    if (text.size() > MaxFileSize)
        return unusable(QStringLiteral("Trust anchors: %1 is too large.").arg(path));
    return fromText(text);
}

TrustAnchors TrustAnchors::root()
{
    const Result<TrustAnchors> anchors = fromFile(QStringLiteral(":/anchors/root.ds"));
    if (!anchors)  // the file is part of the program
        qFatal("%s", qPrintable(anchors.error().detail));
    return *anchors;
}

QList<dns::Record> TrustAnchors::at(const DomainName& zone) const
{
    QList<dns::Record> records;
    for (const dns::Record& record : m_records) {
        if (record.owner == zone)
            records.append(record);
    }
    return records;
}

std::optional<DomainName> TrustAnchors::closest(const DomainName& name) const
{
    std::optional<DomainName> zone;
    for (const dns::Record& record : m_records) {
        if (name.isAtOrBelow(record.owner) && (!zone || record.owner.isBelow(*zone)))
            zone = record.owner;
    }
    return zone;
}

}  // namespace relaydeck::dnssec
