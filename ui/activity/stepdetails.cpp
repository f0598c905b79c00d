// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/stepdetails.h"

#include "core/base/plaintext.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
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

QString kindText(store::Change::Kind kind)
{
    switch (kind) {
    case store::Change::Kind::Added:
        return StepDetails::tr("Added");
    case store::Change::Kind::Changed:
        return StepDetails::tr("Changed");
    case store::Change::Kind::Removed:
        return StepDetails::tr("Deleted");
    }
    Q_UNREACHABLE();
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
    m_obstacle->setVisible(step.has_value());
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
    m_result->setText(stepResult(*step));
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
    const qint64 connectors = step.connectors();
    store::ActivityStep shown = step;
    shown.lastId = step.id + qMin<qint64>(step.lastId - step.id, MaxShown);
    const Result<QList<store::Change>> changes = m_session.store().steps().changes(shown);
    if (changes) {
        for (const store::Change& change : *changes)
            addChange(*layout, change);
        const auto more = static_cast<int>(connectors - changes->size());
        if (more > 0)
            layout->addWidget(plainLabel(tr("and %n more connectors", nullptr, more), TextRole::Secondary));
    } else {
        layout->addWidget(
            plainLabel(tr("What was changed cannot be read: %1").arg(plainText(changes.error().detail)),
                       TextRole::Note));
    }
    layout->addStretch(1);
    delete m_scroll->takeWidget();
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
}

void StepDetails::addChange(QVBoxLayout& layout, const store::Change& change)
{
    layout.addWidget(
        plainLabel(tr("%1: %2").arg(kindText(change.kind), plainText(change.name(), 64)), TextRole::Section));
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
        obstacle = changes ? obstacleTo(*changes, m_session.connectors()) : plainText(changes.error().detail);
    }
    m_obstacle->setText(obstacle);
    m_undo->setEnabled(obstacle.isEmpty());
}

}  // namespace relaydeck::ui
