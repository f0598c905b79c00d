// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/stepparts.h"

#include "core/base/plaintext.h"
#include "core/connectors/connectorchange.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/text/texts.h"
#include "ui/workspace/reportshelf.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

namespace {

struct StepParts {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::StepParts)
};

/// More than anybody reads are counted.
constexpr qsizetype MaxParts = 200;
constexpr qsizetype MaxNamedFields = 3;

/// "SMTP DANE mode: Opportunistic to Mandatory; 2 more"
QString changeText(const store::Change& change)
{
    if (!change.before || !change.after)
        return {};
    const Connector& before = change.before->connector;
    const Connector& after = change.after->connector;
    const QList<ConnectorField> fields = changedFields(before, after);
    QStringList parts;
    for (const ConnectorField field : fields.mid(0, MaxNamedFields))
        parts.append(StepParts::tr("%1: %2 to %3")
                         .arg(fieldTitle(field), plainText(fieldValue(field, before), 60),
                              plainText(fieldValue(field, after), 60)));
    if (const auto more = static_cast<int>(fields.size() - parts.size()); more > 0)
        parts.append(StepParts::tr("%n more", nullptr, more));
    return parts.isEmpty() ? StepParts::tr("Only properties that are no settings")
                           : parts.join(QStringLiteral("; "));
}

StepPart note(const QString& words)
{
    return {.what = words, .how = {}, .result = {}, .duration = {}};
}

Result<QList<StepPart>> changedConnectors(const store::ActivityStep& step, store::Store& store)
{
    store::ActivityStep shown = step;
    shown.lastId = step.id + qMin<qint64>(step.lastId - step.id, MaxParts);
    const Result<QList<store::Change>> changes = store.steps().changes(shown);
    if (!changes)
        return changes.error();
    QList<StepPart> parts;
    for (const store::Change& change : *changes)
        parts.append({.what = plainText(change.name(), 64),
                      .how = changeText(change),
                      .result = changeResult(change.kind),
                      .duration = {}});
    if (const auto more = static_cast<int>(step.connectors() - changes->size()); more > 0)
        parts.append(note(StepParts::tr("and %n more connectors", nullptr, more)));
    return parts;
}

Result<QList<StepPart>> testedDomains(const store::ActivityStep& step, store::Store& store)
{
    const Result<store::TestRunRecord> run = store.steps().testRun(step);
    if (!run)
        return run.error();
    QList<StepPart> parts;
    for (const store::TestedDomain& tested : run->named.mid(0, MaxParts))
        parts.append({.what = plainText(tested.domain, 100),
                      .how = {},
                      .result = verdictText(verdictOf(tested)),
                      .duration = durationText(tested.duration)});
    if (const auto more = static_cast<int>(run->tested() - parts.size()); more > 0)
        parts.append(note(StepParts::tr("and %n more domains", nullptr, more)));
    if (run->cancelled > 0)
        parts.append(note(StepParts::tr("%n domains were cancelled", nullptr, run->cancelled)));
    return parts;
}

}  // namespace

QString changeResult(store::Change::Kind kind)
{
    switch (kind) {
    case store::Change::Kind::Added:
        return StepParts::tr("Added");
    case store::Change::Kind::Changed:
        return StepParts::tr("Changed");
    case store::Change::Kind::Removed:
        return StepParts::tr("Deleted");
    }
    Q_UNREACHABLE();
}

Verdict verdictOf(const store::TestedDomain& tested)
{
    store::StoredReport summary;
    summary.outcome = tested.outcome;
    summary.security = tested.security;
    summary.atRisk = tested.atRisk;
    return verdictOf(summary);
}

Result<QList<StepPart>> stepParts(const store::ActivityStep& step, store::Store& store)
{
    return step.kind == store::ActivityKind::Tested ? testedDomains(step, store)
                                                    : changedConnectors(step, store);
}

}  // namespace relaydeck::ui
