// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/steprows.h"

#include "core/base/plaintext.h"
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::EditorSteps)
};

QString scopeWords(const Connector& connector)
{
    if (connector.isTransportRuleScoped.value_or(false))
        return Words::tr("When a rule selects it");
    if (connector.recipientDomains.isEmpty())
        return connector.allAcceptedDomains.value_or(false) ? Words::tr("All accepted domains")
                                                            : Words::tr("No domain yet");
    if (connector.recipientDomains.size() == 1)
        return plainText(connector.recipientDomains.first(), 80);
    return Words::tr("%n domains", nullptr, static_cast<int>(connector.recipientDomains.size()));
}

QString routingWords(const Connector& connector)
{
    if (connector.useMxRecord)
        return Words::tr("By MX records");
    if (connector.smartHosts.size() == 1)
        return plainText(connector.smartHosts.first(), 80);
    return Words::tr("%n smart hosts", nullptr, static_cast<int>(connector.smartHosts.size()));
}

Verdict glyphFor(std::optional<Trial> trial)
{
    if (!trial)
        return Verdict::NotTested;
    switch (*trial) {
    case Trial::Passed:
        return Verdict::DeliveredDane;
    case Trial::AtRisk:
        return Verdict::AtRisk;
    case Trial::NotDelivered:
        return Verdict::Queued;
    case Trial::CouldNotTest:
        return Verdict::CouldNotTest;
    case Trial::NotTested:
        return Verdict::NotTested;
    case Trial::Testing:
        return Verdict::Testing;
    }
    Q_UNREACHABLE();
}

}  // namespace

QList<StepRow> editorStepRows(const Connector& connector, int changes, std::optional<Trial> trial)
{
    const auto row = [](Verdict verdict, const QString& title, const QString& subtitle,
                        const QString& spoken) {
        return StepRow{.verdict = verdict,
                       .title = title,
                       .subtitle = subtitle,
                       .time = {},
                       .coloredTitle = false,
                       .spoken = spoken};
    };
    const QString fine = Words::tr("complete");
    const bool scoped = !connector.recipientDomains.isEmpty()
        || connector.isTransportRuleScoped.value_or(false) || connector.allAcceptedDomains.value_or(false);
    const bool routed = connector.useMxRecord || !connector.smartHosts.isEmpty();
    const QString open = Words::tr("to be filled in");
    using enum Verdict;
    return {row(connector.name.isEmpty() ? NotTested : DeliveredDane, Words::tr("Name and type"),
                connector.name.isEmpty() ? Words::tr("No name yet") : plainText(connector.name, 80),
                connector.name.isEmpty() ? open : fine),
            row(scoped ? DeliveredDane : NotTested, Words::tr("When it applies"), scopeWords(connector),
                scoped ? fine : open),
            row(routed ? DeliveredDane : NotTested, Words::tr("Routing"), routingWords(connector),
                routed ? fine : open),
            row(DeliveredDane, Words::tr("Security and modes"),
                Words::tr("DANE %1, MTA-STS %2")
                    .arg(modeText(connector.effectiveDaneMode()), modeText(connector.effectiveMtaStsMode())),
                fine),
            row(glyphFor(trial), Words::tr("Try it"),
                trial ? trialText(*trial) : Words::tr("Nothing to test yet"), {}),
            row(changes > 0 ? NotTested : NotNeeded, Words::tr("Review and save"),
                changes > 0 ? Words::tr("%n changes", nullptr, changes) : Words::tr("No changes"),
                changes > 0 ? open : fine)};
}

void markFindings(StepRow& row, const QList<ConnectorField>& fields, const QList<ConnectorFinding>& findings)
{
    bool warned = false;
    for (const ConnectorFinding& finding : findings) {
        if (!fields.contains(finding.field))
            continue;
        if (finding.severity == ConnectorFinding::Severity::Error) {
            row.verdict = Verdict::Rejected;
            row.coloredTitle = true;
            row.spoken = Words::tr("has a fault");
            return;
        }
        warned = warned || finding.severity == ConnectorFinding::Severity::Warning;
    }
    if (!warned)
        return;
    row.verdict = Verdict::AtRisk;
    row.spoken = Words::tr("has a warning");
}

}  // namespace relaydeck::ui
