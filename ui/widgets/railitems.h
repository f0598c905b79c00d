// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtWidgets/QAbstractButton>

/// The parts of a NavigationRail.
namespace relaydeck::ui {

/// The program's mark, its name and the workspace.
class RailBrand : public QAbstractButton {
    Q_OBJECT
public:
    explicit RailBrand(QWidget* parent = nullptr);
    void setNames(const QString& name, const QString& workspace);
    void setCollapsed(bool collapsed);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_workspace;
    bool m_collapsed = false;
};

/// One place.
class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(const QString& iconName, const QString& text, QWidget* parent = nullptr);
    void setCount(int count);
    void setAttention(int count);
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateName();
    void paintBadge(QPainter& painter, const Tokens& tokens);

    QString m_iconName;
    int m_count = -1;
    int m_attention = 0;
    bool m_collapsed = false;
};

/// One line of the environment.
class RailLine : public QAbstractButton {
    Q_OBJECT
public:
    RailLine(Verdict verdict, const QString& text, QWidget* parent = nullptr);
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Verdict m_verdict;
    bool m_collapsed = false;
};

}  // namespace relaydeck::ui
