// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importsource.h"

#include "core/importers/collectionscript.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxShownText = 500'000;

}  // namespace

ImportSourceView::ImportSourceView(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space16, metrics::FirstColumn,
                               metrics::Space16);
    layout->setSpacing(metrics::Space16);
    layout->addWidget(makeScriptCard(), 1);
    layout->addWidget(makeFileCard(), 1);
}

QWidget* ImportSourceView::makeScriptCard()
{
    auto* card = new Card(tr("1. Collect them from the tenant"));
    auto* script = new QPlainTextEdit(importers::collectionScript());
    script->setObjectName(QStringLiteral("import.script"));
    script->setReadOnly(true);
    script->setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextRole(script, TextRole::FixedSmall);
    script->setAccessibleName(tr("Collection script"));
    script->setTabChangesFocus(true);
    auto* copy = new QPushButton(tr("&Copy script"));
    m_copied = plainLabel({}, TextRole::Secondary);
    auto* row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(m_copied, 1);
    card->body()->addWidget(
        plainLabel(tr("Run this script in a PowerShell window that is connected to Exchange Online. It only "
                      "reads, and writes the file %1.")
                       .arg(importers::collectionFileName()),
                   TextRole::Note));
    card->body()->addWidget(script, 1);
    card->body()->addLayout(row);
    connect(copy, &QPushButton::clicked, this, &ImportSourceView::copyScript);
    return card;
}

QWidget* ImportSourceView::makeFileCard()
{
    auto* card = new Card(tr("2. Bring them in"));
    auto* choose = new QPushButton(tr("Choose &file…"));
    choose->setObjectName(QStringLiteral("import.choose"));
    setButtonKind(choose, ButtonKind::Primary);
    m_text = new QPlainTextEdit;
    m_text->setObjectName(QStringLiteral("import.text"));
    m_text->setAccessibleName(tr("Pasted text"));
    m_text->setPlaceholderText(
        tr("Name             : Nordbank payments\nRecipientDomains : {nordbank.example}"));
    setTextRole(m_text, TextRole::FixedSmall);
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false);
    auto* paste = new QPushButton(tr("&Paste"));
    m_read = new QPushButton(tr("&Read text"));
    m_read->setObjectName(QStringLiteral("import.read-text"));
    m_read->setEnabled(false);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(choose);
    fileRow->addStretch(1);
    auto* textRow = new QHBoxLayout;
    textRow->addWidget(paste);
    textRow->addWidget(m_read);
    textRow->addStretch(1);
    card->body()->addWidget(plainLabel(
        tr("Take the file of the script, or any export of Get-OutboundConnector: JSON, CSV, CLIXML "
           "or the text of Format-List. You may also drop it on this window. Nothing is changed "
           "before you have seen what would be."),
        TextRole::Note));
    card->body()->addLayout(fileRow);
    card->body()->addSpacing(metrics::Space8);
    card->body()->addWidget(plainLabel(tr("Or paste the text:"), TextRole::Note));
    card->body()->addWidget(m_text, 1);
    card->body()->addLayout(textRow);
    connect(choose, &QPushButton::clicked, this, &ImportSourceView::chooseFile);
    connect(paste, &QPushButton::clicked, this, &ImportSourceView::pasteClipboard);
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_read->setEnabled(!m_text->document()->isEmpty()); });
    connect(m_read, &QPushButton::clicked, this,
            [this] { Q_EMIT textPasted(m_text->toPlainText().toUtf8()); });
    return card;
}

void ImportSourceView::chooseFile()
{
    auto* dialog =
        new QFileDialog(window(), tr("Choose the file with the connectors"), {},
                        tr("Exports of PowerShell (*.json *.csv *.xml *.clixml *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportSourceView::fileChosen);
    dialog->open();
}

void ImportSourceView::copyScript()
{
    QGuiApplication::clipboard()->setText(importers::collectionScript());
    m_copied->setText(tr("Copied."));
}

void ImportSourceView::pasteClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    // What nobody reads is not laid out either.
    if (text.size() > MaxShownText) {
        Q_EMIT textPasted(text.toUtf8());
        return;
    }
    m_text->setPlainText(text);
    m_read->setFocus();
}

}  // namespace relaydeck::ui
