// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/reportfacts.h"

#include "core/base/plaintext.h"
#include "core/dane/tlsarecord.h"
#include "core/partnertest/reportwords.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

constexpr qsizetype MaxValue = 300;
/// Of a set, so that a partner with thousands of records does not make thousands of lines.
constexpr qsizetype MaxMembers = 100;

constexpr Words<FactArea, 8> AreaNames{{{FactArea::Domain, "domain"},
                                        {FactArea::Host, "host"},
                                        {FactArea::Dnssec, "dnssec"},
                                        {FactArea::Tlsa, "tlsa"},
                                        {FactArea::Tls, "tls"},
                                        {FactArea::Certificate, "certificate"},
                                        {FactArea::MtaSts, "mta-sts"},
                                        {FactArea::TlsReporting, "tls-reporting"}}};

constexpr Words<FactArea, 8> AreaTexts{{{FactArea::Domain, "Domain"},
                                        {FactArea::Host, "Mail servers"},
                                        {FactArea::Dnssec, "DNSSEC"},
                                        {FactArea::Tlsa, "TLSA records"},
                                        {FactArea::Tls, "TLS"},
                                        {FactArea::Certificate, "Certificate"},
                                        {FactArea::MtaSts, "MTA-STS policy"},
                                        {FactArea::TlsReporting, "TLS reporting"}}};

constexpr Words<FactKind, 25> KindNames{{{FactKind::MailBy, "mail-by"},
                                         {FactKind::Preference, "preference"},
                                         {FactKind::Address, "address"},
                                         {FactKind::Status, "status"},
                                         {FactKind::Algorithms, "algorithms"},
                                         {FactKind::SignaturesUntil, "signatures-until"},
                                         {FactKind::TlsaState, "tlsa"},
                                         {FactKind::TlsaRecord, "tlsa-record"},
                                         {FactKind::DaneOutcome, "dane"},
                                         {FactKind::StartTls, "starttls"},
                                         {FactKind::TlsVersion, "tls-version"},
                                         {FactKind::Cipher, "cipher"},
                                         {FactKind::Names, "names"},
                                         {FactKind::Issuer, "issuer"},
                                         {FactKind::ValidUntil, "valid-until"},
                                         {FactKind::Key, "key"},
                                         {FactKind::Fingerprint, "fingerprint"},
                                         {FactKind::PublicTrust, "public-trust"},
                                         {FactKind::StsOutcome, "mta-sts"},
                                         {FactKind::PolicyId, "policy-id"},
                                         {FactKind::PolicyMode, "policy-mode"},
                                         {FactKind::PolicyMaxAge, "policy-max-age"},
                                         {FactKind::PolicyPattern, "policy-mx"},
                                         {FactKind::PolicyFault, "policy-fault"},
                                         {FactKind::ReportRecord, "tls-rpt-record"}}};

constexpr Words<FactKind, 25> KindTexts{{{FactKind::MailBy, "mail goes by"},
                                         {FactKind::Preference, "preference"},
                                         {FactKind::Address, "address"},
                                         {FactKind::Status, "DNSSEC status"},
                                         {FactKind::Algorithms, "key algorithms"},
                                         {FactKind::SignaturesUntil, "signatures valid until"},
                                         {FactKind::TlsaState, "TLSA"},
                                         {FactKind::TlsaRecord, "record"},
                                         {FactKind::DaneOutcome, "DANE"},
                                         {FactKind::StartTls, "STARTTLS"},
                                         {FactKind::TlsVersion, "TLS version"},
                                         {FactKind::Cipher, "cipher"},
                                         {FactKind::Names, "names"},
                                         {FactKind::Issuer, "issuer"},
                                         {FactKind::ValidUntil, "valid until"},
                                         {FactKind::Key, "key"},
                                         {FactKind::Fingerprint, "SHA-256 fingerprint"},
                                         {FactKind::PublicTrust, "public trust"},
                                         {FactKind::StsOutcome, "outcome"},
                                         {FactKind::PolicyId, "id"},
                                         {FactKind::PolicyMode, "mode"},
                                         {FactKind::PolicyMaxAge, "max_age"},
                                         {FactKind::PolicyPattern, "mx pattern"},
                                         {FactKind::PolicyFault, "why it cannot be read"},
                                         {FactKind::ReportRecord, "record"}}};

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_qs);
}

/// Collects the facts of one report.
class Collector {
public:
    explicit Collector(const PartnerReport& report) : m_report(report) { }

    ReportFacts collect()
    {
        addDomain();
        for (const HostReport& host : m_report.hosts)
            addHost(host);
        addSts();
        addTlsRpt();
        return m_facts;
    }

private:
    void add(FactArea area, const QString& subject, FactKind kind, const QString& value,
             const QString& item = {})
    {
        if (!value.isEmpty())
            m_facts.values.insert({area, subject, kind, plainText(item, MaxValue)},
                                  plainText(value, MaxValue));
    }

    void addSet(FactArea area, const QString& subject, FactKind kind, const QStringList& members)
    {
        for (const QString& member : members.mid(0, MaxMembers))
            add(area, subject, kind, member, member);
    }

    void unknown(FactArea area, const QString& subject) { m_facts.unknownSubjects.insert({area, subject}); }

    void addDomain()
    {
        const QString domain = m_report.domain().toString();
        const bool failed = m_report.mxKind == MxKind::Failed;
        if (failed) {
            // Nothing is known of hosts that could not be found.
            m_facts.unknownAreas = {FactArea::Domain, FactArea::Host, FactArea::Dnssec,
                                    FactArea::Tlsa,   FactArea::Tls,  FactArea::Certificate};
        } else {
            add(FactArea::Domain, domain, FactKind::MailBy, MxKinds.name(m_report.mxKind));
        }
        addDnssec(m_report.mx, domain);
    }

    void addDnssec(const dnssec::Lookup& lookup, const QString& subject)
    {
        if (lookup.security == dns::Security::Indeterminate)
            return unknown(FactArea::Dnssec, subject);
        add(FactArea::Dnssec, subject, FactKind::Status, dnssec::securityName(lookup.security));
        if (lookup.earliestExpiration)
            add(FactArea::Dnssec, subject, FactKind::SignaturesUntil, timeText(*lookup.earliestExpiration));
        if (lookup.chain.isEmpty())
            return;
        QStringList algorithms;
        for (const dnssec::KeyLink& key : lookup.chain.constLast().keys)
            algorithms.append(QString::number(key.algorithm));
        algorithms.removeDuplicates();
        algorithms.sort();
        add(FactArea::Dnssec, subject, FactKind::Algorithms, algorithms.join(u", "_qs));
    }

    void addHost(const HostReport& host)
    {
        const QString name = host.name.toString();
        add(FactArea::Host, name, FactKind::Preference, QString::number(host.preference));
        if (host.ipv4.failed() || host.ipv6.failed())
            unknown(FactArea::Host, name);
        QStringList addresses;
        for (const QHostAddress& address : host.addresses)
            addresses.append(address.toString());
        addSet(FactArea::Host, name, FactKind::Address, addresses);
        if (host.dnssec == dns::Security::Indeterminate)
            unknown(FactArea::Dnssec, name);
        else
            add(FactArea::Dnssec, name, FactKind::Status, dnssec::securityName(host.dnssec));
        addTlsa(host, name);
        for (const EndpointReport& endpoint : host.endpoints)
            addEndpoint(endpoint, u"%1, %2"_qs.arg(name, endpoint.address.toString()));
    }

    void addTlsa(const HostReport& host, const QString& name)
    {
        if (host.tlsa == TlsaStatus::Failed || (host.tlsaLookup && host.tlsaLookup->failed()))
            unknown(FactArea::Tlsa, name);
        add(FactArea::Tlsa, name, FactKind::TlsaState, TlsaStatuses.name(host.tlsa));
        if (host.dane != DaneOutcome::Unknown)
            add(FactArea::Tlsa, name, FactKind::DaneOutcome, DaneOutcomes.name(host.dane));
        if (!host.tlsaLookup)
            return;
        QStringList records;
        for (const dns::Record& record : host.tlsaLookup->records) {
            if (const auto data = dns::tlsaOf(record))
                records.append(dane::recordText(*data));
        }
        addSet(FactArea::Tlsa, name, FactKind::TlsaRecord, records);
    }

    void addEndpoint(const EndpointReport& endpoint, const QString& subject)
    {
        if (!endpoint.error.isEmpty()) {
            unknown(FactArea::Tls, subject);
            unknown(FactArea::Certificate, subject);
        }
        if (endpoint.error.isEmpty() || endpoint.startTls)
            add(FactArea::Tls, subject, FactKind::StartTls,
                endpoint.startTls ? u"offered"_qs : u"not offered"_qs);
        add(FactArea::Tls, subject, FactKind::TlsVersion, endpoint.tlsVersion);
        add(FactArea::Tls, subject, FactKind::Cipher, endpoint.cipher);
        if (!endpoint.certificate)
            return;
        const CertificateSummary& certificate = *endpoint.certificate;
        add(FactArea::Certificate, subject, FactKind::Names, certificate.names.join(u", "_qs));
        add(FactArea::Certificate, subject, FactKind::Issuer, certificate.issuer);
        add(FactArea::Certificate, subject, FactKind::ValidUntil, timeText(certificate.notAfter));
        add(FactArea::Certificate, subject, FactKind::Key,
            u"%1, SHA-256 %2"_qs.arg(certificate.keyType,
                                     QString::fromLatin1(certificate.keySha256.toHex())));
        add(FactArea::Certificate, subject, FactKind::Fingerprint,
            QString::fromLatin1(certificate.sha256.toHex()));
        if (endpoint.pkix)
            add(FactArea::Certificate, subject, FactKind::PublicTrust,
                endpoint.pkix->passed() ? u"valid for this host"_qs
                                        : ChainProblems.name(endpoint.pkix->problem));
    }

    void addSts()
    {
        const StsReport& sts = m_report.sts;
        const QString domain = m_report.domain().toString();
        if (sts.outcome == StsOutcome::Unknown || sts.fault == StsFault::Ours)
            return unknown(FactArea::MtaSts, domain);
        add(FactArea::MtaSts, domain, FactKind::StsOutcome, StsOutcomes.name(sts.outcome));
        add(FactArea::MtaSts, domain, FactKind::PolicyId, sts.id);
        if (sts.fault != StsFault::None)
            add(FactArea::MtaSts, domain, FactKind::PolicyFault,
                StsFaults.name(sts.fault) + (sts.faultDetail.isEmpty() ? QString() : u": "_qs)
                    + sts.faultDetail);
        if (!sts.policyRead)
            return;
        add(FactArea::MtaSts, domain, FactKind::PolicyMode, StsModes.name(sts.mode));
        add(FactArea::MtaSts, domain, FactKind::PolicyMaxAge, QString::number(sts.maxAge));
        addSet(FactArea::MtaSts, domain, FactKind::PolicyPattern, sts.patterns);
    }

    void addTlsRpt()
    {
        const QString domain = m_report.domain().toString();
        if (!m_report.tlsRpt.known)
            return unknown(FactArea::TlsReporting, domain);
        add(FactArea::TlsReporting, domain, FactKind::ReportRecord, m_report.tlsRpt.record);
    }

    const PartnerReport& m_report;
    ReportFacts m_facts;
};

}  // namespace

bool ReportFacts::isUnknown(const FactKey& key) const
{
    if (values.contains(key))
        return false;
    return unknownAreas.contains(key.area) || unknownSubjects.contains({key.area, key.subject});
}

ReportFacts factsOf(const PartnerReport& report)
{
    ReportFacts facts = Collector(report).collect();
    // Of a test that was ended, what was not seen until then is not known.
    if (report.evidence.cancelled || report.evidence.limitReached) {
        for (int area = 0; area <= static_cast<int>(FactArea::TlsReporting); ++area)
            facts.unknownAreas.insert(static_cast<FactArea>(area));
    }
    return facts;
}

QString factAreaName(FactArea area)
{
    return AreaNames.name(area);
}

QString factKindName(FactKind kind)
{
    return KindNames.name(kind);
}

QString factAreaText(FactArea area)
{
    return AreaTexts.name(area);
}

QString factKindText(FactKind kind)
{
    return KindTexts.name(kind);
}

}  // namespace relaydeck::partnertest
