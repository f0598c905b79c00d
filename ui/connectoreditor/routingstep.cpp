// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/routingstep.h"

#include "ui/connectoreditor/listfield.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr int HostLines = 3;
constexpr int RecipientLines = 2;

}  // namespace

RoutingStep::RoutingStep(QWidget* parent)
    : EditorStep(tr("Routing"),
                 tr("Which servers the mail is handed to. Exchange Online always uses port 25."), parent)
    , m_byMx(new QRadioButton(tr("By the domain's &MX records")))
    , m_bySmartHost(new QRadioButton(tr("Through smart &hosts")))
    , m_smartHosts(new ListField(ListField::Reads::Values, HostLines))
    , m_validationRecipients(new ListField(ListField::Reads::Values, RecipientLines))
    , m_lastValidation(plainLabel({}, TextRole::Secondary))
{
    auto* choice = new QWidget;
    auto* lines = new QVBoxLayout(choice);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metrics::Space4);
    lines->addWidget(m_byMx);
    lines->addWidget(m_bySmartHost);
    choice->setFocusProxy(m_byMx);
    m_bySmartHost->setObjectName(QStringLiteral("connector.by-smart-host"));
    addField(ConnectorField::UseMxRecord, {}, choice);
    m_smartHosts->setObjectName(QStringLiteral("connector.smart-hosts"));
    m_smartHosts->setAccessibleName(tr("Smart hosts"));
    m_smartHosts->setPlaceholderText(tr("relay.partner.example"));
    addField(ConnectorField::SmartHosts, tr("&Smart hosts"), m_smartHosts,
             tr("Host names, addresses or ranges such as 192.0.2.0/28, one a line, without a port. DANE and "
                "MTA-STS then look at the name of the smart host, which an address does not have."));

    addSection(tr("Own servers"));
    addOption(ConnectorField::RouteAllMessagesViaOnPremises, &Connector::routeAllMessagesViaOnPremises,
              tr("All outgoing mail goes through own servers"),
              tr("Centralized mail transport: other connectors may then never be used."));
    addOption(ConnectorField::SenderRewritingEnabled, &Connector::senderRewritingEnabled,
              tr("Senders of forwarded mail are rewritten (SRS)"));
    addOption(ConnectorField::CloudServicesMailEnabled, &Connector::cloudServicesMailEnabled,
              tr("Internal Exchange headers are kept"), tr("Set by the hybrid wizard; best left to it."));

    addSection(tr("Validation in the tenant"));
    m_validationRecipients->setAccessibleName(tr("Validation recipients"));
    m_validationRecipients->setPlaceholderText(tr("postmaster@partner.example"));
    addField(
        ConnectorField::ValidationRecipients, tr("&Validation recipients"), m_validationRecipients,
        tr("Get the test mail of Validate-OutboundConnector. They must belong to the recipient domains."));
    addOption(ConnectorField::IsValidated, &Connector::isValidated, tr("Marked as validated"),
              tr("A mark only; neither Exchange Online nor the test here looks at it."));
    body()->addWidget(m_lastValidation);

    connect(m_byMx, &QRadioButton::toggled, this, [this] { touch(ConnectorField::UseMxRecord); });
    connect(m_smartHosts, &QPlainTextEdit::textChanged, this, [this] { touch(ConnectorField::SmartHosts); });
    connect(m_validationRecipients, &QPlainTextEdit::textChanged, this,
            [this] { touch(ConnectorField::ValidationRecipients); });
}

void RoutingStep::fill(const Connector& connector)
{
    (connector.useMxRecord ? m_byMx : m_bySmartHost)->setChecked(true);
    m_smartHosts->setValues(connector.smartHosts);
    m_validationRecipients->setValues(connector.validationRecipients);
    const bool validated = connector.lastValidationTimestamp.isValid();
    m_lastValidation->setVisible(validated);
    if (validated)
        m_lastValidation->setText(
            tr("Last validated on %1.").arg(absoluteTime(connector.lastValidationTimestamp)));
}

void RoutingStep::collect(Connector& connector) const
{
    connector.useMxRecord = m_byMx->isChecked();
    connector.smartHosts = m_smartHosts->values();
    connector.validationRecipients = m_validationRecipients->values();
}

void RoutingStep::follow(const Connector& connector)
{
    // What is there can always be taken away.
    m_smartHosts->setEnabled(!connector.useMxRecord || !connector.smartHosts.isEmpty());
    const bool own = connector.type == ConnectorType::OnPremises;
    widgetOf(ConnectorField::RouteAllMessagesViaOnPremises)
        ->setEnabled(own || connector.routeAllMessagesViaOnPremises.value_or(false));
    widgetOf(ConnectorField::SenderRewritingEnabled)
        ->setEnabled(own || connector.senderRewritingEnabled.value_or(false));
}

}  // namespace relaydeck::ui
