// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/keysdialog.h"

#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"
#include "ui/widgets/searchfield.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QKeySequenceEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace relaydeck::ui {

KeysDialog::KeysDialog(KeyMap& keys, QWidget* parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_model(keys)
    , m_table(new QTableView)
    , m_name(plainLabel({}, TextRole::Strong))
    , m_edit(new QKeySequenceEdit)
    , m_assign(new QPushButton(tr("Use these keys")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_resetAll(new QPushButton(tr("Reset all keys")))
    , m_note(plainLabel({}, TextRole::Secondary))
{
    setWindowTitle(tr("Keys"));
    resize(620, 640);
    m_shown.setSourceModel(&m_model);
    m_shown.setFilterKeyColumn(-1);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(&m_shown);
    m_table->setObjectName(QStringLiteral("keys.table"));
    m_table->setAccessibleName(tr("Commands and keys"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::CompactRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(KeyModel::CommandColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(KeyModel::KeysColumn, 190);

    auto* search = new SearchField(tr("Find a command or a key"));
    search->setObjectName(QStringLiteral("keys.search"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_resetAll, QDialogButtonBox::ResetRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(search);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeEditor());
    layout->addWidget(buttons);

    connect(search, &QLineEdit::textChanged, &m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeysDialog::onChosen);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::updateState);
    connect(m_assign, &QPushButton::clicked, this, &KeysDialog::assign);
    connect(m_reset, &QPushButton::clicked, this, &KeysDialog::resetOne);
    connect(m_resetAll, &QPushButton::clicked, this, &KeysDialog::resetAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    onChosen();
}

QWidget* KeysDialog::makeEditor()
{
    auto* editor = new QWidget;
    m_edit->setObjectName(QStringLiteral("keys.edit"));
    m_edit->setAccessibleName(tr("New keys"));
    m_assign->setObjectName(QStringLiteral("keys.assign"));
    m_reset->setObjectName(QStringLiteral("keys.reset"));
    for (QPushButton* button : {m_assign, m_reset, m_resetAll})
        button->setAutoDefault(false);
    m_note->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Space8);
    row->addWidget(m_edit, 1);
    row->addWidget(m_assign);
    row->addWidget(m_reset);
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_name);
    layout->addLayout(row);
    layout->addWidget(m_note);
    return editor;
}

QAction* KeysDialog::current() const
{
    const QModelIndex index = m_shown.mapToSource(m_table->currentIndex());
    return index.isValid() ? m_model.command(index.row()) : nullptr;
}

void KeysDialog::onChosen()
{
    const QAction* action = current();
    m_name->setText(action ? commandWords(*action) : tr("Choose a command to change its keys."));
    const QSignalBlocker quiet(m_edit);
    m_edit->setKeySequence(action ? action->shortcut() : QKeySequence());
    updateState();
}

void KeysDialog::updateState()
{
    const QAction* action = current();
    const QKeySequence keys = m_edit->keySequence();
    m_edit->setEnabled(action);
    m_assign->setEnabled(action && keys != action->shortcut());
    m_reset->setEnabled(action && m_keys.isChanged(*action));
    const QList<QAction*>& all = m_keys.commands();
    m_resetAll->setEnabled(
        std::any_of(all.cbegin(), all.cend(), [this](const QAction* one) { return m_keys.isChanged(*one); }));
    const QAction* other = action ? m_keys.owner(keys, *action) : nullptr;
    setFieldState(m_edit, other ? FieldState::Uncertain : FieldState::Neutral);
    m_note->setText(other ? tr("These keys belong to “%1”, which loses them.").arg(commandWords(*other))
                          : tr("Click the field and press the keys. Empty: no keys."));
}

void KeysDialog::assign()
{
    if (QAction* action = current())
        m_keys.setKeys(*action, m_edit->keySequence());
    m_model.refresh();
    updateState();
}

void KeysDialog::resetOne()
{
    if (QAction* action = current())
        m_keys.reset(*action);
    m_model.refresh();
    onChosen();
}

void KeysDialog::resetAll()
{
    m_keys.resetAll();
    m_model.refresh();
    onChosen();
}

}  // namespace relaydeck::ui
