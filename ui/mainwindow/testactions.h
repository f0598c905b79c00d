// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowparts.h"

#include <QtCore/QTimer>

namespace relaydeck::ui {

/// Tests at the bottom of every page: starting and canceling them, how far they are, how they went.
class TestActions : public QObject {
    Q_OBJECT
public:
    explicit TestActions(const WindowParts& parts);

private:
    void onProgress();
    void showProgress();
    void tellOutcome();

    const WindowParts m_parts;
    QTimer m_soon;  // tests report more often than anybody reads
};

}  // namespace relaydeck::ui
