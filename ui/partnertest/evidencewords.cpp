// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/evidencewords.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace relaydeck::ui {

using partnertest::Party;

namespace {

struct Evidence {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Evidence)
};

}  // namespace

QString securityWords(dns::Security security)
{
    switch (security) {
    case dns::Security::Secure:
        return Evidence::tr("signed");
    case dns::Security::Insecure:
        return Evidence::tr("not signed");
    case dns::Security::Bogus:
        return Evidence::tr("fails validation");
    case dns::Security::Indeterminate:
        return Evidence::tr("not known");
    }
    Q_UNREACHABLE();
}

Verdict securityVerdict(dns::Security security)
{
    switch (security) {
    case dns::Security::Secure:
        return Verdict::DeliveredDane;
    case dns::Security::Insecure:
        return Verdict::NotNeeded;
    case dns::Security::Bogus:
        return Verdict::Rejected;
    case dns::Security::Indeterminate:
        return Verdict::CouldNotTest;
    }
    Q_UNREACHABLE();
}

QString algorithmWords(int algorithm)
{
    switch (algorithm) {
    case 5:
    case 7:
        return QStringLiteral("RSA/SHA-1");
    case 8:
        return QStringLiteral("RSA/SHA-256");
    case 10:
        return QStringLiteral("RSA/SHA-512");
    case 13:
        return QStringLiteral("ECDSA P-256");
    case 14:
        return QStringLiteral("ECDSA P-384");
    case 15:
        return QStringLiteral("Ed25519");
    case 16:
        return QStringLiteral("Ed448");
    }
    return Evidence::tr("algorithm %1").arg(algorithm);
}

QString digestWords(int digestType)
{
    switch (digestType) {
    case 1:
        return QStringLiteral("SHA-1");
    case 2:
        return QStringLiteral("SHA-256");
    case 4:
        return QStringLiteral("SHA-384");
    }
    return Evidence::tr("digest %1").arg(digestType);
}

QString tlsaForm(const dns::TlsaData& record)
{
    return QStringLiteral("%1 %2 %3").arg(record.usage).arg(record.selector).arg(record.matchingType);
}

QString tlsaFormWords(const dns::TlsaData& record)
{
    QString what;
    switch (record.usage) {
    case 2:
        what =
            record.selector == 0 ? Evidence::tr("An issuer's certificate") : Evidence::tr("An issuer's key");
        break;
    case 3:
        what = record.selector == 0 ? Evidence::tr("The server's own certificate")
                                    : Evidence::tr("The server's own key");
        break;
    default:
        what = Evidence::tr("A public certificate, which mail servers do not use");
    }
    switch (record.matchingType) {
    case 0:
        return Evidence::tr("%1, in full").arg(what);
    case 1:
        return Evidence::tr("%1, as SHA-256").arg(what);
    case 2:
        return Evidence::tr("%1, as SHA-512").arg(what);
    }
    return Evidence::tr("%1, in an unknown form").arg(what);
}

QString unusableWords(const QString& reason)
{
    if (reason == u"hash-of-nothing")
        return Evidence::tr("hash of nothing");
    if (reason == u"weaker-digest")
        return Evidence::tr("a stronger digest counts");
    if (reason == u"usage-not-for-smtp")
        return Evidence::tr("usage not for mail");
    if (reason == u"unknown-usage")
        return Evidence::tr("unknown usage");
    if (reason == u"unknown-selector")
        return Evidence::tr("unknown selector");
    if (reason == u"unknown-matching-type")
        return Evidence::tr("unknown matching type");
    if (reason == u"wrong-length")
        return Evidence::tr("wrong length");
    if (reason == u"malformed")
        return Evidence::tr("malformed");
    return plainText(reason, 40);
}

QString daneOutcomeWords(tls::DaneVerdict::Outcome outcome)
{
    switch (outcome) {
    case tls::DaneVerdict::Outcome::Match:
        return Evidence::tr("Match");
    case tls::DaneVerdict::Outcome::NoMatch:
        return Evidence::tr("No match");
    case tls::DaneVerdict::Outcome::Expired:
        return Evidence::tr("Match, but expired");
    case tls::DaneVerdict::Outcome::NotYetValid:
        return Evidence::tr("Match, not valid yet");
    case tls::DaneVerdict::Outcome::NameMismatch:
        return Evidence::tr("Match, but wrong name");
    case tls::DaneVerdict::Outcome::Malformed:
        return Evidence::tr("Malformed certificate");
    }
    Q_UNREACHABLE();
}

QString chainProblemWords(tls::ChainProblem problem)
{
    switch (problem) {
    case tls::ChainProblem::None:
        return Evidence::tr("Publicly valid for this host");
    case tls::ChainProblem::NoCertificate:
        return Evidence::tr("No certificate was shown");
    case tls::ChainProblem::Malformed:
        return Evidence::tr("The certificate is malformed");
    case tls::ChainProblem::UntrustedRoot:
        return Evidence::tr("The chain ends at an unknown issuer");
    case tls::ChainProblem::Expired:
        return Evidence::tr("Expired");
    case tls::ChainProblem::NotYetValid:
        return Evidence::tr("Not valid yet");
    case tls::ChainProblem::NameMismatch:
        return Evidence::tr("Does not carry the name of the host");
    case tls::ChainProblem::WeakKey:
        return Evidence::tr("The key or signature is too weak");
    case tls::ChainProblem::Other:
        return Evidence::tr("The chain cannot be verified");
    }
    Q_UNREACHABLE();
}

QString stsModeWords(partnertest::StsMode mode)
{
    switch (mode) {
    case partnertest::StsMode::Enforce:
        return QStringLiteral("enforce");
    case partnertest::StsMode::Testing:
        return QStringLiteral("testing");
    case partnertest::StsMode::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

QString secondsWords(int seconds)
{
    constexpr int Minute = 60;
    constexpr int Hour = 60 * Minute;
    constexpr int Day = 24 * Hour;
    if (seconds >= 2 * Day)
        return Evidence::tr("%n days", nullptr, seconds / Day);
    if (seconds >= 2 * Hour)
        return Evidence::tr("%n hours", nullptr, seconds / Hour);
    if (seconds >= 2 * Minute)
        return Evidence::tr("%n minutes", nullptr, seconds / Minute);
    return Evidence::tr("%n seconds", nullptr, seconds);
}

QString partyWords(Party party)
{
    switch (party) {
    case Party::PartnerDns:
        return Evidence::tr("The partner's DNS operator acts");
    case Party::PartnerMailServer:
        return Evidence::tr("The partner's mail operator acts");
    case Party::PartnerPolicyHost:
        return Evidence::tr("The operator of the partner's policy host acts");
    case Party::OurResolver:
        return Evidence::tr("The resolver here stands in the way");
    case Party::OurNetwork:
        return Evidence::tr("The network here stands in the way");
    case Party::ProberRefused:
        return Evidence::tr("The partner refuses tests from here");
    case Party::Undecidable:
        return Evidence::tr("Whose fault it is cannot be told from here");
    case Party::Nobody:
        return Evidence::tr("Nobody has to act");
    }
    Q_UNREACHABLE();
}

QString tlsVersionWords(const QString& version)
{
    QString words = plainText(version, 120);
    if (words.startsWith(u"TLSv"))
        words.replace(0, 4, QStringLiteral("TLS "));
    return words;
}

QString findingWords(const char* sentence, const partnertest::Finding& finding)
{
    constexpr int MaxLength = 1000;
    const QString words = QCoreApplication::translate("relaydeck::Finding", sentence);
    return plainText(partnertest::fillSentence(words, finding), MaxLength);
}

QString hexText(const QByteArray& octets)
{
    return QString::fromLatin1(octets.toHex());
}

QList<dns::TlsaData> tlsaRecords(const partnertest::HostReport& host)
{
    QList<dns::TlsaData> records;
    if (!host.tlsaLookup)
        return records;
    for (const dns::Record& record : host.tlsaLookup->records) {
        if (const auto data = dns::tlsaOf(record))
            records.append(*data);
    }
    return records;
}

QString shownName(const DomainName& name)
{
    return isolated(name.toDisplayString());
}

}  // namespace relaydeck::ui
