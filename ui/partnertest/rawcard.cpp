// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/rawcard.h"

#include "core/documents/rawtext.h"
#include "ui/partnertest/textpane.h"
#include "ui/style/icons.h"
#include "ui/style/roles.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

namespace {

enum class RawKind { Dns, Dialogues, Certificates, Policy };

}  // namespace

RawCard::RawCard(QWidget* parent)
    : EvidenceCard(tr("As received"), parent)
    , m_fold(new QToolButton)
    , m_kind(new QComboBox)
    , m_copy(new QPushButton(Icons::get(u"copy"), tr("Copy")))
    , m_text(textPane(tr("Evidence as received")))
{
    m_kind->setAccessibleName(tr("Kind of evidence"));
    m_kind->addItem(tr("DNS answers"), static_cast<int>(RawKind::Dns));
    m_kind->addItem(tr("SMTP dialogues"), static_cast<int>(RawKind::Dialogues));
    m_kind->addItem(tr("Certificates"), static_cast<int>(RawKind::Certificates));
    m_kind->addItem(tr("MTA-STS policy"), static_cast<int>(RawKind::Policy));
    setSmall(m_kind);
    setSmall(m_copy);
    m_copy->setAccessibleName(tr("Copy evidence as received"));
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAccessibleName(tr("Show evidence as received"));
    addHeaderWidget(m_kind);
    addHeaderWidget(m_copy);
    addHeaderWidget(m_fold);
    body()->addWidget(m_text);

    connect(m_fold, &QToolButton::toggled, this, &RawCard::setUnfolded);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RawCard::updateText);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    setUnfolded(false);
}

bool RawCard::showReport()
{
    updateText();
    return true;
}

void RawCard::setUnfolded(bool unfolded)
{
    m_fold->setChecked(unfolded);
    m_fold->setText(unfolded ? tr("Hide") : tr("Show"));
    m_fold->setIcon(Icons::get(unfolded ? u"chevron-up" : u"chevron-down"));
    m_kind->setVisible(unfolded);
    m_copy->setVisible(unfolded);
    m_text->setVisible(unfolded);
    if (unfolded && reportPointer())
        updateText();
}

QString RawCard::text() const
{
    switch (static_cast<RawKind>(m_kind->currentData().toInt())) {
    case RawKind::Dns:
        return documents::dnsText(report().evidence);
    case RawKind::Dialogues:
        return documents::dialoguesText(report().evidence);
    case RawKind::Certificates:
        return documents::pemText(report().evidence);
    case RawKind::Policy:
        return documents::policyText(report().evidence);
    }
    Q_UNREACHABLE();
}

void RawCard::updateText()
{
    if (m_fold->isChecked())
        setPaneText(m_text, text(), 24);
}

}  // namespace relaydeck::ui
