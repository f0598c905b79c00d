// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitymodel.h"

#include "ui/text/texts.h"
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

QString resultText(const store::ActivityStep& step)
{
    return step.undone ? ActivityModel::tr("Taken back") : stepResult(step);
}

}  // namespace

ActivityModel::ActivityModel(store::Store& store, QObject* parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
}

void ActivityModel::setFilter(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    restart();
}

void ActivityModel::restart()
{
    beginResetModel();
    m_steps.clear();
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
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? std::optional(m_steps.at(index.row()))
                                                             : std::nullopt;
}

QModelIndex ActivityModel::indexOf(qint64 step) const
{
    const auto found =
        std::ranges::lower_bound(m_steps, step, std::ranges::greater(), &store::ActivityStep::id);
    if (found == m_steps.cend() || found->id != step)
        return {};
    return index(static_cast<int>(found - m_steps.cbegin()), 0);
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::ActivityStep& step = m_steps.at(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == ActorRole)
        return stepActor(step);
    if (role == Qt::ToolTipRole)
        return column == TimeColumn ? absoluteTime(step.when) : QVariant();
    if (role == Qt::AccessibleTextRole && column == WhatColumn)
        return tr("%1, %2, %3, %4")
            .arg(sentenceCase(stepName(step)), stepActor(step), resultText(step), relativeTime(step.when));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case WhatColumn:
        return sentenceCase(stepName(step));
    case ResultColumn:
        return resultText(step);
    case TimeColumn:
        return relativeTime(step.when);
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
    case TimeColumn:
        return tr("When");
    case ColumnCount:
        break;
    }
    return {};
}

bool ActivityModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete;
}

void ActivityModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
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

}  // namespace relaydeck::ui
