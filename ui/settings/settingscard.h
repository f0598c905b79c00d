// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace relaydeck::ui {

/// What a screen reader calls a control, also the field inside a spin box, which it may reach by itself.
void nameControl(QWidget& control, const QString& name);

/// Settings of one subject, one below the other, which can be searched.
class SettingsCard : public Card {
    Q_OBJECT
public:
    explicit SettingsCard(const QString& title, QWidget* parent = nullptr);

    /// Name and note on one side, what is set on the other; the control is called by the name.
    void addSetting(const QString& name, const QString& note, QWidget* control);
    /// A part that is found by the words given, and by the title.
    void addPart(QWidget* part, const QStringList& words);

    /// Leaves what has all words of the search. False: that is nothing, and the card is hidden.
    bool filter(const QString& search);

private:
    struct Part {
        QWidget* widget;
        QString words;
    };

    QString m_title;
    QList<Part> m_parts;
};

}  // namespace relaydeck::ui
