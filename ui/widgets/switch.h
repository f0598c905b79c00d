// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QAbstractButton>

namespace relaydeck::ui {

/// On or off, at once. The word beside it tells the state, so that the colour does not have to.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    /// `name` says what is switched, for those who cannot see what stands around it.
    explicit Switch(const QString& name, QWidget* parent = nullptr);

    /// The words for both states; "On" and "Off" unless set. Empty: no word.
    void setStateTexts(const QString& on, const QString& off);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateText();

    QString m_on;
    QString m_off;
};

}  // namespace relaydeck::ui
