// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace relaydeck::test {

/// A widget by class, object name and place, for the message of a test that fails.
QString describe(const QWidget& widget);

/// What a walk through the widgets on view came to.
struct NameWalk {
    int focusable = 0;  ///< that can have the focus, by keys or by mouse
    QStringList nameless;  ///< those that a screen reader has no name for, described
};

/// Visible widgets below `root`. Rows of lists are the models' affair.
NameWalk walkNames(const QWidget& root);

}  // namespace relaydeck::test
