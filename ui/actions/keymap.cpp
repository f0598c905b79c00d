// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/keymap.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSettings>
#include <QtWidgets/QMenu>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::KeyMap)
};

/// The menu with a title that an action stands in; null: none.
const QMenu* menuOf(const QAction& action)
{
    const QList<QObject*> places = action.associatedObjects();
    for (const QObject* place : places) {
        const auto* menu = qobject_cast<const QMenu*>(place);
        if (menu && !menu->title().isEmpty())
            return menu;
    }
    return nullptr;
}

QString settingOf(const QAction& action)
{
    return QStringLiteral("keys/") + action.objectName();
}

}  // namespace

QString commandWords(const QAction& action)
{
    QString words = action.text().remove(u'&');
    if (words.endsWith(u'…'))
        words.chop(1);
    // The menu says what it is about.
    const QStringList place = commandPlace(action);
    return place.size() < 2 ? words : Words::tr("%1: %2").arg(place.constLast(), words);
}

QStringList commandPlace(const QAction& action)
{
    QStringList place;
    for (const QMenu* menu = menuOf(action); menu; menu = menuOf(*menu->menuAction()))
        place.prepend(menu->title().remove(u'&'));
    return place;
}

KeyMap::KeyMap(const ActionCollection& actions, QSettings& settings)
    : m_commands(actions.actions())
    , m_settings(settings)
{
    for (QAction* action : std::as_const(m_commands)) {
        m_usual.insert(action, action->shortcuts());
        if (const QVariant kept = m_settings.value(settingOf(*action)); kept.isValid()) {
            // An empty text would be read as one empty sequence.
            const QString keys = kept.toString();
            action->setShortcuts(keys.isEmpty()
                                     ? QList<QKeySequence>{}
                                     : QKeySequence::listFromString(keys, QKeySequence::PortableText));
        }
    }
}

const QAction* KeyMap::owner(const QKeySequence& keys, const QAction& besides) const
{
    if (keys.isEmpty())
        return nullptr;
    for (const QAction* action : m_commands) {
        const QList<QKeySequence> taken = action->shortcuts();
        for (const QKeySequence& other : taken) {
            if (action != &besides && !other.isEmpty()
                && (other.matches(keys) != QKeySequence::NoMatch
                    || keys.matches(other) != QKeySequence::NoMatch))
                return action;
        }
    }
    return nullptr;
}

void KeyMap::setKeys(QAction& action, const QKeySequence& keys)
{
    while (const QAction* other = owner(keys, action)) {
        QAction* loser = m_commands.at(m_commands.indexOf(other));
        QList<QKeySequence> left = loser->shortcuts();
        left.removeIf([&keys](const QKeySequence& own) {
            return own.matches(keys) != QKeySequence::NoMatch || keys.matches(own) != QKeySequence::NoMatch;
        });
        loser->setShortcuts(left);
        keep(*loser);
    }
    action.setShortcuts(keys.isEmpty() ? QList<QKeySequence>{} : QList<QKeySequence>{keys});
    keep(action);
}

void KeyMap::reset(QAction& action)
{
    const QList<QKeySequence> usual = usualKeys(action);
    // Other commands may have got the usual keys meanwhile.
    for (const QKeySequence& keys : usual)
        setKeys(action, keys);
    action.setShortcuts(usual);
    keep(action);
}

void KeyMap::resetAll()
{
    for (QAction* action : std::as_const(m_commands)) {
        action->setShortcuts(usualKeys(*action));
        keep(*action);
    }
}

void KeyMap::keep(const QAction& action)
{
    if (isChanged(action))
        m_settings.setValue(settingOf(action),
                            QKeySequence::listToString(action.shortcuts(), QKeySequence::PortableText));
    else
        m_settings.remove(settingOf(action));
}

}  // namespace relaydeck::ui
