// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importdialog.h"

#include "core/base/plaintext.h"
#include "core/importers/collectionscript.h"
#include "ui/importexport/mergemodel.h"
#include "ui/style/fonts.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"

#include <QtCore/QFileInfo>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>

namespace relaydeck::ui {

ImportDialog::ImportDialog(store::Store& store, QWidget* parent)
    : QDialog(parent)
    , m_store(store)
    , m_model(new MergeModel(this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Import connectors"));
    m_banner->hide();
    m_pages->addWidget(makeSourcePage());
    m_pages->addWidget(makePlanPage());

    auto* choose = new QPushButton(tr("Choose &file..."), this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_import = new QPushButton(this);
    setButtonKind(m_import, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(choose);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_import);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
    resize(820, 600);

    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::accept);
    const auto updateButton = [this] {
        const int count = m_model->selectedCount();
        m_import->setText(tr("Import %n connectors", nullptr, count));
        m_import->setEnabled(count > 0);
    };
    connect(m_model, &MergeModel::selectionChanged, this, updateButton);
    updateButton();
    choose->setFocus();
}

QWidget* ImportDialog::makeSourcePage()
{
    auto* page = new QWidget(this);
    auto* script = new QPlainTextEdit(importers::collectionScript(), page);
    script->setReadOnly(true);
    script->setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextRole(script, TextRole::FixedSmall);
    script->setAccessibleName(tr("Collection script"));
    script->setTabChangesFocus(true);
    auto* copy = new QPushButton(tr("&Copy script"), page);
    m_copied = plainLabel({}, TextRole::Secondary, page);
    auto* row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(m_copied, 1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(plainLabel(
        tr("1. Run this script in a PowerShell window that is connected to Exchange Online. It only reads, "
           "and writes the file %1.")
            .arg(importers::collectionFileName()),
        TextRole::Body, page));
    layout->addWidget(script, 1);
    layout->addLayout(row);
    layout->addWidget(
        plainLabel(tr("2. Choose the file. What would change is shown before anything is imported."),
                   TextRole::Body, page));
    connect(copy, &QPushButton::clicked, this, &ImportDialog::copyScript);
    return page;
}

QWidget* ImportDialog::makePlanPage()
{
    auto* page = new QWidget(this);
    m_summary = plainLabel({}, TextRole::Strong, page);
    m_notes = plainLabel({}, TextRole::Note, page);
    m_table = new QTableView(page);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(tr("Connectors in the file"));
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(MergeModel::ConnectorColumn, 260);
    m_table->setColumnWidth(MergeModel::EffectColumn, 160);
    m_table->setShowGrid(false);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(m_summary);
    layout->addWidget(m_notes);
    layout->addWidget(m_table, 1);
    return page;
}

void ImportDialog::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Choose the file with the connectors"), {},
                                   tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

void ImportDialog::copyScript()
{
    QGuiApplication::clipboard()->setText(importers::collectionScript());
    m_copied->setText(tr("Copied."));
}

void ImportDialog::openFile(const QString& path)
{
    m_fileName = QFileInfo(path).fileName();
    const Result<importers::ImportResult> imported = importers::importJsonFile(path);
    if (!imported) {
        m_model->setPlan({});
        m_pages->setCurrentIndex(0);
        showError(tr("%1 cannot be imported, and nothing was taken from it").arg(m_fileName),
                  imported.error());
        return;
    }
    m_banner->hide();
    show(*imported);
}

void ImportDialog::show(const importers::ImportResult& imported)
{
    const Result<QList<ConnectorState>> present = m_store.connectorStates();
    const Result<TenantIdentity> tenant = m_store.workspace().tenant();
    if (!present || !tenant) {
        showError(tr("The store cannot be read"), present ? tenant.error() : present.error());
        return;
    }
    const MergePlan plan = planMerge(*present, imported.connectors, *tenant, imported.tenant);
    m_model->setPlan(plan);
    m_summary->setText(tr("%1: %2 new, %3 changed, %4 unchanged, %5 gone from the tenant")
                           .arg(m_fileName)
                           .arg(plan.count(MergeEntry::Kind::New))
                           .arg(plan.count(MergeEntry::Kind::Changed))
                           .arg(plan.count(MergeEntry::Kind::Unchanged))
                           .arg(plan.count(MergeEntry::Kind::Gone)));
    QStringList notes;
    if (plan.otherTenant)
        notes.append(tr("These connectors are from another tenant than those imported before."));
    for (auto entry = imported.unknownProperties.begin(); entry != imported.unknownProperties.end(); ++entry)
        notes.append(tr("Unknown property, kept as it is: %1 (connectors that have it: %2)")
                         .arg(plainText(entry.key(), 80))
                         .arg(entry.value()));
    for (const importers::ImportNote& note : imported.notes)
        notes.append(plainText(importers::englishText(note)));
    m_notes->setText(notes.mid(0, 8).join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_pages->setCurrentIndex(1);
    m_import->setFocus();
}

void ImportDialog::showError(const QString& title, const Error& error)
{
    m_banner->setTone(Tone::Negative, u"warning"_qs);
    m_banner->setTitle(title);
    m_banner->setText(plainText(error.detail));
    m_banner->show();
}

void ImportDialog::accept()
{
    const Result<QList<store::Change>> applied = m_store.applyImport(m_model->plan(), m_fileName);
    if (!applied) {
        showError(tr("Nothing was imported"), applied.error());
        return;
    }
    m_changes = *applied;
    QDialog::accept();
}

}  // namespace relaydeck::ui
