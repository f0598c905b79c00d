// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/endpointfindings.h"

#include "core/base/plaintext.h"
#include "core/dane/tlsarecord.h"
#include "core/partnertest/judgement.h"
#include "core/partnertest/refusal.h"
#include "core/partnertest/runcomparison.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using namespace std::chrono_literals;

constexpr auto SlowGreeting = 5s;
constexpr int WeakDhBits = 2048;  // RFC 9325 4.4
constexpr int ExpiresSoonDays = 14;

using Findings = QList<Finding>;

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
        if (!isSilenceUndecided(endpoint, evidence.network))
            addFinding(findings, FindingCode::ConnectTimedOut, subject);
        else if (evidence.network.smtpWorked)  // else once for all: addNetwork()
            addFinding(findings, FindingCode::FamilyUndecided, subject);
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
        if (const std::optional<Refusal> refusal = refusalOf(endpoint))
            addFinding(findings, FindingCode::ProberRefused, subject,
                       {replyText(endpoint), refusalWords(*refusal)});
        else
            addFinding(findings, FindingCode::GreetingRejected, subject, {replyText(endpoint)});
        break;
    case smtp::Outcome::Garbage:
        addFinding(findings, FindingCode::NotSmtp, subject, {plainText(endpoint.detail, 160)});
        break;
    }
}

/// Where other partners show STARTTLS, the firewall is on the partner's side.
void addOverwritten(Findings& findings, const QString& subject, const NetworkFacts& network)
{
    if (isStartTlsRemovedHere(network.run))
        return;  // said once for all: addNetwork()
    Finding finding = makeFinding(FindingCode::StartTlsOverwritten, subject);
    if (network.run.partnersWithStartTls > 0)
        finding.party = Party::PartnerMailServer;
    if (!findings.contains(finding))
        findings.append(finding);
}

void addTls(Findings& findings, const QString& subject, const HostReport& host,
            const smtp::Endpoint& endpoint, const Evidence& evidence)
{
    if (beforeTls(endpoint.stage) && endpoint.outcome != smtp::Outcome::Completed)
        return;
    if (endpoint.greetingDelay >= SlowGreeting)
        addFinding(findings, FindingCode::GreetingSlow, subject,
                   {QString::number(endpoint.greetingDelay / 1s)});
    if (hasOverwrittenKeyword(endpoint))
        addOverwritten(findings, subject, evidence.network);
    if (isStartTlsHidden(endpoint, evidence.network))
        return;
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

/// Every record that matches is about this key or certificate (RFC 7671 8.1 wants the next one published
/// before the change).
bool isRenewalUnprepared(const EndpointReport& endpoint)
{
    return std::all_of(endpoint.tlsa.begin(), endpoint.tlsa.end(), [](const TlsaComparison& c) {
        return !c.usable || (c.matches && c.record.usage == dane::DaneEe);
    });
}

void addCertificate(Findings& findings, const PartnerReport& report, const HostReport& host,
                    const EndpointReport& endpoint)
{
    if (!endpoint.certificate || !endpoint.pkix)
        return;
    const QString subject = placeOf(host, endpoint);
    using Verdict = tls::DaneVerdict::Outcome;
    const auto daneSays = [&endpoint](Verdict outcome) {
        return endpoint.dane && endpoint.dane->outcome == outcome;
    };
    const bool byDane = daneSays(Verdict::Match);
    const qint64 days = report.evidence.judgedAt.daysTo(endpoint.certificate->notAfter);
    if (days < 0) {
        if (!byDane && !daneSays(Verdict::Expired))  // else DaneLeafExpired or DaneExpired has said it
            addFinding(findings, FindingCode::CertificateExpired, subject,
                       {dateText(endpoint.certificate->notAfter)});
    } else if (days < ExpiresSoonDays) {
        addFinding(findings,
                   byDane && isRenewalUnprepared(endpoint) ? FindingCode::DaneRenewalUnprepared
                                                           : FindingCode::CertificateExpiresSoon,
                   subject, {QString::number(days)});
    }
    if (byDane)
        return;
    if (!endpoint.pkix->trusted && endpoint.pkix->problem != tls::ChainProblem::Expired)
        addFinding(findings, FindingCode::CertificateUntrusted, subject, {plainText(endpoint.pkix->detail)});
    if (!endpoint.pkix->nameMatches && !daneSays(Verdict::NameMismatch))
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
        QList<QHostAddress> seen;
        for (const decision::EndpointObservation& endpoint : observed.endpoints) {
            // A second observation of an address is about its other certificate.
            if (endpoint.reach == decision::Reach::Unknown || seen.contains(endpoint.address))
                continue;
            seen.append(endpoint.address);
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

QString placeOf(const HostReport& host, const EndpointReport& endpoint)
{
    return u"%1 (%2)"_qs.arg(host.name.toString(), endpoint.address.toString());
}

QString dateText(const QDateTime& time)
{
    return time.toUTC().toString(u"yyyy-MM-dd"_qs);
}

void addEndpoints(QList<Finding>& findings, const PartnerReport& report, const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        const smtp::Endpoint& dialogue = report.evidence.endpoints.at(endpoint.evidence).endpoint;
        const QString subject = placeOf(host, endpoint);
        addReach(findings, subject, dialogue, report.evidence);
        addTls(findings, subject, host, dialogue, report.evidence);
        addDaneFindings(findings, report, host, endpoint);
        addCertificate(findings, report, host, endpoint);
    }
    addDifferences(findings, report, host);
}

void addNetwork(QList<Finding>& findings, const PartnerReport& report)
{
    const NetworkFacts& network = report.evidence.network;
    const QString domain = report.domain().toString();
    const auto any = [&report](auto predicate) {
        return std::any_of(report.evidence.endpoints.begin(), report.evidence.endpoints.end(),
                           [&](const HostEndpoint& entry) {
                               return !wasCutShort(entry.endpoint, report.evidence)
                                   && predicate(entry.endpoint, report.evidence.network);
                           });
    };
    if (!network.smtpWorked && any(isSilenceUndecided)) {
        if (isPort25Blocked(network.run))
            addFinding(findings, FindingCode::Port25Blocked, domain,
                       {QString::number(network.run.partnersSilent)});
        else
            addFinding(findings, FindingCode::ConnectUndecided, domain);
    }
    if (isStartTlsRemovedHere(network.run) && any(isStartTlsHidden))
        addFinding(findings, FindingCode::StartTlsRemovedHere, domain);
}

void addStsEndpoints(QList<Finding>& findings, const HostReport& host)
{
    for (const EndpointReport& endpoint : host.endpoints) {
        if (endpoint.startTls && endpoint.pkix && !endpoint.pkix->passed()) {
            const QString why = !endpoint.pkix->trusted
                ? plainText(endpoint.pkix->detail)
                : u"its names are %1"_qs.arg(plainText(endpoint.certificate->names.mid(0, 4).join(u", "_qs)));
            addFinding(findings, FindingCode::StsMxCertificate, placeOf(host, endpoint), {why});
        } else if (endpoint.other && !endpoint.other->pkix.passed()) {
            addFinding(findings, FindingCode::StsMxCertificate, placeOf(host, endpoint),
                       {u"its %1 certificate: %2"_qs.arg(endpoint.other->certificate.keyType,
                                                         plainText(endpoint.other->pkix.detail))});
        } else if (!endpoint.startTls && endpoint.error.isEmpty()) {
            addFinding(findings, FindingCode::StsMxWithoutStartTls, placeOf(host, endpoint));
        }
    }
}

}  // namespace relaydeck::partnertest
