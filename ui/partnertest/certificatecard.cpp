// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/certificatecard.h"

#include "core/base/plaintext.h"
#include "core/tls/certificate.h"
#include "ui/partnertest/evidencetable.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/validitybar.h"
#include "ui/text/texts.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QLocale>
#include <QtCore/QSet>
#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

using partnertest::CertificateSummary;

namespace {

constexpr int MaxCertificates = 12;
constexpr int MaxNames = 24;

/// One line for each name, the one that is the host's in bold.
QWidget* namesCell(const QStringList& names, const DomainName& host)
{
    auto* cell = new QWidget;
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (const QString& name : names.mid(0, MaxNames)) {
        const bool matches = tls::nameMatches(name, host);
        auto* label = new ElidingLabel(plainText(name), matches ? TextRole::Strong : TextRole::Body);
        if (matches)
            label->setAccessibleDescription(CertificateCard::tr("the name of the host"));
        layout->addWidget(label);
    }
    if (names.size() > MaxNames)
        layout->addWidget(new ElidingLabel(
            CertificateCard::tr("%n more", nullptr, static_cast<int>(names.size()) - MaxNames),
            TextRole::Secondary));
    if (names.isEmpty())
        layout->addWidget(new ElidingLabel(CertificateCard::tr("none")));
    return cell;
}

QWidget* validityCell(const CertificateSummary& certificate, const QDateTime& at)
{
    auto* cell = new QWidget;
    auto* layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(new ElidingLabel(CertificateCard::tr("%1 to %2, %3")
                                           .arg(dayText(certificate.notBefore), dayText(certificate.notAfter),
                                                daysLeftWords(certificate.notAfter, at))));
    layout->addWidget(new ValidityBar(certificate.notBefore, certificate.notAfter, at));
    return cell;
}

QString chainWords(const QList<QByteArray>& chain)
{
    QStringList lines;
    for (const QByteArray& der : chain.mid(0, MaxCertificates)) {
        const Result<tls::Certificate> certificate = tls::parseCertificate(der);
        lines << (certificate ? plainText(certificate->subject) : CertificateCard::tr("cannot be read"));
    }
    return lines.join(u'\n');
}

}  // namespace

CertificateCard::CertificateCard(QWidget* parent)
    : EvidenceCard(tr("Certificate"), parent)
    , m_facts(new FactGrid)
{
    body()->addWidget(m_facts);
}

bool CertificateCard::showReport()
{
    m_facts->clear();
    QSet<QByteArray> seen;
    for (const partnertest::HostReport& host : report().hosts) {
        for (const partnertest::EndpointReport& endpoint : host.endpoints) {
            // The same certificate is judged anew for each host, whose name it must carry.
            const QByteArray key =
                endpoint.certificate ? endpoint.certificate->sha256 + host.name.wire() : QByteArray();
            if (!endpoint.certificate || seen.contains(key) || seen.size() >= MaxCertificates)
                continue;
            seen.insert(key);
            addCertificate(host, endpoint);
        }
    }
    setTitle(seen.size() > 1 ? tr("Certificates") : tr("Certificate"));
    return !seen.isEmpty();
}

void CertificateCard::addCertificate(const partnertest::HostReport& host,
                                     const partnertest::EndpointReport& endpoint)
{
    const CertificateSummary& certificate = *endpoint.certificate;
    const QDateTime& at = report().evidence.judgedAt;
    m_facts->addFact(tr("Mail server"), strongCell(shownName(host.name)));
    if (endpoint.pkix)
        m_facts->addFact(tr("By public rules"),
                         verdictCell(endpoint.pkix->passed() ? Verdict::DeliveredDane : Verdict::AtRisk,
                                     chainProblemWords(endpoint.pkix->problem)));
    m_facts->addFact(tr("Names"), namesCell(certificate.names, host.name));
    m_facts->addFact(tr("Subject"), plainText(certificate.subject));
    m_facts->addFact(tr("Issuer"), plainText(certificate.issuer));
    m_facts->addFact(tr("Validity"), validityCell(certificate, at));
    m_facts->addFact(tr("Key"),
                     tr("%1, %n bits", nullptr, certificate.keyBits).arg(plainText(certificate.keyType, 40)));
    m_facts->addFact(tr("Signature"), plainText(certificate.signatureAlgorithm, 60));
    m_facts->addFact(tr("SHA-256 of the key"), hexCell(tr("SHA-256 of the key"), certificate.keySha256));
    m_facts->addFact(tr("SHA-256"), hexCell(tr("SHA-256 of the certificate"), certificate.sha256));
    if (endpoint.evidence >= 0 && endpoint.evidence < report().evidence.endpoints.size())
        m_facts->addFact(
            tr("Chain as sent"),
            chainWords(report().evidence.endpoints.at(endpoint.evidence).endpoint.handshake.chain));
}

}  // namespace relaydeck::ui
