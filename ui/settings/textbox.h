// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace relaydeck::ui {

/// A few lines of text, told when the cursor leaves them; Tab goes on to the next field.
class TextBox : public QPlainTextEdit {
    Q_OBJECT
public:
    TextBox(const QString& name, const QString& placeholder, int lines, QWidget* parent = nullptr);

    QString text() const { return toPlainText().trimmed(); }

Q_SIGNALS:
    /// The text is another than when the cursor came.
    void editingFinished();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString m_before;
};

}  // namespace relaydeck::ui
