// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/sections.h"
#include "ui/mainwindow/storefailure.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <array>

namespace relaydeck::test {

using namespace ui;

namespace {

/// Partners whose evidence looks different: all well, a mismatch, bogus DNS, no STARTTLS, a broken policy,
/// and so on.
constexpr std::array Partners{"health.example",  "insurance.example", "city.example",     "police.example",
                              "airport.example", "brewery.example",   "workshop.example", "railway.example",
                              "harbor.example",  "summit.example"};

QPixmap windowPicture(const Stage& stage)
{
    settle();
    return stage.window.grab();
}

/// The dialog or side window that a command opens. A command may open it with a loop of its own, so that the
/// picture is taken from within.
QPixmap openedBy(const Stage& stage, ActionId id, int milliseconds = 250)
{
    QPixmap picture;
    QTimer::singleShot(milliseconds, &stage.window, [&picture, &stage] {
        const QList<QWidget*> all = QApplication::topLevelWidgets();
        for (QWidget* widget : all) {
            if (widget == &stage.window || !widget->isVisible() || widget->windowType() == Qt::ToolTip)
                continue;
            picture = widget->grab();
            widget->close();
        }
    });
    stage.window.actions().action(id)->trigger();
    settle(milliseconds + 150);
    return picture;
}

void chooseRows(const Stage& stage, int first, int last)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    auto* table = stage.window.findChild<ConnectorTable*>();
    const QAbstractItemModel& model = *table->model();
    QItemSelection selection(model.index(first, 0), model.index(last, 0));
    table->selectionModel()->setCurrentIndex(model.index(first, 0), QItemSelectionModel::NoUpdate);
    table->selectionModel()->select(selection,
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

Scene dialog(const char* name, ActionId id)
{
    return {QString::fromLatin1(name), [id](const Stage& stage) {
                chooseRows(stage, 0, 0);
                settle();
                return openedBy(stage, id);
            }};
}

/// What a file of connectors comes to on the page of imports.
QPixmap imported(const Stage& stage, const QByteArray& content)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("outbound-connectors.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    file.close();
    stage.window.showSection(QString::fromLatin1(sections::Import));
    stage.window.findChild<PageStack*>()->currentPage()->takeFile(file.fileName());
    settle(800);
    return windowPicture(stage);
}

QPixmap filtered(const Stage& stage, const QString& text, int milliseconds = 400)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    QAction* filter = stage.window.actions().action(ActionId::Filter);
    filter->setChecked(true);
    auto* field = stage.window.findChild<QLineEdit*>(QStringLiteral("connectors.filter"));
    field->setText(text);
    settle(milliseconds);
    const QPixmap picture = windowPicture(stage);
    field->clear();
    filter->setChecked(false);
    settle();
    return picture;
}

/// The settings with a profile of the user's own, scrolled to one of its fields.
QPixmap profilePicture(const Stage& stage, const QString& field)
{
    stage.window.showSection(QString::fromLatin1(sections::Settings));
    auto* remove = stage.window.findChild<QPushButton*>(QStringLiteral("profile.remove"));
    stage.window.findChild<QPushButton*>(QStringLiteral("profile.add"))->click();
    settle();
    stage.window.findChild<QScrollArea*>(QStringLiteral("settings.scroll"))
        ->ensureWidgetVisible(stage.window.findChild<QWidget*>(field));
    QPixmap picture = windowPicture(stage);
    remove->click();
    return picture;
}

}  // namespace

void settle(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents, 10);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

QList<Scene> scenesBeforeTests()
{
    return {{QStringLiteral("first-run"), windowPicture},
            {QStringLiteral("store-newer"),
             [](const Stage&) {
                 StoreFailure failure(
                     {ErrorCode::StoreNewer, QStringLiteral("schema 7, this program knows 3")},
                     QStringLiteral("/home/ada/relaydeck.db"));
                 failure.show();
                 settle();
                 return failure.grab();
             }},
            {QStringLiteral("not-tested"),
             [](const Stage& stage) {
                 stage.session.addSampleWorkspace();
                 return windowPicture(stage);
             }},
            {QStringLiteral("testing"), [](const Stage& stage) {
                 stage.session.testAll();
                 while (stage.session.tests().isRunning() && stage.session.tests().progress().done < 6)
                     settle(5);
                 return windowPicture(stage);
             }}};
}

QList<Scene> scenesAfterTests(const MainWindow& window)
{
    QList<Scene> scenes;
    for (const Page* page : window.findChild<PageStack*>()->pages()) {
        const QString section = page->info().section;
        scenes.append({QStringLiteral("page-") + section, [section](const Stage& stage) {
                           stage.window.showSection(section);
                           return windowPicture(stage);
                       }});
    }
    for (const char* partner : Partners) {
        const QString domain = QString::fromLatin1(partner);
        scenes.append({QStringLiteral("partner-") + domain.section(u'.', 0, 0), [domain](const Stage& stage) {
                           stage.window.showEvidence(domain);
                           return windowPicture(stage);
                       }});
    }
    scenes.append({QStringLiteral("list-one"), [](const Stage& stage) {
                       chooseRows(stage, 0, 0);
                       return windowPicture(stage);
                   }});
    scenes.append({QStringLiteral("list-several"), [](const Stage& stage) {
                       chooseRows(stage, 1, 4);
                       return windowPicture(stage);
                   }});
    scenes.append({QStringLiteral("filter"),
                   [](const Stage& stage) { return filtered(stage, QStringLiteral("health")); }});
    scenes.append({QStringLiteral("filter-empty"), [](const Stage& stage) {
                       return filtered(stage, QStringLiteral("mode:mandatory zebra"));
                   }});
    scenes.append({QStringLiteral("filter-unknown-word"), [](const Stage& stage) {
                       return filtered(stage, QStringLiteral("result:attention moed:x "), 900);
                   }});
    scenes.append({QStringLiteral("list-compact"), [](const Stage& stage) {
                       chooseRows(stage, 1, 1);
                       stage.window.actions().action(ActionId::DensityCompact)->trigger();
                       const QPixmap picture = windowPicture(stage);
                       stage.window.actions().action(ActionId::DensityTwoLines)->trigger();
                       return picture;
                   }});
    scenes.append({QStringLiteral("filter-offers"), [](const Stage& stage) {
                       stage.window.showSection(QString::fromLatin1(sections::Connectors));
                       stage.window.actions().action(ActionId::Filter)->setChecked(true);
                       auto* field = stage.window.findChild<QLineEdit*>(QStringLiteral("connectors.filter"));
                       QTest::keyClicks(field, QStringLiteral("result:"));
                       settle(300);
                       QPixmap picture;
                       if (QWidget* popup = QApplication::activePopupWidget()) {
                           picture = popup->grab();
                           popup->close();
                       }
                       stage.window.actions().action(ActionId::Filter)->setChecked(false);
                       return picture;
                   }});
    scenes.append(
        {QStringLiteral("bulk-edit"), [](const Stage& stage) {
             chooseRows(stage, 0, 5);
             QTimer::singleShot(150, &stage.window, [&stage] {
                 stage.window.findChild<QComboBox*>(QStringLiteral("bulk.SmtpDaneMode"))->setCurrentIndex(3);
             });
             return openedBy(stage, ActionId::BulkEdit, 500);
         }});
    scenes.append({QStringLiteral("locator"), [](const Stage& stage) {
                       stage.window.actions().action(ActionId::Locate)->trigger();
                       auto* field = stage.window.findChild<SearchField*>(QStringLiteral("locator.field"));
                       field->setText(QStringLiteral("sts"));
                       QPixmap picture = windowPicture(stage);
                       field->parentWidget()->hide();
                       return picture;
                   }});
    scenes.append({QStringLiteral("settings-profile"), [](const Stage& stage) {
                       return profilePicture(stage, QStringLiteral("profile.resolvers"));
                   }});
    scenes.append({QStringLiteral("settings-profile-end"), [](const Stage& stage) {
                       return profilePicture(stage, QStringLiteral("profile.smtp-timeout"));
                   }});
    scenes.append({QStringLiteral("settings-tested"), [](const Stage& stage) {
                       stage.window.showSection(QString::fromLatin1(sections::Settings));
                       stage.window.findChild<QPushButton*>(QStringLiteral("profile.test"))->click();
                       settle(3000);
                       return windowPicture(stage);
                   }});
    scenes.append({QStringLiteral("workspaces"), [](const Stage& stage) {
                       Q_EMIT stage.window.findChild<NavigationRail*>()->brandActivated();
                       settle();
                       QPixmap picture;
                       if (QWidget* menu = QApplication::activePopupWidget()) {
                           picture = menu->grab();
                           menu->close();
                       }
                       return picture;
                   }});
    scenes.append({QStringLiteral("import-review"), [](const Stage& stage) {
                       return imported(stage,
                                       "Name,SmtpDaneMode,RecipientDomains,Owner\n"
                                       "Federal Tax Office,None,tax.example,IT\n"
                                       "Ministry of Health,Mandatory,health.example *.health.example,IT\n"
                                       "Nordbank payments,Mandatory,nordbank.example,Finance\n"
                                       "Pelican Logistics,,pelican.example,Logistics\n");
                   }});
    scenes.append({QStringLiteral("import-fault"), [](const Stage& stage) {
                       return imported(stage, "Name,SmtpDaneMode\nNordbank,Enabled\n");
                   }});
    scenes.append({QStringLiteral("import-columns"), [](const Stage& stage) {
                       return imported(stage, "Partner;Mode;Owner\nNordbank;Mandatory;Finance\n");
                   }});
    scenes.append({QStringLiteral("banner-full-disk"), [](const Stage& stage) {
                       chooseRows(stage, 0, 0);
                       Q_EMIT stage.session.storeFailed(
                           {ErrorCode::StoreFull, QStringLiteral("no space left on device")});
                       return windowPicture(stage);
                   }});
    scenes.append(
        {dialog("help", ActionId::Help), dialog("keys", ActionId::KeyList),
         dialog("new-connector", ActionId::NewConnector), dialog("edit-connector", ActionId::EditConnector),
         dialog("powershell", ActionId::PreviewPowerShell), dialog("about", ActionId::About),
         dialog("resolver-check", ActionId::CheckResolver), dialog("resolver", ActionId::ChooseResolver)});
    return scenes;
}

}  // namespace relaydeck::test
