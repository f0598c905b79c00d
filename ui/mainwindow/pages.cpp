// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pages.h"

#include "ui/activity/activitypage.h"
#include "ui/connectors/connectorspage.h"
#include "ui/importexport/importpage.h"
#include "ui/importexport/tlsreportcommands.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/resolveractions.h"
#include "ui/mainwindow/sections.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/progressstrip.h"

namespace relaydeck::ui {

namespace {

const QString ConnectorsSection = QString::fromLatin1(sections::Connectors);
const QString TestsSection = QString::fromLatin1(sections::Tests);

ConnectorsPage* addConnectors(const WindowParts& parts, ConnectorCommands& commands)
{
    auto* page = new ConnectorsPage(parts.session, commands, parts.actions);
    parts.pages.add(page);
    const auto count = [page, parts] {
        const auto connectors = static_cast<int>(parts.session.connectors().size());
        parts.rail.setCount(ConnectorsSection, connectors > 0 ? connectors : -1);
        parts.rail.setAttention(TestsSection, page->attentionCount());
        parts.strip.setWarnings(page->attentionCount());
    };
    QObject::connect(page, &ConnectorsPage::countsChanged, page, count);
    QObject::connect(&parts.strip, &ProgressStrip::warningsRequested, page, [page, parts] {
        parts.pages.showSection(ConnectorsSection);
        page->showAttention();
    });
    QObject::connect(page, &ConnectorsPage::evidenceRequested, page,
                     [parts](const QString& domain) { parts.pages.showSubject(TestsSection, domain); });
    QObject::connect(&commands, &ConnectorCommands::chosen, page,
                     [parts](const QUuid& id) { parts.pages.showSubject(ConnectorsSection, id.toString()); });
    QObject::connect(&commands, &ConnectorCommands::evidenceRequested, page, [parts](const QString& domain) {
        parts.pages.showSubject(TestsSection, domain);
        parts.window.activateWindow();  // asked for in a window of its own
    });
    return page;
}

PartnerTestPage* addTests(const WindowParts& parts, ConnectorCommands& commands)
{
    auto* page = new PartnerTestPage(&parts.session);
    parts.pages.add(page);
    QObject::connect(page, &PartnerTestPage::modesWanted, &commands, &ConnectorCommands::setModes);
    QObject::connect(page, &PartnerTestPage::otherResolverWanted, page,
                     [parts](const QString& domain) { askOtherResolver(parts, domain); });
    parts.on(ActionId::OpenReport, page, [page, parts] {
        parts.pages.showSection(TestsSection);
        page->openReport();
    });
    parts.on(ActionId::JudgeAgain, page, [page] { page->judgeAgain(); });
    parts.on(ActionId::SaveReport, page, [page] { page->saveReport(); });
    parts.on(ActionId::CompareReports, page, [page] { page->compareReports(); });
    parts.on(ActionId::WriteToPartner, page, [page] { page->writeToPartner(); });
    parts.on(ActionId::OpenReportBeside, page, [page] { page->showBeside(); });
    return page;
}

/// Reports of senders are shown with the tests of their domains.
void addTlsReports(const WindowParts& parts, PartnerTestPage* page)
{
    auto* reports = new TlsReportCommands(parts.session.tlsReports(), parts.strip, &parts.window);
    parts.on(ActionId::OpenTlsReports, reports, [reports] { reports->open(); });
    QObject::connect(page, &PartnerTestPage::openReportsRequested, reports, &TlsReportCommands::open);
    QObject::connect(page, &PartnerTestPage::tlsReportTaken, reports,
                     [reports](const QString& path) { reports->read({path}); });
    QObject::connect(&parts.strip, &ProgressStrip::cancelRequested, reports, &TlsReportCommands::cancel);
    QObject::connect(reports, &TlsReportCommands::storeFailed, &parts.session, &Session::storeFailed);
    QObject::connect(reports, &TlsReportCommands::domainRead, page, [page, parts](const QString& domain) {
        page->showSenderReports(domain);
        parts.pages.showSection(TestsSection);
    });
}

void addImport(const WindowParts& parts, ConnectorCommands& commands)
{
    auto* page = new ImportPage(parts.session);
    parts.pages.add(page);
    QObject::connect(&commands, &ConnectorCommands::importRequested, page,
                     [page, parts](const QString& path) {
                         parts.pages.showSection(QString::fromLatin1(sections::Import));
                         if (!path.isEmpty())
                             page->openFile(path);
                     });
    QObject::connect(page, &ImportPage::told, &parts.strip, &ProgressStrip::showMessage);
    QObject::connect(page, &ImportPage::finished, page,
                     [parts] { parts.pages.showSection(ConnectorsSection); });
}

void addActivity(const WindowParts& parts)
{
    auto* page = new ActivityPage(parts.session);
    parts.pages.add(page);
    QObject::connect(page, &ActivityPage::told, &parts.strip, &ProgressStrip::showMessage);
}

}  // namespace

void addPages(const WindowParts& parts)
{
    auto* commands = new ConnectorCommands(parts.session, &parts.window);
    QObject::connect(commands, &ConnectorCommands::told, &parts.strip, &ProgressStrip::showMessage);
    ConnectorsPage* connectors = addConnectors(parts, *commands);
    PartnerTestPage* tests = addTests(parts, *commands);
    addTlsReports(parts, tests);
    addImport(parts, *commands);
    addActivity(parts);
    parts.pages.add(new SettingsPage(parts.session, parts.settings, parts.profiles, parts.network));
    // Numbers in the navigation are for places that are there by now.
    Q_EMIT connectors->countsChanged();
}

}  // namespace relaydeck::ui
