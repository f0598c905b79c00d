// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/resolvercheckdialog.h"

#include "ui/partnertest/resolverrow.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::ResolverFitness;

ResolverCheckDialog::ResolverCheckDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_state(plainLabel(tr("Asking for names that are known…"), TextRole::Note))
    , m_list(new QVBoxLayout)
{
    setWindowTitle(tr("Check resolver"));
    setMinimumWidth(520);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Can the resolver be trusted with tests?"), TextRole::Title));
    layout->addWidget(m_state);
    m_list->setSpacing(metrics::Space16);
    layout->addLayout(m_list);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_other = buttons->addButton(tr("Choose another resolver…"), QDialogButtonBox::ActionRole);
    m_other->setObjectName(QStringLiteral("resolver.other"));
    m_other->setEnabled(false);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_other, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT otherResolverWanted();
    });
    connect(&session.tests(), &TestRuns::resolversChecked, this, &ResolverCheckDialog::showResult);
    session.tests().checkResolvers();
}

void ResolverCheckDialog::showResult(const QList<ResolverFitness>& resolvers)
{
    while (QLayoutItem* item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_other->setEnabled(true);
    m_state->setVisible(resolvers.isEmpty());
    m_state->setText(tr("The network settings of this window cannot be used, so nothing was asked."));
    for (const ResolverFitness& fitness : resolvers)
        m_list->addWidget(resolverRow(fitness));
    if (std::any_of(resolvers.begin(), resolvers.end(), [](const auto& fitness) { return fitness.unfit(); }))
        setButtonKind(m_other, ButtonKind::Primary);
    // Sentences that go on in further lines need more than the dialog was made with; the rows count once they
    // are on view.
    QMetaObject::invokeMethod(
        this, [this] { resize(width(), std::max(height(), layout()->totalHeightForWidth(width()))); },
        Qt::QueuedConnection);
}

}  // namespace relaydeck::ui
