// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/resolvercheckdialog.h"

#include "core/base/plaintext.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::ResolverFitness;
using partnertest::ResolverVerdict;

namespace {

Verdict glyphOf(const ResolverFitness& fitness)
{
    if (fitness.unfit())
        return Verdict::CouldNotTest;
    return fitness.verdict == ResolverVerdict::Fit ? Verdict::DeliveredDane : Verdict::AtRisk;
}

QString filled(const char* source, const partnertest::Finding& finding)
{
    const QString sentence = QCoreApplication::translate("relaydeck::Finding", source);
    return plainText(partnertest::fillSentence(sentence, finding), 600);
}

QString factsOf(const ResolverFitness& fitness)
{
    QStringList facts;
    const auto add = [&facts](bool has, const QString& yes, const QString& no) { facts << (has ? yes : no); };
    add(fitness.signatures, ResolverCheckDialog::tr("passes signatures"),
        ResolverCheckDialog::tr("passes no signatures"));
    add(fitness.denials, ResolverCheckDialog::tr("proves what does not exist"),
        ResolverCheckDialog::tr("does not prove what does not exist"));
    add(fitness.honestDenials, ResolverCheckDialog::tr("invents no names"),
        ResolverCheckDialog::tr("invents names"));
    add(fitness.datagrams, ResolverCheckDialog::tr("UDP works"), ResolverCheckDialog::tr("no UDP"));
    add(fitness.streams, ResolverCheckDialog::tr("TCP works"), ResolverCheckDialog::tr("no TCP"));
    return facts.join(QStringLiteral("  ·  "));
}

QWidget* resolverRow(const ResolverFitness& fitness)
{
    const partnertest::Finding finding = partnertest::findingOf(fitness);
    const partnertest::FindingText& text = partnertest::findingText(finding.code);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(new VerdictGlyph(glyphOf(fitness), 22), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(plainLabel(filled(text.sentence, finding), TextRole::Strong));
    words->addWidget(plainLabel(filled(text.meaning, finding), TextRole::Note));
    words->addWidget(plainLabel(filled(text.remedy, finding), TextRole::Note));
    if (fitness.answers)
        words->addWidget(plainLabel(factsOf(fitness), TextRole::Tertiary));
    layout->addLayout(words, 1);
    return row;
}

}  // namespace

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
}

}  // namespace relaydeck::ui
