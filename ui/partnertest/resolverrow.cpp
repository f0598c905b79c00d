// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/resolverrow.h"

#include "core/base/plaintext.h"
#include "ui/widgets/statementrow.h"

#include <QtCore/QCoreApplication>

namespace relaydeck::ui {

using partnertest::ResolverFitness;
using partnertest::ResolverVerdict;

namespace {

struct ResolverRow {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ResolverRow)
};

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
    add(fitness.signatures, ResolverRow::tr("passes signatures"), ResolverRow::tr("passes no signatures"));
    add(fitness.denials, ResolverRow::tr("proves what does not exist"),
        ResolverRow::tr("does not prove what does not exist"));
    add(fitness.honestDenials, ResolverRow::tr("invents no names"), ResolverRow::tr("invents names"));
    add(fitness.datagrams, ResolverRow::tr("UDP works"), ResolverRow::tr("no UDP"));
    add(fitness.streams, ResolverRow::tr("TCP works"), ResolverRow::tr("no TCP"));
    return facts.join(QStringLiteral("  ·  "));
}

}  // namespace

QWidget* resolverRow(const ResolverFitness& fitness)
{
    const partnertest::Finding finding = partnertest::findingOf(fitness);
    const partnertest::FindingText& text = partnertest::findingText(finding.code);
    return statementRow(glyphOf(fitness), filled(text.sentence, finding),
                        {filled(text.meaning, finding), filled(text.remedy, finding)},
                        fitness.answers ? factsOf(fitness) : QString());
}

}  // namespace relaydeck::ui
