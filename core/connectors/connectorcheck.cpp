// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connectors/connectorcheck.h"

#include "core/connectors/domainpattern.h"
#include "core/connectors/smarthost.h"

#include <algorithm>

namespace relaydeck {

namespace {

using Severity = ConnectorFinding::Severity;

constexpr qsizetype MaxNameLength = 64;  // New-OutboundConnector, Name
// Documented for the inbound twin (KB 4014351), where each value is counted with 7 more characters.
constexpr qsizetype MaxDomainCharacters = 2243;
constexpr qsizetype WrapperCharacters = 7;

bool hasControlCharacters(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    });
}

bool contains(const QStringList& values, const QString& value)
{
    return values.contains(value, Qt::CaseInsensitive);
}

class Check {
public:
    explicit Check(const Connector& connector) : m_connector(connector) { }

    QList<ConnectorFinding> run()
    {
        name();
        onPremises();
        smartHosts();
        recipientDomains();
        tls();
        modes();
        validationRecipients();
        std::stable_sort(m_findings.begin(), m_findings.end(),
                         [](const ConnectorFinding& left, const ConnectorFinding& right) {
                             return left.field < right.field;
                         });
        return std::move(m_findings);
    }

private:
    void add(ConnectorProblem problem, ConnectorField field, Severity severity, QStringList args = {})
    {
        m_findings.append(
            {.problem = problem, .field = field, .severity = severity, .args = std::move(args)});
    }

    void name()
    {
        if (m_connector.name.trimmed().isEmpty())
            add(ConnectorProblem::NameMissing, ConnectorField::Name, Severity::Error);
        if (m_connector.name.size() > MaxNameLength)
            add(ConnectorProblem::NameTooLong, ConnectorField::Name, Severity::Error,
                {QString::number(m_connector.name.size())});
        if (hasControlCharacters(m_connector.name))
            add(ConnectorProblem::NameWithControlCharacters, ConnectorField::Name, Severity::Error);
    }

    void onPremises()
    {
        if (m_connector.type == ConnectorType::OnPremises)
            return;
        // CloudServicesMailEnabled goes with the other three in the hybrid wizard, but its page asks for no
        // type.
        const auto need = [this](ConnectorField field, std::optional<bool> value, bool documented) {
            if (value.value_or(false))
                add(documented ? ConnectorProblem::OnPremisesRequired : ConnectorProblem::OnPremisesExpected,
                    field, documented ? Severity::Error : Severity::Warning, {parameterName(field)});
        };
        need(ConnectorField::AllAcceptedDomains, m_connector.allAcceptedDomains, true);
        need(ConnectorField::RouteAllMessagesViaOnPremises, m_connector.routeAllMessagesViaOnPremises, true);
        need(ConnectorField::SenderRewritingEnabled, m_connector.senderRewritingEnabled, true);
        need(ConnectorField::CloudServicesMailEnabled, m_connector.cloudServicesMailEnabled, false);
    }

    void smartHosts()
    {
        if (!m_connector.useMxRecord && m_connector.smartHosts.isEmpty())
            add(ConnectorProblem::SmartHostsMissing, ConnectorField::SmartHosts, Severity::Error);
        if (m_connector.useMxRecord && !m_connector.smartHosts.isEmpty())
            add(ConnectorProblem::SmartHostsUnused, ConnectorField::SmartHosts, Severity::Warning);
        const bool mandatory =
            !m_connector.useMxRecord && m_connector.effectiveDaneMode() == DaneMode::Mandatory;
        for (const QString& value : m_connector.smartHosts) {
            if (hasPort(value)) {
                add(ConnectorProblem::SmartHostWithPort, ConnectorField::SmartHosts, Severity::Error,
                    {value});
                continue;
            }
            const Result<SmartHost> host = SmartHost::fromText(value);
            if (!host)
                add(ConnectorProblem::SmartHostInvalid, ConnectorField::SmartHosts, Severity::Error,
                    {value, host.error().detail});
            else if (mandatory && host->kind != SmartHost::Kind::Name)
                // Assumption A5: an address has no name for which TLSA records could be asked.
                add(ConnectorProblem::MandatoryWithAddress, ConnectorField::SmtpDaneMode, Severity::Warning,
                    {value});
        }
    }

    void recipientDomains()
    {
        const QStringList& domains = m_connector.recipientDomains;
        // A rule-scoped connector takes what a mail flow rule sends to it, and needs no domains.
        if (domains.isEmpty() && !m_connector.isTransportRuleScoped.value_or(false)
            && !m_connector.allAcceptedDomains.value_or(false))
            add(ConnectorProblem::RecipientDomainsMissing, ConnectorField::RecipientDomains,
                Severity::Warning);
        if (!domains.isEmpty() && m_connector.isTransportRuleScoped.value_or(false))
            add(ConnectorProblem::RecipientDomainsUnused, ConnectorField::RecipientDomains, Severity::Notice);
        QSet<QString> seen;
        QList<DomainPattern> patterns;
        qsizetype characters = 0;
        for (const QString& value : domains) {
            characters += value.size() + WrapperCharacters;
            const Result<DomainPattern> pattern = DomainPattern::fromText(value);
            if (!pattern) {
                add(ConnectorProblem::RecipientDomainInvalid, ConnectorField::RecipientDomains,
                    Severity::Error, {value, pattern.error().detail});
                continue;
            }
            const QString key = pattern->toString();
            if (seen.contains(key))
                add(ConnectorProblem::RecipientDomainRepeated, ConnectorField::RecipientDomains,
                    Severity::Warning, {value});
            seen.insert(key);
            patterns.append(*pattern);
        }
        for (const DomainPattern& pattern : patterns) {
            // The cmdlet's text says "all subdomains", its first example "the domain and its subdomains".
            if (pattern.kind == DomainPattern::Kind::Wildcard && !seen.contains(pattern.domain.toString())
                && pattern.domain.labelCount() > 1)
                add(ConnectorProblem::ApexNotSurelyCovered, ConnectorField::RecipientDomains,
                    Severity::Notice, {pattern.toString(), pattern.domain.toString()});
        }
        if (characters > MaxDomainCharacters)
            add(ConnectorProblem::RecipientDomainsTooLong, ConnectorField::RecipientDomains,
                Severity::Warning, {QString::number(characters)});
        if (seen.contains(QStringLiteral("*")) && m_connector.allAcceptedDomains.value_or(false))
            add(ConnectorProblem::EverythingOverridesAcceptedDomains, ConnectorField::RecipientDomains,
                Severity::Warning);
    }

    void tls()
    {
        const bool byDomain = m_connector.tlsSettings == TlsSettings::DomainValidation;
        if (byDomain && m_connector.tlsDomain.trimmed().isEmpty())
            add(ConnectorProblem::TlsDomainMissing, ConnectorField::TlsDomain, Severity::Error);
        if (m_connector.tlsDomain.isEmpty())
            return;
        // Whether the cloud cmdlet refuses or ignores it is not documented.
        if (!byDomain)
            add(ConnectorProblem::TlsDomainUnused, ConnectorField::TlsDomain, Severity::Warning);
        const Result<DomainPattern> pattern = DomainPattern::fromText(m_connector.tlsDomain);
        if (!pattern || pattern->kind == DomainPattern::Kind::Everything)
            add(ConnectorProblem::TlsDomainInvalid, ConnectorField::TlsDomain, Severity::Error,
                {m_connector.tlsDomain,
                 pattern ? QStringLiteral("A wildcard needs a domain, as in *.partner.example.")
                         : pattern.error().detail});
    }

    void modes()
    {
        if (m_connector.effectiveDaneMode() == DaneMode::Mandatory) {
            if (!m_connector.useMxRecord)
                add(ConnectorProblem::MandatoryWithSmartHost, ConnectorField::SmtpDaneMode, Severity::Notice);
            if (m_connector.type == ConnectorType::OnPremises)
                add(ConnectorProblem::MandatoryOnPremises, ConnectorField::SmtpDaneMode, Severity::Warning);
        }
        if (m_connector.effectiveDaneMode() == DaneMode::None
            && m_connector.effectiveMtaStsMode() == MtaStsMode::None
            && m_connector.tlsSettings == TlsSettings::Blank)
            add(ConnectorProblem::NothingProtects, ConnectorField::TlsSettings, Severity::Warning);
    }

    void validationRecipients()
    {
        for (const QString& value : m_connector.validationRecipients) {
            const qsizetype at = value.lastIndexOf(u'@');
            const Result<DomainName> domain = DomainName::fromUserInput(value.mid(at + 1));
            if (at < 1 || hasControlCharacters(value) || !domain)
                add(ConnectorProblem::ValidationRecipientInvalid, ConnectorField::ValidationRecipients,
                    Severity::Error, {value});
            else if (!mayTake(*domain))
                add(ConnectorProblem::ValidationRecipientElsewhere, ConnectorField::ValidationRecipients,
                    Severity::Warning, {value});
        }
        if (!m_connector.validationRecipients.isEmpty() && !m_connector.enabled)
            add(ConnectorProblem::ValidationWhileOff, ConnectorField::ValidationRecipients, Severity::Notice);
    }

    /// False only where it is sure: accepted domains are not known here, and `*.x` may cover x.
    bool mayTake(const DomainName& domain) const
    {
        const QStringList& texts = m_connector.recipientDomains;
        if (texts.isEmpty() || m_connector.allAcceptedDomains.value_or(false))
            return true;
        return std::any_of(texts.begin(), texts.end(), [&domain](const QString& text) {
            const Result<DomainPattern> pattern = DomainPattern::fromText(text);
            if (!pattern)
                return true;
            return pattern->kind == DomainPattern::Kind::Exact ? domain == pattern->domain
                                                               : domain.isAtOrBelow(pattern->domain);
        });
    }

    const Connector& m_connector;
    QList<ConnectorFinding> m_findings;
};

}  // namespace

QList<ConnectorFinding> checkConnector(const Connector& connector)
{
    return Check(connector).run();
}

QList<ConnectorFinding> checkAmong(const Connector& connector, const QList<Connector>& others)
{
    QList<ConnectorFinding> findings;
    for (const Connector& other : others) {
        if (!connector.id.isNull() && other.id == connector.id)
            continue;
        if (other.name.compare(connector.name, Qt::CaseInsensitive) == 0)
            findings.append({.problem = ConnectorProblem::NameNotUnique,
                             .field = ConnectorField::Name,
                             .severity = Severity::Error,
                             .args = {connector.name}});
        if (!connector.enabled || !other.enabled)
            continue;
        for (const QString& domain : connector.recipientDomains) {
            if (contains(other.recipientDomains, domain))
                findings.append({.problem = ConnectorProblem::RecipientDomainShared,
                                 .field = ConnectorField::RecipientDomains,
                                 .severity = Severity::Warning,
                                 .args = {domain, other.name}});
        }
    }
    return findings;
}

bool hasErrors(const QList<ConnectorFinding>& findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const ConnectorFinding& finding) { return finding.severity == Severity::Error; });
}

bool isOmission(ConnectorProblem problem)
{
    return problem == ConnectorProblem::NameMissing || problem == ConnectorProblem::SmartHostsMissing
        || problem == ConnectorProblem::RecipientDomainsMissing
        || problem == ConnectorProblem::TlsDomainMissing;
}

}  // namespace relaydeck
