// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What stands where nothing is yet: what is missing, what there is to gain, what to do.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setText(const QString& text);
    /// The first one added is the primary one.
    QAbstractButton* addAction(const QString& text, const QString& iconName = {});

private:
    QLabel* m_title;
    QLabel* m_text;
    QHBoxLayout* m_actions;
};

}  // namespace relaydeck::ui
