// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/overlap.h"
#include "ui/connectors/connectorcommands.h"
#include "ui/connectors/connectorstatus.h"
#include "ui/connectors/overlapsearch.h"
#include "ui/simulation/modepair.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class ElidingLabel;
class ModeMatrix;
class NoteList;
class SegmentedControl;
class SimulationBanner;
class StepList;
class TimelineView;

/// What there is to know of one connector at a glance: what its mail does, its modes, what each pair of modes
/// would do, the last test. The modes can be changed here, at once; a cell of the matrix only simulates its
/// pair until it is applied, and Esc goes back.
class ConnectorOverview : public QWidget {
    Q_OBJECT
public:
    ConnectorOverview(Session& session, ConnectorCommands& commands, QWidget* parent = nullptr);

    void show(const Connector& connector);

Q_SIGNALS:
    void evidenceRequested(const QString& domain);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addModes(QVBoxLayout& layout);
    void addMatrix(QVBoxLayout& layout);
    void addSteps(QVBoxLayout& layout);

    void showBanner();
    void showModes();
    void findOverlaps();
    void showOverlaps(QList<Overlap> overlaps);
    void showMatrix();
    void showSteps();
    void showSimulation();
    void simulate(const ModePair& modes);
    ModePair todaysModes() const;

    Session& m_session;
    ConnectorCommands& m_commands;
    Connector m_connector;  // its id is null until the first is shown
    ConnectorStatus m_status;
    std::optional<ModePair> m_simulated;
    QString m_shownSentence;  // of the cell of the modes that are shown

    Banner* m_banner;
    QLabel* m_others;
    NoteList* m_overlaps;
    SegmentedControl* m_dane;
    SegmentedControl* m_sts;
    QLabel* m_modeWords;  // in place of the controls where nothing can be changed
    QLabel* m_lowered;
    ElidingLabel* m_matrixNote;
    ModeMatrix* m_matrix;
    SimulationBanner* m_simulation;
    QLabel* m_sentence;
    TimelineView* m_timeline;
    StepList* m_trace;
    ElidingLabel* m_stepsTitle;
    ElidingLabel* m_stepsNote;
    StepList* m_steps;
    OverlapSearch m_search;  // last: its worker must not outlive what it delivers to
};

}  // namespace relaydeck::ui
