// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copyabletext.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"

#include <QtGui/QClipboard>
#include <QtGui/QDesktopServices>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

class CopyableText::ValueLabel : public QLabel {
public:
    ValueLabel()
    {
        setTextFormat(Qt::PlainText);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setTextRole(this, TextRole::Fixed);
    }

    void setTone(std::optional<Tone> tone)
    {
        m_tone = tone;
        // BrightText is the negative ink of the palette; other tints keep the usual ink, which reads on all
        // of them.
        setForegroundRole(tone == Tone::Negative ? QPalette::BrightText : QPalette::WindowText);
        setContentsMargins(tone ? 6 : 0, tone ? 3 : 0, tone ? 6 : 0, tone ? 3 : 0);
        update();
    }

    QSize sizeHint() const override
    {
        QSize hint = QLabel::sizeHint();
        if (wordWrap()) {
            // QLabel would be about as wide as high; this one breaks only where there is no room.
            hint.setWidth(fontMetrics().horizontalAdvance(text()) + contentsMargins().left()
                          + contentsMargins().right() + 1);
            hint.setHeight(heightForWidth(hint.width()));
        }
        return hint;
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        if (m_tone) {
            QPainter painter(this);
            drawRounded(painter, rect(), 4, tokensFor(palette()).tone(*m_tone).fill);
        }
        QLabel::paintEvent(event);
    }

private:
    std::optional<Tone> m_tone;
};

CopyableText::CopyableText(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_label(new ValueLabel)
    , m_button(new QToolButton)
    , m_open(new QToolButton)
{
    m_label->setAccessibleName(name);
    m_button->setAutoRaise(true);
    m_button->setIcon(Icons::get(u"copy"));
    m_button->setAccessibleName(tr("Copy %1").arg(name));
    m_button->setToolTip(tr("Copy"));
    setSmall(m_button);
    connect(m_button, &QToolButton::clicked, this, &CopyableText::copy);
    m_open->setAutoRaise(true);
    m_open->setIcon(Icons::get(u"external"));
    m_open->setAccessibleName(tr("Open %1 in the browser").arg(name));
    m_open->setToolTip(tr("Open in the browser"));
    setSmall(m_open);
    m_open->hide();
    connect(m_open, &QToolButton::clicked, this, [this] { QDesktopServices::openUrl(m_link); });

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_label);
    layout->addWidget(m_button);
    layout->addWidget(m_open);
    layout->addStretch(1);
}

void CopyableText::setValue(const QString& value, const QString& shown)
{
    m_value = value;
    m_label->setText(isolated(shown.isEmpty() ? value : shown));
    m_label->setToolTip(shown.isEmpty() ? QString() : value.toHtmlEscaped());
}

void CopyableText::setLink(const QUrl& address)
{
    const bool opens = address.isValid() && address.scheme() == u"https";
    m_link = opens ? address : QUrl();
    m_open->setVisible(opens);
    m_label->setWordWrap(opens);
    if (opens) {
        constexpr QChar ZeroWidthSpace(0x200b);
        QString text = m_label->text();
        for (const QChar separator : {u'/', u'.'})
            text.replace(separator, QString(separator) + ZeroWidthSpace);
        m_label->setText(breakable(text));
    }
}

void CopyableText::setTone(std::optional<Tone> tone)
{
    m_label->setTone(tone);
}

void CopyableText::copy()
{
    QGuiApplication::clipboard()->setText(m_value);
}

QString groupedHex(const QString& hex)
{
    QString grouped;
    for (qsizetype position = 0; position < hex.size(); position += 4) {
        if (position)
            grouped += u' ';
        grouped += hex.mid(position, 4);
    }
    return grouped;
}

QString shortHex(const QString& hex, int groups)
{
    const qsizetype head = qsizetype(groups) * 4;
    if (hex.size() <= head + 8)
        return groupedHex(hex);
    return groupedHex(hex.left(head)) + QStringLiteral(" … ") + hex.right(4);
}

}  // namespace relaydeck::ui
