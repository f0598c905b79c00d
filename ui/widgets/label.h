// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

#include <QtWidgets/QLabel>

#include <optional>

namespace relaydeck::ui {

/// A wrapping label that never takes its text for markup, since that may come from outside.
QLabel* plainLabel(const QString& text, TextRole role = TextRole::Body, QWidget* parent = nullptr);

/// Lets a label break words that are too long for a narrow card, such as hashes. For what is only read, since
/// the breaks would be copied.
QString breakable(const QString& text);

/// The name of a field, as high as a field, so that both stand on one line in a form.
QLabel* fieldLabel(const QString& text, QWidget* field);

/// One line of plain text that ends in "…" where there is no room, with the whole text as tool tip then.
class ElidingLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidingLabel(const QString& text = {}, TextRole role = TextRole::Body,
                          QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    /// Words in the colour of a tone instead of that of the role.
    void setTone(std::optional<Tone> tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString elided() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
    std::optional<Tone> m_tone;
};

}  // namespace relaydeck::ui
