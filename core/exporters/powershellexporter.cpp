// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exporters/powershellexporter.h"

#include "core/connectors/connectorcheck.h"
#include "core/connectors/protection.h"
#include "core/exporters/powershellparameters.h"
#include "core/exporters/quoting.h"

namespace relaydeck::exporters {

namespace {

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) + QStringLiteral(" UTC");
}

/// The cmdlets of the module do not see the script's -WhatIf, being functions of another module: the script
/// asks for itself, and calls nothing that changes unless it may.
QString head(const QDateTime& madeAt)
{
    return QStringLiteral(R"(# Outbound connectors for Exchange Online. Made by Relaydeck, %1.
# Run it in a PowerShell window where Connect-ExchangeOnline has been run.
# With -WhatIf it changes nothing and tells what it would do. It may be run again.
[CmdletBinding(SupportsShouldProcess)]
param()

$ErrorActionPreference = 'Stop'

# Each connector once, also those in test mode or scoped to mail flow rules.
$existing = @(@(
    Get-OutboundConnector -ResultSize Unlimited
    Get-OutboundConnector -ResultSize Unlimited -IncludeTestModeConnectors $true
    Get-OutboundConnector -ResultSize Unlimited -IsTransportRuleScoped $true
) | Sort-Object -Property Guid -Unique)

# Not by -Identity: for one that it does not know, Get-OutboundConnector returns all connectors.
function Find-Connector {
    param([string] $Guid, [string[]] $Name)
    $found = @($existing | Where-Object { $Guid -and ([string] $_.Guid -eq $Guid) })
    foreach ($each in $Name) {
        if ($found.Count -eq 0) {
            $found = @($existing | Where-Object { $_.Name -eq $each })
        }
    }
    if ($found.Count -gt 0) { $found[0] }
}
)")
        .arg(timeText(madeAt));
}

QString parameterTable(const QList<PowerShellParameter>& parameters)
{
    QString text = QStringLiteral("    $parameters = @{\n");
    for (const PowerShellParameter& parameter : parameters)
        text += QStringLiteral("        %1 = ").arg(parameter.name) + parameter.value + u'\n';
    return text + QStringLiteral("    }\n");
}

QString comment(const QString& label, const QString& text)
{
    return QStringLiteral("# ") + label + commentText(text) + u'\n';
}

QString modeText(ConnectorField field, const Connector& connector)
{
    if (field == ConnectorField::SmtpDaneMode)
        return toString(connector.effectiveDaneMode());
    if (field == ConnectorField::MtaStsMode)
        return toString(connector.effectiveMtaStsMode());
    const QString text = fieldText(field, connector);
    return text.isEmpty() ? QStringLiteral("blank") : text;
}

QString comments(const ExchangeItem& item)
{
    QString text = comment(QStringLiteral("---- "), item.connector.name);
    if (!item.reason.isEmpty())
        text += comment(QStringLiteral("Why: "), item.reason);
    const QString verdict = item.lastVerdict.isEmpty() ? QString() : QStringLiteral(": ") + item.lastVerdict;
    text += comment(QStringLiteral("Last test: "),
                    item.lastTest ? timeText(*item.lastTest) + verdict : QStringLiteral("none"));
    const Connector before = item.imported.value_or(Connector{});
    for (const ConnectorField field : loweredProtection(item.imported, item.connector))
        text +=
            comment(QStringLiteral("CAUTION: lowers protection: "),
                    QStringLiteral("%1 was %2, becomes %3")
                        .arg(parameterName(field), modeText(field, before), modeText(field, item.connector)));
    for (const ConnectorFinding& finding : checkConnector(item.connector)) {
        if (finding.severity == ConnectorFinding::Severity::Error)
            text += comment(QStringLiteral("CAUTION: likely to be refused: "), englishText(finding));
    }
    return text;
}

QString findCall(const ExchangeItem& item)
{
    // A connector that is renamed may still have its old name.
    QStringList names{item.connector.name};
    if (item.imported && item.imported->name != item.connector.name)
        names.append(item.imported->name);
    const QUuid guid =
        item.connector.guid.isNull() && item.imported ? item.imported->guid : item.connector.guid;
    QString text = QStringLiteral("$found = Find-Connector");
    if (!guid.isNull())
        text += QStringLiteral(" -Guid ") + quotedForPowerShell(guid.toString(QUuid::WithoutBraces));
    return text + QStringLiteral(" -Name ") + quotedForPowerShell(names) + u'\n';
}

QString createBlock(const ExchangeItem& item, const QString& name)
{
    QString text = parameterTable(newParameters(item.connector));
    text += QStringLiteral("    if ($PSCmdlet.ShouldProcess(") + name
        + QStringLiteral(", 'New-OutboundConnector')) {\n"
                         "        $created = New-OutboundConnector @parameters -Confirm:$false\n");
    for (const PowerShellParameter& parameter : afterNewParameters(item.connector))
        text += QStringLiteral("        Set-OutboundConnector -Identity ([string] $created.Guid) -%1 ")
                    .arg(parameter.name)
            + parameter.value + QStringLiteral(" -Confirm:$false\n");
    return text + QStringLiteral("    }\n");
}

QString updateBlock(const QList<PowerShellParameter>& parameters, const QString& name)
{
    return parameterTable(parameters) + QStringLiteral("    if ($PSCmdlet.ShouldProcess(") + name
        + QStringLiteral(", 'Set-OutboundConnector')) {\n"
                         "        Set-OutboundConnector -Identity ([string] $found.Guid) @parameters "
                         "-Confirm:$false\n"
                         "    }\n");
}

QString block(const ExchangeItem& item)
{
    const QString text = u'\n' + comments(item);
    const QList<PowerShellParameter> changes = setParameters(item.connector, item.imported);
    if (changes.isEmpty())
        return text + QStringLiteral("# Nothing to change since the last import.\n");
    const QString name = quotedForPowerShell(item.connector.name);
    return text + findCall(item) + QStringLiteral("if ($null -eq $found) {\n") + createBlock(item, name)
        + QStringLiteral("} else {\n") + updateBlock(changes, name) + QStringLiteral("}\n");
}

}  // namespace

QString exchangeScript(const QList<ExchangeItem>& items, const QDateTime& madeAt)
{
    QString script = head(madeAt);
    for (const ExchangeItem& item : items)
        script += block(item);
    return script;
}

QByteArray exchangeScriptFile(const QList<ExchangeItem>& items, const QDateTime& madeAt,
                              LineEnding lineEnding)
{
    // No text from outside has a line break in it any more.
    QString script = exchangeScript(items, madeAt);
    if (lineEnding == LineEnding::CrLf)
        script.replace(u'\n', QStringLiteral("\r\n"));
    return "\xef\xbb\xbf" + script.toUtf8();
}

}  // namespace relaydeck::exporters
