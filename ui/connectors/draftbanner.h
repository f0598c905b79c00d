// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorwindows.h"
#include "ui/widgets/panel.h"

namespace relaydeck::ui {

class Banner;

/// Says that an edit was not saved, after its window was closed or the program ended, and offers to go on or
/// to discard it. Not there without such an edit.
class DraftBanner : public Panel {
    Q_OBJECT
public:
    explicit DraftBanner(EditorWindows& editors, QWidget* parent = nullptr);

private:
    void refresh();

    EditorWindows& m_editors;
    Banner* m_banner;
};

}  // namespace relaydeck::ui
