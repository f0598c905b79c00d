// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;

/// A framed part of a page: title, a note on the far side, content beneath.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& note);
    /// Something to press, after the note.
    void addHeaderWidget(QWidget* widget);
    /// Where the content goes.
    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidingLabel* m_title;
    ElidingLabel* m_note;
    QHBoxLayout* m_header;
    QVBoxLayout* m_body;
};

}  // namespace relaydeck::ui
