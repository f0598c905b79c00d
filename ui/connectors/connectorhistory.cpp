// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorhistory.h"

#include "core/base/plaintext.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

#include <QtCore/QHash>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr qsizetype EntriesAtOnce = 20;
constexpr int MaxActivity = 5000;

}  // namespace

ConnectorHistory::ConnectorHistory(Session& session, ConnectorCommands& commands, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_commands(commands)
    , m_more(new QPushButton(tr("Show older versions")))
{
    m_more->setObjectName(QStringLiteral("inspector.older"));
    setButtonKind(m_more, ButtonKind::Link);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(m_more, 0, Qt::AlignLeading);
    layout->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, &ConnectorHistory::showMore);
}

void ConnectorHistory::show(const store::StoredConnector& connector)
{
    m_id = connector.connector.id;
    m_revision = connector.revision;
    if (isVisible())
        read();
}

void ConnectorHistory::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

void ConnectorHistory::read()
{
    if (m_id == m_shownId && m_revision == m_shownRevision)
        return;
    m_shownId = m_id;
    m_shownRevision = m_revision;
    m_entries.clear();
    m_shown = 0;
    delete m_content;
    m_content = new QWidget;
    m_rows = new QVBoxLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(metrics::Space12);
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, m_content);

    const Result<QList<store::ConnectorVersion>> versions = m_session.store().connectors().versions(m_id);
    const Result<QList<store::ActivityEntry>> activity =
        m_session.store().activity().ofSubject(m_id, MaxActivity);
    if (!versions || !activity) {
        m_rows->addWidget(plainLabel(tr("The history cannot be read: %1")
                                         .arg(!versions ? versions.error().detail : activity.error().detail),
                                     TextRole::Note));
        m_more->hide();
        return;
    }
    QHash<qint64, store::ActivityEntry> done;
    for (const store::ActivityEntry& entry : *activity)
        done.insert(entry.id, entry);
    std::optional<Connector> before;
    for (const store::ConnectorVersion& version : *versions) {
        const store::ActivityEntry by = done.value(version.activityId);
        m_entries.prepend({.version = version, .before = before, .who = by.user, .kind = by.kind});
        before = version.connector;
    }
    showMore();
}

void ConnectorHistory::showMore()
{
    const qsizetype end = std::min(m_entries.size(), m_shown + EntriesAtOnce);
    for (; m_shown < end; ++m_shown)
        m_rows->addWidget(makeEntry(m_entries.at(m_shown), m_shown == 0));
    m_more->setVisible(m_shown < m_entries.size());
}

QString ConnectorHistory::headWords(const Entry& entry) const
{
    // The environment named nobody.
    const bool nobody = entry.who.isEmpty() || entry.who == u"unknown";
    const QString who = nobody ? tr("Somebody") : plainText(entry.who, 60);
    if (!entry.version.connector)
        return tr("%1 deleted it").arg(who);
    if (!entry.before)
        return entry.kind == store::ActivityKind::Imported ? tr("%1 imported it").arg(who)
                                                           : tr("%1 added it").arg(who);
    const auto changes = fieldChanges(entry.before, entry.version.connector).size();
    return changes == 0 ? tr("%1 noted the tenant's state").arg(who)
                        : tr("%1 changed %n settings", nullptr, static_cast<int>(changes)).arg(who);
}

QWidget* ConnectorHistory::makeEntry(const Entry& entry, bool current)
{
    auto* card = new Card(headWords(entry));
    card->setNote(current ? tr("now") : relativeTime(entry.version.changedAt));
    card->setToolTip(absoluteTime(entry.version.changedAt).toHtmlEscaped());
    auto* table = new ChangeTable(ChangeTable::Look::Stacked);
    if (table->setStates(entry.before, entry.version.connector) > 0)
        card->body()->addWidget(table);
    else
        delete table;
    if (current || !entry.version.connector || m_session.isReadOnly())
        return card;
    auto* restore = new QPushButton(Icons::get(u"undo"), tr("Restore this version"));
    restore->setObjectName(QStringLiteral("inspector.restore"));
    restore->setAccessibleName(tr("Restore the version of %1").arg(absoluteTime(entry.version.changedAt)));
    setSmall(restore);
    card->body()->addWidget(restore, 0, Qt::AlignLeading);
    connect(restore, &QPushButton::clicked, this,
            [this, connector = *entry.version.connector, when = entry.version.changedAt] {
                m_commands.restore(m_id, connector, when);
            });
    return card;
}

}  // namespace relaydeck::ui
