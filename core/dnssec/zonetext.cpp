// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonetext.h"

#include "core/dnssec/ldnsrecord.h"

#include <ldns/ldns.h>

namespace relaydeck::dnssec {

namespace {

struct RdfFree {
    void operator()(ldns_rdf* rdf) const noexcept { ldns_rdf_deep_free(rdf); }
};

}  // namespace

Result<QList<dns::Record>> recordsFromText(const QByteArray& text, const DomainName& origin,
                                           quint32 defaultTtl)
{
    const QByteArray originText = origin.toString().toLatin1();
    const std::unique_ptr<ldns_rdf, RdfFree> originName(ldns_dname_new_frm_str(originText.constData()));
    QList<dns::Record> records;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith(';'))
            continue;
        ldns_rr* parsed = nullptr;
        const ldns_status status =
            ldns_rr_new_frm_str(&parsed, line.constData(), defaultTtl, originName.get(), nullptr);
        const LdnsRecord record(parsed);
        if (status != LDNS_STATUS_OK)
            return Error{
                ErrorCode::InvalidData,
                QStringLiteral("line %1 is no record: %2")
                    .arg(QString::number(i + 1), QString::fromLatin1(ldns_get_errorstr_by_id(status)))};
        records.append(fromLdns(record.get()));
    }
    return records;
}

QByteArray zoneText(const QList<dns::Record>& records)
{
    QByteArray text;
    for (const dns::Record& record : records) {
        const LdnsRecord converted = toLdns(record);
        char* line = converted ? ldns_rr2str(converted.get()) : nullptr;
        text += line ? QByteArray(line) : QByteArray("; a record that does not parse\n");
        free(line);
    }
    return text;
}

}  // namespace relaydeck::dnssec
