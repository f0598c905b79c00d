// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QtCore/QUrl>
#include <QtWidgets/QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// A value to be compared or copied: fixed width, selectable, with a button that copies the whole of it. What
/// is shown may be shortened; what is copied never is.
class CopyableText : public QWidget {
    Q_OBJECT
public:
    explicit CopyableText(const QString& name, QWidget* parent = nullptr);

    void setValue(const QString& value, const QString& shown = {});
    QString value() const { return m_value; }
    /// A button beside it opens this address in the browser; only https addresses, others take it away. What
    /// is shown may go on in the next line then.
    void setLink(const QUrl& address);
    /// Tints the value, for the one that differs.
    void setTone(std::optional<Tone> tone);

private:
    class ValueLabel;

    void copy();

    QString m_value;
    ValueLabel* m_label;
    QToolButton* m_button;
    QToolButton* m_open;
    QUrl m_link;
};

/// The digits in groups of four: "c018 5be2 90af".
QString groupedHex(const QString& hex);
/// The same with the middle left out: "c018 5be2 … 0d4f".
QString shortHex(const QString& hex, int groups = 3);

}  // namespace relaydeck::ui
