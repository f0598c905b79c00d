// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pageheader.h"

#include "ui/style/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : Panel(Ground::Window, parent)
    , m_glyph(new VerdictGlyph(Verdict::NotTested, 26))
    , m_title(new ElidingLabel(title, TextRole::PageTitle))
    , m_summary(new ElidingLabel({}, TextRole::Body))
    , m_actions(new QHBoxLayout)
{
    setLines(Qt::BottomEdge);
    m_summary->setForegroundRole(QPalette::Dark);
    setTextRole(m_summary, TextRole::Note);
    m_summary->setForegroundRole(QPalette::Dark);
    m_actions->setSpacing(metrics::Space8);

    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    words->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, 0, metrics::Space16, 1);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(m_glyph);
    layout->addLayout(words, 1);
    layout->addLayout(m_actions);
    // As high as the look asks for, or higher with a large font.
    setMinimumHeight(metrics::PageHeaderHeight + 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setVerdict(std::nullopt);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::setSummary(const QString& summary)
{
    m_summary->setText(summary);
}

void PageHeader::setVerdict(std::optional<Verdict> verdict)
{
    m_glyph->setVisible(verdict.has_value());
    if (verdict)
        m_glyph->setVerdict(*verdict);
}

void PageHeader::addWidget(QWidget* widget)
{
    m_actions->addWidget(widget);
}

}  // namespace relaydeck::ui
