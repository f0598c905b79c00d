// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"

#include <QtWidgets/QDialog>

namespace relaydeck::ui {

/// The list of keys: every command that has one.
class KeyList : public QDialog {
    Q_OBJECT
public:
    KeyList(const ActionCollection& actions, QWidget* parent);
};

}  // namespace relaydeck::ui
