// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judgeagain.h"

#include <QtCore/QJsonDocument>

namespace relaydeck::partnertest {

namespace {

Result<Evidence> evidenceOf(const QJsonObject& document)
{
    const QString schema = document.value(u"schema"_qs).toString();
    const bool known =
        schema == QLatin1StringView(ReportSchema) || schema == QLatin1StringView(EvidenceSchema);
    if (!known)
        return Error{
            ErrorCode::InvalidData,
            u"It is no report or evidence of this program's version (schema: expected %1 or %2)."_qs.arg(
                QLatin1StringView(ReportSchema), QLatin1StringView(EvidenceSchema))};
    const QJsonValue recorded = document.value(u"evidence"_qs);
    if (!recorded.isObject())
        return Error{ErrorCode::InvalidData, u"It holds no evidence to judge (evidence: missing)."_qs};
    Result<Evidence> evidence = evidenceFromJson(recorded.toObject());
    if (!evidence)
        return Error{ErrorCode::InvalidData,
                     u"Its evidence is damaged (%1)."_qs.arg(evidence.error().detail)};
    return evidence;
}

/// One document, or with `test --ndjson` one a line.
Result<QList<QJsonObject>> documentsIn(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument whole = QJsonDocument::fromJson(json, &fault);
    if (whole.isObject())
        return QList<QJsonObject>{whole.object()};
    QList<QJsonObject> documents;
    const QList<QByteArray> lines = json.split('\n');
    for (const QByteArray& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            return Error{ErrorCode::InvalidData, u"It is not JSON (%1)."_qs.arg(fault.errorString())};
        documents.append(document.object());
    }
    if (documents.isEmpty())
        return Error{ErrorCode::InvalidData, u"It is empty."_qs};
    return documents;
}

}  // namespace

Result<QList<Evidence>> recordedEvidence(const QByteArray& json)
{
    const Result<QList<QJsonObject>> documents = documentsIn(json);
    if (!documents)
        return documents.error();
    QList<Evidence> recorded;
    for (const QJsonObject& document : *documents) {
        Result<Evidence> evidence = evidenceOf(document);
        if (!evidence)
            return evidence.error();
        recorded.append(*std::move(evidence));
    }
    return recorded;
}

QJsonObject evidenceDocument(const Evidence& evidence)
{
    return {{u"schema"_qs, QLatin1StringView(EvidenceSchema)}, {u"evidence"_qs, toJson(evidence)}};
}

RecordedRules recordedRules(const NetworkProfile& profile)
{
    return {.trustAnchors = profile.trustAnchors,
            .caCertificates = profile.caCertificates,
            .onlyCaCertificates = profile.onlyCaCertificates,
            .dnssecAlgorithms = profile.dnssecAlgorithms,
            .dnssecDigests = profile.dnssecDigests};
}

NetworkProfile rulesOf(const Evidence& evidence)
{
    NetworkProfile profile;
    profile.name = evidence.profileName;
    profile.trustAnchors = evidence.rules.trustAnchors;
    profile.caCertificates = evidence.rules.caCertificates;
    profile.onlyCaCertificates = evidence.rules.onlyCaCertificates;
    profile.dnssecAlgorithms = evidence.rules.dnssecAlgorithms;
    profile.dnssecDigests = evidence.rules.dnssecDigests;
    profile.validateAt = evidence.judgedAt;
    return profile;
}

Result<Judgement> judgementFor(const NetworkProfile& profile)
{
    Judgement judgement;
    judgement.dnssecAlgorithms = profile.dnssecAlgorithms;
    judgement.dnssecDigests = profile.dnssecDigests;
    if (profile.trustAnchors.isEmpty()) {
        judgement.anchors = dnssec::TrustAnchors::root();
    } else {
        const Result<dnssec::TrustAnchors> anchors = dnssec::TrustAnchors::fromText(profile.trustAnchors);
        if (!anchors)
            return anchors.error();
        judgement.anchors = *anchors;
    }
    if (!profile.caCertificates.isEmpty()) {
        using Beside = tls::Roots::Beside;
        const Result<tls::Roots> roots = tls::Roots::fromPem(
            profile.caCertificates, profile.onlyCaCertificates ? Beside::Nothing : Beside::SystemRoots);
        if (!roots)
            return roots.error();
        judgement.roots = *roots;
    }
    return judgement;
}

Result<PartnerReport> judgeAgain(Evidence evidence, const NetworkProfile& rules, decision::SenderModel sender)
{
    Result<Judgement> judgement = judgementFor(rules);
    if (!judgement)
        return judgement.error();
    judgement->rules.sender = sender;
    evidence.judgedAt = rules.validateAt.value_or(evidence.judgedAt);
    evidence.rules = recordedRules(rules);
    return judge(evidence, *judgement);
}

}  // namespace relaydeck::partnertest
