// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/importexport/importplanning.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The first half of an import: the script that collects connectors, and where to bring in what it wrote.
class ImportSourceView : public QWidget {
    Q_OBJECT
public:
    explicit ImportSourceView(QWidget* parent = nullptr);

    /// Asks for the file.
    void chooseFile();

Q_SIGNALS:
    void fileChosen(const QString& path);
    void textPasted(const QByteArray& text);

private:
    QWidget* makeScriptCard();
    QWidget* makeFileCard();
    void copyScript();
    void pasteClipboard();

    QLabel* m_copied = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_read = nullptr;
};

}  // namespace relaydeck::ui
