// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/resolverfitness.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"
#include "core/dnssec/validatingresolver.h"

#include <algorithm>

namespace relaydeck::partnertest {

namespace {

using dns::Exchange;
using dns::Rcode;
using dnssec::Fault;
using dnssec::Lookup;

constexpr Words<ResolverVerdict, 7> Verdicts{{{ResolverVerdict::Fit, "fit"},
                                              {ResolverVerdict::Limited, "limited"},
                                              {ResolverVerdict::Silent, "silent"},
                                              {ResolverVerdict::Failing, "failing"},
                                              {ResolverVerdict::StripsDnssec, "strips-dnssec"},
                                              {ResolverVerdict::Alters, "alters"},
                                              {ResolverVerdict::ClockOff, "clock-off"}}};

bool isOfTime(Fault fault)
{
    return fault == Fault::SignatureExpired || fault == Fault::SignatureNotYetValid;
}

/// Faults that say that records of DNSSEC are not there.
bool isOfMissingRecords(Fault fault)
{
    return fault == Fault::ResolverStripsDnssec || fault == Fault::SignatureMissing
        || fault == Fault::DnskeyMissing || fault == Fault::DenialMissing || fault == Fault::DenialIncomplete;
}

/// One trial while it is judged.
class Trial {
public:
    Trial(const ResolverTrial& trial, const dnssec::Settings& settings) : m_trial(trial), m_settings(settings)
    {
        for (const Exchange& exchange : trial.exchanges)
            m_packets.add(exchange);
        m_fitness.resolver = trial.resolver;
    }

    ResolverFitness judge()
    {
        readTransport();
        if (!m_answered)
            return end(ResolverVerdict::Silent, u"No question was answered."_qs);
        if (!m_fitness.answers)
            return end(ResolverVerdict::Failing, u"Every question was answered with an error."_qs);
        readDenial();
        readKnown();
        if (m_worst)
            return end(*m_worst, m_why);
        if (!m_fitness.streams)
            return end(ResolverVerdict::Limited,
                       u"It does not answer over TCP, so that large answers cannot be read."_qs);
        if (m_fitness.passesBogus == false)
            return end(
                ResolverVerdict::Limited,
                u"It answers SERVFAIL for bogus names though checking is disabled (RFC 4035 3.2.2), so "
                "that the broken link cannot be shown."_qs);
        return end(ResolverVerdict::Fit, {});
    }

private:
    ResolverFitness end(ResolverVerdict verdict, const QString& why)
    {
        m_fitness.verdict = verdict;
        m_fitness.why = why;
        return m_fitness;
    }

    /// The first fault counts: they are looked at from the root down. But a question that merely fails says
    /// less than an answer that shows what is wrong.
    void note(ResolverVerdict verdict, const QString& why)
    {
        if (m_worst && (m_worst != ResolverVerdict::Failing || verdict == ResolverVerdict::Failing))
            return;
        m_worst = verdict;
        m_why = why;
    }

    void readTransport()
    {
        QList<Exchange> all = m_trial.exchanges;
        if (m_trial.stream)
            all.append(*m_trial.stream);
        for (const Exchange& exchange : std::as_const(all)) {
            if (exchange.outcome != Exchange::Outcome::Answered)
                continue;
            const Result<dns::Message> message = dns::parseMessage(exchange.response);
            if (!message)
                continue;
            m_answered = true;
            m_fitness.edns = m_fitness.edns || message->edns;
            m_fitness.answers =
                m_fitness.answers || message->rcode == Rcode::NoError || message->rcode == Rcode::NxDomain;
            if (exchange.transport == Exchange::Transport::Udp)
                m_fitness.datagrams = true;
            else
                m_fitness.streams = true;
        }
    }

    void readDenial()
    {
        const dns::Question address{m_trial.missing, dns::RecordType::A};
        const Exchange* exchange = m_packets.find(address);
        const Result<dns::Message> message =
            exchange ? dns::parseMessage(exchange->response) : Result<dns::Message>(Error{});
        const bool invented = message && message->rcode == Rcode::NoError
            && std::any_of(message->answer.begin(), message->answer.end(),
                           [](const dns::Record& record) { return dns::addressOf(record).has_value(); });
        m_fitness.honestDenials = !invented;
        const Lookup denial = lookup({m_trial.missing, dns::RecordType::DS});
        m_fitness.denials = denial.secure() && denial.outcome == Lookup::Outcome::NameError;
        if (invented)
            note(ResolverVerdict::Alters,
                 u"It gives an address for %1, a name that does not exist."_qs.arg(
                     m_trial.missing.toString()));
        else if (!m_fitness.denials)
            noteFailure(denial);
    }

    void readKnown()
    {
        m_fitness.signatures = true;
        for (const ResolverTrial::Known& known : m_trial.known) {
            const Lookup found = lookup(known.question);
            switch (known.status) {
            case KnownName::Status::Secure:
                if (!found.secure()) {
                    m_fitness.signatures = false;
                    noteFailure(found);
                }
                break;
            case KnownName::Status::Insecure:
                if (found.security != dns::Security::Insecure)
                    noteFailure(found);
                break;
            case KnownName::Status::Bogus:
                m_fitness.passesBogus = found.security == dns::Security::Bogus;
                if (found.secure())
                    note(ResolverVerdict::Alters,
                         u"%1 is known to be bogus, but validates."_qs.arg(known.question.name.toString()));
                break;
            }
        }
    }

    void noteFailure(const Lookup& found)
    {
        // The root's signatures live for two weeks; a faulty zone of the root would be known to everybody.
        if (isOfTime(found.fault))
            note(ResolverVerdict::ClockOff, found.why);
        else if (isOfMissingRecords(found.fault))
            note(ResolverVerdict::StripsDnssec, found.why);
        else if (found.security == dns::Security::Bogus)
            note(ResolverVerdict::Alters, found.why);
        else
            note(ResolverVerdict::Failing,
                 found.why.isEmpty() ? u"%1 is known to be otherwise than it was answered."_qs.arg(
                     found.question.name.toString())
                                     : found.why);
    }

    Lookup lookup(const dns::Question& question) const
    {
        return dnssec::validateRecorded(question, m_packets, m_settings);
    }

    const ResolverTrial& m_trial;
    const dnssec::Settings& m_settings;
    dnssec::PacketRecord m_packets;
    ResolverFitness m_fitness;
    bool m_answered = false;
    std::optional<ResolverVerdict> m_worst;
    QString m_why;
};

}  // namespace

ResolverFitness judgeTrial(const ResolverTrial& trial, dnssec::Settings settings)
{
    settings.now = trial.judgedAt;
    return Trial(trial, settings).judge();
}

Finding findingOf(const ResolverFitness& fitness)
{
    const auto with = [&fitness](FindingCode code, const QStringList& arguments = {}) {
        return makeFinding(code, fitness.resolver, arguments);
    };
    switch (fitness.verdict) {
    case ResolverVerdict::Fit:
        return with(FindingCode::ResolverFit);
    case ResolverVerdict::Limited:
        return with(FindingCode::ResolverLimited, {fitness.why});
    case ResolverVerdict::Silent:
        return with(FindingCode::ResolverNotAnswering);
    case ResolverVerdict::Failing:
        return with(FindingCode::ResolverFails, {fitness.why});
    case ResolverVerdict::StripsDnssec:
        return with(FindingCode::ResolverStripsDnssec);
    case ResolverVerdict::Alters:
        return with(FindingCode::ResolverAlters, {fitness.why});
    case ResolverVerdict::ClockOff:
        return with(FindingCode::ClockSuspect, {fitness.why});
    }
    Q_UNREACHABLE();
}

QString resolverVerdictName(ResolverVerdict verdict)
{
    return Verdicts.name(verdict);
}

QJsonObject toJson(const ResolverFitness& fitness)
{
    const Finding finding = findingOf(fitness);
    return {{u"resolver"_qs, fitness.resolver},
            {u"verdict"_qs, Verdicts.name(fitness.verdict)},
            {u"answers"_qs, fitness.answers},
            {u"edns"_qs, fitness.edns},
            {u"signatures"_qs, fitness.signatures},
            {u"denials"_qs, fitness.denials},
            {u"honestDenials"_qs, fitness.honestDenials},
            {u"datagrams"_qs, fitness.datagrams},
            {u"streams"_qs, fitness.streams},
            {u"passesBogus"_qs, fitness.passesBogus ? QJsonValue(*fitness.passesBogus) : QJsonValue()},
            {u"why"_qs, fitness.why},
            {u"text"_qs, englishSentence(finding)},
            {u"remedy"_qs, englishRemedy(finding)}};
}

Result<ResolverFitness> resolverFitnessFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    ResolverFitness fitness{
        .resolver = reader.string(u"resolver"_qs),
        .verdict = reader.word(u"verdict"_qs, [](const QString& word) { return Verdicts.value(word); }),
        .answers = reader.boolean(u"answers"_qs),
        .edns = reader.boolean(u"edns"_qs),
        .signatures = reader.boolean(u"signatures"_qs),
        .denials = reader.boolean(u"denials"_qs),
        .honestDenials = reader.boolean(u"honestDenials"_qs),
        .datagrams = reader.boolean(u"datagrams"_qs),
        .streams = reader.boolean(u"streams"_qs),
        .passesBogus = std::nullopt,
        .why = reader.string(u"why"_qs)};
    if (reader.has(u"passesBogus"_qs))
        fitness.passesBogus = reader.boolean(u"passesBogus"_qs);
    if (!reader.ok())
        return reader.error();
    return fitness;
}

}  // namespace relaydeck::partnertest
