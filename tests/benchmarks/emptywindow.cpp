// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QToolBar>

#include <cstdio>

/// What the start of the window is measured beside: the least that a program with Qt Widgets can be, and with
/// a number as argument a plain one of the same kind as ours, with menus, tools and a table of so many rows.

namespace {

class Window : public QMainWindow {
protected:
    void paintEvent(QPaintEvent* event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
            QApplication::quit();
        });
    }
};

void fill(QMainWindow& window, int rows)
{
    constexpr int Columns = 6;
    auto* tools = window.addToolBar(QStringLiteral("Tools"));
    for (const char* name : {"File", "Edit", "View", "Test", "Help"}) {
        const QString title = QString::fromLatin1(name);
        window.menuBar()->addMenu(title)->addAction(title);
        tools->addAction(title);
    }
    auto* table = new QTableWidget(rows, Columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < Columns; ++column)
            table->setItem(row, column,
                           new QTableWidgetItem(QStringLiteral("Partner %1 of %2").arg(row).arg(column)));
    }
    window.setCentralWidget(table);
    window.statusBar()->showMessage(QStringLiteral("%1 rows").arg(rows));
}

}  // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    Window window;
    if (const QStringList arguments = QApplication::arguments(); arguments.size() > 1)
        fill(window, arguments.at(1).toInt());
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
