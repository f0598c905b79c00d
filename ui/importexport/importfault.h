// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importresult.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;

/// Why a file cannot be imported, on top of the page; for faulty lines of a table, what they are, and the way
/// on without them.
class ImportFault : public QWidget {
    Q_OBJECT
public:
    explicit ImportFault(QWidget* parent = nullptr);

    void showError(const QString& title, const QString& text);
    /// Nothing is wrong.
    void clear();
    /// `source`: the name of the file.
    void showLines(const QString& source, const importers::ImportResult& read);

Q_SIGNALS:
    /// The lines are on view, and want the room of what stands beneath.
    void sourceShown(bool shown);
    /// The faulty lines are to be left out.
    void skipRequested();

private:
    void showSource(bool shown);

    Banner* m_banner;
    QPlainTextEdit* m_lines;
    QAbstractButton* m_show = nullptr;
    int m_count = 0;
};

}  // namespace relaydeck::ui
