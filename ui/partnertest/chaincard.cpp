// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/chaincard.h"

#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/reportchain.h"
#include "ui/style/roles.h"
#include "ui/widgets/chainview.h"
#include "ui/widgets/label.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>

namespace relaydeck::ui {

ChainCard::ChainCard(QWidget* parent)
    : EvidenceCard(tr("Chain of trust"), parent)
    , m_hosts(new QComboBox)
    , m_view(new ChainView)
    , m_row(plainLabel({}, TextRole::Note))
{
    m_hosts->setAccessibleName(tr("Mail server"));
    m_hosts->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // each report has other names
    setSmall(m_hosts);
    addHeaderWidget(m_hosts);
    m_row->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_view);
    body()->addWidget(m_row);
    connect(m_view, &ChainView::nodeChosen, this, [this](int box, int node) {
        showBox(box);
        const Part part = partOf(box, node);
        Q_EMIT partChosen(part, part == Part::Nothing ? -1 : m_hosts->currentIndex());
    });
    connect(m_view, &ChainView::nodeActivated, this, [this](int box, int node) {
        if (const Part part = partOf(box, node); part != Part::Nothing)
            Q_EMIT partActivated(part, m_hosts->currentIndex());
    });
    connect(m_hosts, &QComboBox::currentIndexChanged, this, &ChainCard::showHost);
}

bool ChainCard::showReport()
{
    {
        const QSignalBlocker quiet(m_hosts);
        m_hosts->clear();
        for (const partnertest::HostReport& host : report().hosts)
            m_hosts->addItem(host.name.toDisplayString());
        m_hosts->setCurrentIndex(static_cast<int>(chainHost(report())));
    }
    m_hosts->setVisible(m_hosts->count() > 1);
    showHost(m_hosts->currentIndex());
    return !m_view->chain().boxes.isEmpty();
}

void ChainCard::showHost(int host)
{
    m_view->setChain(chainOf(report(), host));
    const std::optional<ChainPlace> failing = firstFailing(m_view->chain());
    showBox(failing ? failing->box : static_cast<int>(m_view->chain().boxes.size()) - 1);
    setTitle(host < 0 ? tr("Chain of trust to %1").arg(shownName(report().domain()))
                      : tr("Chain of trust to %1").arg(shownName(report().hosts.at(host).name)));
    setNote(
        tr("validated here, %1")
            .arg(QLocale().toString(report().evidence.judgedAt.toLocalTime().time(), QLocale::ShortFormat)));
}

ChainCard::Part ChainCard::partOf(int box, int node) const
{
    const Chain& chain = m_view->chain();
    const auto last = static_cast<int>(chain.boxes.size()) - 1;
    if (m_hosts->currentIndex() < 0)
        return Part::Nothing;
    // The last box is the server: its port, and what it shows for the TLSA records.
    if (box == last)
        return node == 0 ? Part::Server : Part::TlsaRecords;
    const bool isData = box == last - 1 && node == chain.boxes.at(box).nodes.size() - 1;
    if (!isData)
        return Part::Nothing;
    const partnertest::HostReport& host = report().hosts.at(m_hosts->currentIndex());
    return tlsaRecords(host).isEmpty() ? Part::Server : Part::TlsaRecords;
}

void ChainCard::showBox(int box)
{
    m_row->setText(chainText(m_view->chain()).section(u'\n', box, box));
}

}  // namespace relaydeck::ui
