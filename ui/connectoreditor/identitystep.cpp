// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/identitystep.h"

#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace relaydeck::ui {

namespace {

constexpr int MaxNameLength = 64;  // New-OutboundConnector, Name
constexpr int NotSet = -1;

}  // namespace

IdentityStep::IdentityStep(QWidget* parent)
    : EditorStep(tr("Name and type"),
                 tr("What the connector is called in the tenant, and whose servers it is for."), parent)
    , m_name(new QLineEdit)
    , m_length(new ElidingLabel({}, TextRole::Secondary))
    , m_enabled(new Switch(tr("Connector in use")))
    , m_type(
          new SegmentedControl({connectorTypeText(ConnectorType::Partner), tr("Own servers (on-premises)")}))
    , m_comment(new QLineEdit)
    , m_source(new QComboBox)
{
    m_name->setObjectName(QStringLiteral("connector.name"));
    m_name->setAccessibleName(tr("Name"));
    addField(ConnectorField::Name, tr("&Name"), m_name);
    m_length->setAlignment(Qt::AlignTrailing);
    body()->addWidget(m_length);
    m_type->setObjectName(QStringLiteral("connector.type"));
    m_type->setAccessibleName(tr("Type"));
    addField(
        ConnectorField::ConnectorType, tr("Type"), m_type,
        tr("Accepted domains, all mail through own servers and sender rewriting need the on-premises type."));
    addField(ConnectorField::Enabled, tr("In use"), m_enabled);
    addOption(ConnectorField::TestMode, &Connector::testMode, tr("Test mode: carries no mail"),
              tr("A plain Get-OutboundConnector does not list connectors in test mode."));
    m_comment->setAccessibleName(tr("Comment"));
    addField(ConnectorField::Comment, tr("&Comment"), m_comment);
    m_source->addItem(tr("Not set"), NotSet);
    for (const ConnectorSource source : {ConnectorSource::Default, ConnectorSource::HybridWizard,
                                         ConnectorSource::Migrated, ConnectorSource::AdminUi})
        m_source->addItem(toString(source), static_cast<int>(source));
    m_source->setAccessibleName(tr("Made by"));
    addField(ConnectorField::ConnectorSource, tr("Made &by"), m_source,
             tr("Only a remark for administrators; the hybrid wizard looks for its own."));

    connect(m_name, &QLineEdit::textChanged, this, [this] {
        count();
        touch(ConnectorField::Name);
    });
    connect(m_type, &SegmentedControl::activated, this, [this] { touch(ConnectorField::ConnectorType); });
    connect(m_enabled, &Switch::toggled, this, [this] { touch(ConnectorField::Enabled); });
    connect(m_comment, &QLineEdit::textChanged, this, [this] { touch(ConnectorField::Comment); });
    connect(m_source, &QComboBox::activated, this, [this] { touch(ConnectorField::ConnectorSource); });
}

void IdentityStep::enter()
{
    m_name->setFocus(Qt::TabFocusReason);
    m_name->selectAll();
}

void IdentityStep::fill(const Connector& connector)
{
    m_name->setText(connector.name);
    m_type->setCurrentIndex(connector.type ? static_cast<int>(*connector.type) : NotSet);
    m_enabled->setChecked(connector.enabled);
    m_comment->setText(connector.comment);
    m_source->setCurrentIndex(
        m_source->findData(connector.source ? static_cast<int>(*connector.source) : NotSet));
    count();
}

void IdentityStep::collect(Connector& connector) const
{
    connector.name = m_name->text().trimmed();
    if (const int type = m_type->currentIndex(); type >= 0)
        connector.type = static_cast<ConnectorType>(type);
    connector.enabled = m_enabled->isChecked();
    connector.comment = m_comment->text();
    const int source = m_source->currentData().toInt();
    connector.source = source == NotSet ? std::nullopt : std::optional(static_cast<ConnectorSource>(source));
}

void IdentityStep::count()
{
    m_length->setText(QStringLiteral("%1/%2").arg(m_name->text().trimmed().size()).arg(MaxNameLength));
    m_length->setTone(m_name->text().trimmed().size() > MaxNameLength ? std::optional(Tone::Negative)
                                                                      : std::nullopt);
}

}  // namespace relaydeck::ui
