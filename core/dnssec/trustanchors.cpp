// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/trustanchors.h"

#include "core/dnssec/zonetext.h"

#include <QtCore/QFile>

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

}  // namespace

Result<TrustAnchors> TrustAnchors::fromText(const QByteArray& text)
{
    Result<QList<dns::Record>> records = recordsFromText(text, DomainName());
    if (!records)
        return unusable(QStringLiteral("Trust anchors: %1.").arg(records.error().detail));
    for (const dns::Record& record : *records) {
        if (!isAnchor(record))
            return unusable(QStringLiteral("Trust anchors: \"%1\" is neither a DS nor a DNSKEY record.")
                                .arg(dns::recordText(record).left(200)));
    }
    if (records->isEmpty())
        return unusable(QStringLiteral("Trust anchors: there is no DS or DNSKEY record."));
    TrustAnchors anchors;
    anchors.m_records = std::move(*records);
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
