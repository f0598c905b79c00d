// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/changetable.h"

#include "ui/connectoreditor/fieldwords.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QGridLayout>

namespace relaydeck::ui {

namespace {

QLabel* cell(const QString& text, TextRole role)
{
    QLabel* label = plainLabel(breakable(text), role);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    return label;
}

}  // namespace

ChangeTable::ChangeTable(Look look, QWidget* parent) : QWidget(parent), m_look(look)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("Changes"));
}

int ChangeTable::setStates(const std::optional<Connector>& before, const std::optional<Connector>& after)
{
    delete m_content;
    m_content = new QWidget;
    layout()->addWidget(m_content);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::Space16);
    m_grid->setVerticalSpacing(m_look == Look::Columns ? metrics::Space8 : metrics::Space4);

    const QList<FieldChange> changes = fieldChanges(before, after);
    QStringList spoken;
    int row = 0;
    if (m_look == Look::Columns && !changes.isEmpty()) {
        m_grid->addWidget(cell(tr("Setting"), TextRole::Header), row, 0);
        m_grid->addWidget(cell(before ? tr("Before") : tr("Default"), TextRole::Header), row, 1);
        m_grid->addWidget(cell(tr("After"), TextRole::Header), row, 2);
        ++row;
    }
    const Connector blank;
    for (const FieldChange& change : changes) {
        const QString title = fieldTitle(change.field);
        const QString left = fieldValue(change.field, before ? *before : blank);
        const QString right = fieldValue(change.field, after ? *after : blank);
        (m_look == Look::Columns) ? addColumns(row, title, left, right)
                                  : addStacked(row, title, before ? left : QString(), right);
        spoken.append(tr("%1: %2, before %3").arg(title, right, left));
        ++row;
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    return static_cast<int>(changes.size());
}

void ChangeTable::addColumns(int row, const QString& title, const QString& before, const QString& after)
{
    m_grid->addWidget(cell(title, TextRole::Note), row, 0);
    m_grid->addWidget(cell(before, TextRole::Secondary), row, 1);
    m_grid->addWidget(cell(after, TextRole::NoteStrong), row, 2);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 4);
    m_grid->setColumnStretch(2, 4);
}

void ChangeTable::addStacked(int row, const QString& title, const QString& before, const QString& after)
{
    m_grid->addWidget(cell(title, TextRole::Secondary), row, 0);
    auto* values = new QVBoxLayout;
    values->setSpacing(0);
    values->addWidget(cell(after, TextRole::NoteStrong));
    // A new connector was nothing before.
    if (!before.isEmpty())
        values->addWidget(cell(tr("was: %1").arg(before), TextRole::Secondary));
    m_grid->addLayout(values, row, 1);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

}  // namespace relaydeck::ui
