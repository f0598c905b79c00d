// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/evidencecard.h"
#include "ui/workspace/session.h"

#include <QtWidgets/QWidget>

namespace relaydeck::ui {

/// One report in a window of its own, as it was when the window was opened, to lie beside the main window.
class ReportWindow : public QWidget {
    Q_OBJECT
public:
    ReportWindow(Session* session, const ReportPointer& report, const Carrier& carrier, QWidget* owner);
};

}  // namespace relaydeck::ui
