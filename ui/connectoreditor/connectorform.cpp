// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/connectorform.h"

#include "ui/connectoreditor/listfield.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>

namespace relaydeck::ui {

namespace {

constexpr int MaxNameLength = 64;  // of the cmdlets

}  // namespace

ConnectorForm::ConnectorForm(const Connector& connector, QWidget* parent)
    : QWidget(parent)
    , m_original(connector)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(20, 16, 20, 16);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addIdentity(form);
    addScope(form);
    addRouting(form);
    addSecurity(form);
    addOptions(form);
    fill(connector);
    updateDependencies();
}

void ConnectorForm::addIdentity(QFormLayout* form)
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"connector.name"_qs);
    m_name->setMaxLength(MaxNameLength);
    form->addRow(tr("&Name"), m_name);
    m_enabled = new Switch(tr("Connector in use"), this);
    form->addRow(tr("In use"), m_enabled);
    m_type = new QComboBox(this);
    m_type->addItem(tr("Partner organization"),
                    QVariant::fromValue(static_cast<int>(ConnectorType::Partner)));
    m_type->addItem(tr("Own servers (on-premises)"),
                    QVariant::fromValue(static_cast<int>(ConnectorType::OnPremises)));
    form->addRow(tr("T&ype"), m_type);
    m_comment = new QLineEdit(this);
    form->addRow(tr("&Comment"), m_comment);
    connect(m_name, &QLineEdit::textEdited, this, &ConnectorForm::changed);
    connect(m_enabled, &Switch::toggled, this, &ConnectorForm::changed);
    connect(m_type, &QComboBox::activated, this, &ConnectorForm::changed);
    connect(m_comment, &QLineEdit::textEdited, this, &ConnectorForm::changed);
}

void ConnectorForm::addScope(QFormLayout* form)
{
    m_domains = new ListField(ListField::Reads::Domains, this);
    m_domains->setObjectName(u"connector.domains"_qs);
    m_domains->setPlaceholderText(tr("partner.example\n*.partner.example"));
    form->addRow(tr("Recipient &domains"), m_domains);
    form->addRow(
        QString(),
        plainLabel(tr("One a line. A domain and what is below it are listed apart: *.partner.example may not "
                      "cover partner.example itself."),
                   TextRole::Secondary, this));
    connect(m_domains, &QPlainTextEdit::textChanged, this, &ConnectorForm::changed);
}

void ConnectorForm::addRouting(QFormLayout* form)
{
    m_byMx = new QRadioButton(tr("By the domain's &MX records"), this);
    m_bySmartHost = new QRadioButton(tr("Through smart &hosts"), this);
    m_smartHosts = new ListField(ListField::Reads::Values, this);
    m_smartHosts->setAccessibleName(tr("Smart hosts"));
    m_smartHosts->setPlaceholderText(tr("relay.partner.example"));
    form->addRow(tr("Routing"), m_byMx);
    form->addRow(QString(), m_bySmartHost);
    form->addRow(QString(), m_smartHosts);
    connect(m_byMx, &QRadioButton::toggled, this, [this] {
        updateDependencies();
        Q_EMIT changed();
    });
    connect(m_smartHosts, &QPlainTextEdit::textChanged, this, &ConnectorForm::changed);
}

void ConnectorForm::addSecurity(QFormLayout* form)
{
    m_dane = new SegmentedControl({tr("Opportunistic"), tr("Mandatory"), tr("None")}, this);
    m_dane->setAccessibleName(tr("SMTP DANE mode"));
    form->addRow(tr("SMTP DANE"), m_dane);
    m_sts = new SegmentedControl({tr("Opportunistic"), tr("None")}, this);
    m_sts->setAccessibleName(tr("MTA-STS mode"));
    form->addRow(tr("MTA-STS"), m_sts);
    m_tlsSettings = new QComboBox(this);
    m_tlsSettings->addItem(tr("Opportunistic TLS (blank)"), static_cast<int>(TlsSettings::Blank));
    m_tlsSettings->addItem(tr("Encryption only"), static_cast<int>(TlsSettings::EncryptionOnly));
    m_tlsSettings->addItem(tr("Certificate validation"),
                           static_cast<int>(TlsSettings::CertificateValidation));
    m_tlsSettings->addItem(tr("Domain validation"), static_cast<int>(TlsSettings::DomainValidation));
    form->addRow(tr("T&LS setting"), m_tlsSettings);
    m_tlsDomain = new QLineEdit(this);
    m_tlsDomain->setPlaceholderText(tr("*.partner.example"));
    form->addRow(tr("TLS domai&n"), m_tlsDomain);
    connect(m_dane, &SegmentedControl::activated, this, [this] {
        m_daneTouched = true;
        Q_EMIT changed();
    });
    connect(m_sts, &SegmentedControl::activated, this, [this] {
        m_stsTouched = true;
        Q_EMIT changed();
    });
    connect(m_tlsSettings, &QComboBox::activated, this, [this] {
        updateDependencies();
        Q_EMIT changed();
    });
    connect(m_tlsDomain, &QLineEdit::textEdited, this, &ConnectorForm::changed);
}

void ConnectorForm::addOptions(QFormLayout* form)
{
    const auto add = [this, form](ConnectorField field, std::optional<bool> Connector::*member,
                                  const QString& text, const QString& label = {}) {
        auto* box = new QCheckBox(text, this);
        box->setTristate(!(m_original.*member).has_value());
        box->setToolTip(parameterName(field));
        form->addRow(label, box);
        connect(box, &QCheckBox::clicked, this, [this, box] {
            box->setTristate(false);  // touched: from now on it is set
            Q_EMIT changed();
        });
        m_options.push_back({field, member, box});
    };
    add(ConnectorField::IsTransportRuleScoped, &Connector::isTransportRuleScoped,
        tr("Only when a mail flow rule selects it"), tr("Options"));
    add(ConnectorField::AllAcceptedDomains, &Connector::allAcceptedDomains,
        tr("All accepted domains of the tenant"));
    add(ConnectorField::RouteAllMessagesViaOnPremises, &Connector::routeAllMessagesViaOnPremises,
        tr("Route all messages through own servers"));
    add(ConnectorField::SenderRewritingEnabled, &Connector::senderRewritingEnabled,
        tr("Rewrite senders (SRS)"));
    add(ConnectorField::CloudServicesMailEnabled, &Connector::cloudServicesMailEnabled,
        tr("Keep internal Exchange headers"));
    add(ConnectorField::TestMode, &Connector::testMode, tr("Test mode"));
    m_validationRecipients = new ListField(ListField::Reads::Values, this);
    form->addRow(tr("&Validation recipients"), m_validationRecipients);
    connect(m_validationRecipients, &QPlainTextEdit::textChanged, this, &ConnectorForm::changed);
}

void ConnectorForm::fill(const Connector& connector)
{
    const QSignalBlocker blocker(this);
    m_name->setText(connector.name);
    m_enabled->setChecked(connector.enabled);
    m_type->setCurrentIndex(connector.type == ConnectorType::OnPremises ? 1 : 0);
    m_comment->setText(connector.comment);
    m_domains->setValues(connector.recipientDomains);
    (connector.useMxRecord ? m_byMx : m_bySmartHost)->setChecked(true);
    m_smartHosts->setValues(connector.smartHosts);
    m_tlsSettings->setCurrentIndex(m_tlsSettings->findData(static_cast<int>(connector.tlsSettings)));
    m_tlsDomain->setText(connector.tlsDomain);
    m_dane->setCurrentIndex(static_cast<int>(connector.effectiveDaneMode()));
    m_sts->setCurrentIndex(static_cast<int>(connector.effectiveMtaStsMode()));
    m_validationRecipients->setValues(connector.validationRecipients);
    for (const OptionBox& option : m_options) {
        const std::optional<bool> value = connector.*option.member;
        option.box->setCheckState(!value ? Qt::PartiallyChecked : *value ? Qt::Checked : Qt::Unchecked);
    }
}

Connector ConnectorForm::connector() const
{
    Connector connector = m_original;
    connector.name = m_name->text().trimmed();
    connector.enabled = m_enabled->isChecked();
    const auto type = static_cast<ConnectorType>(m_type->currentData().toInt());
    if (connector.type || type != ConnectorType::Partner)
        connector.type = type;
    connector.comment = m_comment->text();
    connector.recipientDomains = m_domains->values();
    connector.useMxRecord = m_byMx->isChecked();
    connector.smartHosts = connector.useMxRecord ? QStringList() : m_smartHosts->values();
    connector.tlsSettings = static_cast<TlsSettings>(m_tlsSettings->currentData().toInt());
    connector.tlsDomain =
        connector.tlsSettings == TlsSettings::DomainValidation ? m_tlsDomain->text().trimmed() : QString();
    if (m_daneTouched)
        connector.smtpDaneMode = static_cast<DaneMode>(m_dane->currentIndex());
    if (m_stsTouched)
        connector.mtaStsMode = static_cast<MtaStsMode>(m_sts->currentIndex());
    connector.validationRecipients = m_validationRecipients->values();
    for (const OptionBox& option : m_options) {
        if (option.box->checkState() != Qt::PartiallyChecked)
            connector.*option.member = option.box->isChecked();
    }
    return connector;
}

QWidget* ConnectorForm::fieldOf(ConnectorField field) const
{
    switch (field) {
    case ConnectorField::Name:
        return m_name;
    case ConnectorField::Enabled:
        return m_enabled;
    case ConnectorField::ConnectorType:
        return m_type;
    case ConnectorField::UseMxRecord:
        return m_byMx;
    case ConnectorField::SmartHosts:
        return m_smartHosts;
    case ConnectorField::RecipientDomains:
        return m_domains;
    case ConnectorField::TlsSettings:
        return m_tlsSettings;
    case ConnectorField::TlsDomain:
        return m_tlsDomain;
    case ConnectorField::MtaStsMode:
        return m_sts;
    case ConnectorField::SmtpDaneMode:
        return m_dane;
    case ConnectorField::Comment:
        return m_comment;
    case ConnectorField::ValidationRecipients:
        return m_validationRecipients;
    case ConnectorField::AllAcceptedDomains:
    case ConnectorField::RouteAllMessagesViaOnPremises:
    case ConnectorField::SenderRewritingEnabled:
    case ConnectorField::CloudServicesMailEnabled:
    case ConnectorField::IsTransportRuleScoped:
    case ConnectorField::TestMode:
        for (const OptionBox& option : m_options) {
            if (option.field == field)
                return option.box;
        }
        return nullptr;
    case ConnectorField::ConnectorSource:
    case ConnectorField::IsValidated:
    case ConnectorField::LastValidationTimestamp:
        break;
    }
    return nullptr;
}

void ConnectorForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void ConnectorForm::updateDependencies()
{
    m_smartHosts->setEnabled(m_bySmartHost->isChecked());
    const auto settings = static_cast<TlsSettings>(m_tlsSettings->currentData().toInt());
    m_tlsDomain->setEnabled(settings == TlsSettings::DomainValidation);
}

}  // namespace relaydeck::ui
