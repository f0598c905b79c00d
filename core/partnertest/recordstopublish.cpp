// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/recordstopublish.h"

#include "core/dane/tlsarecord.h"

namespace relaydeck::partnertest {

QList<AdvisedRecord> recordsToPublish(const PartnerReport& report)
{
    QList<AdvisedRecord> records;
    for (const HostReport& host : report.hosts) {
        if (host.dnssec != dns::Security::Secure)
            continue;
        for (const AdvisedRecord& advised : host.advised) {
            if (!advised.covered)
                records.append(advised);
        }
    }
    return records;
}

QStringList zoneLines(const QList<AdvisedRecord>& records)
{
    QStringList lines;
    lines.reserve(records.size());
    for (const AdvisedRecord& advised : records)
        lines.append(dane::zoneLine(advised.owner, advised.record));
    return lines;
}

}  // namespace relaydeck::partnertest
