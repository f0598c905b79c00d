// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exporters/powershellexporter.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// The PowerShell script for chosen connectors: preview, copy, save. Nothing is sent anywhere.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(const QList<exporters::ExchangeItem>& items, QWidget* parent = nullptr);

    QString script() const;

Q_SIGNALS:
    /// The script went into a file.
    void saved(const QString& path);

private:
    void rebuild();
    void copy();
    void save();
    bool writeTo(const QString& path);

    QList<exporters::ExchangeItem> m_items;
    QLineEdit* m_reason;
    QPlainTextEdit* m_preview;
    QLabel* m_status;
};

}  // namespace relaydeck::ui
