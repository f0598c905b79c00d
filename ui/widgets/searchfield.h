// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QLineEdit>

namespace relaydeck::ui {

/// A field with a lens in front and, while it is empty, the key that leads to it at its end.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    void setKeyHint(const QString& hint);

protected:
    void paintEvent(QPaintEvent* event) override;

    void changeEvent(QEvent* event) override;

private:
    QRect hintRect() const;
    void updateMargins();

    QString m_hint;
};

}  // namespace relaydeck::ui
