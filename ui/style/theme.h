// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/systemappearance.h"

#include <QtCore/QObject>
#include <QtCore/QString>

namespace relaydeck::ui {

enum class ThemeChoice { System, Light, Dark };
enum class ContrastChoice { System, Standard, High };

/// Gives the application its style, font and palette, and changes them while it runs. One instance, made
/// right after the QApplication.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    /// Sets style, font and palette; asks the desktop for its preference.
    void install();

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    bool isDark() const;
    void setContrast(ContrastChoice choice);
    bool hasHighContrast() const;

    /// Empty family and 0 mean the default.
    void setFont(const QString& family, qreal pointSize = 0);
    /// In percent of the default size.
    void setTextSize(int percent);

Q_SIGNALS:
    /// The palette has changed; for the few that keep rich text or pictures.
    void changed();

private:
    void apply();

    SystemAppearance m_system;
    ThemeChoice m_choice = ThemeChoice::System;
    ContrastChoice m_contrast = ContrastChoice::System;
    bool m_platformIsDark = false;
    bool m_installed = false;
};

}  // namespace relaydeck::ui
