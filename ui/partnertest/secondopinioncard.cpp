// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/secondopinioncard.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::AnswerKind;
using partnertest::OpinionAnswer;
using partnertest::OpinionServerReport;

namespace {

bool wasAsked(const OpinionServerReport& server)
{
    return std::any_of(server.answers.begin(), server.answers.end(),
                       [](const OpinionAnswer& answer) { return answer.kind != AnswerKind::NotAsked; });
}

QString agreedTypes(const OpinionServerReport& server)
{
    QStringList types;
    for (const OpinionAnswer& answer : server.answers) {
        const QString type = dns::typeName(answer.question.type);
        if (!types.contains(type))
            types.append(type);
    }
    return SecondOpinionCard::tr("asked for %1").arg(types.join(QStringLiteral(", ")));
}

}  // namespace

SecondOpinionCard::SecondOpinionCard(QWidget* parent)
    : EvidenceCard(tr("Second opinion"), parent)
    , m_table(
          new EvidenceTable({tr("Asked"), tr("Address"), tr("Answers"), tr("What it says")}, {2, 0, 0, 4}))
{
    body()->addWidget(m_table);
}

bool SecondOpinionCard::showReport()
{
    m_table->clear();
    const std::optional<partnertest::OpinionReport>& opinion = report().secondOpinion;
    if (!opinion)
        return false;
    for (const OpinionServerReport& server : opinion->servers)
        addServer(server);
    if (opinion->servers.isEmpty())
        setNote(tr("no name server was found"));
    else if (opinion->leftOut > 0)
        setNote(tr("%n more were not asked", nullptr, opinion->leftOut));
    else
        setNote(opinion->of == partnertest::SecondOpinionRequest::Of::NameServers
                    ? tr("the name servers themselves")
                    : tr("another resolver"));
    return true;
}

void SecondOpinionCard::addServer(const OpinionServerReport& server)
{
    const QString faults = partnertest::faultsOf(server);
    VerdictLabel* verdict = !wasAsked(server) ? verdictCell(Verdict::NotTested, tr("not reached"))
        : faults.isEmpty()                    ? verdictCell(Verdict::DeliveredDane, tr("agrees"))
                                              : verdictCell(Verdict::AtRisk, tr("answers otherwise"));
    // The verdict is the answer: it is never cut, whatever the reason beside it needs.
    verdict->setMinimumWidth(verdict->sizeHint().width());
    m_table->addRow({strongCell(server.name.isRoot() ? tr("Resolver") : shownName(server.name)),
                     textCell(isolated(server.address)), verdict,
                     wrappedCell(faults.isEmpty() ? agreedTypes(server) : plainText(faults, 300))});
}

}  // namespace relaydeck::ui
