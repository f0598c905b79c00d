// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>

namespace relaydeck::ui {

namespace {

constexpr int GlyphExtent = 17;
constexpr int TextLeft = 40;
constexpr int LinkPadding = 2;

/// A wrapping label in the colour of its banner's tone.
class ToneTitle : public QLabel {
public:
    explicit ToneTitle(const Tone& tone) : m_tone(tone)
    {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        setTextRole(this, TextRole::Strong);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(tokensFor(palette()).tone(m_tone).text);
        const Qt::Alignment shown = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop);
        painter.drawText(contentsRect(), static_cast<int>(shown) | Qt::TextWordWrap, text());
    }

private:
    const Tone& m_tone;
};

}  // namespace

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_title(new ToneTitle(m_tone))
    , m_text(plainLabel({}, TextRole::Note))
    , m_actions(new QHBoxLayout)
{
    // A link button is two pixels wider than its words on each side; the words above line up with them.
    m_title->setContentsMargins(LinkPadding, 0, LinkPadding, 0);
    m_text->setContentsMargins(LinkPadding, 0, LinkPadding, 0);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_actions->setContentsMargins(0, 0, 0, 0);
    m_actions->setSpacing(metrics::Space8);
    m_actions->addStretch(1);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addLayout(m_actions);
    // A spacing, not a margin: margins do not mirror.
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space12, 10, metrics::Space12, 11);
    layout->setSpacing(0);
    layout->addSpacing(TextLeft - LinkPadding - metrics::Space12);
    layout->addLayout(words, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setTitle({});
    setText({});
}

void Banner::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    m_tone = verdictTone(verdict);
    m_iconName.clear();
    update();
}

void Banner::setTone(Tone tone, const QString& iconName)
{
    m_tone = tone;
    m_iconName = iconName;
    update();
}

void Banner::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    updateName();
}

void Banner::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    updateName();
}

QAbstractButton* Banner::addAction(const QString& text, const std::function<void()>& triggered)
{
    if (!m_actionWidgets.isEmpty()) {
        auto* dot = new QLabel(QStringLiteral("·"));
        setTextRole(dot, TextRole::Secondary);
        m_actions->insertWidget(m_actions->count() - 1, dot);
        m_actionWidgets << dot;
    }
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    setTextRole(button, TextRole::Note);
    setButtonKind(button, ButtonKind::Link);
    QFont font = fontFor(TextRole::Note);
    font.setUnderline(true);
    button->setFont(font);
    if (triggered)
        connect(button, &QAbstractButton::clicked, this, triggered);
    m_actions->insertWidget(m_actions->count() - 1, button);
    m_actionWidgets << button;
    return button;
}

void Banner::clearActions()
{
    // Later: the button that was pressed may be the one that asks for it.
    for (QWidget* widget : std::as_const(m_actionWidgets)) {
        widget->hide();
        widget->deleteLater();
    }
    m_actionWidgets.clear();
}

void Banner::updateName()
{
    setAccessibleName(m_title->text().isEmpty() ? m_text->text() : m_title->text());
    setAccessibleDescription(m_text->text());
}

void Banner::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensFor(palette());
    const ToneColors& colors = tokens.tone(m_tone);
    QPainter painter(this);
    drawRounded(painter, rect(), metrics::CardRadius, colors.fill, colors.border);
    // Beside the first line, wherever its font puts it.
    const QWidget* first = m_title->isVisible() ? m_title : m_text;
    const int middle = first->y() + first->fontMetrics().height() / 2;
    const QRect glyph(12, middle - GlyphExtent / 2, GlyphExtent, GlyphExtent);
    const QRect placed = QStyle::visualRect(layoutDirection(), rect(), glyph);
    if (m_iconName.isEmpty())
        paintVerdict(painter, placed, m_verdict, tokens);
    else
        Icons::paint(painter, placed, m_iconName, colors.solid);
}

}  // namespace relaydeck::ui
