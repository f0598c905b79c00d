// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitymodel.h"

#include "ui/text/texts.h"
#include "ui/widgets/celldelegates.h"
#include "ui/workspace/stepwords.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int PageSize = 60;
/// More at once is read anew instead.
constexpr int MaxNew = 500;

QString sentenceCase(const QString& text)
{
    return text.left(1).toUpper() + text.mid(1);
}

/// Beneath its step a part has the id of the step; steps have none.
quintptr partId(qint64 step)
{
    return static_cast<quintptr>(step);
}

QString resultText(const store::ActivityStep& step)
{
    return step.undone ? ActivityModel::tr("Taken back") : stepResult(step);
}

QVariant toolTip(const store::ActivityStep& step, ActivityModel::Column column)
{
    if (column == ActivityModel::TimeColumn)
        return absoluteTime(step.when);
    // Many kinds of results have no room in the row.
    return column == ActivityModel::ResultColumn ? QVariant(resultText(step).toHtmlEscaped()) : QVariant();
}

}  // namespace

ActivityModel::ActivityModel(store::Store& store, QObject* parent)
    : QAbstractItemModel(parent)
    , m_store(store)
{
}

void ActivityModel::setFilter(const store::StepFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    restart();
}

void ActivityModel::restart()
{
    beginResetModel();
    m_steps.clear();
    m_parts.clear();
    m_complete = false;
    endResetModel();
}

void ActivityModel::update()
{
    if (m_steps.isEmpty()) {
        restart();
        return;
    }
    const Result<QList<store::ActivityStep>> steps =
        m_store.steps().since(m_steps.first().id, MaxNew, m_filter);
    if (!steps) {
        Q_EMIT failed(steps.error());
        return;
    }
    if (steps->size() == MaxNew) {
        restart();
        return;
    }
    if (!steps->isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(steps->size()) - 1);
        m_steps = *steps + m_steps;
        endInsertRows();
    }
    for (const store::ActivityStep& step : *steps)
        showTurned(step.undoes);
}

void ActivityModel::showTurned(qint64 step)
{
    // What takes back a step that took back another brings that one to life again.
    QModelIndex index = indexOf(step);
    while (index.isValid()) {
        const Result<store::ActivityStep> now = m_store.steps().get(step);
        if (!now) {
            Q_EMIT failed(now.error());
            return;
        }
        m_steps[index.row()] = *now;
        Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
        step = now->undoes;
        index = indexOf(step);
    }
}

std::optional<store::ActivityStep> ActivityModel::stepAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return std::nullopt;
    const QModelIndex step = index.parent().isValid() ? index.parent() : index;
    return m_steps.at(step.row());
}

QModelIndex ActivityModel::indexOf(qint64 step) const
{
    const auto found =
        std::ranges::lower_bound(m_steps, step, std::ranges::greater(), &store::ActivityStep::id);
    if (found == m_steps.cend() || found->id != step)
        return {};
    return index(static_cast<int>(found - m_steps.cbegin()), 0);
}

QModelIndex ActivityModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, partId(m_steps.at(parent.row()).id))
                            : createIndex(row, column, quintptr(0));
}

QModelIndex ActivityModel::parent(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() != 0 ? indexOf(static_cast<qint64>(index.internalId()))
                                                      : QModelIndex();
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_steps.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_parts.value(m_steps.at(parent.row()).id).size());
}

int ActivityModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool ActivityModel::hasChildren(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return !m_steps.isEmpty();
    if (parent.internalId() != 0 || parent.column() != 0)
        return false;
    const store::ActivityStep& step = m_steps.at(parent.row());
    return step.changesConnectors() || step.kind == store::ActivityKind::Tested;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<Column>(index.column());
    if (index.internalId() == 0)
        return stepData(m_steps.at(index.row()), column, role);
    return partData(m_parts.value(static_cast<qint64>(index.internalId())).at(index.row()), column, role);
}

QVariant ActivityModel::stepData(const store::ActivityStep& step, Column column, int role) const
{
    const QString duration = step.kind == store::ActivityKind::Tested
        ? durationText(store::testRunFromJson(step.summary).duration)
        : QString();
    if (role == SecondLineRole)
        return stepActor(step);
    if (role == Qt::ToolTipRole)
        return toolTip(step, column);
    if (role == Qt::AccessibleTextRole && column == WhatColumn) {
        const QString what = tr("%1, %2, %3, %4")
                                 .arg(sentenceCase(stepName(step)), stepActor(step), resultText(step),
                                      relativeTime(step.when));
        return duration.isEmpty() ? what : tr("%1, took %2").arg(what, duration);
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case WhatColumn:
        return sentenceCase(stepName(step));
    case ResultColumn:
        return resultText(step);
    case DurationColumn:
        return duration;
    case TimeColumn:
        return relativeTime(step.when);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ActivityModel::partData(const StepPart& part, Column column, int role)
{
    if (role == SecondLineRole)
        return part.how;
    if (role == Qt::SizeHintRole)
        return QSize(80, part.how.isEmpty() ? compactRowHeight() : twoLineRowHeight());
    if (role == Qt::ToolTipRole)
        return column == WhatColumn && !part.how.isEmpty() ? part.how.toHtmlEscaped() : QVariant();
    if (role == Qt::AccessibleTextRole && column == WhatColumn) {
        QStringList words{part.what, part.result, part.how, part.duration};
        words.removeAll(QString());
        return words.join(QStringLiteral(", "));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case WhatColumn:
        return part.what;
    case ResultColumn:
        return part.result;
    case DurationColumn:
        return part.duration;
    case TimeColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case WhatColumn:
        return tr("What");
    case ResultColumn:
        return tr("Result");
    case DurationColumn:
        return tr("Took");
    case TimeColumn:
        return tr("When");
    case ColumnCount:
        break;
    }
    return {};
}

bool ActivityModel::canFetchMore(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return !m_complete;
    return hasChildren(parent) && !m_parts.contains(m_steps.at(parent.row()).id);
}

void ActivityModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    if (parent.isValid()) {
        fetchParts(parent);
        return;
    }
    const std::optional<qint64> before = m_steps.isEmpty() ? std::nullopt : std::optional(m_steps.last().id);
    const Result<QList<store::ActivityStep>> page = m_store.steps().latest(PageSize, before, m_filter);
    if (!page) {
        m_complete = true;
        Q_EMIT failed(page.error());
        return;
    }
    m_complete = page->size() < PageSize;
    if (page->isEmpty())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row + static_cast<int>(page->size()) - 1);
    m_steps += *page;
    endInsertRows();
}

void ActivityModel::fetchParts(const QModelIndex& step)
{
    const store::ActivityStep& opened = m_steps.at(step.row());
    Result<QList<StepPart>> parts = stepParts(opened, m_store);
    if (!parts) {
        m_parts.insert(opened.id, {});
        Q_EMIT failed(parts.error());
        return;
    }
    if (parts->isEmpty()) {
        m_parts.insert(opened.id, {});
        return;
    }
    beginInsertRows(step, 0, static_cast<int>(parts->size()) - 1);
    m_parts.insert(opened.id, std::move(*parts));
    endInsertRows();
}

}  // namespace relaydeck::ui
