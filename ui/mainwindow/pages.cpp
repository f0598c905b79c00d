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

/// The page of that kind, made now if nobody has needed it yet.
template<typename T>
T* pageOf(const WindowParts& parts)
{
    return static_cast<T*>(parts.pages.page(T::place().section));
}

void addConnectors(const WindowParts& parts, ConnectorCommands& commands)
{
    QObject::connect(&parts.strip, &ProgressStrip::warningsRequested, &parts.pages, [parts] {
        parts.pages.showSection(ConnectorsSection);
        pageOf<ConnectorsPage>(parts)->showAttention();
    });
    QObject::connect(&commands, &ConnectorCommands::chosen, &parts.pages,
                     [parts](const QUuid& id) { parts.pages.showSubject(ConnectorsSection, id.toString()); });
    QObject::connect(&commands, &ConnectorCommands::evidenceRequested, &parts.pages,
                     [parts](const QString& domain) {
                         parts.pages.showSubject(TestsSection, domain);
                         parts.window.activateWindow();  // asked for in a window of its own
                     });
    parts.pages.add(ConnectorsPage::place(), [parts, &commands] {
        auto* page = new ConnectorsPage(parts.session, commands, parts.actions);
        const auto count = [page, parts] {
            const auto connectors = static_cast<int>(parts.session.connectors().size());
            parts.rail.setCount(ConnectorsSection, connectors > 0 ? connectors : -1);
            parts.rail.setAttention(TestsSection, page->attentionCount());
            parts.strip.setWarnings(page->attentionCount());
        };
        QObject::connect(page, &ConnectorsPage::countsChanged, page, count);
        QObject::connect(page, &ConnectorsPage::evidenceRequested, page,
                         [parts](const QString& domain) { parts.pages.showSubject(TestsSection, domain); });
        return page;
    });
}

/// Reports of senders are shown with the tests of their domains.
TlsReportCommands& addTlsReports(const WindowParts& parts)
{
    auto* reports = new TlsReportCommands(parts.session.tlsReports(), parts.strip, &parts.window);
    parts.on(ActionId::OpenTlsReports, reports, [reports] { reports->open(); });
    QObject::connect(&parts.strip, &ProgressStrip::cancelRequested, reports, &TlsReportCommands::cancel);
    QObject::connect(reports, &TlsReportCommands::storeFailed, &parts.session, &Session::storeFailed);
    QObject::connect(reports, &TlsReportCommands::domainRead, &parts.pages, [parts](const QString& domain) {
        pageOf<PartnerTestPage>(parts)->showSenderReports(domain);
        parts.pages.showSection(TestsSection);
    });
    return *reports;
}

void addTests(const WindowParts& parts, ConnectorCommands& commands)
{
    TlsReportCommands& reports = addTlsReports(parts);
    const auto on = [parts](ActionId action, void (PartnerTestPage::*command)()) {
        parts.on(action, &parts.pages, [parts, command] { (pageOf<PartnerTestPage>(parts)->*command)(); });
    };
    parts.on(ActionId::OpenReport, &parts.pages, [parts] {
        parts.pages.showSection(TestsSection);
        pageOf<PartnerTestPage>(parts)->openReport();
    });
    on(ActionId::JudgeAgain, &PartnerTestPage::judgeAgain);
    on(ActionId::SaveReport, &PartnerTestPage::saveReport);
    on(ActionId::CompareReports, &PartnerTestPage::compareReports);
    on(ActionId::WriteToPartner, &PartnerTestPage::writeToPartner);
    on(ActionId::OpenReportBeside, &PartnerTestPage::showBeside);
    parts.pages.add(PartnerTestPage::place(), [parts, &commands, &reports] {
        auto* page = new PartnerTestPage(&parts.session);
        QObject::connect(page, &PartnerTestPage::modesWanted, &commands, &ConnectorCommands::setModes);
        QObject::connect(page, &PartnerTestPage::otherResolverWanted, page,
                         [parts](const QString& domain) { askOtherResolver(parts, domain); });
        QObject::connect(page, &PartnerTestPage::openReportsRequested, &reports, &TlsReportCommands::open);
        QObject::connect(page, &PartnerTestPage::tlsReportTaken, &reports,
                         [&reports](const QString& path) { reports.read({path}); });
        return page;
    });
}

void addImport(const WindowParts& parts, ConnectorCommands& commands)
{
    QObject::connect(&commands, &ConnectorCommands::importRequested, &parts.pages,
                     [parts](const QString& path) {
                         parts.pages.showSection(QString::fromLatin1(sections::Import));
                         if (!path.isEmpty())
                             pageOf<ImportPage>(parts)->openFile(path);
                     });
    parts.pages.add(ImportPage::place(), [parts] {
        auto* page = new ImportPage(parts.session);
        QObject::connect(page, &ImportPage::told, &parts.strip, &ProgressStrip::showMessage);
        QObject::connect(page, &ImportPage::finished, page,
                         [parts] { parts.pages.showSection(ConnectorsSection); });
        return page;
    });
}

void addActivity(const WindowParts& parts)
{
    parts.pages.add(ActivityPage::place(), [parts] {
        auto* page = new ActivityPage(parts.session);
        QObject::connect(page, &ActivityPage::told, &parts.strip, &ProgressStrip::showMessage);
        return page;
    });
}

}  // namespace

void addPages(const WindowParts& parts)
{
    auto* commands = new ConnectorCommands(parts.session, &parts.window);
    QObject::connect(commands, &ConnectorCommands::told, &parts.strip, &ProgressStrip::showMessage);
    addConnectors(parts, *commands);
    addTests(parts, *commands);
    addImport(parts, *commands);
    addActivity(parts);
    parts.pages.add(SettingsPage::place(), [parts] {
        return new SettingsPage(parts.session, parts.settings, parts.profiles, parts.network);
    });
    // Numbers in the navigation are for places that are there by now.
    Q_EMIT pageOf<ConnectorsPage>(parts)->countsChanged();
}

}  // namespace relaydeck::ui
