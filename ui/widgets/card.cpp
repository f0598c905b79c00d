// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/widgets/label.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

Card::Card(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new ElidingLabel(title, TextRole::Strong))
    , m_note(new ElidingLabel({}, TextRole::Secondary))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(metrics::Space8);
    m_header->addWidget(m_title, 1);
    m_header->addWidget(m_note);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(metrics::Space8);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space16, metrics::Space12, metrics::Space16, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addLayout(m_header);
    layout->addLayout(m_body, 1);
    setTitle(title);
    setNote({});
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::addHeaderWidget(QWidget* widget)
{
    m_header->addWidget(widget);
}

void Card::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    drawRounded(painter, rect(), metrics::CardRadius, tokens.surface, tokens.line);
}

}  // namespace relaydeck::ui
