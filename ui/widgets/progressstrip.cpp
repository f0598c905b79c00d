// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progressstrip.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

ProgressStrip::ProgressStrip(QWidget* parent)
    : QWidget(parent)
    , m_arc(new VerdictGlyph(Verdict::Testing, 16))
    , m_title(new QLabel)
    , m_bar(new QProgressBar)
    , m_detail(new ElidingLabel({}, TextRole::Body))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_warnings(new QPushButton)
    , m_saved(new QLabel)
    , m_undo(new QPushButton)
{
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(m_title, TextRole::Medium);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(150);
    m_bar->setAccessibleName(tr("Progress"));
    m_detail->setForegroundRole(QPalette::Dark);
    setTextRole(m_cancel, TextRole::Medium);
    setButtonKind(m_cancel, ButtonKind::Link);
    m_cancel->setObjectName(QStringLiteral("strip.cancel"));
    setButtonKind(m_warnings, ButtonKind::Quiet);
    setTextRole(m_warnings, TextRole::Body);
    setSmall(m_warnings);
    m_warnings->setIcon(verdictIcon(Verdict::AtRisk));
    m_saved->setTextFormat(Qt::PlainText);
    setTextRole(m_saved, TextRole::Body);
    m_saved->setForegroundRole(QPalette::Dark);
    setButtonKind(m_undo, ButtonKind::Quiet);
    setSmall(m_undo);
    m_undo->setIcon(Icons::get(u"undo"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space16, 1, metrics::Space8, 0);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(m_arc);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_detail);
    layout->addSpacing(metrics::Space12);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_warnings);
    layout->addWidget(m_saved);
    layout->addWidget(m_undo);

    setMinimumHeight(metrics::StripHeight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelRequested);
    connect(m_warnings, &QPushButton::clicked, this, &ProgressStrip::warningsRequested);
    connect(m_undo, &QPushButton::clicked, this, &ProgressStrip::undoRequested);
    clearJob();
    setWarnings(0);
    setSavedText({});
    setUndo({});
}

void ProgressStrip::showJob(const QString& title, int done, int total, const QString& detail)
{
    m_arc->setVerdict(Verdict::Testing);
    m_title->setText(title);
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_detail->setText(detail);
    for (QWidget* widget : {static_cast<QWidget*>(m_arc), static_cast<QWidget*>(m_title),
                            static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)})
        widget->setVisible(true);
}

void ProgressStrip::clearJob()
{
    showMessage({});
}

bool ProgressStrip::showsJob() const
{
    return !m_cancel->isHidden();
}

void ProgressStrip::showMessage(const QString& message)
{
    for (QWidget* widget : {static_cast<QWidget*>(m_arc), static_cast<QWidget*>(m_title),
                            static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_cancel)})
        widget->setVisible(false);
    m_arc->setVerdict(Verdict::NotNeeded);  // an arc that nobody sees need not turn
    m_detail->setText(message);
    if (message.isEmpty())
        return;
    // Those who listen hear it at once; Qt 6.4 has no announcement event.
    m_detail->setAccessibleName(message);
    QAccessibleEvent event(m_detail, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ProgressStrip::setWarnings(int count)
{
    m_warnings->setVisible(count > 0);
    m_warnings->setText(tr("%n warnings", nullptr, count));
}

void ProgressStrip::setSavedText(const QString& text)
{
    m_saved->setText(text);
    m_saved->setVisible(!text.isEmpty());
}

void ProgressStrip::setUndo(const QString& text, const QString& toolTip)
{
    m_undo->setText(text);
    m_undo->setToolTip(toolTip.toHtmlEscaped());
    m_undo->setVisible(!text.isEmpty());
}

void ProgressStrip::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), tokens.window);
    drawHorizontalLine(painter, 0, width(), 0, tokens.line);
}

}  // namespace relaydeck::ui
