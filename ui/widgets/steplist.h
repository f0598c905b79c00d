// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/verdict.h"

#include <QtCore/QAbstractListModel>
#include <QtWidgets/QListView>

namespace relaydeck::ui {

class Turning;

/// A row of a check list: what was checked, and what came out.
struct StepRow {
    Verdict verdict = Verdict::NotTested;
    QString title;
    QString subtitle;  ///< the result in words
    QString time;  ///< how long it took, or empty
    bool coloredTitle = false;  ///< the title in the tone of a bad verdict
    QString spoken{};  ///< for screen readers in place of the verdict's words; empty: those

    friend bool operator==(const StepRow&, const StepRow&) = default;
};

/// Shows the steps of a test, either as a line to follow (in an inspector) or as a list to choose from.
class StepList : public QListView {
    Q_OBJECT
public:
    enum class Look {
        Line,  ///< one line a step, joined by a thread; as high as its content
        CheckList,  ///< two lines a step, one is chosen
    };
    explicit StepList(Look look, QWidget* parent = nullptr);

    /// Changes only what differs, so that choice and scroll position stay.
    void setSteps(const QList<StepRow>& steps);
    const QList<StepRow>& steps() const;

    int currentStep() const;
    void setCurrentStep(int step);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentStepChanged(int step);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    class Model;

    Look m_look;
    Model* m_model;
    Turning* m_turning;
};

}  // namespace relaydeck::ui
