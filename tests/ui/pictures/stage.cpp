// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/stage.h"

#include "ui/connectors/connectortable.h"
#include "ui/mainwindow/sections.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

namespace relaydeck::test {

using namespace ui;

namespace {

constexpr int MillisecondsToOpen = 250;

QWidget* otherWindow(const Stage& stage)
{
    const QList<QWidget*> all = QApplication::topLevelWidgets();
    for (QWidget* widget : all) {
        if (widget != &stage.window && widget->isVisible() && widget->windowType() != Qt::ToolTip)
            return widget;
    }
    return nullptr;
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

QPixmap windowPicture(const Stage& stage)
{
    settle();
    return stage.window.grab();
}

QPixmap pictureOf(const Stage& stage, QWidget& widget)
{
    widget.show();
    settle();
    widget.resize(widget.size().boundedTo(stage.window.size()));
    settle(150);
    return widget.grab();
}

QPixmap popupPicture()
{
    QWidget* popup = QApplication::activePopupWidget();
    if (!popup)
        return {};
    QPixmap picture = popup->grab();
    popup->close();
    return picture;
}

QPixmap openedBy(const Stage& stage, ActionId id, const std::function<void(QWidget&)>& prepare)
{
    QPixmap picture;
    bool done = false;
    // The command may open it with a loop of its own, so that the picture is taken from within.
    QTimer::singleShot(MillisecondsToOpen, &stage.window, [&] {
        if (QWidget* dialog = otherWindow(stage)) {
            if (prepare)
                prepare(*dialog);
            settle(150);
            picture = dialog->grab();
            dialog->close();
        }
        done = true;
    });
    stage.window.actions().action(id)->trigger();
    while (!done)
        settle(20);
    return picture;
}

Scene openedScene(const char* name, ActionId id)
{
    return {QString::fromLatin1(name), [id](const Stage& stage) {
                chooseRows(stage, 0, 0);
                settle();
                return openedBy(stage, id);
            }};
}

void chooseRows(const Stage& stage, int first, int last)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    auto* table = stage.window.findChild<ConnectorTable*>();
    const QAbstractItemModel& model = *table->model();
    const QItemSelection selection(model.index(first, 0), model.index(last, 0));
    table->selectionModel()->setCurrentIndex(model.index(first, 0), QItemSelectionModel::NoUpdate);
    table->selectionModel()->select(selection,
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void chooseConnector(const Stage& stage, const QString& domain)
{
    stage.window.showSection(QString::fromLatin1(sections::Connectors));
    for (const store::StoredConnector& stored : stage.session.connectors()) {
        const QStringList& domains = stored.connector.recipientDomains;
        if (domains.contains(domain) && !domains.contains(QStringLiteral("*")))
            stage.window.findChild<ConnectorTable*>()->choose(stored.connector.id);
    }
    settle();
}

QPixmap evidencePicture(const Stage& stage, const QString& domain, int check)
{
    stage.window.showEvidence(domain);
    settle();
    if (check >= 0)
        stage.window.findChild<StepList*>(QStringLiteral("test.checks"))->setCurrentStep(check);
    return windowPicture(stage);
}

}  // namespace relaydeck::test
