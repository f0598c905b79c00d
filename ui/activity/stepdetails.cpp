// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/stepdetails.h"

#include "core/base/plaintext.h"
#include "ui/activity/stepparts.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"
#include "ui/workspace/undohistory.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace relaydeck::ui {

namespace {

/// More connectors than anybody reads are counted.
constexpr int MaxShown = 40;
/// Of larger steps only the attempt tells whether they can be taken back.
constexpr qint64 MaxChecked = 2'000;

ConnectorLookup presentIn(const Session& session)
{
    return [&session](const QUuid& id) {
        const std::optional<store::StoredConnector> stored = session.connector(id);
        return stored ? std::optional(stored->connector) : std::nullopt;
    };
}

std::optional<Connector> connectorOf(const std::optional<ConnectorState>& state)
{
    return state ? std::optional(state->connector) : std::nullopt;
}

}  // namespace

StepDetails::StepDetails(Session& session, QWidget* parent)
    : Panel(Ground::Surface, parent)
    , m_session(session)
    , m_title(plainLabel({}, TextRole::Title))
    , m_actor(plainLabel({}, TextRole::Secondary))
    , m_result(plainLabel({}, TextRole::Note))
    , m_scroll(new QScrollArea)
    , m_obstacle(plainLabel({}, TextRole::Secondary))
    , m_undo(new QPushButton(tr("&Undo this step")))
{
    setObjectName(QStringLiteral("activity.details"));
    m_scroll->setObjectName(QStringLiteral("activity.changes"));
    m_scroll->setAccessibleName(tr("What was changed"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_undo->setObjectName(QStringLiteral("activity.undo"));

    auto* head = new QVBoxLayout;
    head->setContentsMargins(metrics::FirstColumn, metrics::Space16, metrics::FirstColumn, metrics::Space8);
    head->setSpacing(metrics::Space4);
    head->addWidget(m_title);
    head->addWidget(m_actor);
    head->addWidget(m_result);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::FirstColumn, metrics::Space8, metrics::FirstColumn, metrics::Space12);
    foot->setSpacing(metrics::Space12);
    foot->addWidget(m_obstacle, 1);
    foot->addWidget(m_undo);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_step)
            Q_EMIT undoRequested(*m_step);
    });
    setStep({});
}

void StepDetails::setStep(const std::optional<store::ActivityStep>& step)
{
    const bool other = !step || !m_step || step->id != m_step->id;
    m_step = step;
    m_undo->setVisible(step && step->changesConnectors() && !m_session.isReadOnly());
    // Of tests nobody expects that they can be taken back.
    m_obstacle->setVisible(step && step->kind != store::ActivityKind::Tested);
    if (!step) {
        m_title->setText(tr("No step chosen"));
        m_actor->setText(tr("Choose one to see what it changed."));
        m_result->clear();
        delete m_scroll->takeWidget();
        return;
    }
    const QString name = stepName(*step);
    m_title->setText(name.left(1).toUpper() + name.mid(1));
    m_actor->setText(tr("%1, %2").arg(stepActor(*step), absoluteTime(step->when)));
    m_result->setText(
        step->kind == store::ActivityKind::Tested
            ? tr("%1. Took %2.")
                  .arg(stepResult(*step), durationText(store::testRunFromJson(step->summary).duration))
            : stepResult(*step));
    if (other)
        showChanges(*step);
    updateUndo(*step);
}

void StepDetails::showChanges(const store::ActivityStep& step)
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space8, metrics::FirstColumn, metrics::Space16);
    layout->setSpacing(metrics::Space8);
    const Result<void> shown =
        step.kind == store::ActivityKind::Tested ? addTests(*layout, step) : addChanges(*layout, step);
    if (!shown)
        layout->addWidget(plainLabel(
            tr("What was done cannot be read: %1").arg(plainText(shown.error().detail)), TextRole::Note));
    layout->addStretch(1);
    delete m_scroll->takeWidget();
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
}

Result<void> StepDetails::addChanges(QVBoxLayout& layout, const store::ActivityStep& step)
{
    store::ActivityStep shown = step;
    shown.lastId = step.id + qMin<qint64>(step.lastId - step.id, MaxShown);
    const Result<QList<store::Change>> changes = m_session.store().steps().changes(shown);
    if (!changes)
        return changes.error();
    for (const store::Change& change : *changes)
        addChange(layout, change);
    if (const auto more = static_cast<int>(step.connectors() - changes->size()); more > 0)
        layout.addWidget(plainLabel(tr("and %n more connectors", nullptr, more), TextRole::Secondary));
    return {};
}

Result<void> StepDetails::addTests(QVBoxLayout& layout, const store::ActivityStep& step)
{
    const Result<store::TestRunRecord> run = m_session.store().steps().testRun(step);
    if (!run)
        return run.error();
    layout.addWidget(plainLabel(
        tr("Verdicts under the service default. Network: %1.").arg(plainText(run->profileName, 60)),
        TextRole::Secondary));
    auto* table = new EvidenceTable({tr("Domain"), tr("Result")}, {4, 5});
    for (const store::TestedDomain& tested : run->named.mid(0, MaxShown)) {
        auto* verdict = new VerdictLabel(verdictOf(tested));
        table->addRow({plainLabel(plainText(tested.domain, 100)), verdict});
    }
    layout.addWidget(table);
    const auto named = qMin<qsizetype>(run->named.size(), MaxShown);
    if (const auto more = static_cast<int>(run->tested() - named); more > 0)
        layout.addWidget(plainLabel(tr("and %n more domains", nullptr, more), TextRole::Secondary));
    return {};
}

void StepDetails::addChange(QVBoxLayout& layout, const store::Change& change)
{
    layout.addWidget(plainLabel(tr("%1: %2").arg(changeResult(change.kind), plainText(change.name(), 64)),
                                TextRole::Section));
    auto* table = new ChangeTable(ChangeTable::Look::Stacked);
    if (table->setStates(connectorOf(change.before), connectorOf(change.after)) == 0)
        layout.addWidget(plainLabel(tr("Only properties that are no settings."), TextRole::Secondary));
    layout.addWidget(table);
    layout.addSpacing(metrics::Space8);
}

void StepDetails::updateUndo(const store::ActivityStep& step)
{
    QString obstacle;
    if (!step.changesConnectors()) {
        obstacle = tr("Nothing in the store was changed by this.");
    } else if (m_session.isReadOnly()) {
        obstacle = tr("The store cannot be written.");
    } else if (step.undone) {
        obstacle = tr("This was taken back already.");
    } else if (step.connectors() <= MaxChecked) {
        const Result<QList<store::Change>> changes = m_session.store().steps().changes(step);
        obstacle = changes ? obstacleTo(*changes, presentIn(m_session)) : plainText(changes.error().detail);
    }
    m_obstacle->setText(obstacle);
    m_undo->setEnabled(obstacle.isEmpty());
}

}  // namespace relaydeck::ui
