// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/check.h"

#include "core/base/jsonreader.h"
#include "core/base/words.h"

#include <array>

namespace relaydeck::partnertest {

namespace {

constexpr Words<CheckId, CheckCount> Ids{{{CheckId::DnssecChain, "dnssec-chain"},
                                          {CheckId::MailServers, "mail-servers"},
                                          {CheckId::TlsaRecords, "tlsa-records"},
                                          {CheckId::StartTls, "starttls"},
                                          {CheckId::TlsaMatch, "tlsa-match"},
                                          {CheckId::Certificate, "certificate"},
                                          {CheckId::MtaSts, "mta-sts"},
                                          {CheckId::TlsReporting, "tls-reporting"}}};

constexpr Words<CheckState, 7> States{{{CheckState::Running, "running"},
                                       {CheckState::Passed, "passed"},
                                       {CheckState::Absent, "absent"},
                                       {CheckState::Warning, "warning"},
                                       {CheckState::Failed, "failed"},
                                       {CheckState::NotTested, "not-tested"},
                                       {CheckState::CouldNotTest, "could-not-test"}}};

struct TextRow {
    CheckText text;
    const char* word;
    const char* sentence;
};

#define TEXT(text) QT_TRANSLATE_NOOP("relaydeck::Check", text)

constexpr std::array Texts{
    TextRow{CheckText::ChainSecure, "chain-secure", TEXT("Secure from the trust anchor, %1 zones")},
    TextRow{CheckText::ChainInsecure, "chain-insecure", TEXT("Not signed: %1")},
    TextRow{CheckText::ChainBogus, "chain-bogus", TEXT("Validation fails at %1")},
    TextRow{CheckText::ChainUnknown, "chain-unknown", TEXT("Could not be validated")},
    TextRow{CheckText::MxHosts, "mx-hosts", TEXT("%1 found")},
    TextRow{CheckText::MxImplicit, "mx-implicit", TEXT("No MX, the domain itself takes mail")},
    TextRow{CheckText::MxNull, "mx-null", TEXT("Null MX: the domain takes no mail")},
    TextRow{CheckText::MxNoDomain, "mx-no-domain", TEXT("The domain does not exist")},
    TextRow{CheckText::MxNoHost, "mx-no-host", TEXT("Neither MX nor address")},
    TextRow{CheckText::MxFailed, "mx-failed", TEXT("The lookup fails")},
    TextRow{CheckText::TlsaUsable, "tlsa-usable", TEXT("%1 found, %2 usable")},
    TextRow{CheckText::TlsaPartly, "tlsa-partly", TEXT("On %1 of %2 hosts only")},
    TextRow{CheckText::TlsaUnusable, "tlsa-unusable", TEXT("%1 found, none usable")},
    TextRow{CheckText::TlsaNone, "tlsa-none", TEXT("None published")},
    TextRow{CheckText::TlsaNotApplicable, "tlsa-not-applicable", TEXT("Do not apply without DNSSEC")},
    TextRow{CheckText::TlsaFailed, "tlsa-failed", TEXT("Lookup fails for %1")},
    TextRow{CheckText::StartTlsOffered, "starttls-offered", TEXT("Works on %1 of %2 servers, %3")},
    TextRow{CheckText::StartTlsMissing, "starttls-missing", TEXT("Not offered by %1 of %2 servers")},
    TextRow{CheckText::StartTlsFailed, "starttls-failed", TEXT("Handshake fails on %1 of %2 servers")},
    TextRow{CheckText::NoServerReached, "no-server-reached", TEXT("No mail server could be reached")},
    TextRow{CheckText::MatchAll, "match-all", TEXT("%1 of %2 hosts match a record")},
    TextRow{CheckText::MatchSome, "match-some", TEXT("Only %1 of %2 hosts match a record")},
    TextRow{CheckText::MatchNotAlways, "match-not-always", TEXT("Not by every address or certificate")},
    TextRow{CheckText::MatchNone, "match-none", TEXT("0 of %1 hosts match a record")},
    TextRow{CheckText::MatchUnauthenticated, "match-unauthenticated", TEXT("No usable record to match")},
    TextRow{CheckText::CertificateValid, "certificate-valid", TEXT("Valid, %1 days left")},
    TextRow{CheckText::CertificateEndsSoon, "certificate-ends-soon", TEXT("Valid, only %1 days left")},
    TextRow{CheckText::CertificateProblem, "certificate-problem",
            TEXT("Not publicly valid on %1 of %2 servers")},
    TextRow{CheckText::CertificateNotSeen, "certificate-not-seen", TEXT("No certificate was shown")},
    TextRow{CheckText::StsEnforce, "sts-enforce", TEXT("enforce, hosts listed: %1")},
    TextRow{CheckText::StsTesting, "sts-testing", TEXT("testing, failures are only reported")},
    TextRow{CheckText::StsModeNone, "sts-mode-none", TEXT("mode none")},
    TextRow{CheckText::StsNone, "sts-none", TEXT("No policy published")},
    TextRow{CheckText::StsBroken, "sts-broken", TEXT("Published, but cannot be used")},
    TextRow{CheckText::StsFailing, "sts-failing", TEXT("%1 of %2 hosts fail the policy")},
    TextRow{CheckText::StsUnknown, "sts-unknown", TEXT("Could not be looked up")},
    TextRow{CheckText::StsFromCache, "sts-from-cache",
            TEXT("Cannot be read; the stored policy applies until %1")},
    TextRow{CheckText::RptPublished, "rpt-published", TEXT("Published, destinations: %1")},
    TextRow{CheckText::RptNone, "rpt-none", TEXT("No _smtp._tls record, optional")},
    TextRow{CheckText::RptBroken, "rpt-broken", TEXT("The record is not valid")},
    TextRow{CheckText::RptUnknown, "rpt-unknown", TEXT("Could not be looked up")},
    TextRow{CheckText::NeedsOther, "needs-other", TEXT("Not tested, needs: %1")},
    TextRow{CheckText::TestEnded, "test-ended", TEXT("The test ended before")},
};

constexpr std::array Titles{
    TEXT("DNSSEC chain"), TEXT("Mail servers (MX)"), TEXT("TLSA records"),   TEXT("STARTTLS"),
    TEXT("TLSA match"),   TEXT("Certificate"),       TEXT("MTA-STS policy"), TEXT("TLS reporting"),
};

#undef TEXT

static_assert(Titles.size() == CheckCount);
static_assert(Texts.size() == static_cast<std::size_t>(CheckText::CheckTextCount));

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < Texts.size(); ++i) {
        if (static_cast<std::size_t>(Texts[i].text) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table is indexed by CheckText");

std::optional<CheckText> textFromWord(const QString& word)
{
    for (const TextRow& row : Texts) {
        if (word == QLatin1StringView(row.word))
            return row.text;
    }
    return std::nullopt;
}

}  // namespace

const char* checkTitle(CheckId id)
{
    return Titles[static_cast<std::size_t>(id)];
}

const char* checkSentence(CheckText text)
{
    return Texts[static_cast<std::size_t>(text)].sentence;
}

QString englishSentence(const Check& check)
{
    QString sentence = QString::fromUtf8(checkSentence(check.text));
    // Arguments are numbers and names of ours or of DNS, none with a percent sign before a digit.
    for (qsizetype i = 0; i < check.arguments.size(); ++i)
        sentence.replace(u'%' + QString::number(i + 1), check.arguments.at(i));
    return sentence;
}

QString checkName(CheckId id)
{
    return Ids.name(id);
}

QString checkStateName(CheckState state)
{
    return States.name(state);
}

QJsonObject toJson(const Check& check)
{
    return {{u"check"_qs, Ids.name(check.id)},
            {u"state"_qs, States.name(check.state)},
            {u"code"_qs, QLatin1StringView(Texts[static_cast<std::size_t>(check.text)].word)},
            {u"arguments"_qs, QJsonArray::fromStringList(check.arguments)},
            {u"text"_qs, englishSentence(check)},
            {u"needs"_qs, check.needs ? QJsonValue(Ids.name(*check.needs)) : QJsonValue()},
            {u"durationMs"_qs, static_cast<qint64>(check.duration.count())}};
}

Result<Check> checkFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    const auto idFromWord = [](const QString& word) { return Ids.value(word); };
    Check check{
        .id = reader.word(u"check"_qs, idFromWord),
        .state = reader.word(u"state"_qs, [](const QString& word) { return States.value(word); }),
        .text = reader.word(u"code"_qs, textFromWord),
        .arguments = reader.strings(u"arguments"_qs),
        .needs = std::nullopt,
        // A sum of times, so that it may be longer than each of them may be.
        .duration = std::chrono::milliseconds(reader.whole(
            u"durationMs"_qs, std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max())),
    };
    if (reader.has(u"needs"_qs))
        check.needs = reader.word(u"needs"_qs, idFromWord);
    if (!reader.ok())
        return reader.error();
    return check;
}

}  // namespace relaydeck::partnertest
