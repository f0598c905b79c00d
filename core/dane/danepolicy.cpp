// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/danepolicy.h"

namespace relaydeck::dane {

namespace {

QList<tls::Certificate> parsed(const QList<QByteArray>& chain)
{
    QList<tls::Certificate> certificates;
    for (const QByteArray& der : chain) {
        Result<tls::Certificate> certificate = tls::parseCertificate(der);
        if (certificate.ok())
            certificates.append(std::move(*certificate));
    }
    return certificates;
}

ComparedRecord compare(const dns::TlsaData& record, const QList<tls::Certificate>& chain)
{
    ComparedRecord compared;
    compared.published = record;
    compared.usability = usabilityOf(record);
    compared.hashOfNothing = isHashOfNothing(record);
    if (compared.usability != Usability::Usable)
        return compared;
    // RFC 7671 5.1: DANE-EE(3) is about the leaf alone.
    const qsizetype candidates = record.usage == DaneEe ? std::min<qsizetype>(chain.size(), 1) : chain.size();
    for (qsizetype i = 0; i < candidates; ++i)
        compared.shown.append(associationOf(chain.at(i), record.selector, record.matchingType));
    compared.equalAt = static_cast<int>(compared.shown.indexOf(record.association));
    return compared;
}

}  // namespace

QList<DomainName> referenceNames(const DomainName& base, const DomainName& nextHop)
{
    QList<DomainName> names{base};
    if (!nextHop.isRoot() && nextHop != base)
        names.append(nextHop);
    return names;
}

QByteArray associationOf(const tls::Certificate& certificate, quint8 selector, quint8 matchingType)
{
    if (selector > 1)
        return {};
    const bool key = selector == 1;
    switch (matchingType) {
    case 0:
        return key ? certificate.publicKey : certificate.der;
    case 1:
        return key ? certificate.keySha256 : certificate.sha256;
    case 2:
        return key ? certificate.keySha512 : certificate.sha512;
    default:
        return {};
    }
}

dns::TlsaData recordFor(const tls::Certificate& certificate, quint8 usage, quint8 selector,
                        quint8 matchingType)
{
    return {usage, selector, matchingType, associationOf(certificate, selector, matchingType)};
}

EndpointJudgement judgeEndpoint(const tls::Handshake& handshake, const QList<dns::TlsaData>& records,
                                const QList<DomainName>& references, const QDateTime& at)
{
    EndpointJudgement judgement;
    judgement.verdict = tls::verifyDane(handshake.chain, records, references, at);
    const QList<tls::Certificate> chain = parsed(handshake.chain);
    // RFC 7672 3.1.1: 3 1 1 is the form to publish; it outlives a renewal that keeps the key.
    if (!chain.isEmpty())
        judgement.advised = recordFor(chain.first(), DaneEe, 1, 1);
    const QSet<int> setAside = setAsideByAgility(records);
    for (qsizetype i = 0; i < records.size(); ++i) {
        ComparedRecord compared = compare(records.at(i), chain);
        compared.setAside = setAside.contains(static_cast<int>(i));
        if (compared.usability == Usability::Usable && !compared.setAside && !compared.hashOfNothing) {
            ++judgement.counting;
            judgement.equal += compared.equal() ? 1 : 0;
        }
        judgement.records.append(std::move(compared));
    }
    return judgement;
}

}  // namespace relaydeck::dane
