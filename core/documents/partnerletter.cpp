// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/partnerletter.h"

#include "core/documents/confidential.h"
#include "core/documents/document.h"
#include "core/documents/evidencesections.h"
#include "core/documents/requests.h"
#include "core/partnertest/findingplace.h"
#include "core/partnertest/recordstopublish.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

namespace relaydeck::documents {

using partnertest::CheckId;
using partnertest::EndpointReport;
using partnertest::Finding;
using partnertest::FindingCode;
using partnertest::HostReport;
using partnertest::PartnerReport;
using partnertest::Party;
using partnertest::Severity;
using partnertest::TlsaComparison;

namespace {

constexpr qsizetype MaxFindings = 20;
constexpr qsizetype MaxHosts = 8;
constexpr qsizetype MaxRecords = 20;
/// Percent-encoded; longer ones are cut or refused on the way to a mail program.
constexpr qsizetype MaxUrlBody = 6000;

bool isToRepair(const Finding& finding, Party party)
{
    return finding.party == party
        && (finding.severity == Severity::Error || finding.severity == Severity::Warning);
}

QList<Finding> findingsFor(const PartnerReport& report, Party party)
{
    QList<Finding> findings;
    for (const Finding& finding : report.findings) {
        if (isToRepair(finding, party) && findings.size() < MaxFindings)
            findings.append(finding);
    }
    return findings;
}

/// The section that an operator can look up, for the rule ids of core/README.md.
QString referenceOf(const QString& rule)
{
    if (rule.startsWith(u"RFC"))
        return rule;
    if (rule.startsWith(u'D'))
        return QStringLiteral("RFC 4035");
    if (rule.startsWith(u'S'))
        return QStringLiteral("RFC 8461");
    if (rule == u"N2")
        return QStringLiteral("RFC 7505");
    return rule.startsWith(u'N') ? QStringLiteral("RFC 7672") : QString();
}

/// A server that refuses may repeat who asked; its codes are enough.
Finding withoutReplyText(Finding finding)
{
    if (finding.code != FindingCode::GreetingRejected || finding.arguments.isEmpty())
        return finding;
    static const QRegularExpression codes(QStringLiteral("^[245][0-9]{2}([ -][245]\\.[0-9]+\\.[0-9]+)?"));
    finding.arguments[0] = codes.match(finding.arguments.at(0)).captured();
    return finding;
}

QSet<CheckId> checksOf(const QList<Finding>& findings)
{
    QSet<CheckId> checks;
    for (const Finding& finding : findings) {
        if (const auto check = partnertest::checkOf(finding.code))
            checks.insert(*check);
    }
    return checks;
}

/// Fit to stand in a command that somebody may paste.
bool isPlainName(const DomainName& name)
{
    static const QRegularExpression letters(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9._-]*\\z"));
    return letters.match(name.toString()).hasMatch();
}

/// Writes one letter from top to bottom.
class Writer {
public:
    Writer(const PartnerReport& report, Party party)
        : m_report(report)
        , m_confidential(report)
        , m_findings(findingsFor(report, party))
        , m_checks(checksOf(m_findings))
    {
    }

    QString write()
    {
        const QString domain = m_report.domain().toString();
        add(QStringLiteral("To the operators of %1").arg(domain));
        add({});
        add(QStringLiteral("A test of how mail reaches %1, made %2, found what follows.")
                .arg(domain, timeText(m_report.evidence.startedAt)));
        add(QStringLiteral(
            "Modes named below are those of the sender: Opportunistic checks what you publish, "
            "Mandatory insists on DANE, None does not check."));
        addFindings();
        addComparison();
        addRecords();
        addCommands();
        return m_lines.join(u'\n') + u'\n';
    }

private:
    void add(const QString& text) { m_lines.append(line(m_confidential.removedFrom(text))); }

    void title(const QString& text)
    {
        add({});
        add(text);
        m_lines.append(QString(m_lines.constLast().size(), u'-'));
    }

    void addFindings()
    {
        title(QStringLiteral("What is wrong"));
        for (qsizetype i = 0; i < m_findings.size(); ++i) {
            const Finding finding = withoutReplyText(m_findings.at(i));
            if (i > 0)
                add({});
            add(QStringLiteral("%1. ").arg(i + 1) + partnertest::englishSentence(finding));
            add(QStringLiteral("   Effect: ") + partnertest::englishMeaning(finding));
            add(QStringLiteral("   Repair: ") + englishRequest(finding));
            const QString reference = referenceOf(finding.rule);
            if (!reference.isEmpty())
                add(QStringLiteral("   Rule: ") + reference);
        }
    }

    bool isAboutTlsa() const
    {
        return m_checks.contains(CheckId::TlsaMatch) || m_checks.contains(CheckId::TlsaRecords);
    }

    /// What DNS says beside what the server shows.
    void addComparison()
    {
        if (!isAboutTlsa())
            return;
        QStringList rows;
        for (const HostReport& host : m_report.hosts.mid(0, MaxHosts)) {
            for (const EndpointReport& endpoint : host.endpoints)
                addComparison(rows, host, endpoint);
        }
        if (rows.isEmpty())
            return;
        title(QStringLiteral("What was seen"));
        for (const QString& row : std::as_const(rows))
            add(row);
    }

    static void addComparison(QStringList& rows, const HostReport& host, const EndpointReport& endpoint)
    {
        for (const TlsaComparison& comparison : endpoint.tlsa) {
            if (rows.size() >= 3 * MaxRecords)
                return;
            const QString form = QStringLiteral("%1 %2 %3")
                                     .arg(comparison.record.usage)
                                     .arg(comparison.record.selector)
                                     .arg(comparison.record.matchingType);
            rows << QStringLiteral("%1 (%2), TLSA %3: %4")
                        .arg(host.name.toString(), endpoint.address.toString(), form,
                             comparison.matches      ? QStringLiteral("matches")
                                 : comparison.usable ? QStringLiteral("does not match")
                                                     : QStringLiteral("cannot be used"));
            rows << QStringLiteral("   published: ")
                    + QString::fromLatin1(comparison.record.association.toHex());
            if (!comparison.shown.isEmpty())
                rows << QStringLiteral("   shown:     ") + QString::fromLatin1(comparison.shown.toHex());
        }
    }

    void addRecords()
    {
        QStringList records;
        if (isAboutTlsa())
            records = partnertest::zoneLines(partnertest::recordsToPublish(m_report)).mid(0, MaxRecords);
        if (needsPolicyId())
            records << QStringLiteral("_mta-sts.%1. IN TXT \"v=STSv1; id=%2;\"")
                           .arg(m_report.domain().toString(),
                                m_report.evidence.judgedAt.toUTC().toString(
                                    QStringLiteral("yyyyMMddHHmmss'Z'")));
        if (!records.isEmpty()) {
            title(QStringLiteral("Records to publish"));
            for (const QString& record : std::as_const(records))
                add(record);
        }
        const QStringList missing = missingPatterns();
        if (missing.isEmpty())
            return;
        title(QStringLiteral("Lines to add to the MTA-STS policy"));
        for (const QString& pattern : missing)
            add(QStringLiteral("mx: ") + pattern);
    }

    /// RFC 8461 3.1: senders look for another policy only when the id is another.
    bool needsPolicyId() const
    {
        using enum FindingCode;
        static constexpr std::array Codes{StsMxNotListed,       StsMxOtherDepth,  StsTextChanged,
                                          StsMxNotInHeldPolicy, StsPolicyInvalid, StsRecordInvalid,
                                          StsRecordsSeveral,    StsFromCache};
        return std::any_of(m_findings.begin(), m_findings.end(), [](const Finding& finding) {
            return std::find(Codes.begin(), Codes.end(), finding.code) != Codes.end();
        });
    }

    QStringList missingPatterns() const
    {
        QStringList patterns;
        if (!m_checks.contains(CheckId::MtaSts) || !m_report.sts.policyRead)
            return patterns;
        for (const HostReport& host : m_report.hosts.mid(0, MaxHosts)) {
            if (!host.stsListed)
                patterns << host.name.toString();
        }
        return patterns;
    }

    void addCommands()
    {
        title(QStringLiteral("How to look again"));
        const QString domain = m_report.domain().toString();
        if (isPlainName(m_report.domain())) {
            if (m_checks.contains(CheckId::MailServers) || m_checks.contains(CheckId::DnssecChain))
                add(QStringLiteral("dig +dnssec MX %1").arg(domain));
            if (m_checks.contains(CheckId::MtaSts)) {
                add(QStringLiteral("dig TXT _mta-sts.%1").arg(domain));
                add(QStringLiteral("curl https://mta-sts.%1/.well-known/mta-sts.txt").arg(domain));
            }
        }
        for (const HostReport& host : m_report.hosts.mid(0, MaxHosts)) {
            if (isPlainName(host.name))
                addHostCommands(host.name.toString());
        }
        if (isPlainName(m_report.domain()))
            add(QStringLiteral("relaydeck-cli test %1").arg(domain));
    }

    void addHostCommands(const QString& host)
    {
        if (isAboutTlsa())
            add(QStringLiteral("dig +dnssec TLSA _25._tcp.%1").arg(host));
        if (m_checks.contains(CheckId::TlsaMatch) || m_checks.contains(CheckId::StartTls)
            || m_checks.contains(CheckId::Certificate) || m_checks.contains(CheckId::MtaSts))
            add(QStringLiteral("openssl s_client -starttls smtp -connect %1:25 -servername %1 -showcerts")
                    .arg(host));
    }

    const PartnerReport& m_report;
    Confidential m_confidential;
    QList<Finding> m_findings;
    QSet<CheckId> m_checks;
    QStringList m_lines;
};

/// The mailbox of a `mailto:` URI, when it is a plain one.
QString mailboxOf(const QString& uri)
{
    if (!uri.startsWith(u"mailto:", Qt::CaseInsensitive))
        return {};
    // RFC 8460 3 lets a "!" and a size follow, as DMARC does; headers of the URI are not taken over.
    static const QRegularExpression end(QStringLiteral("[?!]"));
    const QString address = QUrl::fromPercentEncoding(uri.mid(7).section(end, 0, 0).toUtf8());
    static const QRegularExpression plain(
        QStringLiteral("\\A[A-Za-z0-9._+=-]{1,64}@([A-Za-z0-9.-]{1,253})\\z"));
    const QRegularExpressionMatch match = plain.match(address);
    return match.hasMatch() && DomainName::fromUserInput(match.captured(1)) ? address : QString();
}

QString subjectOf(const QString& domain, Party party)
{
    switch (party) {
    case Party::PartnerDns:
        return QStringLiteral("DNS of %1: mail is at risk").arg(domain);
    case Party::PartnerMailServer:
        return QStringLiteral("Mail servers of %1: mail is at risk").arg(domain);
    case Party::PartnerPolicyHost:
        return QStringLiteral("MTA-STS policy of %1: mail is at risk").arg(domain);
    case Party::OurResolver:
    case Party::OurNetwork:
    case Party::ProberRefused:
    case Party::Undecidable:
    case Party::Nobody:
        break;
    }
    return QStringLiteral("Mail to %1").arg(domain);
}

}  // namespace

QList<Party> partiesToWrite(const PartnerReport& report)
{
    QList<Party> parties;
    for (const Severity severity : {Severity::Error, Severity::Warning}) {
        for (const Finding& finding : report.findings) {
            const bool theirs = finding.party == Party::PartnerDns
                || finding.party == Party::PartnerMailServer || finding.party == Party::PartnerPolicyHost;
            if (theirs && finding.severity == severity && !parties.contains(finding.party))
                parties.append(finding.party);
        }
    }
    return parties;
}

PartnerLetter letterTo(const PartnerReport& report, Party party)
{
    PartnerLetter letter{.party = party, .recipients = {}, .subject = {}, .body = {}};
    const QString domain = report.domain().toString();
    if (isPlainName(report.domain()))
        letter.recipients << QStringLiteral("postmaster@") + domain;
    for (const QString& uri : report.tlsRpt.destinations) {
        const QString mailbox = mailboxOf(uri);
        if (!mailbox.isEmpty() && !letter.recipients.contains(mailbox))
            letter.recipients << mailbox;
    }
    letter.subject = line(subjectOf(domain, party));
    letter.body = Writer(report, party).write();
    return letter;
}

QUrl mailtoUrl(const PartnerLetter& letter, const QString& recipient)
{
    // RFC 6068 5: a line end in the body is CRLF.
    QByteArray body;
    const QStringList lines = letter.body.split(u'\n');
    for (const QString& text : lines) {
        const QByteArray encoded = QUrl::toPercentEncoding(text + QStringLiteral("\r\n"));
        if (body.size() + encoded.size() > MaxUrlBody) {
            body += QUrl::toPercentEncoding(QStringLiteral("(cut: the whole text is in the window)\r\n"));
            break;
        }
        body += encoded;
    }
    const QByteArray url = "mailto:" + QUrl::toPercentEncoding(recipient, "@")
        + "?subject=" + QUrl::toPercentEncoding(letter.subject) + "&body=" + body;
    return QUrl::fromEncoded(url, QUrl::StrictMode);
}

}  // namespace relaydeck::documents
