// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/dialoguecard.h"

#include "core/base/plaintext.h"
#include "core/documents/rawtext.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/textpane.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPlainTextEdit>

namespace relaydeck::ui {

DialogueCard::DialogueCard(QWidget* parent)
    : EvidenceCard(tr("SMTP dialogue"), parent)
    , m_endpoints(new QComboBox)
    , m_transcript(textPane(tr("SMTP dialogue")))
{
    m_endpoints->setAccessibleName(tr("Address"));
    m_endpoints->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // each report has other names
    setSmall(m_endpoints);
    addHeaderWidget(m_endpoints);
    body()->addWidget(m_transcript);
    connect(m_endpoints, &QComboBox::currentIndexChanged, this, &DialogueCard::showEndpoint);
}

bool DialogueCard::showReport()
{
    const QList<partnertest::HostEndpoint>& endpoints = report().evidence.endpoints;
    {
        const QSignalBlocker quiet(m_endpoints);
        m_endpoints->clear();
        for (const partnertest::HostEndpoint& host : endpoints)
            m_endpoints->addItem(
                tr("%1, %2").arg(host.host.toDisplayString(), host.endpoint.address.toString()));
    }
    m_endpoints->setVisible(endpoints.size() > 1);
    showEndpoint(m_endpoints->currentIndex());
    return !endpoints.isEmpty();
}

void DialogueCard::showEndpoint(int index)
{
    const QList<partnertest::HostEndpoint>& endpoints = report().evidence.endpoints;
    if (index < 0 || index >= endpoints.size())
        return;
    const partnertest::HostEndpoint& host = endpoints.at(index);
    setTitle(tr("SMTP dialogue with %1").arg(shownName(host.host)));
    const tls::Handshake& handshake = host.endpoint.handshake;
    setNote(handshake.completed()
                ? tr("%1, %2").arg(tlsVersionWords(handshake.version), plainText(handshake.cipher, 60))
                : durationText(host.endpoint.duration));
    setPaneText(m_transcript, documents::transcriptText(host.endpoint), 24);
}

}  // namespace relaydeck::ui
