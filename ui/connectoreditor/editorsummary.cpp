// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/editorsummary.h"

#include "ui/connectoreditor/fieldwords.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

EditorSummary::EditorSummary(QWidget* parent)
    : Panel(Ground::Window, parent)
    , m_sentence(plainLabel({}, TextRole::Body))
    , m_faultsTitle(plainLabel(tr("To mend before saving"), TextRole::Section))
    , m_faults(new NoteList)
    , m_lowered(new NoteList)
{
    setLines(Qt::LeftEdge);
    m_sentence->setObjectName(QStringLiteral("editor.summary"));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::Space16, metrics::Space16, metrics::Space16, metrics::Space16);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(plainLabel(tr("In words"), TextRole::Section));
    layout->addWidget(m_sentence);
    layout->addWidget(m_lowered);
    layout->addSpacing(metrics::Space8);
    layout->addWidget(m_faultsTitle);
    layout->addWidget(m_faults);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Window);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->addWidget(scroll);
    connect(m_faults, &NoteList::activated, this,
            [this](int fault) { Q_EMIT faultChosen(m_faultFields.value(fault)); });
    m_faultsTitle->hide();
}

void EditorSummary::showConnector(const std::optional<Connector>& before, const Connector& connector)
{
    m_sentence->setText(breakable(summarySentence(summarize(connector))));
    m_lowered->setNotes(loweredNotes(before, connector));
}

void EditorSummary::showFaults(const QList<ConnectorFinding>& findings)
{
    QList<Note> notes;
    m_faultFields.clear();
    for (const ConnectorFinding& finding : findings) {
        if (finding.severity != ConnectorFinding::Severity::Error)
            continue;
        Note note = findingNote(finding);
        note.action = tr("Go to %1").arg(fieldTitle(finding.field));
        notes.append(note);
        m_faultFields.append(finding.field);
    }
    m_faults->setNotes(notes);
    m_faultsTitle->setVisible(!notes.isEmpty());
}

}  // namespace relaydeck::ui
