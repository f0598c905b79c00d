// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/reviewstep.h"

#include "core/exporters/powershellexporter.h"
#include "ui/connectoreditor/changetable.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr int ScriptHeight = 260;

}  // namespace

ReviewStep::ReviewStep(QWidget* parent)
    : EditorStep(
        tr("Review and save"),
        tr("Saving keeps the connector here, as one step that can be undone. The tenant only changes "
           "when somebody runs the script."),
        parent)
    , m_lead(plainLabel({}, TextRole::Note))
    , m_table(new ChangeTable(ChangeTable::Look::Columns))
    , m_lowered(new NoteList)
    , m_script(new QPlainTextEdit)
{
    addSection(tr("Changes"));
    body()->addSpacing(metrics::Space4);
    body()->addWidget(m_lead);
    body()->addWidget(m_table);
    body()->addSpacing(metrics::Space8);
    body()->addWidget(m_lowered);

    body()->addSpacing(metrics::Space16);
    auto* copy = new QPushButton(Icons::get(u"copy"), tr("&Copy script"));
    setSmall(copy);
    auto* head = new QHBoxLayout;
    head->addWidget(new ElidingLabel(tr("PowerShell for Exchange Online"), TextRole::Section), 1);
    head->addWidget(copy);
    body()->addLayout(head);
    m_script->setReadOnly(true);
    m_script->setObjectName(QStringLiteral("connector.script"));
    m_script->setAccessibleName(tr("Script"));
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setTabChangesFocus(true);
    m_script->setFixedHeight(ScriptHeight);
    setTextRole(m_script, TextRole::FixedSmall);
    body()->addSpacing(metrics::Space4);
    body()->addWidget(m_script);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_script->toPlainText()); });
}

void ReviewStep::setStates(const std::optional<Connector>& before, const std::optional<Connector>& imported)
{
    m_before = before;
    m_imported = imported;
}

void ReviewStep::enter()
{
    m_script->setFocus(Qt::TabFocusReason);
}

void ReviewStep::follow(const Connector& connector)
{
    m_count = m_table->setStates(m_before, connector);
    m_table->setVisible(m_count > 0);
    m_lead->setText(m_count > 0 ? QString() : tr("Nothing is changed yet."));
    m_lead->setVisible(m_count == 0);
    m_lowered->setNotes(loweredNotes(m_before, connector));
    const exporters::ExchangeItem item{
        .connector = connector, .imported = m_imported, .reason = {}, .lastTest = {}, .lastVerdict = {}};
    const QString script = exporters::exchangeScript({item}, QDateTime::currentDateTimeUtc());
    if (script != m_script->toPlainText())
        m_script->setPlainText(script);
}

}  // namespace relaydeck::ui
