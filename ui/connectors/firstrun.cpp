// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/firstrun.h"

#include "core/base/domainname.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

constexpr int CardWidth = 264;
constexpr int CardHeight = 216;

Card* makeCard(const QString& title, const QString& text)
{
    auto* card = new Card(title);
    card->setMaximumWidth(CardWidth + 60);
    card->setMinimumSize(CardWidth - 40, CardHeight);
    card->body()->addWidget(plainLabel(text, TextRole::Note));
    card->body()->addStretch(1);
    return card;
}

QPushButton* buttonFor(QAction& action, const QString& words, ButtonKind kind = ButtonKind::Plain)
{
    auto* button = new QPushButton(action.icon(), words);
    setButtonKind(button, kind);
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    return button;
}

}  // namespace

FirstRun::FirstRun(ActionCollection& actions, QWidget* parent) : QWidget(parent)
{
    auto* imports =
        makeCard(tr("Import connectors"),
                 tr("Read what Get-OutboundConnector shows in your tenant. A script that collects "
                    "it is ready to copy. Nothing is changed in the tenant."));
    imports->body()->addWidget(buttonFor(*actions.action(ActionId::ImportConnectors),
                                         tr("Import connectors…"), ButtonKind::Primary));
    auto* sample =
        makeCard(tr("Look at a sample"),
                 tr("A workspace of connectors for the practice partners: one for each way in which "
                    "mail passes or fails. Nothing leaves this computer."));
    sample->body()->addWidget(buttonFor(*actions.action(ActionId::AddSample), tr("Add sample workspace")));

    auto* cards = new QHBoxLayout;
    cards->setSpacing(metrics::Space16);
    cards->addStretch(1);
    for (QWidget* card : {static_cast<QWidget*>(imports), makeTestCard(), static_cast<QWidget*>(sample)})
        cards->addWidget(card, 8);
    cards->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space20, metrics::Space20, metrics::Space20);
    layout->setSpacing(metrics::Space16);
    layout->addStretch(2);
    auto* title = plainLabel(tr("See what your connectors do to mail"), TextRole::PageTitle);
    title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(title);
    auto* text = plainLabel(tr("Start with your own connectors, with one partner, or with a sample."),
                            TextRole::Secondary);
    text->setAlignment(Qt::AlignHCenter);
    layout->addWidget(text);
    layout->addSpacing(metrics::Space8);
    layout->addLayout(cards);
    layout->addStretch(3);
}

QWidget* FirstRun::makeTestCard()
{
    auto* card =
        makeCard(tr("Test one domain"),
                 tr("Ask a partner's DNS and mail servers now, and see what mail would do under each "
                    "mode."));
    m_domain = new QLineEdit;
    m_domain->setObjectName(QStringLiteral("first-run.domain"));
    m_domain->setPlaceholderText(tr("partner.example"));
    m_domain->setAccessibleName(tr("Domain to test"));
    m_fault = plainLabel({}, TextRole::Secondary);
    m_fault->setForegroundRole(QPalette::BrightText);
    m_fault->hide();
    auto* test = new QPushButton(Icons::get(u"play"), tr("Test domain"));
    card->body()->addWidget(m_domain);
    card->body()->addWidget(m_fault);
    card->body()->addWidget(test);
    connect(test, &QPushButton::clicked, this, &FirstRun::submit);
    connect(m_domain, &QLineEdit::returnPressed, this, &FirstRun::submit);
    connect(m_domain, &QLineEdit::textEdited, this, [this] {
        m_fault->hide();
        setFieldState(m_domain, FieldState::Neutral);
    });
    return card;
}

void FirstRun::submit()
{
    const Result<DomainName> domain = DomainName::fromUserInput(m_domain->text());
    if (!domain) {
        m_fault->setText(domain.error().detail);
        m_fault->show();
        setFieldState(m_domain, FieldState::Invalid);
        m_domain->setFocus();
        return;
    }
    Q_EMIT testRequested(domain->toString());
}

}  // namespace relaydeck::ui
