// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importers/collectionscript.h"

namespace relaydeck::importers {

QString collectionFileName()
{
    return QStringLiteral("outbound-connectors.json");
}

QString collectionScript()
{
    // Whether the default call leaves out connectors in test mode or scoped to rules is documented one way
    // and seen the other: each filter is asked, and each connector kept once. .NET writes the file, since
    // Windows PowerShell would write UTF-16; its notion of the current folder is not that of PowerShell.
    return QStringLiteral(R"(# Collects the outbound connectors of an Exchange Online tenant. Changes nothing.
# Run it in a PowerShell window where Connect-ExchangeOnline has been run.
$ErrorActionPreference = 'Stop'
$connectors = @(
    Get-OutboundConnector -ResultSize Unlimited
    Get-OutboundConnector -ResultSize Unlimited -IncludeTestModeConnectors $true
    Get-OutboundConnector -ResultSize Unlimited -IsTransportRuleScoped $true
) | Sort-Object -Property Guid -Unique
$file = Join-Path -Path (Get-Location).ProviderPath -ChildPath '%1'
$json = ConvertTo-Json -InputObject @($connectors) -Depth 4
[System.IO.File]::WriteAllText($file, $json, (New-Object System.Text.UTF8Encoding $false))
Write-Host "Wrote $(@($connectors).Count) connectors to $file"
)")
        .arg(collectionFileName());
}

QString collectionCommand()
{
    return QStringLiteral("Get-OutboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 4 | "
                          "Set-Content -Path %1 -Encoding UTF8")
        .arg(collectionFileName());
}

}  // namespace relaydeck::importers
