// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/reviewdialog.h"

#include "core/base/plaintext.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectors/tenantdifference.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxShown = 50;

}  // namespace

ReviewDialog::ReviewDialog(Session& session, ConnectorCommands& commands, const QUuid& id, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_commands(commands)
    , m_id(id)
    , m_head(plainLabel({}, TextRole::Body))
    , m_place(new QVBoxLayout)
    , m_script(new QPushButton(Icons::get(u"terminal"), tr("&PowerShell script…")))
{
    setObjectName(QStringLiteral("review"));
    setWindowTitle(tr("Review changes"));
    m_head->setObjectName(QStringLiteral("review.head"));
    auto* inside = new Panel(Ground::Window);
    inside->setLayout(m_place);
    m_place->setContentsMargins(metrics::Space20, 0, metrics::Space20, metrics::Space12);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Changes"));
    scroll->setWidget(inside);

    auto* footer = new Panel(Ground::Window);
    footer->setLines(Qt::TopEdge);
    auto* close = new QPushButton(tr("Close"));
    setButtonKind(m_script, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout(footer);
    buttons->setContentsMargins(metrics::Space20, metrics::Space12, metrics::Space16, metrics::Space12);
    buttons->setSpacing(metrics::Space8);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_script);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space12);
    head->addWidget(m_head);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    layout->addWidget(footer);
    resize(720, 560);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_script, &QPushButton::clicked, this, [this] {
        m_commands.previewPowerShell(m_differing);
        accept();
    });
    connect(&session, &Session::connectorsChanged, this, &ReviewDialog::refresh, Qt::QueuedConnection);
    refresh();
}

void ReviewDialog::refresh()
{
    delete m_content;
    m_content = new QWidget;
    m_place->addWidget(m_content);
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metrics::Space12);
    m_differing.clear();
    for (const store::StoredConnector& stored : m_session.connectors()) {
        if ((!m_id.isNull() && stored.connector.id != m_id)
            || tenantDifference(stored).kind == TenantDifference::Kind::None)
            continue;
        m_differing.append(stored.connector.id);
        if (m_differing.size() <= MaxShown)
            rows->addWidget(makeEntry(stored));
    }
    const int count = static_cast<int>(m_differing.size());
    if (count > MaxShown)
        rows->addWidget(plainLabel(
            tr("%n more are not listed; the script has them.", nullptr, count - static_cast<int>(MaxShown)),
            TextRole::Secondary));
    rows->addStretch(1);
    m_head->setText(count == 0
                        ? tr("Nothing differs from the tenant as it was when last imported.")
                        : tr("%n connectors differ from the tenant as it was when last imported. All of it "
                             "is saved here; the tenant changes when somebody runs the script.",
                             nullptr, count));
    m_script->setEnabled(count > 0);
}

QWidget* ReviewDialog::makeEntry(const store::StoredConnector& stored)
{
    const Connector& connector = stored.connector;
    auto* card = new Card(plainText(connector.name, 80));
    card->setNote(stored.imported ? QString() : tr("new"));
    auto* lowered = new NoteList;
    lowered->setNotes(loweredNotes(stored.imported, connector));
    card->body()->addWidget(lowered);
    auto* table = new ChangeTable(ChangeTable::Look::Columns);
    table->setStates(stored.imported, connector);
    card->body()->addWidget(table);
    if (!stored.imported || m_session.isReadOnly())
        return card;
    auto* back = new QPushButton(Icons::get(u"undo"), tr("Back to the tenant's state"));
    back->setObjectName(QStringLiteral("review.discard"));
    back->setAccessibleName(tr("Back to the tenant's state of %1").arg(connector.name));
    setSmall(back);
    card->body()->addWidget(back, 0, Qt::AlignLeading);
    connect(back, &QPushButton::clicked, this, [this, id = connector.id] { m_commands.discardChanges(id); });
    return card;
}

}  // namespace relaydeck::ui
