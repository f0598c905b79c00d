// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pagestack.h"

#include "ui/widgets/navigationrail.h"

#include <QtCore/QSettings>

#include <algorithm>

namespace relaydeck::ui {

PageStack::PageStack(NavigationRail& rail, const ActionCollection& actions) : m_rail(rail), m_actions(actions)
{
    connect(&rail, &NavigationRail::placeActivated, this, &PageStack::showSection);
}

void PageStack::add(Page* page)
{
    const PageInfo& info = page->info();
    Q_ASSERT(!this->page(info.section));
    m_pages.append(page);
    addWidget(page);
    if (info.atBottom)
        m_rail.addBottomPlace(info.section, info.icon, info.title);
    else
        m_rail.addPlace(info.section, info.icon, info.title);
    if (info.action)
        connect(m_actions.action(*info.action), &QAction::triggered, this,
                [this, section = info.section] { showSection(section); });
    connect(page, &Page::stateChanged, this, [this, page] {
        if (page == currentPage())
            Q_EMIT stateChanged();
    });
    if (m_pages.size() == 1)
        showSection(info.section);
}

Page* PageStack::page(const QString& section) const
{
    const auto found =
        std::ranges::find(m_pages, section, [](const Page* known) { return known->info().section; });
    return found == m_pages.cend() ? nullptr : *found;
}

Page* PageStack::currentPage() const
{
    return m_pages.value(currentIndex());
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

Page* PageStack::takerOfFiles() const
{
    Page* current = currentPage();
    if (current && current->files() != Page::Files::NotTaken)
        return current;
    const auto found = std::ranges::find(m_pages, Page::Files::TakenFromAnywhere, &Page::files);
    return found == m_pages.cend() ? nullptr : *found;
}

void PageStack::takeFile(const QString& path)
{
    const auto owner = std::find_if(m_pages.cbegin(), m_pages.cend(),
                                    [&path](const Page* each) { return each->owns(path); });
    if (Page* taker = owner == m_pages.cend() ? takerOfFiles() : *owner) {
        showSection(taker->info().section);
        taker->takeFile(path);
    }
}

void PageStack::fitWindow(int width)
{
    for (Page* each : std::as_const(m_pages))
        each->fitWindow(width);
}

void PageStack::saveViews(QSettings& settings) const
{
    for (const Page* each : m_pages) {
        settings.beginGroup(each->info().section);
        each->saveView(settings);
        settings.endGroup();
    }
}

void PageStack::restoreViews(QSettings& settings)
{
    for (Page* each : std::as_const(m_pages)) {
        settings.beginGroup(each->info().section);
        each->restoreView(settings);
        settings.endGroup();
    }
}

}  // namespace relaydeck::ui
