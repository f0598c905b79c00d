// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"
#include "ui/style/tokens.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace relaydeck::ui {

struct ChipLook {
    Tone tone = Tone::Neutral;
    bool dashed = false;  ///< no fill: something is switched off

    friend bool operator==(const ChipLook&, const ChipLook&) = default;
};

/// Only what departs from the default gets a chip; Opportunistic is plain text.
std::optional<ChipLook> chipFor(DaneMode mode);
std::optional<ChipLook> chipFor(MtaStsMode mode);

QSize chipSize(const QString& text);
void paintChip(QPainter& painter, const QRectF& rect, const QString& text, ChipLook look,
               const Tokens& tokens);

/// A word in a small frame; not for pressing.
class Chip : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const QString& text = {}, ChipLook look = {}, QWidget* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    void setLook(ChipLook look);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    ChipLook m_look;
};

}  // namespace relaydeck::ui
