// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"
#include "ui/workspace/session.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;

/// One step of activity: who and when, each connector before and after, and whether it can be taken back.
class StepDetails : public Panel {
    Q_OBJECT
public:
    explicit StepDetails(Session& session, QWidget* parent = nullptr);

    /// Nothing: no step is chosen.
    void setStep(const std::optional<store::ActivityStep>& step);

Q_SIGNALS:
    void undoRequested(const relaydeck::store::ActivityStep& step);

private:
    void showChanges(const store::ActivityStep& step);
    Result<void> addChanges(QVBoxLayout& layout, const store::ActivityStep& step);
    Result<void> addTests(QVBoxLayout& layout, const store::ActivityStep& step);
    void addChange(QVBoxLayout& layout, const store::Change& change);
    void updateUndo(const store::ActivityStep& step);

    Session& m_session;
    std::optional<store::ActivityStep> m_step;
    QLabel* m_title;
    QLabel* m_actor;
    QLabel* m_result;
    QScrollArea* m_scroll;
    QLabel* m_obstacle;
    QPushButton* m_undo;
};

}  // namespace relaydeck::ui
