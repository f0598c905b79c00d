// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/stepwords.h"

#include "core/base/plaintext.h"
#include "core/store/store.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

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

QString testName(const store::ActivityStep& step)
{
    if (!step.subject.isEmpty())
        return StepWords::tr("test %1").arg(plainText(step.subject, 100));
    const store::TestRunRecord run = store::testRunFromJson(step.summary);
    return StepWords::tr("test %n domains", nullptr, run.tested() + run.cancelled);
}

/// Only what there is: "8 delivered, 1 at risk, 2 queued".
QString testResult(const store::TestRunRecord& run)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString& words) {
        if (count > 0)
            parts.append(words.arg(QLocale().toString(count)));
    };
    add(run.rejected, StepWords::tr("%1 rejected"));
    add(run.queued, StepWords::tr("%1 queued"));
    add(run.atRisk, StepWords::tr("%1 at risk"));
    add(run.couldNotTest, StepWords::tr("%1 could not be tested"));
    add(run.delivered, StepWords::tr("%1 delivered"));
    add(run.cancelled, StepWords::tr("%1 cancelled"));
    return parts.join(QStringLiteral(", "));
}

QString importResult(const QJsonObject& summary)
{
    const QString result = StepWords::tr("%1 new, %2 changed, %3 unchanged")
                               .arg(summary.value(QStringLiteral("new")).toInt())
                               .arg(summary.value(QStringLiteral("changed")).toInt())
                               .arg(summary.value(QStringLiteral("unchanged")).toInt());
    const int leftOut = summary.value(QStringLiteral("leftOutLines")).toInt();
    return leftOut > 0 ? StepWords::tr("%1, %n lines left out", nullptr, leftOut).arg(result) : result;
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
    case ActivityKind::Tested:
        return testName(step);
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
        return importResult(step.summary);
    case ActivityKind::Exported:
        return StepWords::tr("Script written");
    case ActivityKind::Tested:
        return testResult(store::testRunFromJson(step.summary));
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
