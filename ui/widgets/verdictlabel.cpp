// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdictlabel.h"

#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/turning.h"

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>

namespace relaydeck::ui {

VerdictGlyph::VerdictGlyph(Verdict verdict, int extent, QWidget* parent)
    : QWidget(parent)
    , m_verdict(verdict)
    , m_extent(extent)
    , m_turning(new Turning(this))
{
    setFixedSize(extent, extent);
    setVerdict(verdict);
}

void VerdictGlyph::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    m_turning->setActive(verdict == Verdict::Testing);
    setAccessibleName(verdictText(verdict));
    update();
}

void VerdictGlyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintVerdict(painter, rect(), m_verdict, tokensFor(palette()), Turning::phase());
}

VerdictLabel::VerdictLabel(Verdict verdict, QWidget* parent)
    : QWidget(parent)
    , m_verdict(verdict)
    , m_glyph(new VerdictGlyph(verdict))
    , m_text(new ElidingLabel({}, TextRole::Strong))
    , m_reason(new ElidingLabel({}, TextRole::Secondary))
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(metrics::Space8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_glyph, 0, 0);
    layout->addWidget(m_text, 0, 1);
    layout->addWidget(m_reason, 1, 1);
    layout->setColumnStretch(1, 1);
    setReason({});
    setVerdict(verdict);
}

void VerdictLabel::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    m_glyph->setVerdict(verdict);
    m_text->setTone(hasColoredWords(verdict) ? std::optional(verdictTone(verdict)) : std::nullopt);
    setText(verdictText(verdict));
}

void VerdictLabel::setText(const QString& text)
{
    m_text->setText(text);
    updateName();
}

void VerdictLabel::setReason(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    updateName();
}

void VerdictLabel::updateName()
{
    const QString reason = m_reason->text();
    setAccessibleName(reason.isEmpty() ? m_text->text() : m_text->text() + QStringLiteral(", ") + reason);
}

}  // namespace relaydeck::ui
