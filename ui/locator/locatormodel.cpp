// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locatormodel.h"

namespace relaydeck::ui {

namespace {

QString kindWord(LocatorEntry::Kind kind)
{
    switch (kind) {
    case LocatorEntry::Kind::Connector:
        return LocatorModel::tr("connector");
    case LocatorEntry::Kind::Domain:
        return LocatorModel::tr("domain");
    case LocatorEntry::Kind::Command:
        return LocatorModel::tr("command");
    case LocatorEntry::Kind::Help:
        return LocatorModel::tr("help");
    }
    return {};
}

}  // namespace

LocatorModel::LocatorModel(QObject* parent) : QAbstractListModel(parent) { }

void LocatorModel::setIndex(LocatorIndex index)
{
    beginResetModel();
    m_index = std::move(index);
    find();
    endResetModel();
}

void LocatorModel::setText(const QString& text)
{
    if (text == m_text)
        return;
    beginResetModel();
    m_text = text;
    find();
    endResetModel();
}

void LocatorModel::find()
{
    m_matches = m_index.find(LocatorQuery::parse(m_text));
}

int LocatorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant LocatorModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LocatorEntry& found = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.title;
    case Qt::AccessibleTextRole:
        return found.detail.isEmpty()
            ? QStringLiteral("%1, %2").arg(found.title, kindWord(found.kind))
            : QStringLiteral("%1, %2, %3").arg(found.title, kindWord(found.kind), found.detail);
    case KindRole:
        return static_cast<int>(found.kind);
    case DetailRole:
        return found.detail;
    case SpansRole:
        return QVariant::fromValue(m_matches.at(index.row()).spans);
    default:
        return {};
    }
}

Qt::ItemFlags LocatorModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() && !entry(index.row()).enabled ? flags & ~Qt::ItemIsEnabled : flags;
}

}  // namespace relaydeck::ui
