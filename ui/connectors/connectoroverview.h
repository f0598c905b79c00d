// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorcommands.h"
#include "ui/connectors/connectorstatus.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ElidingLabel;
class ModeMatrix;
class SegmentedControl;
class StepList;

/// What there is to know of one connector at a glance: what its mail does, its modes, what each pair of modes
/// would do, the last test. The modes can be changed here, at once.
class ConnectorOverview : public QWidget {
    Q_OBJECT
public:
    ConnectorOverview(Session& session, ConnectorCommands& commands, QWidget* parent = nullptr);

    void show(const Connector& connector);

Q_SIGNALS:
    void evidenceRequested(const QString& domain);

private:
    void addModes(QVBoxLayout& layout);
    void addMatrix(QVBoxLayout& layout);
    void addSteps(QVBoxLayout& layout);

    void showBanner();
    void showModes();
    void showMatrix();
    void showSteps();
    void offerModes(DaneMode dane, MtaStsMode sts);

    Session& m_session;
    ConnectorCommands& m_commands;
    Connector m_connector;  // its id is null until the first is shown
    ConnectorStatus m_status;
    std::optional<std::pair<DaneMode, MtaStsMode>> m_offered;
    QString m_currentSentence;  // of the cell of the modes of today

    Banner* m_banner;
    QLabel* m_others;
    SegmentedControl* m_dane;
    SegmentedControl* m_sts;
    QLabel* m_lowered;
    ElidingLabel* m_matrixNote;
    ModeMatrix* m_matrix;
    QLabel* m_sentence;
    QPushButton* m_apply;
    ElidingLabel* m_stepsTitle;
    ElidingLabel* m_stepsNote;
    StepList* m_steps;
};

}  // namespace relaydeck::ui
