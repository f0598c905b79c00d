// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/scopestep.h"

#include "ui/connectoreditor/fieldwords.h"
#include "ui/connectoreditor/listfield.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr int DomainLines = 6;

}  // namespace

ScopeStep::ScopeStep(QWidget* parent)
    : EditorStep(tr("When it applies"),
                 tr("Which mail takes this connector. Of several that match, the narrowest recipient domain "
                    "goes first."),
                 parent)
    , m_forDomains(new QRadioButton(tr("Only for these &domains")))
    , m_byRule(new QRadioButton(tr("Only when a mail flow &rule selects it")))
    , m_domains(new ListField(ListField::Reads::Domains, DomainLines))
    , m_trimmed(new NoteList)
    , m_overlapsTitle(plainLabel(tr("Other connectors for the same mail"), TextRole::Section))
    , m_overlaps(new NoteList)
{
    auto* choice = new QWidget;
    auto* lines = new QVBoxLayout(choice);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metrics::Space4);
    lines->addWidget(m_forDomains);
    lines->addWidget(m_byRule);
    choice->setFocusProxy(m_forDomains);
    m_byRule->setObjectName(QStringLiteral("connector.by-rule"));
    addField(ConnectorField::IsTransportRuleScoped, {}, choice);

    m_domains->setObjectName(QStringLiteral("connector.domains"));
    m_domains->setAccessibleName(tr("Recipient domains"));
    m_domains->setPlaceholderText(tr("partner.example\n*.partner.example"));
    addField(
        ConnectorField::RecipientDomains, tr("Recipient d&omains"), m_domains,
        tr("One a line; lists, mail addresses and links can be pasted. A domain and what is below it are "
           "listed apart on purpose: whether *.partner.example covers partner.example is documented both "
           "ways."));
    body()->addWidget(m_trimmed);
    addOption(ConnectorField::AllAcceptedDomains, &Connector::allAcceptedDomains,
              tr("Also for all accepted domains of the tenant"), tr("For connectors to own servers only."));
    body()->addSpacing(metrics::Space16);
    body()->addWidget(m_overlapsTitle);
    body()->addWidget(m_overlaps);
    m_overlapsTitle->hide();

    connect(m_byRule, &QRadioButton::toggled, this, [this] { touch(ConnectorField::IsTransportRuleScoped); });
    connect(m_domains, &QPlainTextEdit::textChanged, this, [this] {
        m_trimmed->setNotes({});
        touch(ConnectorField::RecipientDomains);
    });
    connect(
        m_domains, &ListField::trimmed, this,
        // The field tidies itself after it has told.
        [this](const QString& sentence) {
            m_trimmed->setNotes({{.tone = Tone::Info, .text = sentence, .action = {}}});
        },
        Qt::QueuedConnection);
}

void ScopeStep::enter()
{
    (m_byRule->isChecked() ? static_cast<QWidget*>(m_byRule) : m_domains)->setFocus(Qt::TabFocusReason);
}

void ScopeStep::fill(const Connector& connector)
{
    (connector.isTransportRuleScoped.value_or(false) ? m_byRule : m_forDomains)->setChecked(true);
    m_domains->setValues(connector.recipientDomains);
    m_scopeSet = connector.isTransportRuleScoped.has_value();
}

void ScopeStep::collect(Connector& connector) const
{
    if (m_scopeSet || isTouched(ConnectorField::IsTransportRuleScoped))
        connector.isTransportRuleScoped = m_byRule->isChecked();
    connector.recipientDomains = m_domains->values();
}

void ScopeStep::follow(const Connector& connector)
{
    // Off for another type, but not out of reach while it is on: it has to be turned off there.
    widgetOf(ConnectorField::AllAcceptedDomains)
        ->setEnabled(connector.type == ConnectorType::OnPremises
                     || connector.allAcceptedDomains.value_or(false));
}

void ScopeStep::showOverlaps(const QList<Overlap>& overlaps)
{
    QList<Note> notes;
    for (const Overlap& overlap : overlaps)
        notes.append(overlapNote(overlap));
    m_overlaps->setNotes(notes);
    m_overlapsTitle->setVisible(!notes.isEmpty());
}

void ScopeStep::addDomain(const QString& domain)
{
    m_domains->setValues(m_domains->values() << domain);
}

}  // namespace relaydeck::ui
