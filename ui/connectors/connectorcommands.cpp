// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorcommands.h"

#include "core/connectors/routing.h"
#include "core/exporters/powershellexporter.h"
#include "ui/bulkedit/bulkeditdialog.h"
#include "ui/bulkedit/bulkeditwords.h"
#include "ui/connectoreditor/editorwindows.h"
#include "ui/connectors/connectorstatus.h"
#include "ui/connectors/connectortext.h"
#include "ui/connectors/reviewdialog.h"
#include "ui/connectors/routedialog.h"
#include "ui/importexport/exportdialog.h"
#include "ui/text/texts.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace relaydeck::ui {

using store::Change;
using store::StoredConnector;

namespace {

constexpr qsizetype MaxNameLength = 64;

QList<exporters::ExchangeItem> exchangeItems(const QList<StoredConnector>& connectors, const Session& session)
{
    QList<exporters::ExchangeItem> items;
    for (const StoredConnector& stored : connectors) {
        exporters::ExchangeItem item;
        item.connector = stored.connector;
        item.imported = stored.imported;
        const ConnectorStatus status = statusOf(stored.connector, session);
        if (const DomainStatus* ruling = status.rulingDomain(); ruling && ruling->testedAt.isValid()) {
            item.lastTest = ruling->testedAt;
            item.lastVerdict = verdictText(ruling->verdict);
            item.reason = status.reason;
        }
        items.append(item);
    }
    return items;
}

}  // namespace

ConnectorCommands::ConnectorCommands(Session& session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
    , m_editors(new EditorWindows(session, window))
{
    connect(m_editors, &EditorWindows::created, this, &ConnectorCommands::created);
    connect(m_editors, &EditorWindows::evidenceRequested, this, &ConnectorCommands::evidenceRequested);
}

QList<StoredConnector> ConnectorCommands::stored(const QList<QUuid>& ids) const
{
    QList<StoredConnector> found;
    for (const QUuid& id : ids) {
        if (const auto connector = m_session.connector(id))
            found.append(*connector);
    }
    return found;
}

template<typename Dialog>
void ConnectorCommands::open(Dialog* dialog, const std::function<void(Dialog&)>& accepted)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, accepted] { accepted(*dialog); });
    dialog->open();
}

void ConnectorCommands::create()
{
    m_editors->create();
}

void ConnectorCommands::edit(const QUuid& id)
{
    m_editors->edit(id);
}

void ConnectorCommands::editTogether(const QList<QUuid>& ids)
{
    QList<Connector> connectors;
    for (const StoredConnector& each : stored(ids))
        connectors.append(each.connector);
    if (connectors.size() < 2)
        return;
    open<BulkEditDialog>(new BulkEditDialog(connectors, m_window), [this, ids](BulkEditDialog& dialog) {
        const BulkEdit edit = dialog.result();
        // Every connector as it is now, should somebody have changed it meanwhile.
        alter(ids, bulkEditWords(edit), [&edit](Connector& each) { each = edited(each, edit); });
    });
}

QString ConnectorCommands::freeName(const QString& name, const QStringList& alsoTaken) const
{
    const QStringList taken = m_session.namesBeside({}) + alsoTaken;
    for (int number = 2;; ++number) {
        const QString suffix = QStringLiteral(" %1").arg(number);
        const QString candidate = name.left(MaxNameLength - suffix.size()) + suffix;
        if (!taken.contains(candidate, Qt::CaseInsensitive))
            return candidate;
    }
}

void ConnectorCommands::duplicate(const QList<QUuid>& ids)
{
    QList<Change> changes;
    QStringList names;
    for (const StoredConnector& original : stored(ids)) {
        Connector copy = original.connector;
        copy.id = {};
        copy.guid = {};
        copy.otherProperties = {};
        copy.name = freeName(original.connector.name, names);
        names.append(copy.name);
        changes.append(Change::added(copy));
    }
    const QString text = changes.size() == 1
        ? tr("duplicate %1").arg(shownName(stored(ids).first().connector.name))
        : tr("duplicate %n connectors", nullptr, static_cast<int>(changes.size()));
    if (!changes.isEmpty() && m_session.change(changes, text))
        Q_EMIT created(changes.first().id());
}

void ConnectorCommands::remove(const QList<QUuid>& ids)
{
    QList<Change> changes;
    for (const StoredConnector& connector : stored(ids))
        changes.append(Change::removed(connector));
    if (changes.isEmpty())
        return;
    const int count = static_cast<int>(changes.size());
    const QString what = count == 1 ? shownName(changes.first().name()) : tr("%n connectors", nullptr, count);
    if (m_session.change(changes, tr("delete %1").arg(what)))
        Q_EMIT told(tr("Deleted %1").arg(what));
}

void ConnectorCommands::alter(const QList<QUuid>& ids, const QString& text,
                              const std::function<void(Connector&)>& alteration)
{
    QList<Change> changes;
    for (const StoredConnector& before : stored(ids)) {
        Connector after = before.connector;
        alteration(after);
        if (after != before.connector)
            changes.append(Change::changed(before, after));
    }
    if (changes.isEmpty())
        return;
    const QString what = changes.size() == 1 ? shownName(changes.first().name())
                                             : tr("%n connectors", nullptr, static_cast<int>(changes.size()));
    m_session.change(changes, tr("%1 on %2").arg(text, what));
}

void ConnectorCommands::setDaneMode(const QList<QUuid>& ids, DaneMode mode)
{
    alter(ids, tr("set SMTP DANE mode to %1").arg(modeText(mode)),
          [mode](Connector& connector) { connector.smtpDaneMode = mode; });
}

void ConnectorCommands::setMtaStsMode(const QList<QUuid>& ids, MtaStsMode mode)
{
    alter(ids, tr("set MTA-STS mode to %1").arg(modeText(mode)),
          [mode](Connector& connector) { connector.mtaStsMode = mode; });
}

void ConnectorCommands::setModes(const QUuid& id, DaneMode dane, MtaStsMode sts)
{
    alter({id}, tr("set SMTP DANE mode to %1 and MTA-STS mode to %2").arg(modeText(dane), modeText(sts)),
          [dane, sts](Connector& connector) {
              connector.smtpDaneMode = dane;
              connector.mtaStsMode = sts;
          });
}

void ConnectorCommands::setEnabled(const QList<QUuid>& ids, bool enabled)
{
    alter(ids, enabled ? tr("turn on") : tr("turn off"),
          [enabled](Connector& connector) { connector.enabled = enabled; });
}

void ConnectorCommands::restore(const QUuid& id, const Connector& connector, const QDateTime& when)
{
    const auto present = m_session.connector(id);
    if (!present || present->connector == connector)
        return;
    if (m_session.change({Change::changed(*present, connector)},
                         tr("restore %1 as of %2").arg(present->connector.name, absoluteTime(when))))
        Q_EMIT told(tr("Restored %1").arg(connector.name));
}

void ConnectorCommands::discardChanges(const QUuid& id)
{
    const auto present = m_session.connector(id);
    if (!present || !present->imported)
        return;
    Connector tenant = *present->imported;
    tenant.id = id;
    if (tenant != present->connector)
        m_session.change({Change::changed(*present, tenant)},
                         tr("take %1 back to the tenant's state").arg(present->connector.name));
}

void ConnectorCommands::review(const QUuid& id)
{
    open<ReviewDialog>(new ReviewDialog(m_session, *this, id, m_window), [](ReviewDialog&) {});
}

void ConnectorCommands::findRoute()
{
    auto* dialog = new RouteDialog(m_session, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RouteDialog::connectorChosen, this, &ConnectorCommands::chosen);
    dialog->show();
}

void ConnectorCommands::test(const QList<QUuid>& ids)
{
    QStringList domains;
    for (const StoredConnector& connector : stored(ids))
        domains += testableDomains(connector.connector);
    domains.removeDuplicates();
    if (domains.isEmpty())
        Q_EMIT told(tr("Nothing to test: no domain that can be tested"));
    m_session.test(domains);
}

void ConnectorCommands::previewPowerShell(const QList<QUuid>& ids)
{
    const QList<StoredConnector> chosen = ids.isEmpty() ? m_session.connectors() : stored(ids);
    if (chosen.isEmpty())
        return;
    auto* dialog = new ExportDialog(exchangeItems(chosen, m_session), m_window);
    connect(dialog, &ExportDialog::saved, this, [this](const QString& path) {
        const auto noted =
            m_session.store().activity().add({.when = {},
                                              .user = {},
                                              .origin = store::originName(store::Origin::Window),
                                              .kind = store::ActivityKind::Exported,
                                              .subject = path,
                                              .subjectId = {},
                                              .batch = {},
                                              .before = {},
                                              .after = {}});
        if (!noted)
            Q_EMIT m_session.storeFailed(noted.error());
        Q_EMIT told(tr("Saved %1").arg(path));
    });
    open<ExportDialog>(dialog, [](ExportDialog&) {});
}

void ConnectorCommands::copyPowerShell(const QList<QUuid>& ids)
{
    const QList<StoredConnector> chosen = stored(ids);
    if (chosen.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(
        exporters::exchangeScript(exchangeItems(chosen, m_session), QDateTime::currentDateTimeUtc()));
    Q_EMIT told(chosen.size() == 1
                    ? tr("Copied %1 as PowerShell").arg(shownName(chosen.first().connector.name))
                    : tr("Copied %n connectors as PowerShell", nullptr, static_cast<int>(chosen.size())));
}

}  // namespace relaydeck::ui
