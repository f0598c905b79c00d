// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QButtonGroup;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// One of a few, all visible: radio buttons in one frame. One tab stop; the arrow keys choose.
class SegmentedControl : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged)
public:
    explicit SegmentedControl(const QStringList& segments = {}, QWidget* parent = nullptr);

    void setSegments(const QStringList& segments);
    int count() const;
    QString segmentText(int index) const;
    void setSegmentToolTip(int index, const QString& text);

    /// -1: none is chosen (mixed values).
    int currentIndex() const;
    void setCurrentIndex(int index);

Q_SIGNALS:
    void currentIndexChanged(int index);
    /// By the user, not by setCurrentIndex().
    void activated(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QButtonGroup* m_group;
};

}  // namespace relaydeck::ui
