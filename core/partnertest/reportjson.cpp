// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonreader.h"
#include "core/partnertest/attribution.h"
#include "core/partnertest/hostreportjson.h"
#include "core/partnertest/observationjson.h"
#include "core/partnertest/reportwords.h"

namespace relaydeck::partnertest {

namespace {

QJsonObject outcomeToJson(DaneOutcome outcome, decision::Reason reason)
{
    return {{u"outcome"_qs, DaneOutcomes.name(outcome)}, {u"reason"_qs, reasonToJson(reason)}};
}

QJsonObject toJson(const StsProblem& problem)
{
    return {{u"line"_qs, problem.line},
            {u"text"_qs, problem.text},
            {u"weight"_qs, mtasts::weightName(problem.weight)}};
}

StsProblem stsProblemFrom(const JsonReader& reader)
{
    StsProblem problem{.line = reader.integer(u"line"_qs), .text = reader.string(u"text"_qs)};
    if (reader.has(u"weight"_qs))
        problem.weight = reader.word(u"weight"_qs, mtasts::weightFromName);
    return problem;
}

QJsonObject toJson(const HeldPolicy& held)
{
    return {{u"id"_qs, held.id},
            {u"mode"_qs, StsModes.name(held.mode)},
            {u"maxAge"_qs, held.maxAge},
            {u"mx"_qs, QJsonArray::fromStringList(held.patterns)},
            {u"firstSeen"_qs, timeToJson(held.firstSeen)},
            {u"fetchedAt"_qs, timeToJson(held.fetchedAt)},
            {u"heldUntil"_qs, timeToJson(held.heldUntil)}};
}

HeldPolicy heldPolicyFrom(const JsonReader& reader)
{
    return {.id = reader.string(u"id"_qs),
            .mode = reader.word(u"mode"_qs, [](const QString& word) { return StsModes.value(word); }),
            .maxAge = reader.integer(u"maxAge"_qs),
            .patterns = reader.strings(u"mx"_qs),
            .firstSeen = reader.time(u"firstSeen"_qs),
            .fetchedAt = reader.time(u"fetchedAt"_qs),
            .heldUntil = reader.time(u"heldUntil"_qs)};
}

QJsonObject toJson(const StsReport& sts)
{
    QJsonArray problems;
    for (const StsProblem& problem : sts.problems)
        problems.append(toJson(problem));
    QJsonArray held;
    for (const HeldPolicy& policy : sts.held)
        held.append(toJson(policy));
    const QJsonObject policy{{u"mode"_qs, StsModes.name(sts.mode)},
                             {u"maxAge"_qs, sts.maxAge},
                             {u"mx"_qs, QJsonArray::fromStringList(sts.patterns)}};
    return {{u"outcome"_qs, StsOutcomes.name(sts.outcome)},
            {u"mode"_qs, sts.policyRead ? QJsonValue(StsModes.name(sts.mode)) : QJsonValue()},
            {u"reason"_qs, reasonToJson(sts.reason)},
            {u"policy"_qs, sts.policyRead ? QJsonValue(policy) : QJsonValue()},
            {u"records"_qs, QJsonArray::fromStringList(sts.records)},
            {u"id"_qs, sts.id},
            {u"fault"_qs, StsFaults.name(sts.fault)},
            {u"faultDetail"_qs, sts.faultDetail},
            {u"fromCache"_qs, sts.fromCache},
            {u"heldUntil"_qs, timeToJson(sts.heldUntil)},
            {u"held"_qs, held},
            {u"problems"_qs, problems},
            {u"lookup"_qs, lookupToJson(sts.recordLookup)}};
}

StsReport stsFrom(const JsonReader& reader)
{
    StsReport sts{
        .outcome = reader.word(u"outcome"_qs, [](const QString& word) { return StsOutcomes.value(word); }),
        .reason = reasonFrom(reader, u"reason"_qs),
        .recordLookup = lookupFrom(reader, u"lookup"_qs),
        .records = reader.strings(u"records"_qs),
        .id = reader.string(u"id"_qs),
        .faultDetail = reader.stringOrEmpty(u"faultDetail"_qs),
        .policyRead = reader.has(u"policy"_qs),
        .heldUntil = reader.time(u"heldUntil"_qs),
        .patterns = {},
        .held = {},
        .problems = {},
    };
    if (sts.policyRead) {
        const JsonReader policy = reader.object(u"policy"_qs);
        sts.mode = policy.word(u"mode"_qs, [](const QString& word) { return StsModes.value(word); });
        sts.maxAge = policy.integer(u"maxAge"_qs);
        sts.patterns = policy.strings(u"mx"_qs);
    }
    for (const JsonReader& problem : reader.objects(u"problems"_qs))
        sts.problems.append(stsProblemFrom(problem));
    // Reports from before there was a cache lack these.
    if (reader.has(u"fault"_qs))
        sts.fault = reader.word(u"fault"_qs, [](const QString& word) { return StsFaults.value(word); });
    if (reader.has(u"fromCache"_qs))
        sts.fromCache = reader.boolean(u"fromCache"_qs);
    if (reader.has(u"held"_qs)) {
        for (const JsonReader& held : reader.objects(u"held"_qs))
            sts.held.append(heldPolicyFrom(held));
    }
    return sts;
}

QJsonObject toJson(const TlsRptReport& rpt)
{
    return {{u"known"_qs, rpt.known},
            {u"published"_qs, rpt.published},
            {u"record"_qs, rpt.record},
            {u"rua"_qs, QJsonArray::fromStringList(rpt.destinations)},
            {u"problems"_qs, QJsonArray::fromStringList(rpt.problems)}};
}

TlsRptReport tlsRptFrom(const JsonReader& reader)
{
    return {.known = reader.boolean(u"known"_qs),
            .published = reader.boolean(u"published"_qs),
            .record = reader.string(u"record"_qs),
            .destinations = reader.strings(u"rua"_qs),
            .problems = reader.strings(u"problems"_qs)};
}

}  // namespace

QJsonObject toJson(const PartnerReport& report)
{
    QJsonArray hosts;
    for (const HostReport& host : report.hosts)
        hosts.append(toJson(host));
    QJsonArray delivery;
    for (const decision::Delivery& cell : report.delivery)
        delivery.append(decision::toJson(cell));
    return {{u"schema"_qs, QLatin1StringView(ReportSchema)},
            {u"domain"_qs, report.domain().toString()},
            {u"startedAt"_qs, timeToJson(report.evidence.startedAt)},
            {u"durationMs"_qs, static_cast<qint64>(report.evidence.duration.count())},
            {u"mx"_qs,
             QJsonObject{{u"kind"_qs, MxKinds.name(report.mxKind)},
                         {u"dnssec"_qs, dnssec::securityName(report.mx.security)},
                         {u"hosts"_qs, hosts},
                         {u"lookup"_qs, dnssec::toJson(report.mx)}}},
            {u"dane"_qs, outcomeToJson(report.dane, report.daneReason)},
            {u"mtaSts"_qs, toJson(report.sts)},
            {u"tlsRpt"_qs, toJson(report.tlsRpt)},
            {u"attribution"_qs, toJson(attribute(report))},
            {u"resolvers"_qs, toJsonArray(report.resolvers)},
            {u"secondOpinion"_qs,
             report.secondOpinion ? QJsonValue(toJson(*report.secondOpinion)) : QJsonValue()},
            {u"checks"_qs, toJsonArray(report.checks)},
            {u"findings"_qs, toJsonArray(report.findings)},
            {u"delivery"_qs, delivery},
            {u"observation"_qs, toJson(report.observation)},
            {u"evidence"_qs, toJson(report.evidence)}};
}

Result<PartnerReport> reportFromJson(const QJsonObject& object)
{
    const QString schema = object.value(u"schema"_qs).toString();
    if (schema != QLatin1StringView(ReportSchema))
        return Error{ErrorCode::InvalidData, u"schema: expected "_qs + QLatin1StringView(ReportSchema)};

    const JsonReader reader(object);
    const JsonReader mx = reader.object(u"mx"_qs);
    const JsonReader dane = reader.object(u"dane"_qs);
    PartnerReport report{
        .evidence = reader.part(u"evidence"_qs, evidenceFromJson),
        .mxKind = mx.word(u"kind"_qs, [](const QString& word) { return MxKinds.value(word); }),
        .mx = mx.part(u"lookup"_qs, dnssec::lookupFromJson),
        .hosts = {},
        .dane = dane.word(u"outcome"_qs, [](const QString& word) { return DaneOutcomes.value(word); }),
        .daneReason = reasonFrom(dane, u"reason"_qs),
        .sts = stsFrom(reader.object(u"mtaSts"_qs)),
        .tlsRpt = tlsRptFrom(reader.object(u"tlsRpt"_qs)),
        .resolvers = {},
        .secondOpinion = std::nullopt,
        .checks = reader.parts(u"checks"_qs, checkFromJson),
        .findings = reader.parts(u"findings"_qs, findingFromJson),
        .observation = reader.part(u"observation"_qs, observationFromJson),
        .delivery = {},
    };
    if (reader.has(u"resolvers"_qs))
        report.resolvers = reader.parts(u"resolvers"_qs, resolverFitnessFromJson);
    if (reader.has(u"secondOpinion"_qs))
        report.secondOpinion = reader.part(u"secondOpinion"_qs, opinionReportFromJson);
    for (const JsonReader& host : mx.objects(u"hosts"_qs))
        report.hosts.append(hostReportFrom(host));
    const QList<decision::Delivery> delivery = reader.parts(u"delivery"_qs, decision::deliveryFromJson);
    if (delivery.size() == static_cast<qsizetype>(report.delivery.size()))
        std::copy(delivery.begin(), delivery.end(), report.delivery.begin());
    else
        reader.fail(u"delivery"_qs, u"expected six entries"_qs);
    if (!reader.ok())
        return reader.error();
    return report;
}

}  // namespace relaydeck::partnertest
