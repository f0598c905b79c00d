// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/testruns.h"

#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Asks before tests that run are ended by something else, and says what is kept and what is lost. The
/// harmless answer is the default one.
class EndTestsQuestion : public QDialog {
    Q_OBJECT
public:
    /// What would end them.
    enum class Reason { Close, OtherWorkspace, Restore };

    /// Calls `then` at once when nothing runs, else when the answer was to end the tests and they have ended.
    /// One question at a time: while it is open, another one is not asked.
    static void ask(QWidget& window, TestRuns& tests, Reason reason, const std::function<void()>& then);

private:
    EndTestsQuestion(QWidget& window, TestRuns& tests, Reason reason);
    void showProgress();

    QPointer<TestRuns> m_tests;
    QLabel* m_progress;
    QLabel* m_loss;
};

}  // namespace relaydeck::ui
