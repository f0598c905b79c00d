// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/tlsacard.h"

#include "core/base/plaintext.h"
#include "core/dane/tlsarecord.h"
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
    , m_advisedTitle(plainLabel({}, TextRole::Secondary))
    , m_advised(new FactGrid)
{
    m_advisedTitle->setText(tr("Ready to publish: records that would match what the servers show"));
    body()->addWidget(m_table);
    body()->addWidget(m_advisedTitle);
    body()->addWidget(m_advised);
}

bool TlsaCard::showReport()
{
    m_table->clear();
    m_advised->clear();
    m_advisedShown = false;
    m_firstRows.clear();
    QString form;
    bool alike = true;
    for (const HostReport& host : report().hosts) {
        m_firstRows << m_table->rows();
        addHost(host);
        addAdvised(host);
        for (const dns::TlsaData& record : tlsaRecords(host)) {
            alike = alike && (form.isEmpty() || form == tlsaFormWords(record));
            form = tlsaFormWords(record);
        }
    }
    m_firstRows << m_table->rows();
    setNote(alike ? form : tr("hover a record for its meaning"));
    m_table->setVisible(m_table->rows() > 0);
    m_advisedTitle->setVisible(m_advisedShown);
    m_advised->setVisible(m_advisedShown);
    return m_table->rows() > 0 || m_advisedShown;
}

QWidget* TlsaCard::markHost(int host)
{
    const bool isHost = host >= 0 && host + 1 < m_firstRows.size();
    const int first = isHost ? m_firstRows.at(host) : 0;
    m_table->markRows(first, isHost ? m_firstRows.at(host + 1) - first : 0);
    return m_table->markedCell();
}

void TlsaCard::addHost(const HostReport& host)
{
    const QList<dns::TlsaData> records = tlsaRecords(host);
    const QString name = shownName(host.name);
    for (const EndpointReport& endpoint : host.endpoints) {
        // Only where several addresses answer does the address tell more than the host.
        const QString server =
            host.endpoints.size() > 1 ? tr("%1, %2").arg(name, isolated(endpoint.address.toString())) : name;
        addComparisons(endpoint.other && endpoint.certificate
                           ? tr("%1, %2 key").arg(server, isolated(endpoint.certificate->keyType))
                           : server,
                       endpoint.tlsa, endpoint.dane);
        if (endpoint.other)
            addComparisons(tr("%1, %2 key").arg(server, isolated(endpoint.other->certificate.keyType)),
                           endpoint.other->tlsa, endpoint.other->dane);
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

void TlsaCard::addComparisons(const QString& server, const QList<TlsaComparison>& comparisons,
                              const std::optional<tls::DaneVerdict>& verdict)
{
    for (const TlsaComparison& comparison : comparisons)
        addComparison(server, comparison, verdict);
}

void TlsaCard::addComparison(const QString& server, const TlsaComparison& comparison,
                             const std::optional<tls::DaneVerdict>& verdict)
{
    Outcome outcome;
    if (!comparison.unusableReason.isEmpty()) {
        const bool wrong = comparison.unusableReason == u"hash-of-nothing";
        outcome = {wrong ? Verdict::Rejected : Verdict::NotNeeded, tr("Not usable"), wrong,
                   unusableWords(comparison.unusableReason)};
    } else if (!comparison.matches && verdict && verdict->outcome == tls::DaneVerdict::Outcome::Match) {
        // Another record matches: that of a roll-over to come, or of one that is over.
        outcome = {Verdict::NotNeeded, tr("Another key"), false};
    } else if (!comparison.matches) {
        outcome = {Verdict::Rejected, tr("No match"), true};
    } else if (verdict && verdict->outcome != tls::DaneVerdict::Outcome::Match) {
        outcome = {Verdict::Rejected, daneOutcomeWords(verdict->outcome), false};
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

void TlsaCard::addAdvised(const HostReport& host)
{
    // In an unsigned zone a record would not count.
    if (host.dnssec != dns::Security::Secure)
        return;
    for (const partnertest::AdvisedRecord& advised : host.advised) {
        if (advised.covered)
            continue;
        auto* line = new CopyableText(tr("record to publish for %1").arg(shownName(host.name)));
        const QString hex = QString::fromLatin1(advised.record.association.toHex());
        line->setValue(dane::zoneLine(advised.owner, advised.record),
                       QStringLiteral("%1.\nTLSA %2 %3")  // two lines, for narrow windows
                           .arg(advised.owner.toString(), tlsaForm(advised.record), shortHex(hex, 1)));
        m_advised->addFact(isolated(advised.keyType), line);
        m_advisedShown = true;
    }
}

void TlsaCard::addUnasked(const QString& server, const dns::TlsaData& record, const QString& why)
{
    m_table->addRow({strongCell(server), formCell(record),
                     hexCell(tr("published value for %1").arg(server), record.association),
                     textCell(tr("nothing")), verdictCell(Verdict::NotTested, why)});
}

}  // namespace relaydeck::ui
