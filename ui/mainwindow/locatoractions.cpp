// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/locatoractions.h"

#include "ui/locator/locator.h"
#include "ui/mainwindow/helpactions.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/sections.h"
#include "ui/widgets/navigationrail.h"

namespace relaydeck::ui {

void addLocator(const WindowParts& parts)
{
    auto* locator = new Locator(parts.session, parts.actions, &parts.window);
    parts.on(ActionId::Locate, locator, [locator] { locator->open(); });
    parts.rail.addSearch(*parts.actions.action(ActionId::Locate), Locator::tr("Search"));
    QObject::connect(locator, &Locator::connectorChosen, &parts.window, [parts](const QUuid& id) {
        parts.pages.showSubject(QString::fromLatin1(sections::Connectors), id.toString());
    });
    QObject::connect(locator, &Locator::domainChosen, &parts.window, [parts](const QString& domain) {
        parts.pages.showSubject(QString::fromLatin1(sections::Tests), domain);
    });
    QObject::connect(locator, &Locator::helpChosen, &parts.window,
                     [parts](const QString& topic) { showHelp(parts, topic); });
}

}  // namespace relaydeck::ui
