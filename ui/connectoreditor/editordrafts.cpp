// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/editordrafts.h"

#include "core/base/log.h"
#include "core/connectors/connectorjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace relaydeck::ui {

namespace {

const QString DraftsSetting = QStringLiteral("editor.drafts");

QJsonObject toJson(const EditorDraft& draft)
{
    QJsonObject object{{QStringLiteral("edited"), relaydeck::toJson(draft.edited)},
                       {QStringLiteral("keptAt"), draft.keptAt.toString(Qt::ISODateWithMs)}};
    if (draft.original)
        object.insert(QStringLiteral("original"), relaydeck::toJson(*draft.original));
    return object;
}

Result<EditorDraft> draftFromJson(const QJsonObject& object)
{
    const Result<Connector> edited = connectorFromJson(object.value(QStringLiteral("edited")).toObject());
    if (!edited)
        return edited.error();
    EditorDraft draft{.original = std::nullopt,
                      .edited = *edited,
                      .keptAt = QDateTime::fromString(object.value(QStringLiteral("keptAt")).toString(),
                                                      Qt::ISODateWithMs)};
    if (const QJsonValue original = object.value(QStringLiteral("original")); original.isObject()) {
        const Result<Connector> connector = connectorFromJson(original.toObject());
        if (!connector)
            return connector.error();
        draft.original = *connector;
    }
    return draft;
}

}  // namespace

EditorDrafts::EditorDrafts(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    read();
}

void EditorDrafts::read()
{
    const Result<std::optional<QString>> text = m_session.store().workspace().setting(DraftsSetting);
    if (!text || !*text)
        return;
    const QJsonArray array = QJsonDocument::fromJson((*text)->toUtf8()).array();
    for (const QJsonValue& value : array) {
        const Result<EditorDraft> draft = draftFromJson(value.toObject());
        if (draft)
            m_drafts.append(*draft);
        else
            qCWarning(logUi) << "a draft cannot be read:" << draft.error().detail;
    }
}

std::optional<EditorDraft> EditorDrafts::of(const QUuid& id) const
{
    for (const EditorDraft& draft : m_drafts) {
        if (draft.edited.id == id)
            return draft;
    }
    return std::nullopt;
}

void EditorDrafts::keep(const std::optional<Connector>& original, const Connector& edited)
{
    Q_ASSERT(!edited.id.isNull());
    if (const std::optional<EditorDraft> kept = of(edited.id);
        kept && kept->edited == edited && kept->original == original)
        return;
    m_drafts.removeIf([&edited](const EditorDraft& draft) { return draft.edited.id == edited.id; });
    m_drafts.append({.original = original, .edited = edited, .keptAt = QDateTime::currentDateTimeUtc()});
    write();
}

void EditorDrafts::drop(const QUuid& id)
{
    if (m_drafts.removeIf([&id](const EditorDraft& draft) { return draft.edited.id == id; }) > 0)
        write();
}

void EditorDrafts::write()
{
    QJsonArray array;
    for (const EditorDraft& draft : std::as_const(m_drafts))
        array.append(toJson(draft));
    const Result<void> written = m_session.setSetting(
        DraftsSetting, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    if (!written)
        Q_EMIT storeFailed(written.error());
    Q_EMIT changed();
}

}  // namespace relaydeck::ui
