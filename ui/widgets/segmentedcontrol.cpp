// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int Frame = 2;
constexpr int FrameRadius = 7;

class Segment : public QAbstractButton {
public:
    explicit Segment(const QString& text, QWidget* parent) : QAbstractButton(parent)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        // Radio semantics also for those who listen: autoExclusive is what tells the role.
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setTextRole(this, TextRole::Medium);
    }

    QSize sizeHint() const override
    {
        // As wide as in the heavier face of the chosen one, so that choosing moves nothing.
        const QFontMetrics heavy(fontFor(TextRole::Strong));
        return {heavy.horizontalAdvance(text()) + 16,
                std::max(metrics::ControlHeight - 2 * Frame, heavy.height() + 8)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = tokensFor(palette());
        QPainter painter(this);
        const bool lit = isEnabled() && (underMouse() || isDown());
        if (isChecked())
            drawRounded(painter, rect(), 5, tokens.segment, tokens.buttonBorder);
        else if (lit)
            drawRounded(painter, rect(), 5, mixed(tokens.track, tokens.pressed, 0.7));
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            drawFocusRing(painter, rect(), 5, tokens.accent);
        painter.setFont(fontFor(isChecked() ? TextRole::Strong : TextRole::Medium));
        painter.setPen(!isEnabled() ? tokens.off : isChecked() || lit ? tokens.text : tokens.text2);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 6));
    }
};

}  // namespace

SegmentedControl::SegmentedControl(const QStringList& segments, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Frame, Frame, Frame, Frame);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::activated);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentIndexChanged(id);
    });
    setSegments(segments);
}

void SegmentedControl::setSegments(const QStringList& segments)
{
    const QList<QAbstractButton*> old = m_group->buttons();
    qDeleteAll(old);
    for (int index = 0; index < segments.size(); ++index) {
        auto* segment = new Segment(segments.at(index), this);
        m_group->addButton(segment, index);
        layout()->addWidget(segment);
    }
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

QString SegmentedControl::segmentText(int index) const
{
    const QAbstractButton* segment = m_group->button(index);
    return segment ? segment->text() : QString();
}

void SegmentedControl::setSegmentToolTip(int index, const QString& text)
{
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setToolTip(text);
        segment->setAccessibleDescription(text);
    }
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (index == currentIndex())
        return;
    if (QAbstractButton* segment = m_group->button(index)) {
        segment->setChecked(true);
        return;
    }
    // An exclusive group does not give up its last choice.
    m_group->setExclusive(false);
    for (QAbstractButton* button : m_group->buttons()) {
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
    m_group->setExclusive(true);
    Q_EMIT currentIndexChanged(-1);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    QPainter painter(this);
    drawRounded(painter, rect(), FrameRadius, tokens.track, tokens.line);
}

void SegmentedControl::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

}  // namespace relaydeck::ui
