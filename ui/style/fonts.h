// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What a piece of text is. Decides size and weight, for labels also the colour.
enum class TextRole {
    Body,
    PageTitle,
    Title,  ///< of the inspector, of an empty state
    Strong,  ///< name in a list, title of a card: body size, demibold
    Medium,  ///< body size, medium weight: buttons, navigation
    Note,  ///< sentences in banners and empty states: a little smaller, full colour
    Secondary,  ///< second line of a row, notes: smaller, text2
    Tertiary,  ///< smaller, text3
    Header,  ///< of a column: smaller, demibold, text2
    Section,  ///< heading of a section of a page: demibold, text2
    SmallStrong,  ///< smaller, demibold, full colour
    NoteStrong,  ///< Note in demibold: the words of a matrix cell
    Badge,
    Fixed,  ///< fixed width: host names, hashes and codes where they are compared
    FixedSmall,
};

/// Inter where installed, else the system's font. A family of the user's choice wins.
QFont baseFont(const QString& family = {}, qreal pointSize = 0);

/// The font of a role, derived from the application's font.
QFont fontFor(TextRole role);

/// Gives a widget the font of a role; a QLabel also gets its colour, by palette role, so that it follows the
/// theme. The role is remembered and applied again when the application's font changes.
void setTextRole(QWidget* widget, TextRole role);
/// Applies remembered roles again; called when the application's font was changed.
void refreshTextRoles();

}  // namespace relaydeck::ui
