// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/mainwindow/page.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/sections.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QTreeView>

namespace relaydeck::test {

using namespace ui;

namespace {

/// What a file of connectors comes to on the page of imports, after buttons were pressed there.
Scene importScene(const char* name, const char* content, const QStringList& buttons = {})
{
    return {QString::fromLatin1(name), [content, buttons](const Stage& stage) -> QPixmap {
                const QTemporaryDir folder;
                QFile file(folder.filePath(QStringLiteral("outbound-connectors.csv")));
                if (!file.open(QIODevice::WriteOnly))
                    return {};
                file.write(content);
                file.close();
                stage.window.showSection(QString::fromLatin1(sections::Import));
                Page* page = stage.window.findChild<PageStack*>()->currentPage();
                page->takeFile(file.fileName());
                settle(800);
                for (const QString& button : buttons) {
                    auto* pressed = page->findChild<QAbstractButton*>(button);
                    if (!pressed)
                        return {};
                    pressed->click();
                    settle();
                }
                return windowPicture(stage);
            }};
}

/// The newest step of activity of some kind, opened.
QPixmap activityPicture(const Stage& stage)
{
    stage.window.showSection(QString::fromLatin1(sections::Activity));
    settle();
    auto* tree = stage.window.findChild<QTreeView*>(QStringLiteral("activity.tree"));
    tree->setCurrentIndex(tree->model()->index(0, 0));
    tree->expand(tree->model()->index(0, 0));
    return windowPicture(stage);
}

}  // namespace

QList<Scene> importScenes()
{
    constexpr auto FaultyLines = "Name,SmtpDaneMode,RecipientDomains\n"
                                 "Nordbank payments,Mandatory,nordbank.example\n"
                                 "Pelican Logistics,,pelican.example,Logistics,see contract\n"
                                 "Harbor authority,strict,harbor.example\n"
                                 "Federal Tax Office,None,tax.example\n";
    return {importScene("import-review",
                        "Name,SmtpDaneMode,RecipientDomains,Owner\n"
                        "Federal Tax Office,None,tax.example,IT\n"
                        "Ministry of Health,Mandatory,health.example *.health.example,IT\n"
                        "Nordbank payments,Mandatory,nordbank.example,Finance\n"
                        "Pelican Logistics,,pelican.example,Logistics\n"),
            importScene("import-fault", "Name,SmtpDaneMode\nNordbank,Enabled\n"),
            importScene("import-faulty-lines", FaultyLines),
            importScene("import-faulty-lines-shown", FaultyLines, {QStringLiteral("import.show-lines")}),
            importScene("import-lines-left-out", FaultyLines, {QStringLiteral("import.skip-lines")}),
            importScene("import-lost-lists",
                        "Name,SmtpDaneMode,RecipientDomains,SmartHosts\n"
                        "Nordbank payments,Mandatory,System.Object[],System.Object[]\n"
                        "Pelican Logistics,None,pelican.example,\n"),
            importScene("import-columns", "Partner;Mode;Owner\nNordbank;Mandatory;Finance\n"),
            importScene("import-columns-chosen",
                        "Name,SmtpDaneMode,RecipientDomains,Owner,Remarks\n"
                        "Nordbank payments,Mandatory,nordbank.example,Finance,by contract\n",
                        {QStringLiteral("import.columns")}),
            {QStringLiteral("activity-open"), activityPicture}};
}

}  // namespace relaydeck::test
