// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/confidential.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace relaydeck::documents {

namespace {

QString leftOut()
{
    return QStringLiteral("[left out]");
}

/// The names that were said in EHLO and HELO.
QStringList ehloNames(const partnertest::Evidence& evidence)
{
    QStringList names;
    for (const partnertest::HostEndpoint& host : evidence.endpoints) {
        for (const smtp::TranscriptLine& said : host.endpoint.transcript) {
            const QString text = QString::fromUtf8(said.text);
            if (said.from == smtp::TranscriptLine::From::Client
                && (text.startsWith(u"EHLO ") || text.startsWith(u"HELO ")))
                names << text.mid(5).trimmed();
        }
    }
    return names;
}

/// Replaces what reads as an address, but not those of the partner.
QString withoutAddresses(const QString& text, const QRegularExpression& pattern, const QSet<QString>& allowed)
{
    QString result;
    qsizetype end = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QHostAddress address(match.captured());
        const bool foreign = !address.isNull() && !allowed.contains(address.toString());
        result += text.mid(end, match.capturedStart() - end) + (foreign ? leftOut() : match.captured());
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

}  // namespace

Confidential::Confidential(const partnertest::PartnerReport& report)
{
    for (const dns::Exchange& exchange : report.evidence.exchanges)
        m_words << exchange.upstream;
    for (const partnertest::ResolverFitness& fitness : report.resolvers)
        m_words << fitness.resolver;
    m_words << ehloNames(report.evidence);
    for (const partnertest::HostReport& host : report.hosts) {
        for (const QHostAddress& address : host.addresses)
            m_partnerAddresses.insert(address.toString());
    }
    if (report.secondOpinion) {
        for (const partnertest::OpinionServerReport& server : report.secondOpinion->servers) {
            if (report.secondOpinion->of == partnertest::SecondOpinionRequest::Of::NameServers)
                m_partnerAddresses.insert(QHostAddress(server.address).toString());
            else
                m_words << server.address;
        }
    }
    // What is as short as "mx" would also be found inside of other words.
    constexpr qsizetype Shortest = 4;
    m_words.removeIf([](const QString& word) { return word.size() < Shortest; });
    m_words.removeDuplicates();
    std::sort(m_words.begin(), m_words.end(),
              [](const QString& a, const QString& b) { return a.size() > b.size(); });
}

QString Confidential::removedFrom(const QString& text) const
{
    static const QRegularExpression ipv4(
        QStringLiteral("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9])"));
    // At least two colons, so that a time of day is none.
    static const QRegularExpression ipv6(
        QStringLiteral("(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|:)?(?![0-9A-Fa-f:])"));
    QString result = text;
    for (const QString& word : m_words)
        result.replace(word, leftOut(), Qt::CaseInsensitive);
    result = withoutAddresses(result, ipv4, m_partnerAddresses);
    return withoutAddresses(result, ipv6, m_partnerAddresses);
}

}  // namespace relaydeck::documents
