// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/mainwindow/endtestsquestion.h"
#include "ui/mainwindow/page.h"
#include "ui/mainwindow/pagestack.h"
#include "ui/mainwindow/storefailure.h"

namespace relaydeck::test {

using namespace ui;

QList<Scene> firstRunScenes()
{
    return {{QStringLiteral("first-run"), windowPicture},
            {QStringLiteral("store-newer"), [](const Stage& stage) {
                 StoreFailure failure(
                     {ErrorCode::StoreNewer, QStringLiteral("schema 7, this program knows 3")},
                     QStringLiteral("/home/ada/relaydeck.db"));
                 return pictureOf(stage, failure);
             }}};
}

QList<Scene> untestedScenes()
{
    return {{QStringLiteral("not-tested"), windowPicture}};
}

QList<Scene> runningScenes()
{
    return {{QStringLiteral("testing"),
             [](const Stage& stage) {
                 stage.session.testAll();
                 while (stage.session.tests().isRunning() && stage.session.tests().progress().done < 6)
                     settle(5);
                 return windowPicture(stage);
             }},
            {QStringLiteral("testing-closed"), [](const Stage& stage) {
                 stage.session.testAll();
                 stage.window.close();
                 auto* question = stage.window.findChild<EndTestsQuestion*>();
                 settle();
                 QPixmap picture = question ? question->grab() : QPixmap();
                 if (question)
                     question->reject();
                 return picture;
             }}};
}

QList<Scene> faultScenes()
{
    return {{QStringLiteral("banner-full-disk"), [](const Stage& stage) {
                 chooseRows(stage, 0, 0);
                 Q_EMIT stage.session.storeFailed(
                     {ErrorCode::StoreFull, QStringLiteral("no space left on device")});
                 return windowPicture(stage);
             }}};
}

QList<Scene> pageScenes(const MainWindow& window)
{
    QList<Scene> scenes;
    for (const Page* page : window.findChild<PageStack*>()->pages()) {
        const QString section = page->info().section;
        scenes.append({QStringLiteral("page-") + section, [section](const Stage& stage) {
                           stage.window.showSection(section);
                           return windowPicture(stage);
                       }});
    }
    return scenes;
}

}  // namespace relaydeck::test
