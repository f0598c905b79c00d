// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/endpointfindings.h"

#include "core/base/plaintext.h"
#include "core/partnertest/judgement.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using namespace std::chrono_literals;

constexpr auto SlowGreeting = 5s;
constexpr int WeakDhBits = 2048;  // RFC 9325 4.4
constexpr int ExpiresSoonDays = 14;

using Findings = QList<Finding>;

QString dateText(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyy-MM-dd"_qs);
}

QString where(const HostReport& host, const EndpointReport& endpoint)
{
    return u"%1 (%2)"_qs.arg(host.name.toString(), endpoint.address.toString());
}

QString replyText(const smtp::Endpoint& endpoint)
{
    return u"%1 %2"_qs.arg(endpoint.replyCode).arg(plainText(endpoint.replyText, 160));
}

bool beforeTls(smtp::Stage stage)
{
    return stage == smtp::Stage::Connect || stage == smtp::Stage::Greeting || stage == smtp::Stage::Ehlo;
}

void addReach(Findings& findings, const QString& subject, const smtp::Endpoint& endpoint,
              const Evidence& evidence)
{
    if (!beforeTls(endpoint.stage) || wasCutShort(endpoint, evidence))
        return;
    switch (endpoint.outcome) {
    case smtp::Outcome::Completed:
    case smtp::Outcome::HandshakeFailed:
    case smtp::Outcome::Cancelled:
        break;
    case smtp::Outcome::TimedOut:
        if (evidence.network.smtpWorked)  // else ConnectUndecided, once for all
            addFinding(findings, FindingCode::ConnectTimedOut, subject);
        break;
    case smtp::Outcome::Refused:
        addFinding(findings, FindingCode::ConnectRefused, subject);
        break;
    case smtp::Outcome::Unreachable:
        addFinding(findings, FindingCode::FamilyMissingHere, subject);
        break;
    case smtp::Outcome::Closed:
        addFinding(findings, FindingCode::ConnectionClosed, subject, {smtp::stageName(endpoint.stage)});
        break;
    case smtp::Outcome::Rejected:
        addFinding(findings,
                   refusesProber(endpoint) ? FindingCode::ProberRefused : FindingCode::GreetingRejected,
                   subject, {replyText(endpoint)});
        break;
    case smtp::Outcome::Garbage:
        addFinding(findings, FindingCode::NotSmtp, subject, {plainText(endpoint.detail, 160)});
        break;
    }
}

void addTls(Findings& findings, const QString& subject, const HostReport& host,
            const smtp::Endpoint& endpoint, const Evidence& evidence)
{
    if (beforeTls(endpoint.stage) && endpoint.outcome != smtp::Outcome::Completed)
        return;
    if (endpoint.greetingDelay >= SlowGreeting)
        addFinding(findings, FindingCode::GreetingSlow, subject,
                   {QString::number(endpoint.greetingDelay / 1s)});
    if (!endpoint.startTlsOffered) {
        const bool promised = host.tlsa == TlsaStatus::Usable || host.tlsa == TlsaStatus::Unusable;
        addFinding(findings, promised ? FindingCode::StartTlsMissingWithTlsa : FindingCode::StartTlsMissing,
                   subject);
        return;
    }
    if (endpoint.plaintextAfterStartTls)
        addFinding(findings, FindingCode::PlaintextAfterStartTls, subject);
    if (!endpoint.handshake.completed()) {
        if (!wasCutShort(endpoint, evidence))
            addFinding(
                findings, FindingCode::HandshakeFailed, subject,
                {plainText(endpoint.handshake.detail.isEmpty() ? endpoint.detail : endpoint.handshake.detail,
                           200)});
        return;
    }
    if (!tls::isModern(endpoint.handshake))
        addFinding(findings, FindingCode::TlsTooOld, subject, {endpoint.handshake.version});
    if (endpoint.handshake.keyExchange.startsWith(u"DH"_qs) && endpoint.handshake.keyExchangeBits > 0
        && endpoint.handshake.keyExchangeBits < WeakDhBits)
        addFinding(
            findings, FindingCode::KeyExchangeWeak, subject,
            {u"%1, %2 bits"_qs.arg(endpoint.handshake.keyExchange).arg(endpoint.handshake.keyExchangeBits)});
}

QString recordText(const dns::TlsaData& record)
{
    return u"%1 %2 %3"_qs.arg(record.usage).arg(record.selector).arg(record.matchingType);
}

void addRecords(Findings& findings, const HostReport& host, const EndpointReport& endpoint)
{
    const QString name = host.name.toString();
    for (const TlsaComparison& comparison : endpoint.tlsa) {
        if (comparison.unusableReason == u"hash-of-nothing"_qs)
            addFinding(findings, FindingCode::TlsaHashOfNothing, name);
        else if (!comparison.usable)
            addFinding(findings, FindingCode::TlsaRecordUnusable, name,
                       {u"%1 (%2)"_qs.arg(recordText(comparison.record), comparison.unusableReason)});
        else if (comparison.record.usage == 3 && comparison.record.selector == 0 && comparison.matches)
            addFinding(findings, FindingCode::TlsaBindsCertificate, name);
    }
}

void addDane(Findings& findings, const PartnerReport& report, const HostReport& host,
             const EndpointReport& endpoint)
{
    if (!endpoint.dane)
        return;
    const QString subject = where(host, endpoint);
    const auto usable = std::count_if(endpoint.tlsa.begin(), endpoint.tlsa.end(),
                                      [](const TlsaComparison& c) { return c.usable; });
    const auto matching = std::count_if(endpoint.tlsa.begin(), endpoint.tlsa.end(),
                                        [](const TlsaComparison& c) { return c.matches; });
    const QString notAfter = endpoint.certificate ? dateText(endpoint.certificate->notAfter) : QString();
    switch (endpoint.dane->outcome) {
    case tls::DaneVerdict::Outcome::Match: {
        QStringList records;
        for (const TlsaComparison& comparison : endpoint.tlsa) {
            if (comparison.matches)
                records.append(recordText(comparison.record));
        }
        addFinding(findings, FindingCode::DaneMatches, host.name.toString(), {records.join(u", "_qs)});
        if (matching < usable)
            addFinding(findings, FindingCode::DaneRollOver, host.name.toString(), {QString::number(usable)});
        if (endpoint.certificate && endpoint.certificate->notAfter < report.evidence.judgedAt)
            addFinding(findings, FindingCode::DaneLeafExpired, subject, {notAfter});
        break;
    }
    case tls::DaneVerdict::Outcome::Expired:
    case tls::DaneVerdict::Outcome::NotYetValid:
        addFinding(findings, FindingCode::DaneExpired, subject, {notAfter});
        break;
    case tls::DaneVerdict::Outcome::NameMismatch:
        addFinding(findings, FindingCode::DaneNameMismatch, subject,
                   {endpoint.certificate ? plainText(endpoint.certificate->names.mid(0, 4).join(u", "_qs))
                                         : QString()});
        break;
    case tls::DaneVerdict::Outcome::NoMatch:
    case tls::DaneVerdict::Outcome::Malformed:
        addFinding(findings, FindingCode::DaneMismatch, subject,
                   {QString::number(usable),
                    endpoint.certificate
                        ? u"3 1 1 "_qs + QString::fromLatin1(endpoint.certificate->keySha256.toHex())
                        : QString()});
        break;
    }
}

void addCertificate(Findings& findings, const PartnerReport& report, const HostReport& host,
                    const EndpointReport& endpoint)
{
    if (!endpoint.certificate || !endpoint.pkix)
        return;
    const QString subject = where(host, endpoint);
    const bool byDane = endpoint.dane && endpoint.dane->outcome == tls::DaneVerdict::Outcome::Match;
    const qint64 days = report.evidence.judgedAt.daysTo(endpoint.certificate->notAfter);
    if (days < 0) {
        if (!byDane)  // else DaneLeafExpired has said it
            addFinding(findings, FindingCode::CertificateExpired, subject,
                       {dateText(endpoint.certificate->notAfter)});
    } else if (days < ExpiresSoonDays) {
        addFinding(findings, FindingCode::CertificateExpiresSoon, subject, {QString::number(days)});
    }
    if (byDane)
        return;
    if (!endpoint.pkix->trusted && endpoint.pkix->problem != tls::ChainProblem::Expired)
        addFinding(findings, FindingCode::CertificateUntrusted, subject, {plainText(endpoint.pkix->detail)});
    if (!endpoint.pkix->nameMatches)
        addFinding(findings, FindingCode::CertificateNameMismatch, subject,
                   {plainText(endpoint.certificate->names.mid(0, 4).join(u", "_qs))});
}

QString shortState(const decision::EndpointObservation& endpoint)
{
    if (endpoint.reach != decision::Reach::Ready)
        return u"not reached"_qs;
    switch (endpoint.tls) {
    case decision::TlsState::NotOffered:
        return u"no STARTTLS"_qs;
    case decision::TlsState::HandshakeFailed:
    case decision::TlsState::TooOld:
        return u"TLS fails"_qs;
    case decision::TlsState::Established:
        break;
    }
    switch (endpoint.dane) {
    case decision::DaneMatch::Match:
        return u"TLSA matches"_qs;
    case decision::DaneMatch::NotJudged:
        return u"TLS works"_qs;
    case decision::DaneMatch::NoMatch:
    case decision::DaneMatch::Expired:
    case decision::DaneMatch::NotYetValid:
    case decision::DaneMatch::NameMismatch:
        break;
    }
    return u"TLSA does not match"_qs;
}

void addDifferences(Findings& findings, const PartnerReport& report, const HostReport& host)
{
    QStringList states;
    QStringList texts;
    for (const decision::HostObservation& observed : report.observation.hosts) {
        if (observed.name != host.name)
            continue;
        for (const decision::EndpointObservation& endpoint : observed.endpoints) {
            if (endpoint.reach == decision::Reach::Unknown)
                continue;
            const QString state = shortState(endpoint);
            texts.append(u"%1: %2"_qs.arg(endpoint.address.toString(), state));
            if (!states.contains(state))
                states.append(state);
        }
    }
    if (states.size() > 1)
        addFinding(findings, FindingCode::AddressesDiffer, host.name.toString(), {texts.join(u"; "_qs)});
}

}  // namespace

bool refusesProber(const smtp::Endpoint& endpoint)
{
    if (endpoint.outcome != smtp::Outcome::Rejected)
        return false;
    // 421: too many connections, or not now (RFC 5321 3.8). Else the words tell: servers name the list or the
    // rule.
    if (endpoint.replyCode == 421)
        return true;
    const QByteArray text = endpoint.replyText.toLower();
    constexpr std::array Words{"block",     "list",        "spamhaus",      "rbl",     "reputation",
                               "policy",    "rate",        "too many",      "reject",  "greylist",
                               "try again", "later",       "ptr",           "reverse", "rdns",
                               "dynamic",   "client host", "access denied", "your ip", "banned"};
    return std::any_of(Words.begin(), Words.end(), [&text](const char* word) { return text.contains(word); });
}

void addEndpoints(QList<Finding>& findings, const PartnerReport& report, const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        const smtp::Endpoint& dialogue = report.evidence.endpoints.at(endpoint.evidence).endpoint;
        const QString subject = where(host, endpoint);
        addReach(findings, subject, dialogue, report.evidence);
        addTls(findings, subject, host, dialogue, report.evidence);
        addRecords(findings, host, endpoint);
        addDane(findings, report, host, endpoint);
        addCertificate(findings, report, host, endpoint);
    }
    addDifferences(findings, report, host);
}

void addUndecidedConnections(QList<Finding>& findings, const PartnerReport& report)
{
    if (report.evidence.network.smtpWorked || report.evidence.endpoints.isEmpty())
        return;
    const bool timedOut = std::any_of(report.evidence.endpoints.begin(), report.evidence.endpoints.end(),
                                      [&report](const HostEndpoint& entry) {
                                          return !wasCutShort(entry.endpoint, report.evidence)
                                              && entry.endpoint.stage == smtp::Stage::Connect
                                              && entry.endpoint.outcome == smtp::Outcome::TimedOut;
                                      });
    if (timedOut)
        addFinding(findings, FindingCode::ConnectUndecided, report.domain().toString());
}

void addStsEndpoints(QList<Finding>& findings, const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        if (endpoint.startTls && endpoint.pkix && !endpoint.pkix->passed()) {
            const QString why = !endpoint.pkix->trusted
                ? plainText(endpoint.pkix->detail)
                : u"its names are %1"_qs.arg(plainText(endpoint.certificate->names.mid(0, 4).join(u", "_qs)));
            addFinding(findings, FindingCode::StsMxCertificate, where(host, endpoint), {why});
        } else if (!endpoint.startTls && endpoint.error.isEmpty()) {
            addFinding(findings, FindingCode::StsMxWithoutStartTls, where(host, endpoint));
        }
    }
}

}  // namespace relaydeck::partnertest
