// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/keylist.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>

namespace relaydeck::ui {

KeyList::KeyList(const ActionCollection& actions, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("List of keys"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Keys"), TextRole::Title));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::Space20);
    grid->setVerticalSpacing(metrics::Space8);
    int count = 0;
    const QList<QAction*> all = actions.actions();
    const auto withKeys = std::count_if(all.cbegin(), all.cend(),
                                        [](const QAction* action) { return !action->shortcut().isEmpty(); });
    const int rows = static_cast<int>(withKeys + 1) / 2;
    for (const QAction* action : all) {
        if (action->shortcut().isEmpty())
            continue;
        QString words = action->text().remove(u'&');
        if (words.endsWith(u'…'))
            words.chop(1);
        const int column = count / rows * 2;
        auto* keys = plainLabel(action->shortcut().toString(QKeySequence::NativeText), TextRole::Fixed);
        keys->setWordWrap(false);
        auto* name = plainLabel(words);
        name->setWordWrap(false);
        grid->addWidget(keys, count % rows, column);
        grid->addWidget(name, count % rows, column + 1);
        ++count;
    }
    grid->setColumnMinimumWidth(2, 120);
    layout->addLayout(grid);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

}  // namespace relaydeck::ui
