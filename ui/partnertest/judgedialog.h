// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/judgeagain.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Asks for the time and the rules by which a recorded test is to be judged again.
class JudgeDialog : public QDialog {
    Q_OBJECT
public:
    /// `current`: what tests are judged by now.
    JudgeDialog(const partnertest::Evidence& evidence, const NetworkProfile& current, QWidget* parent);

    NetworkProfile rules() const;
    void accept() override;

private:
    /// Empty when the text is no list of algorithm numbers.
    QSet<int> algorithms() const;

    NetworkProfile m_recorded;
    NetworkProfile m_current;
    QDateTimeEdit* m_time;
    QDateTime m_untouched;
    QComboBox* m_anchors;
    QLineEdit* m_algorithms;
    QLabel* m_fault;
};

}  // namespace relaydeck::ui
