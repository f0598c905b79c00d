// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/roles.h"
#include "ui/style/tokens.h"
#include "ui/widgets/label.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

constexpr int TileExtent = 72;
constexpr int TextWidth = 420;

class Tile : public QWidget {
public:
    explicit Tile(QString iconName) : m_iconName(std::move(iconName))
    {
        setFixedSize(TileExtent, TileExtent);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& tokens = tokensFor(palette());
        QPainter painter(this);
        drawRounded(painter, rect(), 18, tokens.accentSoft);
        Icons::paint(painter, QRectF(rect()).adjusted(21, 21, -21, -21), m_iconName, tokens.accent);
    }

private:
    QString m_iconName;
};

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel(title, TextRole::Title))
    , m_text(plainLabel(text, TextRole::Body))
    , m_actions(new QHBoxLayout)
{
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setForegroundRole(QPalette::Dark);
    m_text->setFixedWidth(TextWidth);
    m_actions->setSpacing(metrics::Space8);
    m_actions->addStretch(1);
    m_actions->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Space8);
    layout->addStretch(2);
    layout->addWidget(new Tile(iconName), 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::Space8);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::Space8);
    layout->addLayout(m_actions);
    layout->addStretch(3);
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
}

QAbstractButton* EmptyState::addAction(const QString& text, const QString& iconName)
{
    auto* button = new QPushButton(text);
    if (!iconName.isEmpty())
        button->setIcon(Icons::get(iconName));
    if (m_actions->count() == 2)
        setButtonKind(button, ButtonKind::Primary);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

}  // namespace relaydeck::ui
