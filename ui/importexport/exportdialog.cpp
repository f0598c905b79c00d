// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/exportdialog.h"

#include "core/connectors/protection.h"
#include "ui/style/fonts.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtCore/QSaveFile>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relaydeck::ui {

ExportDialog::ExportDialog(const QList<exporters::ExchangeItem>& items, QWidget* parent)
    : QDialog(parent)
    , m_items(items)
    , m_reason(new QLineEdit(this))
    , m_preview(new QPlainTextEdit(this))
{
    setWindowTitle(tr("PowerShell for Exchange Online"));
    auto* head = plainLabel(
        tr("The script for %n of the connectors. It may be run again, and with -WhatIf it changes nothing.",
           nullptr, static_cast<int>(items.size())),
        TextRole::Body, this);
    const auto lowered = std::count_if(items.begin(), items.end(), [](const exporters::ExchangeItem& item) {
        return !loweredProtection(item.imported, item.connector).isEmpty();
    });
    auto* note =
        plainLabel(tr("Protection gets lower than before at %n of them; the script says so at its lines.",
                      nullptr, static_cast<int>(lowered)),
                   TextRole::Note, this);
    note->setVisible(lowered > 0);
    m_reason->setPlaceholderText(tr("Why, for the comments of the script"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Reason"), m_reason);

    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextRole(m_preview, TextRole::FixedSmall);
    m_preview->setAccessibleName(tr("Script"));
    m_preview->setTabChangesFocus(true);

    m_status = plainLabel({}, TextRole::Secondary, this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* copyButton = new QPushButton(tr("&Copy"), this);
    auto* saveButton = new QPushButton(tr("&Save..."), this);
    setButtonKind(saveButton, ButtonKind::Primary);
    saveButton->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_status, 1);
    buttons->addWidget(close);
    buttons->addWidget(copyButton);
    buttons->addWidget(saveButton);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(head);
    layout->addWidget(note);
    layout->addLayout(form);
    layout->addWidget(m_preview, 1);
    layout->addLayout(buttons);
    resize(860, 620);

    connect(m_reason, &QLineEdit::textChanged, this, &ExportDialog::rebuild);
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(saveButton, &QPushButton::clicked, this, &ExportDialog::save);
    connect(close, &QPushButton::clicked, this, &ExportDialog::reject);
    rebuild();
}

QString ExportDialog::script() const
{
    return m_preview->toPlainText();
}

void ExportDialog::rebuild()
{
    for (exporters::ExchangeItem& item : m_items)
        item.reason = m_reason->text();
    m_preview->setPlainText(exporters::exchangeScript(m_items, QDateTime::currentDateTimeUtc()));
    m_status->clear();
}

void ExportDialog::copy()
{
    QGuiApplication::clipboard()->setText(script());
    m_status->setText(tr("Copied."));
}

void ExportDialog::save()
{
    auto* dialog =
        new QFileDialog(this, tr("Save the script"), u"connectors.ps1"_qs, tr("PowerShell scripts (*.ps1)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"ps1"_qs);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (writeTo(path))
            Q_EMIT saved(path);
    });
    dialog->open();
}

bool ExportDialog::writeTo(const QString& path)
{
    QSaveFile file(path);
    const QByteArray bytes = exporters::exchangeScriptFile(m_items, QDateTime::currentDateTimeUtc());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        m_status->setText(tr("Not saved: %1. Choose another folder.").arg(file.errorString()));
        return false;
    }
    m_status->setText(tr("Saved to %1.").arg(path));
    return true;
}

}  // namespace relaydeck::ui
