// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectortext.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/evidencewords.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ConnectorText)
};

QString upperFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// Longer than any name that Exchange takes.
constexpr qsizetype ShownName = 120;

QString shownDomain(const QString& domain)
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    return isolated(plainText(name ? name->toDisplayString() : domain, ShownName));
}

/// The first, and how many more.
QString several(const QStringList& values)
{
    const QString first = shownDomain(values.value(0));
    return values.size() < 2 ? first : QStringLiteral("%1 +%2").arg(first).arg(values.size() - 1);
}

/// The first finding that makes the delivery less than it seems.
QString riskWords(const partnertest::PartnerReport& report)
{
    using partnertest::Severity;
    for (const partnertest::Finding& finding : report.findings) {
        if (finding.severity == Severity::Error || finding.severity == Severity::Warning)
            return findingWords(partnertest::findingText(finding.code).sentence, finding);
    }
    return {};
}

QString deliveredWords(const decision::Delivery& delivery, const decision::SendingPolicy& policy,
                       const partnertest::PartnerReport* report)
{
    using decision::SecurityLevel;
    if (delivery.atRisk && report) {
        if (const QString words = riskWords(*report); !words.isEmpty())
            return words;
    }
    switch (delivery.security) {
    case SecurityLevel::Dane:
        return Words::tr("Key proven on %1").arg(isolated(delivery.host.toDisplayString()));
    case SecurityLevel::MtaSts:
        return Words::tr("Policy lists %1").arg(isolated(delivery.host.toDisplayString()));
    case SecurityLevel::Pkix:
        return tlsSettingsText(policy.tlsSettings);
    case SecurityLevel::Plain:
        return Words::tr("%1: no STARTTLS").arg(isolated(delivery.host.toDisplayString()));
    case SecurityLevel::Encrypted:
    case SecurityLevel::None:
        break;
    }
    if (policy.daneMode == DaneMode::None && policy.mtaStsMode == MtaStsMode::None)
        return Words::tr("Checks are off for this connector");
    if (delivery.reason != decision::Reason::None)
        return upperFirst(reasonWords(delivery.reason));
    return Words::tr("No proof of identity in use");
}

}  // namespace

QString shownName(const QString& name)
{
    return plainText(name, ShownName);
}

QString routingWords(const Connector& connector)
{
    const QString way = connector.useMxRecord ? Words::tr("MX lookup")
                                              : Words::tr("Smart host %1").arg(several(connector.smartHosts));
    return connector.isTransportRuleScoped.value_or(false) ? Words::tr("%1, by rule").arg(way) : way;
}

QString connectorSummary(const Connector& connector)
{
    const QString type = connector.type == ConnectorType::OnPremises ? Words::tr("On-premises")
        : connector.type == ConnectorType::Partner                   ? Words::tr("Partner")
                                                                     : Words::tr("Type not set");
    if (!connector.useMxRecord)
        return Words::tr("%1 · via %2").arg(type, several(connector.smartHosts));
    if (connector.recipientDomains.isEmpty())
        return connector.isTransportRuleScoped.value_or(false)
            ? Words::tr("%1 · when a rule selects it").arg(type)
            : type;
    return Words::tr("%1 · %2").arg(type, several(connector.recipientDomains));
}

QString connectorSentence(const Connector& connector)
{
    const QString type = connector.type == ConnectorType::OnPremises ? Words::tr("Own servers")
        : connector.type == ConnectorType::Partner                   ? Words::tr("Partner organization")
                                                                     : Words::tr("Type not set");
    const QString to = connector.isTransportRuleScoped.value_or(false) || connector.recipientDomains.isEmpty()
        ? Words::tr("mail that a rule selects")
        : Words::tr("mail to %1").arg(several(connector.recipientDomains));
    if (!connector.useMxRecord)
        return Words::tr("%1, %2 by smart host %3").arg(type, to, several(connector.smartHosts));
    return Words::tr("%1, %2 by MX lookup").arg(type, to);
}

QString resultWords(const DomainStatus& status, const decision::SendingPolicy& policy,
                    const partnertest::PartnerReport* report)
{
    if (!status.delivery)
        return Words::tr("Run a test to see the outcome");
    const decision::Delivery& delivery = *status.delivery;
    if (delivery.outcome == decision::DeliveryOutcome::Delivered)
        return deliveredWords(delivery, policy, report);
    const QString why = upperFirst(reasonWords(delivery.reason));
    const QString host = delivery.host.isRoot() ? QString() : isolated(delivery.host.toDisplayString());
    const QString where = host.isEmpty() ? why : Words::tr("%1 on %2").arg(why, host);
    return delivery.status.isEmpty() ? where : Words::tr("%1 (%2)").arg(why, delivery.status);
}

QString liveWords(const LiveTest& live)
{
    if (!live.started)
        return Words::tr("Waits for its turn");
    if (!live.current)
        return Words::tr("Starting");
    const QString check = checkTitleWords(*live.current);
    const QString subject = live.part(*live.current).subject;
    return subject.isEmpty() ? check : Words::tr("%1, %2").arg(check, isolated(subject));
}

QString turnedOffWords()
{
    return Words::tr("Mail uses default routing");
}

QString nothingToTestWords()
{
    return Words::tr("No domain that can be tested");
}

}  // namespace relaydeck::ui
