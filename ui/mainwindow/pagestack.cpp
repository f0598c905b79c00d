// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pagestack.h"

#include "ui/widgets/navigationrail.h"

#include <QtCore/QSettings>
#include <QtCore/QTimer>

#include <algorithm>

namespace relaydeck::ui {

PageStack::PageStack(NavigationRail& rail, const ActionCollection& actions) : m_rail(rail), m_actions(actions)
{
    connect(&rail, &NavigationRail::placeActivated, this, &PageStack::showSection);
}

void PageStack::add(PageInfo info, Maker make)
{
    const auto taken = [&info](const Place& place) { return place.info.section == info.section; };
    Q_ASSERT(std::ranges::none_of(m_places, taken));
    if (info.atBottom)
        m_rail.addBottomPlace(info.section, info.icon, info.title);
    else
        m_rail.addPlace(info.section, info.icon, info.title);
    if (info.action)
        connect(m_actions.action(*info.action), &QAction::triggered, this,
                [this, section = info.section] { showSection(section); });
    m_places.append({.info = std::move(info), .make = std::move(make)});
    if (m_places.size() == 1)
        showSection(m_places.first().info.section);
}

Page* PageStack::made(Place& place)
{
    if (!place.page) {
        Page* page = place.page = place.make();
        Q_ASSERT(page->info().section == place.info.section);
        addWidget(page);
        connect(page, &Page::stateChanged, this, [this, page] {
            if (page == currentPage())
                Q_EMIT stateChanged();
        });
        if (m_views)
            restoreView(*page);
        if (m_windowWidth > 0)
            page->fitWindow(m_windowWidth);
    }
    return place.page;
}

Page* PageStack::page(const QString& section)
{
    const auto found =
        std::ranges::find(m_places, section, [](const Place& place) { return place.info.section; });
    return found == m_places.end() ? nullptr : made(*found);
}

QList<Page*> PageStack::pages()
{
    QList<Page*> all;
    for (Place& place : m_places)
        all.append(made(place));
    return all;
}

void PageStack::makeOthers()
{
    const auto next = std::ranges::find_if(m_places, [](const Place& place) { return !place.page; });
    if (next == m_places.end())
        return;
    made(*next);
    QTimer::singleShot(0, this, &PageStack::makeOthers);
}

Page* PageStack::currentPage() const
{
    return static_cast<Page*>(currentWidget());
}

QString PageStack::currentSection() const
{
    const Page* current = currentPage();
    return current ? current->info().section : QString();
}

void PageStack::showSection(const QString& section)
{
    if (Page* wanted = page(section)) {
        setCurrentWidget(wanted);
        m_rail.setCurrentPlace(section);
        Q_EMIT stateChanged();
    }
}

void PageStack::showSubject(const QString& section, const QString& subject)
{
    if (Page* wanted = page(section)) {
        wanted->showSubject(subject);
        showSection(section);
    }
}

Page* PageStack::takerOfFiles()
{
    Page* current = currentPage();
    if (current && current->files() != Page::Files::NotTaken)
        return current;
    const QList<Page*> all = pages();
    const auto found = std::ranges::find(all, Page::Files::TakenFromAnywhere, &Page::files);
    return found == all.cend() ? nullptr : *found;
}

void PageStack::takeFile(const QString& path)
{
    const QList<Page*> all = pages();
    const auto owner = std::ranges::find_if(all, [&path](const Page* each) { return each->owns(path); });
    if (Page* taker = owner == all.cend() ? takerOfFiles() : *owner) {
        showSection(taker->info().section);
        taker->takeFile(path);
    }
}

void PageStack::fitWindow(int width)
{
    m_windowWidth = width;
    for (const Place& place : std::as_const(m_places)) {
        if (place.page)
            place.page->fitWindow(width);
    }
}

void PageStack::saveViews(QSettings& settings) const
{
    for (const Place& place : m_places) {
        if (!place.page)
            continue;
        settings.beginGroup(place.info.section);
        place.page->saveView(settings);
        settings.endGroup();
    }
}

void PageStack::restoreViews(QSettings& settings)
{
    m_views = &settings;
    for (const Place& place : std::as_const(m_places)) {
        if (place.page)
            restoreView(*place.page);
    }
}

void PageStack::restoreView(Page& page)
{
    m_views->beginGroup(page.info().section);
    page.restoreView(*m_views);
    m_views->endGroup();
}

}  // namespace relaydeck::ui
