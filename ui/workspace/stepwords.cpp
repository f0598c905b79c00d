// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/stepwords.h"

#include "core/base/plaintext.h"
#include "core/store/store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace relaydeck::ui {

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::StepWords)
};

using store::ActivityKind;

int connectorCount(const store::ActivityStep& step)
{
    return static_cast<int>(step.connectors());
}

/// The one connector, or how many.
QString subjectOf(const store::ActivityStep& step)
{
    const int count = connectorCount(step);
    return count == 1 ? plainText(step.subject, 64) : StepWords::tr("%n connectors", nullptr, count);
}

}  // namespace

QString stepName(const store::ActivityStep& step)
{
    if (!step.name.isEmpty())
        return plainText(step.name, 200);
    switch (step.kind) {
    case ActivityKind::ConnectorAdded:
        return StepWords::tr("add %1").arg(subjectOf(step));
    case ActivityKind::ConnectorChanged:
        return StepWords::tr("change %1").arg(subjectOf(step));
    case ActivityKind::ConnectorRemoved:
        return StepWords::tr("delete %1").arg(subjectOf(step));
    case ActivityKind::Imported:
        return step.subject.isEmpty() ? StepWords::tr("import connectors")
                                      : StepWords::tr("import %1").arg(plainText(step.subject, 100));
    case ActivityKind::Exported:
        return StepWords::tr("export to %1").arg(plainText(QFileInfo(step.subject).fileName(), 100));
    }
    Q_UNREACHABLE();
}

QString stepResult(const store::ActivityStep& step)
{
    const int count = connectorCount(step);
    switch (step.kind) {
    case ActivityKind::ConnectorAdded:
        return StepWords::tr("%n connectors added", nullptr, count);
    case ActivityKind::ConnectorChanged:
        return StepWords::tr("%n connectors changed", nullptr, count);
    case ActivityKind::ConnectorRemoved:
        return StepWords::tr("%n connectors deleted", nullptr, count);
    case ActivityKind::Imported:
        return StepWords::tr("%1 new, %2 changed, %3 unchanged")
            .arg(step.summary.value(QStringLiteral("new")).toInt())
            .arg(step.summary.value(QStringLiteral("changed")).toInt())
            .arg(step.summary.value(QStringLiteral("unchanged")).toInt());
    case ActivityKind::Exported:
        return StepWords::tr("Script written");
    }
    Q_UNREACHABLE();
}

QString stepActor(const store::ActivityStep& step)
{
    const QString user = plainText(step.user, 64);
    return step.origin == store::originName(store::Origin::CommandLine)
        ? StepWords::tr("%1, on the command line").arg(user)
        : StepWords::tr("%1, in the window").arg(user);
}

}  // namespace relaydeck::ui
