// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"

#include <QtCore/QHash>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The words of a command alone, without mnemonic and ellipsis; one that stands in a menu within a menu is
/// named with it: "Columns: MTA-STS".
QString commandWords(const QAction& action);
/// The menus that lead to a command, the outermost first: "View", "Columns". Empty: it stands in none.
QStringList commandPlace(const QAction& action);

/// The keys of the commands: those that they come with, and those that the user chose instead, which are kept
/// in the settings under the names of the commands.
class KeyMap {
public:
    /// Applies what is kept. `actions` and `settings` outlive the map.
    KeyMap(const ActionCollection& actions, QSettings& settings);

    const QList<QAction*>& commands() const { return m_commands; }
    QList<QKeySequence> usualKeys(const QAction& action) const { return m_usual.value(&action); }
    bool isChanged(const QAction& action) const { return action.shortcuts() != usualKeys(action); }
    /// Another command that these keys, or their beginning, belong to; null: they are free.
    const QAction* owner(const QKeySequence& keys, const QAction& besides) const;
    /// Empty keys: the command has none. Keys of another command are taken away from it.
    void setKeys(QAction& action, const QKeySequence& keys);
    void reset(QAction& action);
    void resetAll();

private:
    void keep(const QAction& action);

    QList<QAction*> m_commands;
    QHash<const QAction*, QList<QKeySequence>> m_usual;
    QSettings& m_settings;
};

}  // namespace relaydeck::ui
