// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/keymodel.h"

#include "ui/style/fonts.h"

#include <array>

namespace relaydeck::ui {

namespace {

struct FixedKey {
    const char* words;
    const char* keys;
};

constexpr std::array FixedKeys{
    FixedKey{QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Move in a list, a chain or a matrix"),
             QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Arrows")},
    FixedKey{QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Open what is chosen"),
             QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Enter")},
    FixedKey{QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Turn a switch, press a button"),
             QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Space")},
    FixedKey{QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Leave the filter, the inspector; stop what runs"),
             QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Esc")},
    FixedKey{QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Next, previous field"),
             QT_TRANSLATE_NOOP("relaydeck::ui::KeyModel", "Tab, Shift+Tab")},
};

}  // namespace

KeyModel::KeyModel(KeyMap& keys, QObject* parent) : QAbstractTableModel(parent), m_keys(keys) { }

QAction* KeyModel::command(int row) const
{
    return row >= 0 && row < m_keys.commands().size() ? m_keys.commands().at(row) : nullptr;
}

void KeyModel::refresh()
{
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int KeyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.commands().size() + qsizetype(FixedKeys.size()));
}

int KeyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QAction* action = command(index.row());
    const bool keysColumn = index.column() == KeysColumn;
    if (role == Qt::FontRole) {
        // What the user chose stands out.
        const TextRole usual = keysColumn ? TextRole::Fixed : TextRole::Body;
        return fontFor(!keysColumn && action && m_keys.isChanged(*action) ? TextRole::Strong : usual);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (action)
        return keysColumn ? QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
                          : commandWords(*action);
    const FixedKey& fixed = FixedKeys.at(static_cast<size_t>(index.row() - m_keys.commands().size()));
    return tr(keysColumn ? fixed.keys : fixed.words);
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeysColumn ? tr("Keys") : tr("Command");
}

}  // namespace relaydeck::ui
