// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectordialog.h"

#include "ui/connectoreditor/connectorform.h"
#include "ui/connectoreditor/findinglist.h"
#include "ui/style/roles.h"
#include "ui/widgets/panel.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto RestBeforeCheck = 600ms;  // never on the first key

}  // namespace

ConnectorDialog::ConnectorDialog(const Connector& connector, const QStringList& takenNames, QWidget* parent)
    : QDialog(parent)
    , m_takenNames(takenNames)
    , m_form(new ConnectorForm(connector))
    , m_findings(new FindingList(this))
    , m_showErrors(!connector.name.isEmpty())
{
    setWindowTitle(connector.name.isEmpty() ? tr("New connector") : tr("Edit %1").arg(connector.name));
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_form);
    area->setFocusPolicy(Qt::NoFocus);

    auto* footer = new Panel(Ground::Window, this);
    footer->setLines(Qt::TopEdge);
    auto* buttons = new QDialogButtonBox(footer);
    m_save = buttons->addButton(connector.name.isEmpty() ? tr("Add connector") : tr("Save changes"),
                                QDialogButtonBox::AcceptRole);
    setButtonKind(m_save, ButtonKind::Primary);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectorDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConnectorDialog::reject);
    auto* footerLayout = new QVBoxLayout(footer);
    footerLayout->setContentsMargins(20, 12, 20, 12);
    footerLayout->setSpacing(12);
    footerLayout->addWidget(m_findings);
    footerLayout->addWidget(buttons);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addWidget(footer);
    resize(620, 700);

    m_checkSoon.setSingleShot(true);
    connect(&m_checkSoon, &QTimer::timeout, this, &ConnectorDialog::check);
    connect(m_form, &ConnectorForm::changed, this, [this] { m_checkSoon.start(RestBeforeCheck); });
    check();
    m_form->focusName();
}

Connector ConnectorDialog::result() const
{
    return m_form->connector();
}

void ConnectorDialog::accept()
{
    m_showErrors = true;
    check();
    const QList<ConnectorFinding> found = findings();
    for (const ConnectorFinding& finding : found) {
        if (finding.severity != ConnectorFinding::Severity::Error)
            continue;
        if (QWidget* field = m_form->fieldOf(finding.field))
            field->setFocus();  // the first fault
        return;
    }
    QDialog::accept();
}

QList<ConnectorFinding> ConnectorDialog::findings() const
{
    const Connector connector = m_form->connector();
    QList<ConnectorFinding> found = checkConnector(connector);
    if (m_takenNames.contains(connector.name, Qt::CaseInsensitive)) {
        found.prepend({.problem = ConnectorProblem::NameNotUnique,
                       .field = ConnectorField::Name,
                       .severity = ConnectorFinding::Severity::Error,
                       .args = {connector.name}});
    }
    return found;
}

void ConnectorDialog::check()
{
    QList<ConnectorFinding> shown = findings();
    for (const ConnectorField field : connectorFields()) {
        if (QWidget* widget = m_form->fieldOf(field))
            setFieldState(widget, FieldState::Neutral);
    }
    if (!m_showErrors) {  // a new connector is empty, which is no reproach yet
        shown.removeIf([](const ConnectorFinding& finding) {
            return finding.severity == ConnectorFinding::Severity::Error;
        });
    }
    for (const ConnectorFinding& finding : std::as_const(shown)) {
        QWidget* widget = m_form->fieldOf(finding.field);
        if (widget && finding.severity == ConnectorFinding::Severity::Error)
            setFieldState(widget, FieldState::Invalid);
    }
    m_findings->setFindings(shown);
}

}  // namespace relaydeck::ui
