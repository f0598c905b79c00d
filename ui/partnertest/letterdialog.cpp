// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/letterdialog.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

using partnertest::Party;

namespace {

QString whoWords(Party party)
{
    switch (party) {
    case Party::PartnerDns:
        return LetterDialog::tr("DNS operator");
    case Party::PartnerMailServer:
        return LetterDialog::tr("Mail operator");
    case Party::PartnerPolicyHost:
        return LetterDialog::tr("Operator of the policy host");
    case Party::OurResolver:
    case Party::OurNetwork:
    case Party::ProberRefused:
    case Party::Undecidable:
    case Party::Nobody:
        break;
    }
    return {};
}

}  // namespace

LetterDialog::LetterDialog(const ReportPointer& report, QWidget* parent)
    : QDialog(parent)
    , m_report(report)
    , m_party(new QComboBox)
    , m_recipient(new QComboBox)
    , m_subject(plainLabel({}))
    , m_text(new QPlainTextEdit)
{
    setWindowTitle(tr("Write to partner"));
    resize(760, 640);
    m_party->setObjectName(QStringLiteral("letter.party"));
    m_party->setAccessibleName(tr("Who has to act"));
    m_recipient->setObjectName(QStringLiteral("letter.recipient"));
    m_recipient->setAccessibleName(tr("Recipient"));
    m_text->setAccessibleName(tr("Text of the letter"));
    m_text->setTabChangesFocus(true);
    setTextRole(m_text, TextRole::FixedSmall);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QList<Party> parties = documents::partiesToWrite(*report);
    for (const Party party : parties)
        m_party->addItem(whoWords(party), static_cast<int>(party));

    auto* form = new QFormLayout;
    form->addRow(tr("&Who has to act"), m_party);
    form->addRow(tr("&To"), m_recipient);
    form->addRow(tr("Subject"), m_subject);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* mail = buttons->addButton(tr("Open in mail program"), QDialogButtonBox::ActionRole);
    mail->setIcon(Icons::get(u"mail"));
    setButtonKind(mail, ButtonKind::Primary);
    auto* copy = buttons->addButton(tr("Copy text"), QDialogButtonBox::ActionRole);
    copy->setIcon(Icons::get(u"copy"));
    auto* save = buttons->addButton(tr("Save as…"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Write to partner"), TextRole::Title));
    layout->addWidget(plainLabel(tr("The text names neither your connectors nor your resolver or addresses. "
                                    "Nothing is sent before you send it yourself."),
                                 TextRole::Note));
    layout->addLayout(form);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);

    connect(m_party, &QComboBox::currentIndexChanged, this, &LetterDialog::showLetter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(save, &QPushButton::clicked, this, [this] {
        Q_EMIT saveRequested(QStringLiteral("letter-%1.txt").arg(m_report->domain().toString()),
                             m_text->toPlainText().toUtf8());
    });
    connect(mail, &QPushButton::clicked, this,
            [this] { Q_EMIT mailRequested(documents::mailtoUrl(letter(), m_recipient->currentText())); });
    showLetter();
}

documents::PartnerLetter LetterDialog::letter() const
{
    documents::PartnerLetter letter = m_letter;
    letter.body = m_text->toPlainText();
    return letter;
}

void LetterDialog::showLetter()
{
    m_letter = documents::letterTo(*m_report, static_cast<Party>(m_party->currentData().toInt()));
    m_recipient->clear();
    m_recipient->addItems(m_letter.recipients);
    m_subject->setText(m_letter.subject);
    m_text->setPlainText(m_letter.body);
}

}  // namespace relaydeck::ui
