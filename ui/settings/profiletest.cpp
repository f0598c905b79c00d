// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profiletest.h"

#include "core/base/plaintext.h"
#include "core/partnertest/judgeagain.h"
#include "ui/partnertest/resolverrow.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>

#include <algorithm>

namespace relaydeck::ui {

ProfileTest::ProfileTest(QWidget* parent)
    : QWidget(parent)
    , m_sentence(plainLabel({}, TextRole::Strong))
    , m_rows(new QVBoxLayout)
{
    m_sentence->setObjectName(QStringLiteral("profile.sentence"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(m_sentence);
    m_rows->setSpacing(metrics::Space12);
    layout->addLayout(m_rows);
    connect(&m_engine, &partnertest::TestEngine::resolversChecked, this, &ProfileTest::showResult);
    clear();
}

void ProfileTest::clearRows()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ProfileTest::clear()
{
    m_wanted = false;
    clearRows();
    hide();
}

void ProfileTest::say(const QString& sentence)
{
    m_sentence->setText(sentence);
    show();
}

void ProfileTest::start(const NetworkProfile& profile)
{
    clearRows();
    if (const auto judgement = partnertest::judgementFor(profile); !judgement) {
        say(tr("This profile cannot be used: %1").arg(plainText(judgement.error().detail)));
        Q_EMIT finished(m_sentence->text());
        return;
    }
    m_wanted = true;
    say(tr("Asking for names that are known…"));
    m_engine.setProfile(profile);
    m_engine.checkResolvers();
}

void ProfileTest::showResult(const QList<partnertest::ResolverFitness>& resolvers)
{
    if (!m_wanted)
        return;
    clearRows();
    const auto unfit = std::ranges::count_if(resolvers, &partnertest::ResolverFitness::unfit);
    const auto total = resolvers.size();
    if (resolvers.isEmpty())
        say(tr("No resolver is known to this profile, so nothing was asked. Tests with it could not say "
               "anything about partners."));
    else if (unfit == 0)
        say(tr("This profile can be used: its resolvers pass what DNSSEC needs."));
    else if (unfit < total)
        say(tr("This profile can be used, but not all of its resolvers are fit for tests."));
    else
        say(tr("Tests with this profile could not say anything about partners: no resolver is fit."));
    for (const partnertest::ResolverFitness& fitness : resolvers)
        m_rows->addWidget(resolverRow(fitness));
    Q_EMIT finished(m_sentence->text());
}

}  // namespace relaydeck::ui
