// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectoreditor.h"

#include "ui/connectoreditor/editorsummary.h"
#include "ui/connectoreditor/identitystep.h"
#include "ui/connectoreditor/reviewstep.h"
#include "ui/connectoreditor/routingstep.h"
#include "ui/connectoreditor/scopestep.h"
#include "ui/connectoreditor/securitystep.h"
#include "ui/connectoreditor/trystep.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/steplist.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

namespace {

constexpr int RailWidth = 224;
constexpr int SummaryWidth = 280;
/// In a narrow window the fields get what they need.
constexpr int NarrowBelow = 1000;
constexpr int NarrowRailWidth = 200;
constexpr int NarrowSummaryWidth = 220;

}  // namespace

void ConnectorEditor::makeSteps()
{
    m_scope = new ScopeStep;
    m_try = new TryStep(m_session);
    m_review = new ReviewStep;
    m_steps = {new IdentityStep, m_scope, new RoutingStep, new SecurityStep(m_session), m_try, m_review};
}

void ConnectorEditor::makeLayout()
{
    setObjectName(QStringLiteral("connector-editor"));
    setWindowIcon(Icons::application());
    m_header = new PageHeader(tr("Connector"));
    m_notice = new Banner;
    m_notice->setObjectName(QStringLiteral("editor.notice"));
    m_notice->hide();
    auto* noticeRow = new Panel(Ground::Surface);
    auto* notice = new QHBoxLayout(noticeRow);
    notice->setContentsMargins(metrics::Space16, metrics::Space8, metrics::Space16, 0);
    notice->addWidget(m_notice);

    m_rail = new StepList(StepList::Look::CheckList);
    m_rail->setObjectName(QStringLiteral("editor.rail"));
    m_rail->setAccessibleName(tr("Steps"));
    m_pages = new QStackedWidget;
    for (EditorStep* step : m_steps) {
        auto* scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setBackgroundRole(QPalette::Base);
        scroll->setWidget(step);
        m_pages->addWidget(scroll);
    }
    m_summary = new EditorSummary;

    auto* railPanel = new Panel(Ground::Surface);
    railPanel->setLines(Qt::RightEdge);
    auto* rail = new QVBoxLayout(railPanel);
    rail->setContentsMargins(0, 0, 1, 0);
    rail->addWidget(m_rail);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(noticeRow);
    middle->addWidget(m_pages, 1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(railPanel);
    columns->addLayout(middle, 1);
    columns->addWidget(m_summary);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(columns, 1);
    layout->addWidget(makeFooter());
    setMinimumSize(860, 560);
    resize(1080, 760);
}

void ConnectorEditor::resizeEvent(QResizeEvent* event)
{
    const bool narrow = width() < NarrowBelow;
    m_rail->setFixedWidth(narrow ? NarrowRailWidth : RailWidth);
    m_summary->setFixedWidth(narrow ? NarrowSummaryWidth : SummaryWidth);
    QWidget::resizeEvent(event);
}

QWidget* ConnectorEditor::makeFooter()
{
    auto* footer = new Panel(Ground::Window);
    footer->setLines(Qt::TopEdge);
    m_state = new ElidingLabel({}, TextRole::Secondary);
    m_discard = new QPushButton(tr("Discard changes"));
    m_back = new QPushButton(tr("&Back"));
    m_save = new QPushButton(tr("&Save"));
    m_next = new QPushButton(tr("Ne&xt"));
    m_discard->setObjectName(QStringLiteral("editor.discard"));
    m_back->setObjectName(QStringLiteral("editor.back"));
    m_save->setObjectName(QStringLiteral("editor.save"));
    m_next->setObjectName(QStringLiteral("editor.next"));
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(metrics::Space20, metrics::Space12, metrics::Space16, metrics::Space12);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_state, 1);
    for (QPushButton* button : {m_discard, m_back, m_save, m_next})
        layout->addWidget(button);
    connect(m_discard, &QPushButton::clicked, this, &ConnectorEditor::discard);
    connect(m_back, &QPushButton::clicked, this,
            [this] { showStep(static_cast<Step>(std::max(0, static_cast<int>(step()) - 1))); });
    connect(m_save, &QPushButton::clicked, this, &ConnectorEditor::save);
    connect(m_next, &QPushButton::clicked, this, &ConnectorEditor::next);
    return footer;
}

void ConnectorEditor::connectSteps()
{
    for (const EditorStep* step : m_steps) {
        connect(step, &EditorStep::edited, this, &ConnectorEditor::onEdited);
        connect(step, &EditorStep::adviceTaken, this, [this](const ConnectorFinding& finding) {
            if (finding.problem == ConnectorProblem::ApexNotSurelyCovered)
                m_scope->addDomain(finding.args.value(1));
            check();
        });
    }
    connect(m_rail, &StepList::currentStepChanged, this, [this](int place) {
        if (place >= 0)
            showStep(static_cast<Step>(place));
    });
    // Shortcuts, since a field of text would take the digit for itself.
    for (int place = 0; place < static_cast<int>(StepCount); ++place) {
        auto* keys = new QShortcut(
            QKeySequence(QKeyCombination(Qt::ALT, static_cast<Qt::Key>(Qt::Key_1 + place))), this);
        connect(keys, &QShortcut::activated, this, [this, place] { showStep(static_cast<Step>(place)); });
    }
    connect(m_summary, &EditorSummary::faultChosen, this, &ConnectorEditor::goTo);
    connect(m_try, &TryStep::evidenceRequested, this, &ConnectorEditor::evidenceRequested);
}

}  // namespace relaydeck::ui
