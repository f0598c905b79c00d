// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/editorwindows.h"

#include "ui/connectoreditor/connectoreditor.h"

#include <algorithm>

namespace relaydeck::ui {

EditorWindows::EditorWindows(Session& session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_drafts(session)
{
    connect(&m_drafts, &EditorDrafts::changed, this, &EditorWindows::idleDraftsChanged);
    connect(&m_drafts, &EditorDrafts::storeFailed, &session, &Session::storeFailed);
}

void EditorWindows::create()
{
    Connector connector;
    connector.id = QUuid::createUuid();
    connector.type = ConnectorType::Partner;
    open(connector);
}

void EditorWindows::edit(const QUuid& id)
{
    if (const auto stored = m_session.connector(id))
        open(stored->connector);
}

void EditorWindows::resume(const QUuid& id)
{
    if (const auto stored = m_session.connector(id))
        return open(stored->connector);
    if (const std::optional<EditorDraft> draft = m_drafts.of(id)) {
        Connector start;
        start.id = id;
        open(draft->original.value_or(start));
    }
}

void EditorWindows::dropDraft(const QUuid& id)
{
    m_drafts.drop(id);
}

QList<EditorDraft> EditorWindows::idleDrafts() const
{
    QList<EditorDraft> idle = m_drafts.drafts();
    idle.removeIf([this](const EditorDraft& draft) {
        return std::ranges::any_of(m_editors, [&draft](const ConnectorEditor* editor) {
            return editor && editor->isVisible() && editor->id() == draft.edited.id;
        });
    });
    return idle;
}

void EditorWindows::open(const Connector& connector)
{
    m_editors.removeIf([](const QPointer<ConnectorEditor>& editor) { return editor.isNull(); });
    for (const QPointer<ConnectorEditor>& editor : std::as_const(m_editors)) {
        if (editor->id() != connector.id || !editor->isVisible())
            continue;
        editor->raise();
        editor->activateWindow();
        return;
    }
    auto* editor = new ConnectorEditor(m_session, m_drafts, connector, m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    m_editors.append(editor);
    connect(editor, &ConnectorEditor::saved, this, [this](const QUuid& id, bool isNew) {
        if (isNew)
            Q_EMIT created(id);
    });
    connect(editor, &ConnectorEditor::evidenceRequested, this, &EditorWindows::evidenceRequested);
    connect(editor, &QObject::destroyed, this, &EditorWindows::idleDraftsChanged);
    editor->show();
    Q_EMIT idleDraftsChanged();
}

}  // namespace relaydeck::ui
