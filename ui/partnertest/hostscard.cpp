// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/hostscard.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/hostverdict.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>

#include <algorithm>

namespace relaydeck::ui {

using partnertest::EndpointReport;
using partnertest::HostReport;

namespace {

QWidget* nameCell(const QString& name, bool used)
{
    auto* cell = new QWidget;
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(new ElidingLabel(name, TextRole::Medium));
    if (used)
        layout->addWidget(new Chip(HostsCard::tr("used")));
    layout->addStretch(1);
    return cell;
}

QString addressWords(const HostReport& host)
{
    QStringList words;
    for (const QHostAddress& address : host.addresses)
        words << isolated(address.toString());
    return words.isEmpty() ? HostsCard::tr("none") : words.join(QStringLiteral(", "));
}

QWidget* startTlsCell(const HostReport& host)
{
    if (host.endpoints.isEmpty())
        return verdictCell(Verdict::NotTested, HostsCard::tr("not asked"));
    QString oldest;
    for (const EndpointReport& endpoint : host.endpoints) {
        if (!endpoint.startTls && !endpoint.error.isEmpty())
            return verdictCell(Verdict::CouldNotTest, plainText(endpoint.error, 60));
        if (!endpoint.startTls)
            return verdictCell(Verdict::DeliveredClearText, HostsCard::tr("not offered"));
        if (oldest.isEmpty() || endpoint.tlsVersion < oldest)
            oldest = endpoint.tlsVersion;
    }
    return verdictCell(Verdict::DeliveredDane, tlsVersionWords(oldest));
}

}  // namespace

HostsCard::HostsCard(QWidget* parent)
    : EvidenceCard(tr("Mail servers"), parent)
    , m_table(new EvidenceTable({tr("Pref."), tr("Mail server"), tr("Addresses"), tr("DNSSEC"),
                                 tr("STARTTLS"), tr("Mail to it alone")},
                                {0, 3, 2, 1, 1, 2}))
{
    body()->addWidget(m_table);
}

bool HostsCard::showReport()
{
    m_table->clear();
    const decision::Delivery delivery = report().deliveryFor(carrier().policy);
    const bool delivered = delivery.outcome == decision::DeliveryOutcome::Delivered;
    for (qsizetype i = 0; i < report().hosts.size(); ++i) {
        const HostReport& host = report().hosts.at(i);
        addHost(host, i, delivered && host.name == delivery.host);
    }
    switch (report().mxKind) {
    case partnertest::MxKind::Implicit:
        setNote(tr("no MX record: the domain itself"));
        break;
    case partnertest::MxKind::Mx:
    case partnertest::MxKind::Null:
    case partnertest::MxKind::None:
    case partnertest::MxKind::NxDomain:
    case partnertest::MxKind::Failed:
        setNote(tr("MX answer: %1").arg(securityWords(report().mx.security)));
        break;
    }
    return m_table->rows() > 0;
}

QWidget* HostsCard::markHost(int host)
{
    m_table->markRows(std::max(host, 0), host < 0 || host >= m_table->rows() ? 0 : 1);
    return m_table->markedCell();
}

void HostsCard::addHost(const HostReport& host, qsizetype index, bool used)
{
    m_table->addRow({textCell(QLocale().toString(host.preference)), nameCell(shownName(host.name), used),
                     textCell(addressWords(host)),
                     verdictCell(securityVerdict(host.dnssec), securityWords(host.dnssec)),
                     startTlsCell(host), hostVerdictCell(report(), index, carrier().policy)});
}

}  // namespace relaydeck::ui
