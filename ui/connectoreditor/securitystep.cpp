// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/securitystep.h"

#include "ui/connectors/connectorstatus.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace relaydeck::ui {

namespace {

QString levelWords(TlsSettings settings)
{
    switch (settings) {
    case TlsSettings::Blank:
        return SecurityStep::tr("TLS where the server offers it, with any certificate; else clear text.");
    case TlsSettings::EncryptionOnly:
        return SecurityStep::tr("Never without TLS; any certificate will do.");
    case TlsSettings::CertificateValidation:
        return SecurityStep::tr(
            "Never without TLS; the certificate must come from a trusted issuer and not be "
            "revoked.");
    case TlsSettings::DomainValidation:
        return SecurityStep::tr(
            "Never without TLS; the certificate must be trusted and carry the name below.");
    }
    Q_UNREACHABLE();
}

}  // namespace

SecurityStep::SecurityStep(Session& session, QWidget* parent)
    : EditorStep(
        tr("Security and modes"),
        tr("What the receiving server has to prove before it gets the mail. Where a partner publishes "
           "neither DANE nor MTA-STS, the TLS level alone holds."),
        parent)
    , m_session(session)
    , m_tls(new SegmentedControl({tr("When offered"), tr("Always TLS"), tr("Trusted"), tr("Trusted, named")}))
    , m_tlsWords(plainLabel({}, TextRole::Secondary))
    , m_tlsDomain(new QLineEdit)
    , m_dane(new SegmentedControl(
          {modeText(DaneMode::Opportunistic), modeText(DaneMode::Mandatory), modeText(DaneMode::None)}))
    , m_sts(new SegmentedControl({modeText(MtaStsMode::Opportunistic), modeText(MtaStsMode::None)}))
    , m_unset(plainLabel({}, TextRole::Secondary))
{
    m_tls->setObjectName(QStringLiteral("connector.tls"));
    m_tls->setAccessibleName(tr("TLS level"));
    for (int level = 0; level < m_tls->count(); ++level) {
        const QString word = toString(static_cast<TlsSettings>(level));
        m_tls->setSegmentToolTip(level,
                                 word.isEmpty() ? QStringLiteral("TlsSettings $null")
                                                : QStringLiteral("TlsSettings %1").arg(word));
    }
    addField(ConnectorField::TlsSettings, tr("TLS level"), m_tls);
    body()->addWidget(m_tlsWords);
    m_tlsDomain->setObjectName(QStringLiteral("connector.tls-domain"));
    m_tlsDomain->setAccessibleName(tr("Name in the certificate"));
    m_tlsDomain->setPlaceholderText(tr("*.partner.example"));
    addField(ConnectorField::TlsDomain, tr("Name in the &certificate"), m_tlsDomain);
    m_dane->setObjectName(QStringLiteral("connector.dane"));
    m_dane->setAccessibleName(tr("SMTP DANE mode"));
    addField(ConnectorField::SmtpDaneMode, tr("SMTP DANE mode"), m_dane);
    m_sts->setObjectName(QStringLiteral("connector.mta-sts"));
    m_sts->setAccessibleName(tr("MTA-STS mode"));
    addField(ConnectorField::MtaStsMode, tr("MTA-STS mode"), m_sts);
    body()->addWidget(m_unset);
    addMatrix();

    connect(m_tls, &SegmentedControl::activated, this, [this] { touch(ConnectorField::TlsSettings); });
    connect(m_tlsDomain, &QLineEdit::textChanged, this, [this] { touch(ConnectorField::TlsDomain); });
    connect(m_dane, &SegmentedControl::activated, this, [this] { touch(ConnectorField::SmtpDaneMode); });
    connect(m_sts, &SegmentedControl::activated, this, [this] { touch(ConnectorField::MtaStsMode); });
}

void SecurityStep::addMatrix()
{
    body()->addSpacing(metrics::Space16);
    auto* head = new QHBoxLayout;
    head->addWidget(new ElidingLabel(tr("What would happen"), TextRole::Section), 1);
    m_matrixNote = new ElidingLabel({}, TextRole::Secondary);
    head->addWidget(m_matrixNote);
    body()->addLayout(head);
    m_matrix = new ModeMatrix;
    m_matrix->setObjectName(QStringLiteral("connector.matrix"));
    body()->addWidget(m_matrix);
    m_sentence = plainLabel({}, TextRole::Secondary);
    // Room for two lines, so that nothing moves while the mouse goes over the cells.
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    body()->addWidget(m_sentence);
    connect(m_matrix, &ModeMatrix::sentenceChanged, this, [this](const QString& sentence) {
        m_sentence->setText(sentence.isEmpty() ? m_shownSentence : sentence);
    });
    // Nothing is written before the editor saves, so a cell sets its pair here.
    connect(m_matrix, &ModeMatrix::activated, this, &SecurityStep::chooseModes);
}

void SecurityStep::chooseModes(DaneMode dane, MtaStsMode sts)
{
    if (m_dane->currentIndex() != static_cast<int>(dane)) {
        m_dane->setCurrentIndex(static_cast<int>(dane));
        touch(ConnectorField::SmtpDaneMode);
    }
    if (m_sts->currentIndex() != static_cast<int>(sts)) {
        m_sts->setCurrentIndex(static_cast<int>(sts));
        touch(ConnectorField::MtaStsMode);
    }
}

void SecurityStep::fill(const Connector& connector)
{
    m_tls->setCurrentIndex(static_cast<int>(connector.tlsSettings));
    m_tlsDomain->setText(connector.tlsDomain);
    m_dane->setCurrentIndex(static_cast<int>(connector.effectiveDaneMode()));
    m_sts->setCurrentIndex(static_cast<int>(connector.effectiveMtaStsMode()));
    m_daneSet = connector.smtpDaneMode.has_value();
    m_stsSet = connector.mtaStsMode.has_value();
}

void SecurityStep::collect(Connector& connector) const
{
    connector.tlsSettings = static_cast<TlsSettings>(m_tls->currentIndex());
    connector.tlsDomain = m_tlsDomain->text().trimmed();
    if (m_daneSet || isTouched(ConnectorField::SmtpDaneMode))
        connector.smtpDaneMode = static_cast<DaneMode>(m_dane->currentIndex());
    if (m_stsSet || isTouched(ConnectorField::MtaStsMode))
        connector.mtaStsMode = static_cast<MtaStsMode>(m_sts->currentIndex());
}

void SecurityStep::follow(const Connector& connector)
{
    m_tlsWords->setText(levelWords(connector.tlsSettings));
    // What is there can always be taken away.
    m_tlsDomain->setEnabled(connector.tlsSettings == TlsSettings::DomainValidation
                            || !connector.tlsDomain.isEmpty());
    QStringList unset;
    if (!connector.smtpDaneMode)
        unset.append(tr("SMTP DANE"));
    if (!connector.mtaStsMode)
        unset.append(tr("MTA-STS"));
    m_unset->setVisible(!unset.isEmpty());
    m_unset->setText(tr("%1: not set, which works as Opportunistic. Choosing one sets it.")
                         .arg(unset.join(QStringLiteral(", "))));
    showMatrix(connector);
}

void SecurityStep::showMatrix(const Connector& connector)
{
    const ConnectorStatus status = statusOf(connector, m_session);
    const DomainStatus* ruling = status.rulingDomain();
    const auto report = ruling ? m_session.reports().latest(ruling->domain) : nullptr;
    m_matrix->setCurrentModes(connector.effectiveDaneMode(), connector.effectiveMtaStsMode());
    if (!report) {
        m_matrix->clear();
        m_matrixNote->setText({});
        m_shownSentence = ruling
            ? tr("%1 was not tested yet: the next step tests it.").arg(isolated(ruling->domain))
            : tr("No domain is named yet that can be tested.");
    } else {
        const decision::SendingPolicy policy = decision::sendingPolicy(connector);
        m_matrix->setDeliveries(decision::decideAll(report->observation, policy));
        m_matrixNote->setText(
            status.domains.size() > 1
                ? tr("%1, the worst of %n domains, tested %2", nullptr,
                     static_cast<int>(status.domains.size()))
                      .arg(isolated(ruling->domain), relativeTime(ruling->testedAt))
                : tr("%1, tested %2").arg(isolated(ruling->domain), relativeTime(ruling->testedAt)));
        m_shownSentence = cellSentence(report->deliveryFor(policy));
    }
    m_sentence->setText(m_shownSentence);
}

}  // namespace relaydeck::ui
