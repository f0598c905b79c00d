// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/tlsacard.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/text/texts.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

using partnertest::EndpointReport;
using partnertest::HostReport;
using partnertest::TlsaComparison;

namespace {

QWidget* formCell(const dns::TlsaData& record)
{
    auto* cell = new ElidingLabel(isolated(tlsaForm(record)), TextRole::Fixed);
    cell->setMinimumWidth(cell->sizeHint().width());
    cell->setToolTip(tlsaFormWords(record).toHtmlEscaped());
    cell->setAccessibleDescription(tlsaFormWords(record));
    return cell;
}

/// Whether the record is the one that OpenSSL took, or equal in value without counting.
struct Outcome {
    Verdict verdict = Verdict::Rejected;
    QString words;
    bool differs = false;
    QString reason = {};
};

}  // namespace

TlsaCard::TlsaCard(QWidget* parent)
    : EvidenceCard(tr("TLSA records against the key on the wire"), parent)
    , m_table(new EvidenceTable(
          {tr("Mail server"), tr("Record"), tr("Published in DNS"), tr("Shown by the server"), tr("Result")},
          {3, 0, 0, 0, 2}))
{
    body()->addWidget(m_table);
}

bool TlsaCard::showReport()
{
    m_table->clear();
    QString form;
    bool alike = true;
    for (const HostReport& host : report().hosts) {
        addHost(host);
        for (const dns::TlsaData& record : tlsaRecords(host)) {
            alike = alike && (form.isEmpty() || form == tlsaFormWords(record));
            form = tlsaFormWords(record);
        }
    }
    setNote(alike ? form : tr("hover a record for its meaning"));
    return m_table->rows() > 0;
}

void TlsaCard::addHost(const HostReport& host)
{
    const QList<dns::TlsaData> records = tlsaRecords(host);
    const QString name = shownName(host.name);
    for (const EndpointReport& endpoint : host.endpoints) {
        // Only where several addresses answer does the address tell more than the host.
        const QString server =
            host.endpoints.size() > 1 ? tr("%1, %2").arg(name, isolated(endpoint.address.toString())) : name;
        for (qsizetype i = 0; i < endpoint.tlsa.size(); ++i)
            addComparison(server, endpoint, i);
        if (endpoint.tlsa.isEmpty()) {
            for (const dns::TlsaData& record : records)
                addUnasked(server, record, endpoint.startTls ? tr("Does not count") : tr("No TLS"));
        }
    }
    if (host.endpoints.isEmpty()) {
        for (const dns::TlsaData& record : records)
            addUnasked(name, record, tr("Server not asked"));
    }
}

void TlsaCard::addComparison(const QString& server, const EndpointReport& endpoint, qsizetype index)
{
    const TlsaComparison& comparison = endpoint.tlsa.at(index);
    Outcome outcome;
    if (!comparison.unusableReason.isEmpty()) {
        const bool wrong = comparison.unusableReason == u"hash-of-nothing";
        outcome = {wrong ? Verdict::Rejected : Verdict::NotNeeded, tr("Not usable"), wrong,
                   unusableWords(comparison.unusableReason)};
    } else if (!comparison.matches && endpoint.dane
               && endpoint.dane->outcome == tls::DaneVerdict::Outcome::Match) {
        // Another record matches: that of a roll-over to come, or of one that is over.
        outcome = {Verdict::NotNeeded, tr("Another key"), false};
    } else if (!comparison.matches) {
        outcome = {Verdict::Rejected, tr("No match"), true};
    } else if (endpoint.dane && endpoint.dane->outcome != tls::DaneVerdict::Outcome::Match) {
        outcome = {Verdict::Rejected, daneOutcomeWords(endpoint.dane->outcome), false};
    } else {
        outcome = {Verdict::DeliveredDane, tr("Match"), false};
    }
    CopyableText* shown = nullptr;
    if (!comparison.shown.isEmpty()) {
        shown = hexCell(tr("value shown by %1").arg(server), comparison.shown);
        if (outcome.differs)
            shown->setTone(Tone::Negative);
    }
    VerdictLabel* result = verdictCell(outcome.verdict, outcome.words);
    result->setReason(outcome.reason);
    m_table->addRow({strongCell(server), formCell(comparison.record),
                     hexCell(tr("published value for %1").arg(server), comparison.record.association),
                     shown ? static_cast<QWidget*>(shown) : textCell(tr("not compared")), result});
}

void TlsaCard::addUnasked(const QString& server, const dns::TlsaData& record, const QString& why)
{
    m_table->addRow({strongCell(server), formCell(record),
                     hexCell(tr("published value for %1").arg(server), record.association),
                     textCell(tr("nothing")), verdictCell(Verdict::NotTested, why)});
}

}  // namespace relaydeck::ui
