// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportingcard.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencetable.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

namespace {

QString plainLines(const QStringList& lines)
{
    QStringList plain;
    for (const QString& line : lines)
        plain << plainText(line);
    return plain.join(u'\n');
}

}  // namespace

ReportingCard::ReportingCard(QWidget* parent)
    : EvidenceCard(tr("TLS reporting"), parent)
    , m_facts(new FactGrid)
{
    body()->addWidget(m_facts);
}

bool ReportingCard::showReport()
{
    const partnertest::TlsRptReport& rpt = report().tlsRpt;
    m_facts->clear();
    if (rpt.record.isEmpty())
        m_facts->addFact(tr("Record"),
                         rpt.known ? tr("none published, which is no fault") : tr("could not be looked up"));
    else
        m_facts->addFact(tr("Record"), plainText(rpt.record, 1000));
    if (!rpt.destinations.isEmpty())
        m_facts->addFact(tr("Reports go to"), plainLines(rpt.destinations));
    if (!rpt.problems.isEmpty())
        m_facts->addFact(tr("Problems"), plainLines(rpt.problems));
    return true;
}

}  // namespace relaydeck::ui
