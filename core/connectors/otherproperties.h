// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

/// Properties of the cmdlet's object that are no parameters of ours (Connector::otherProperties). Their names
/// are those of PowerShell, which looks at no case: `WhenChanged` and `whenchanged` are one property.
namespace relaydeck {

/// Known to say nothing about what the connector does: its place in the directory, its times and versions.
bool isObjectProperty(const QString& name);

/// The imported ones with the value and spelling of the import; those that it has not stay.
QJsonObject mergedProperties(const QJsonObject& present, const QJsonObject& imported);

/// Those of `after` that are not so in `before`, but for isObjectProperty(): a new time or version alone is
/// no change of the connector.
QStringList changedProperties(const QJsonObject& before, const QJsonObject& after);

}  // namespace relaydeck
