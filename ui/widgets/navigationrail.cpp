// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navigationrail.h"

#include "ui/style/metrics.h"
#include "ui/widgets/railitems.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QButtonGroup>

#include <algorithm>

namespace relaydeck::ui {

namespace {

QVBoxLayout* stack()
{
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

}  // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : Panel(Ground::Rail, parent)
    , m_brand(new RailBrand)
    , m_search(stack())
    , m_places(stack())
    , m_environment(stack())
    , m_bottom(stack())
    , m_group(new QButtonGroup(this))
{
    setLines(Qt::RightEdge);
    setAccessibleName(tr("Navigation"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, metrics::Space8);
    layout->setSpacing(0);
    layout->addWidget(m_brand);
    layout->addSpacing(metrics::Space4);
    layout->addLayout(m_search);
    layout->addLayout(m_places);
    layout->addStretch(1);
    layout->addLayout(m_environment);
    layout->addSpacing(metrics::Space8);
    layout->addLayout(m_bottom);
    connect(m_brand, &QAbstractButton::clicked, this, &NavigationRail::brandActivated);
    setCollapsed(false);
}

void NavigationRail::setBrand(const QString& name, const QString& workspace)
{
    m_brand->setNames(name, workspace);
}

RailItem* NavigationRail::addItem(QVBoxLayout* layout, const QString& id, const QString& iconName,
                                  const QString& text)
{
    auto* item = new RailItem(iconName, text);
    item->setObjectName(id);
    item->setCollapsed(m_collapsed);
    m_items.insert(id, item);
    layout->addWidget(item);
    updateWidth();
    return item;
}

void NavigationRail::addPlaceTo(QVBoxLayout* layout, const QString& id, const QString& iconName,
                                const QString& text)
{
    RailItem* item = addItem(layout, id, iconName, text);
    m_group->addButton(item);
    connect(item, &QAbstractButton::clicked, this, [this, id] { Q_EMIT placeActivated(id); });
}

void NavigationRail::addPlace(const QString& id, const QString& iconName, const QString& text)
{
    addPlaceTo(m_places, id, iconName, text);
}

void NavigationRail::addBottomPlace(const QString& id, const QString& iconName, const QString& text)
{
    addPlaceTo(m_bottom, id, iconName, text);
}

void NavigationRail::addSearch(QAction& action, const QString& text)
{
    RailItem* item = addItem(m_search, action.objectName(), QStringLiteral("search"), text);
    item->setCheckable(false);
    connect(item, &QAbstractButton::clicked, &action, &QAction::trigger);
}

void NavigationRail::setCurrentPlace(const QString& id)
{
    if (RailItem* item = m_items.value(id))
        item->setChecked(true);
}

QString NavigationRail::currentPlace() const
{
    const QAbstractButton* item = m_group->checkedButton();
    return item ? item->objectName() : QString();
}

void NavigationRail::setCount(const QString& id, int count)
{
    if (RailItem* item = m_items.value(id))
        item->setCount(count);
}

void NavigationRail::setAttention(const QString& id, int count)
{
    if (RailItem* item = m_items.value(id))
        item->setAttention(count);
}

void NavigationRail::setEnvironment(const QList<EnvironmentLine>& lines)
{
    if (m_lines == lines)
        return;
    m_lines = lines;
    while (QLayoutItem* item = m_environment->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const EnvironmentLine& line : lines) {
        auto* button = new RailLine(line.verdict, line.text);
        // With large letters the rail shows a part of the words.
        const QString whole =
            line.toolTip.isEmpty() ? line.text : QStringLiteral("%1. %2").arg(line.text, line.toolTip);
        button->setToolTip(whole.toHtmlEscaped());
        button->setCollapsed(m_collapsed);
        m_environment->addWidget(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, id = line.id] { Q_EMIT environmentActivated(id); });
    }
}

void NavigationRail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    updateWidth();
    m_brand->setCollapsed(collapsed);
    for (RailItem* item : std::as_const(m_items))
        item->setCollapsed(collapsed);
    for (RailLine* line : findChildren<RailLine*>())
        line->setCollapsed(collapsed);
}

void NavigationRail::updateWidth()
{
    int width = metrics::NavigationWidth;
    for (const RailItem* item : std::as_const(m_items))
        width = std::max(width, item->sizeHint().width());
    setFixedWidth(m_collapsed ? metrics::NavigationCollapsedWidth : width);
}

void NavigationRail::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateWidth();
}

}  // namespace relaydeck::ui
