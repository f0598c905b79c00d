// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputfile.h"
#include "core/base/jsonreader.h"
#include "core/base/plaintext.h"
#include "core/mtasts/match.h"
#include "core/mtasts/policy.h"
#include "core/mtasts/txtrecord.h"

#include <QtCore/QJsonArray>

namespace relaydeck::cli {

namespace {

constexpr qint64 MaxRecordFile = 1024 * 1024;
/// More than a policy may have, so that one that is too large is told as that.
constexpr qint64 MaxPolicyFile = 16 * mtasts::MaxPolicySize;

/// Exit codes of checks that need no mail: done, or what was checked does not hold.
int verdict(bool holds)
{
    return holds ? MailPasses : MailStopped;
}

/// A record as dig and zone files show it: strings in quotes (RFC 1035 5.1), which are joined; anything else
/// as it is.
QByteArray recordText(const QByteArray& line)
{
    if (!line.startsWith('"') || !line.endsWith('"') || line.size() < 2)
        return line;
    QByteArray text;
    bool inside = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line.at(i);
        if (c == '\\' && i + 1 < line.size())
            text += line.at(++i);
        else if (c == '"')
            inside = !inside;
        else if (inside)
            text += c;
    }
    return text;
}

QString policySummary(const mtasts::ParsedPolicy& parsed)
{
    if (!parsed.policy)
        return u"not valid: senders take it as no policy"_qs;
    const mtasts::Policy& policy = *parsed.policy;
    return u"valid, mode %1, max_age %2, %3"_qs.arg(mtasts::modeName(policy.mode))
        .arg(policy.maxAge.count())
        .arg(policy.mx.isEmpty() ? u"no mx pattern"_qs : u"mx "_qs + policy.mx.join(u", "_qs));
}

QString timeText(const QDateTime& time)
{
    return time.toString(u"yyyy-MM-dd HH:mm"_qs);
}

class MtaStsCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand(
            "mta-sts", "Check an MTA-STS record, policy or pattern; the policies that a domain had");
        command->require_subcommand(1);

        CLI::App* record = command->add_subcommand(
            "lint-record", "Would senders take these TXT records, all found at _mta-sts.DOMAIN?");
        CLI::Option* texts = record->add_option("TEXT", m_texts, "the text of each record");
        record->add_option("--file", m_file, "file with a record a line; - is standard input")
            ->excludes(texts);
        addChoice(*record, choose, &MtaStsCommand::lintRecord);

        CLI::App* policy = command->add_subcommand("lint-policy", "Would senders take this policy?");
        policy->add_option("FILE", m_file, "the policy's file; - is standard input")->required();
        addChoice(*policy, choose, &MtaStsCommand::lintPolicy);

        CLI::App* match = command->add_subcommand("match", "Does an mx pattern cover a host?");
        match->add_option("PATTERN", m_pattern, "a pattern, such as *.partner.example")->required();
        match->add_option("HOST", m_host, "an MX host")->required();
        addChoice(*match, choose, &MtaStsCommand::match);

        CLI::App* history =
            command->add_subcommand("history", "The policies of a domain that tests have read, newest first");
        history->add_option("DOMAIN", m_domain, "the recipient domain")->required();
        addChoice(*history, choose, &MtaStsCommand::history);
    }

private:
    using Run = int (MtaStsCommand::*)(Session&) const;

    void addChoice(CLI::App& command, const Choose& choose, Run run)
    {
        command.add_flag("--json", m_json, "print as JSON");
        command.callback(
            [this, choose, run] { choose([this, run](Session& session) { return (this->*run)(session); }); });
    }

    Result<QList<QByteArray>> recordTexts(Session& session) const
    {
        QList<QByteArray> texts;
        for (const std::string& text : m_texts)
            texts.append(recordText(QByteArray::fromStdString(text)));
        if (m_file.empty()) {
            if (texts.isEmpty())
                return Error{ErrorCode::InvalidArgument,
                             u"No record to check. Give its text, or --file FILE."_qs};
            return texts;
        }
        const Result<QByteArray> content = readInput(session, QString::fromStdString(m_file), MaxRecordFile);
        if (!content)
            return content.error();
        for (QByteArray line : content->split('\n')) {
            if (line.endsWith('\r'))
                line.chop(1);
            if (!line.trimmed().isEmpty())
                texts.append(recordText(line));
        }
        return texts;
    }

    int lintRecord(Session& session) const
    {
        const Result<QList<QByteArray>> texts = recordTexts(session);
        if (!texts)
            return session.fail(texts.error());
        const mtasts::TxtRecord record = mtasts::findRecordIn(*texts);
        QStringList problems = record.problems;
        if (record.state == mtasts::TxtRecord::State::None)
            problems.append(u"No record counts: none starts with \"v=STSv1;\"."_qs);
        if (m_json) {
            session.writeJson({{u"valid"_qs, record.valid()},
                               {u"id"_qs, record.valid() ? QJsonValue(record.id) : QJsonValue()},
                               {u"problems"_qs, QJsonArray::fromStringList(problems)}});
            return verdict(record.valid());
        }
        session.out() << (record.valid() ? u"valid, id %1\n"_qs.arg(record.id)
                                         : u"not valid: senders act as if there were no MTA-STS\n"_qs);
        for (const QString& problem : std::as_const(problems))
            session.out() << "  " << problem << '\n';
        return verdict(record.valid());
    }

    int lintPolicy(Session& session) const
    {
        const Result<QByteArray> text = readInput(session, QString::fromStdString(m_file), MaxPolicyFile);
        if (!text)
            return session.fail(text.error());
        const mtasts::ParsedPolicy parsed = mtasts::parsePolicy(*text);
        if (m_json) {
            writePolicyJson(session, parsed);
            return verdict(parsed.valid());
        }
        session.out() << policySummary(parsed) << '\n';
        for (const mtasts::PolicyProblem& problem : parsed.problems)
            session.out() << u"  %1%2\n"_qs.arg(
                problem.line > 0 ? u"line %1: "_qs.arg(problem.line) : QString(), problem.text);
        return verdict(parsed.valid());
    }

    static void writePolicyJson(Session& session, const mtasts::ParsedPolicy& parsed)
    {
        QJsonArray problems;
        for (const mtasts::PolicyProblem& problem : parsed.problems)
            problems.append(QJsonObject{{u"line"_qs, problem.line}, {u"text"_qs, problem.text}});
        const std::optional<mtasts::Policy>& policy = parsed.policy;
        session.writeJson({{u"valid"_qs, parsed.valid()},
                           {u"mode"_qs, policy ? QJsonValue(mtasts::modeName(policy->mode)) : QJsonValue()},
                           {u"maxAge"_qs, policy ? QJsonValue(qint64(policy->maxAge.count())) : QJsonValue()},
                           {u"mx"_qs, QJsonArray::fromStringList(policy ? policy->mx : QStringList())},
                           {u"problems"_qs, problems}});
    }

    int match(Session& session) const
    {
        const Result<DomainName> host = DomainName::fromUserInput(QString::fromStdString(m_host));
        if (!host)
            return session.fail(host.error());
        const QString pattern = QString::fromStdString(m_pattern);
        const bool matches = mtasts::matches(pattern, *host);
        if (m_json)
            session.writeJson({{u"match"_qs, matches}});
        else
            session.out() << matchText(pattern, *host, matches);
        return verdict(matches);
    }

    static QString matchText(const QString& pattern, const DomainName& host, bool matches)
    {
        const QString shown = plainText(pattern, 80);
        if (matches)
            return u"%1 covers %2\n"_qs.arg(shown, host.toString());
        if (mtasts::patternFault(pattern.toUtf8()) != mtasts::PatternFault::None)
            return u"%1 is no mx pattern, so it covers nothing\n"_qs.arg(shown);
        const QString siblings = mtasts::patternFor(host);
        const QString others = siblings == host.toString() ? QString() : u" or \"mx: %1\""_qs.arg(siblings);
        return u"%1 does not cover %2; \"mx: %2\"%3 would\n"_qs.arg(shown, host.toString(), others);
    }

    int history(Session& session) const
    {
        const Result<DomainName> domain = DomainName::fromUserInput(QString::fromStdString(m_domain));
        if (!domain)
            return session.fail(domain.error());
        QList<mtasts::KnownPolicy> policies;
        if (session.storeExists()) {
            const Result<store::Store*> store = session.store();
            if (!store)
                return session.fail(store.error());
            const Result<QList<mtasts::KnownPolicy>> read = (*store)->policies().history(*domain);
            if (!read)
                return session.fail(read.error());
            policies = *read;
        }
        if (m_json) {
            session.writeJson({{u"domain"_qs, domain->toString()}, {u"policies"_qs, historyJson(policies)}});
            return MailPasses;
        }
        if (policies.isEmpty())
            session.out() << u"No policy of %1 was read yet.\n"_qs.arg(domain->toDisplayString());
        for (const mtasts::KnownPolicy& policy : std::as_const(policies)) {
            session.out() << u"id %1: %2\n  read from %3 to %4, senders may hold it until %5 (UTC)\n"_qs.arg(
                plainText(policy.id, 40), policySummary(mtasts::parsePolicy(policy.text)),
                timeText(policy.firstSeen), timeText(policy.fetchedAt), timeText(policy.heldUntil()));
        }
        return MailPasses;
    }

    static QJsonArray historyJson(const QList<mtasts::KnownPolicy>& policies)
    {
        QJsonArray array;
        for (const mtasts::KnownPolicy& policy : policies) {
            array.append(QJsonObject{{u"id"_qs, policy.id},
                                     {u"text"_qs, QString::fromUtf8(policy.text)},
                                     {u"maxAge"_qs, qint64(policy.maxAge.count())},
                                     {u"firstSeen"_qs, timeToJson(policy.firstSeen)},
                                     {u"fetchedAt"_qs, timeToJson(policy.fetchedAt)},
                                     {u"heldUntil"_qs, timeToJson(policy.heldUntil())}});
        }
        return array;
    }

    std::vector<std::string> m_texts;
    std::string m_domain;
    std::string m_file;
    std::string m_pattern;
    std::string m_host;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeMtaStsCommand()
{
    return std::make_unique<MtaStsCommand>();
}

}  // namespace relaydeck::cli
