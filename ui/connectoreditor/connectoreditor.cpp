// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectoreditor.h"

#include "core/connectors/connectorchange.h"
#include "core/connectors/overlap.h"
#include "ui/connectoreditor/editordrafts.h"
#include "ui/connectoreditor/editorsummary.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectoreditor/identitystep.h"
#include "ui/connectoreditor/reviewstep.h"
#include "ui/connectoreditor/routingstep.h"
#include "ui/connectoreditor/scopestep.h"
#include "ui/connectoreditor/securitystep.h"
#include "ui/connectoreditor/steprows.h"
#include "ui/connectoreditor/trystep.h"
#include "ui/connectors/connectortext.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/steplist.h"

#include <QtGui/QCloseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto RestBeforeCheck = 600ms;  // never on the first key

}  // namespace

ConnectorEditor::ConnectorEditor(Session& session, EditorDrafts& drafts, const Connector& connector,
                                 QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_drafts(drafts)
    , m_id(connector.id)
    , m_start(connector)
{
    Q_ASSERT(!m_id.isNull());
    if (const auto stored = session.connector(m_id))
        m_original = stored->connector;
    makeSteps();
    makeLayout();
    connectSteps();
    onStoreChanged();

    m_checkSoon.setSingleShot(true);
    connect(&m_checkSoon, &QTimer::timeout, this, &ConnectorEditor::check);
    m_followSoon.setSingleShot(true);
    m_followSoon.setInterval(60ms);
    connect(&m_followSoon, &QTimer::timeout, this, &ConnectorEditor::follow);
    connect(&session, &Session::connectorsChanged, this, &ConnectorEditor::onStoreChanged);
    const auto followSoon = [this] {
        if (!m_followSoon.isActive())
            m_followSoon.start();
    };
    connect(&session, &Session::reportChanged, this, followSoon);
    connect(&session.tests(), &TestRuns::liveChanged, this, followSoon);
    connect(&session, &Session::storeFailed, this, [this](const Error& error) {
        if (m_saving)
            tell(tr("Not saved. Everything stays in this window."), error.detail);
    });
    connect(qApp, &QApplication::focusChanged, this, &ConnectorEditor::onFocusChanged);

    if (m_original) {
        for (const ConnectorField field : connectorFields())
            m_left.insert(field);  // what is there already is judged at once
    }
    const std::optional<EditorDraft> draft = drafts.of(m_id);
    if (draft) {
        m_original = draft->original;
        tell(tr("Goes on where it was left on %1").arg(absoluteTime(draft->keptAt)),
             tr("Nothing of it was saved. Discard it to begin anew."));
    }
    load(draft ? draft->edited : connector);
    onStoreChanged();
    showStep(Step::Identity);
}

ConnectorEditor::~ConnectorEditor()
{
    // The focus still moves while the parts go.
    disconnect(qApp, nullptr, this, nullptr);
}

Connector ConnectorEditor::connector() const
{
    Connector connector = m_original.value_or(m_start);
    for (const EditorStep* step : m_steps)
        step->store(connector);
    return connector;
}

bool ConnectorEditor::isChanged() const
{
    return connector() != m_original.value_or(m_start);
}

void ConnectorEditor::load(const Connector& connector)
{
    for (EditorStep* step : m_steps)
        step->load(connector);
    check();
}

void ConnectorEditor::onEdited()
{
    m_checkSoon.start(RestBeforeCheck);
    follow();
}

void ConnectorEditor::onFocusChanged(QWidget* old, QWidget* now)
{
    if (!old || !isAncestorOf(old))
        return;
    for (const EditorStep* step : m_steps) {
        const std::optional<ConnectorField> field = step->fieldAt(old);
        if (!field || step->fieldAt(now) == field)
            continue;
        // A look at another window is no leaving.
        if (!now && !isActiveWindow())
            return;
        m_left.insert(*field);
        check();
    }
}

void ConnectorEditor::onStoreChanged()
{
    m_others.clear();
    for (const store::StoredConnector& stored : m_session.connectors()) {
        if (stored.connector.id != m_id)
            m_others.append(stored.connector);
    }
    const auto present = m_session.connector(m_id);
    m_review->setStates(present ? std::optional(present->connector) : std::nullopt,
                        present ? present->imported : std::nullopt);
    if (m_saving || !m_original || (present && present->connector == *m_original))
        return;
    if (!present)
        return tell(tr("This connector was deleted meanwhile."), tr("Saving adds it again."));
    const RebasedEdit rebased = rebaseEdit(*m_original, connector(), present->connector);
    m_original = present->connector;
    load(rebased.connector);
    QStringList conflicts;
    for (const ConnectorField field : rebased.conflicts)
        conflicts.append(fieldTitle(field));
    tell(tr("This connector was changed elsewhere meanwhile."),
         conflicts.isEmpty() ? tr("Its new values are taken over here; yours stay.")
                             : tr("Its new values are taken over here. Both changed: %1. Yours stay.")
                                   .arg(conflicts.join(QStringLiteral(", "))));
}

QList<ConnectorFinding> ConnectorEditor::findings(const Connector& connector) const
{
    QList<ConnectorFinding> found = checkConnector(connector) + checkAmong(connector, m_others);
    // Said by the overlaps, with the one that wins.
    found.removeIf([](const ConnectorFinding& finding) {
        return finding.problem == ConnectorProblem::RecipientDomainShared;
    });
    return found;
}

void ConnectorEditor::check()
{
    m_checkSoon.stop();
    const Connector now = connector();
    m_findings = findings(now);
    m_findings.removeIf([this](const ConnectorFinding& finding) {
        return isOmission(finding.problem) && !m_left.contains(finding.field);
    });
    for (EditorStep* step : m_steps)
        step->showFindings(m_findings);
    m_scope->showOverlaps(overlapsOf(now, m_others));
    m_summary->showFaults(m_findings);
    if (isChanged())
        m_drafts.keep(m_original, now);
    else
        m_drafts.drop(m_id);
    follow();
}

void ConnectorEditor::follow()
{
    const Connector now = connector();
    for (EditorStep* step : m_steps)
        step->follow(now);
    m_summary->showConnector(m_original, now);
    const QString name = now.name.isEmpty() ? tr("New connector") : shownName(now.name);
    setWindowTitle(tr("%1 - Relaydeck").arg(name));
    m_header->setTitle(name);
    const int changes = m_review->changeCount();
    m_header->setSummary(!m_session.connector(m_id) ? tr("Not saved yet")
                             : changes == 0         ? tr("Nothing is changed yet")
                                            : tr("%n settings differ from what is saved", nullptr, changes));
    showRail();
    showFooter();
}

void ConnectorEditor::showRail()
{
    QList<StepRow> rows = editorStepRows(connector(), m_review->changeCount(), m_try->worst());
    for (std::size_t i = 0; i < StepCount; ++i)
        markFindings(rows[static_cast<qsizetype>(i)], m_steps[i]->fields(), m_findings);
    m_rail->setSteps(rows);
}

void ConnectorEditor::showFooter()
{
    const auto faults = std::ranges::count_if(m_findings, [](const ConnectorFinding& finding) {
        return finding.severity == ConnectorFinding::Severity::Error;
    });
    m_state->setText(faults > 0        ? tr("%n faults to mend", nullptr, static_cast<int>(faults))
                         : isChanged() ? tr("Kept as a draft until it is saved")
                                       : tr("No changes"));
    const std::optional<Trial> trial = m_try->worst();
    const bool doubtful =
        trial == Trial::AtRisk || trial == Trial::NotDelivered || trial == Trial::CouldNotTest;
    m_save->setText(doubtful ? tr("&Save anyway") : tr("&Save"));
    m_discard->setText(isChanged() ? tr("Discard changes") : tr("Close"));
    const bool last = step() == Step::Review;
    m_back->setEnabled(step() != Step::Identity);
    m_next->setVisible(!last);
    setButtonKind(m_next, last ? ButtonKind::Plain : ButtonKind::Primary);
    setButtonKind(m_save, last ? ButtonKind::Primary : ButtonKind::Plain);
}

ConnectorEditor::Step ConnectorEditor::step() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

void ConnectorEditor::showStep(Step step)
{
    const auto place = static_cast<int>(step);
    m_pages->setCurrentIndex(place);
    if (m_rail->currentStep() != place)
        m_rail->setCurrentStep(place);
    showFooter();
}

void ConnectorEditor::next()
{
    // All of this step counts as seen; a fault on it comes first.
    const EditorStep* current = m_steps[static_cast<std::size_t>(step())];
    const QList<ConnectorField> fields = current->fields();
    for (const ConnectorField field : fields)
        m_left.insert(field);
    check();
    for (const ConnectorFinding& finding : std::as_const(m_findings)) {
        if (finding.severity == ConnectorFinding::Severity::Error && fields.contains(finding.field))
            return goTo(finding.field);
    }
    if (step() == Step::Review)
        return;
    showStep(static_cast<Step>(static_cast<int>(step()) + 1));
    m_steps[static_cast<std::size_t>(step())]->enter();
}

EditorStep* ConnectorEditor::stepOf(ConnectorField field) const
{
    const auto found = std::ranges::find_if(
        m_steps, [field](const EditorStep* step) { return step->widgetOf(field) != nullptr; });
    return found == m_steps.end() ? nullptr : *found;
}

void ConnectorEditor::goTo(ConnectorField field)
{
    const EditorStep* owner = stepOf(field);
    if (!owner)
        return;
    showStep(static_cast<Step>(std::ranges::find(m_steps, owner) - m_steps.begin()));
    owner->widgetOf(field)->setFocus(Qt::TabFocusReason);
}

void ConnectorEditor::save()
{
    for (const ConnectorField field : connectorFields())
        m_left.insert(field);
    check();
    for (const ConnectorFinding& finding : std::as_const(m_findings)) {
        if (finding.severity == ConnectorFinding::Severity::Error)
            return goTo(finding.field);
    }
    if (!write())
        return;
    m_done = true;
    m_drafts.drop(m_id);
    Q_EMIT saved(m_id, !m_original);
    close();
}

bool ConnectorEditor::write()
{
    const Connector now = connector();
    const auto present = m_session.connector(m_id);
    if (present && present->connector == now)
        return true;
    m_saving = true;
    const bool written = present
        ? m_session.change({store::Change::changed(*present, now)}, tr("edit %1").arg(now.name))
        : m_session.change({store::Change::added(now)}, tr("add %1").arg(now.name));
    m_saving = false;
    return written;
}

void ConnectorEditor::discard()
{
    m_done = true;
    m_drafts.drop(m_id);
    close();
}

void ConnectorEditor::closeEvent(QCloseEvent* event)
{
    if (!m_done && isChanged())
        m_drafts.keep(m_original, connector());
    QWidget::closeEvent(event);
}

void ConnectorEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_S && event->modifiers() == Qt::ControlModifier)
        save();
    else
        QWidget::keyPressEvent(event);
}

void ConnectorEditor::tell(const QString& title, const QString& text)
{
    m_notice->setTone(Tone::Warning, QStringLiteral("warning"));
    m_notice->setTitle(title);
    m_notice->setText(text);
    m_notice->show();
}

}  // namespace relaydeck::ui
