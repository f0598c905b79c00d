// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/finding.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

namespace relaydeck::partnertest {

namespace {

constexpr Words<Severity, 4> Severities{{{Severity::Error, "error"},
                                         {Severity::Warning, "warning"},
                                         {Severity::Notice, "notice"},
                                         {Severity::Ok, "ok"}}};

constexpr Words<Party, 8> Parties{{{Party::PartnerDns, "partner-dns"},
                                   {Party::PartnerMailServer, "partner-mail-server"},
                                   {Party::PartnerPolicyHost, "partner-policy-host"},
                                   {Party::OurResolver, "our-resolver"},
                                   {Party::OurNetwork, "our-network"},
                                   {Party::ProberRefused, "prober-refused"},
                                   {Party::Undecidable, "undecidable"},
                                   {Party::Nobody, "nobody"}}};

std::optional<FindingCode> codeFromName(const QString& name)
{
    for (const FindingText& text : findingCatalogue()) {
        if (name == QLatin1StringView(text.name))
            return text.code;
    }
    return std::nullopt;
}

}  // namespace

Finding makeFinding(FindingCode code, const QString& subject, const QStringList& arguments)
{
    const FindingText& text = findingText(code);
    return {.code = code,
            .severity = text.severity,
            .subject = subject,
            .arguments = arguments,
            .rule = QLatin1StringView(text.rule),
            .party = text.party};
}

void addFinding(QList<Finding>& findings, FindingCode code, const QString& subject,
                const QStringList& arguments)
{
    const Finding finding = makeFinding(code, subject, arguments);
    if (!findings.contains(finding))
        findings.append(finding);
}

QString fillSentence(const QString& sentence, const Finding& finding)
{
    // Not QString::arg() in sequence: an argument that came from outside may itself hold "%2".
    QString result;
    result.reserve(sentence.size() + finding.subject.size());
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const bool marker = sentence.at(i) == u'%' && i + 1 < sentence.size() && sentence.at(i + 1).isDigit();
        if (!marker) {
            result += sentence.at(i);
            continue;
        }
        const int number = sentence.at(++i).digitValue();
        if (number == 1)
            result += finding.subject;
        else
            result += finding.arguments.value(number - 2);
    }
    return result;
}

QString englishSentence(const Finding& finding)
{
    return fillSentence(QString::fromUtf8(findingText(finding.code).sentence), finding);
}

QString englishMeaning(const Finding& finding)
{
    return fillSentence(QString::fromUtf8(findingText(finding.code).meaning), finding);
}

QString englishRemedy(const Finding& finding)
{
    return fillSentence(QString::fromUtf8(findingText(finding.code).remedy), finding);
}

QString severityName(Severity severity)
{
    return Severities.name(severity);
}

QString partyName(Party party)
{
    return Parties.name(party);
}

QJsonObject toJson(const Finding& finding)
{
    return {{u"code"_qs, QLatin1StringView(findingText(finding.code).name)},
            {u"severity"_qs, severityName(finding.severity)},
            {u"subject"_qs, finding.subject},
            {u"arguments"_qs, QJsonArray::fromStringList(finding.arguments)},
            {u"text"_qs, englishSentence(finding)},
            {u"rule"_qs, finding.rule},
            {u"meaning"_qs, englishMeaning(finding)},
            {u"remedy"_qs, englishRemedy(finding)},
            {u"party"_qs, partyName(finding.party)}};
}

Result<Finding> findingFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const Finding finding{
        .code = reader.word(u"code"_qs, codeFromName),
        .severity = reader.word(u"severity"_qs, [](const QString& name) { return Severities.value(name); }),
        .subject = reader.string(u"subject"_qs),
        .arguments = reader.strings(u"arguments"_qs),
        .rule = reader.string(u"rule"_qs),
        .party = reader.word(u"party"_qs, [](const QString& name) { return Parties.value(name); }),
    };
    if (!reader.ok())
        return reader.error();
    return finding;
}

}  // namespace relaydeck::partnertest
