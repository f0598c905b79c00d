// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profileform.h"

#include "core/base/plaintext.h"
#include "core/base/wholefile.h"
#include "core/dnssec/trustanchors.h"
#include "core/network/resolveraddress.h"
#include "core/tls/roots.h"
#include "ui/settings/settingscard.h"
#include "ui/settings/textbox.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr qint64 LargestFile = 4 * 1024 * 1024;
constexpr int MostSeconds = 600;
enum Families { BothFamilies, Ipv4Only, Ipv6Only };

int seconds(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

/// Empty: they can be used.
QString anchorsFault(const QByteArray& text)
{
    const Result<dnssec::TrustAnchors> anchors = dnssec::TrustAnchors::fromText(text);
    return anchors ? QString()
                   : ProfileForm::tr("No usable trust anchor: %1").arg(plainText(anchors.error().detail));
}

QString authoritiesFault(const QByteArray& pem)
{
    const Result<tls::Roots> roots = tls::Roots::fromPem(pem);
    return roots ? QString()
                 : ProfileForm::tr("No usable certificate: %1").arg(plainText(roots.error().detail));
}

QString listed(const QSet<int>& numbers)
{
    QList<int> sorted(numbers.cbegin(), numbers.cend());
    std::ranges::sort(sorted);
    QStringList words;
    for (const int number : std::as_const(sorted))
        words.append(QString::number(number));
    return words.join(QStringLiteral(", "));
}

}  // namespace

ProfileForm::ProfileForm(QWidget* parent)
    : QWidget(parent)
    , m_name(line("name", {}))
    , m_resolvers(new TextBox(
          tr("Resolvers"), tr("empty: those of this computer\n192.0.2.53\ntls://192.0.2.53#dns.example"), 3))
    , m_anchors(new TextBox(tr("Trust anchors"), tr("empty: the keys of the root, DS or DNSKEY records"), 2))
    , m_authorities(
          new TextBox(tr("Certification authorities"), tr("PEM; empty: only those of this computer"), 2))
    , m_onlyAuthorities(new QCheckBox(tr("Trust these alone, not those of this computer")))
    , m_smtpPort(number("smtp-port", 1, 65535))
    , m_httpsPort(number("https-port", 1, 65535))
    , m_ehloName(line("ehlo-name", tr("empty: the name of this computer")))
    , m_source(line("source-address", tr("empty: the system chooses")))
    , m_families(new QComboBox)
    , m_algorithms(line("algorithms", QStringLiteral("8, 10, 13, 14, 15, 16")))
    , m_dnsTimeout(number("dns-timeout", 1, MostSeconds, tr(" s")))
    , m_connectTimeout(number("connect-timeout", 1, MostSeconds, tr(" s")))
    , m_smtpTimeout(number("smtp-timeout", 1, MostSeconds, tr(" s")))
{
    m_resolvers->setObjectName(QStringLiteral("profile.resolvers"));
    m_anchors->setObjectName(QStringLiteral("profile.anchors"));
    m_authorities->setObjectName(QStringLiteral("profile.authorities"));
    m_onlyAuthorities->setObjectName(QStringLiteral("profile.only-authorities"));
    m_families->setObjectName(QStringLiteral("profile.families"));
    m_families->addItems({tr("IPv4 and IPv6"), tr("IPv4 only"), tr("IPv6 only")});

    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::Space16);
    form->setVerticalSpacing(metrics::Space8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    addTo(*form, tr("Name"), m_name);
    m_resolversChecked = addChecked(*form, tr("Resolvers"), m_resolvers);
    m_anchorsChecked = addChecked(*form, tr("Trust anchors"), m_anchors);
    openInto(*m_anchors, m_anchorsChecked, tr("Open trust anchors"), &anchorsFault);
    m_authoritiesChecked = addChecked(*form, tr("Extra authorities"), m_authorities);
    openInto(*m_authorities, m_authoritiesChecked, tr("Open certification authorities"), &authoritiesFault);
    form->addRow(QString(), m_onlyAuthorities);
    m_algorithmsChecked = addChecked(*form, tr("DNSSEC algorithms"), m_algorithms);
    addTo(*form, tr("SMTP port"), m_smtpPort);
    addTo(*form, tr("HTTPS port"), m_httpsPort);
    m_ehloChecked = addChecked(*form, tr("EHLO name"), m_ehloName);
    m_sourceChecked = addChecked(*form, tr("Source address"), m_source);
    addTo(*form, tr("Addresses of partners"), m_families);
    addTo(*form, tr("Time for a DNS answer"), m_dnsTimeout);
    addTo(*form, tr("Time to connect"), m_connectTimeout);
    addTo(*form, tr("Time for an SMTP reply"), m_smtpTimeout);

    for (const TextBox* box : {m_resolvers, m_anchors, m_authorities})
        connect(box, &TextBox::editingFinished, this, &ProfileForm::onEdited);
    connect(m_families, &QComboBox::currentIndexChanged, this, &ProfileForm::onEdited);
    connect(m_onlyAuthorities, &QCheckBox::toggled, this, &ProfileForm::onEdited);
}

QLineEdit* ProfileForm::line(const char* id, const QString& placeholder) const
{
    auto* field = new QLineEdit;
    field->setObjectName(QStringLiteral("profile.%1").arg(QLatin1String(id)));
    field->setPlaceholderText(placeholder);
    field->setMaxLength(255);
    connect(field, &QLineEdit::editingFinished, this, &ProfileForm::onEdited);
    return field;
}

QSpinBox* ProfileForm::number(const char* id, int least, int most, const QString& suffix) const
{
    auto* field = new QSpinBox;
    field->setObjectName(QStringLiteral("profile.%1").arg(QLatin1String(id)));
    field->setRange(least, most);
    field->setSuffix(suffix);
    field->setKeyboardTracking(false);
    connect(field, &QSpinBox::valueChanged, this, &ProfileForm::onEdited);
    return field;
}

void ProfileForm::addTo(QFormLayout& form, const QString& name, QWidget* field)
{
    nameControl(*field, name);
    form.addRow(fieldLabel(name, field), field);
}

ProfileForm::Checked ProfileForm::addChecked(QFormLayout& form, const QString& name, QWidget* field)
{
    nameControl(*field, name);
    auto* fault = plainLabel({}, TextRole::Secondary);
    fault->setForegroundRole(QPalette::BrightText);
    fault->hide();
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::Space4);
    column->addWidget(field);
    column->addWidget(fault);
    form.addRow(fieldLabel(name, field), column);
    return {field, fault};
}

void ProfileForm::openInto(TextBox& box, const Checked& checked, const QString& title, const FileCheck& check)
{
    auto* open = new QPushButton(tr("Open file…"), this);
    setButtonKind(open, ButtonKind::Link);
    open->setAccessibleName(title);
    auto* layout = qobject_cast<QFormLayout*>(this->layout());
    layout->addRow(QString(), open);
    connect(open, &QPushButton::clicked, this, [this, &box, checked, title, check] {
        auto* dialog = new QFileDialog(this, title);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this, &box, checked, check](const QString& path) {
            const Result<QByteArray> content = readWholeFile(path, LargestFile);
            const QString fault = content ? check(*content) : plainText(content.error().detail);
            if (!fault.isEmpty()) {
                judge(checked, tr("%1 was not taken. %2").arg(plainText(QFileInfo(path).fileName()), fault));
                return;
            }
            box.setPlainText(QString::fromUtf8(*content));
            onEdited();
        });
        dialog->open();
    });
}

void ProfileForm::setProfile(const NetworkProfile& profile, bool editable)
{
    m_showing = true;
    m_profile = profile;
    m_name->setText(profile.name);
    QStringList resolvers;
    for (const Upstream& upstream : profile.upstreams)
        resolvers.append(upstreamText(upstream));
    m_resolvers->setPlainText(resolvers.join(u'\n'));
    m_anchors->setPlainText(QString::fromUtf8(profile.trustAnchors));
    m_authorities->setPlainText(QString::fromUtf8(profile.caCertificates));
    m_onlyAuthorities->setChecked(profile.onlyCaCertificates);
    m_smtpPort->setValue(profile.smtpPort);
    m_httpsPort->setValue(profile.httpsPort);
    m_ehloName->setText(profile.ehloName);
    m_source->setText(profile.sourceAddress.toString());
    m_families->setCurrentIndex(!profile.useIpv6 ? Ipv4Only : !profile.useIpv4 ? Ipv6Only : BothFamilies);
    m_algorithms->setText(listed(profile.dnssecAlgorithms));
    m_dnsTimeout->setValue(seconds(profile.dnsTimeout));
    m_connectTimeout->setValue(seconds(profile.connectTimeout));
    m_smtpTimeout->setValue(seconds(profile.smtpTimeout));
    for (const Checked& checked : {m_resolversChecked, m_anchorsChecked, m_authoritiesChecked, m_ehloChecked,
                                   m_sourceChecked, m_algorithmsChecked})
        judge(checked, {});
    setEnabled(editable);
    m_showing = false;
}

bool ProfileForm::judge(const Checked& checked, const QString& fault)
{
    checked.fault->setText(fault);
    checked.fault->setVisible(!fault.isEmpty());
    setFieldState(checked.field, fault.isEmpty() ? FieldState::Neutral : FieldState::Invalid);
    return fault.isEmpty();
}

bool ProfileForm::readResolvers(NetworkProfile& profile) const
{
    profile.upstreams.clear();
    QString fault;
    const QStringList lines = m_resolvers->text().split(u'\n', Qt::SkipEmptyParts);
    for (const QString& text : lines) {
        const Result<Upstream> upstream = parseUpstream(text.trimmed());
        if (upstream)
            profile.upstreams.append(*upstream);
        else if (fault.isEmpty())
            fault = upstream.error().detail;
    }
    return judge(m_resolversChecked, fault);
}

bool ProfileForm::readAuthorities(NetworkProfile& profile) const
{
    profile.trustAnchors = m_anchors->text().toUtf8();
    profile.caCertificates = m_authorities->text().toUtf8();
    profile.onlyCaCertificates = m_onlyAuthorities->isChecked();
    const auto fault = [](const QByteArray& text, auto check) {
        return text.isEmpty() ? QString() : check(text);
    };
    const bool anchorsFit = judge(m_anchorsChecked, fault(profile.trustAnchors, &anchorsFault));
    return judge(m_authoritiesChecked, fault(profile.caCertificates, &authoritiesFault)) && anchorsFit;
}

bool ProfileForm::readSender(NetworkProfile& profile) const
{
    QString nameFault;
    profile.ehloName.clear();
    if (const QString name = m_ehloName->text().trimmed(); !name.isEmpty()) {
        const Result<DomainName> read = DomainName::fromUserInput(name);
        if (read)
            profile.ehloName = read->toString();
        else
            nameFault = read.error().detail;
    }
    const QString address = m_source->text().trimmed();
    profile.sourceAddress = QHostAddress(address);
    const bool nameFits = judge(m_ehloChecked, nameFault);
    return judge(m_sourceChecked,
                 !address.isEmpty() && profile.sourceAddress.isNull()
                     ? tr("Give an IP address of this computer.")
                     : QString())
        && nameFits;
}

bool ProfileForm::readAlgorithms(NetworkProfile& profile) const
{
    profile.dnssecAlgorithms.clear();
    bool fit = true;
    const QStringList words = m_algorithms->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        bool ok = false;
        const int number = word.trimmed().toInt(&ok);
        fit = fit && ok && number >= 1 && number <= 255;
        profile.dnssecAlgorithms.insert(number);
    }
    return judge(m_algorithmsChecked,
                 fit && !words.isEmpty() ? QString()
                                         : tr("Give numbers from 1 to 255 with commas between them."));
}

void ProfileForm::onEdited()
{
    if (m_showing)
        return;
    NetworkProfile profile = m_profile;
    if (const QString name = m_name->text().trimmed(); !name.isEmpty())
        profile.name = name;
    profile.smtpPort = static_cast<quint16>(m_smtpPort->value());
    profile.httpsPort = static_cast<quint16>(m_httpsPort->value());
    profile.useIpv4 = m_families->currentIndex() != Ipv6Only;
    profile.useIpv6 = m_families->currentIndex() != Ipv4Only;
    profile.dnsTimeout = std::chrono::seconds(m_dnsTimeout->value());
    profile.connectTimeout = std::chrono::seconds(m_connectTimeout->value());
    profile.smtpTimeout = std::chrono::seconds(m_smtpTimeout->value());
    // All of them, so that every fault is told at once.
    const bool resolvers = readResolvers(profile);
    const bool authorities = readAuthorities(profile);
    const bool sender = readSender(profile);
    const bool algorithms = readAlgorithms(profile);
    if (!resolvers || !authorities || !sender || !algorithms)
        return;
    m_profile = profile;
    Q_EMIT edited(profile);
}

}  // namespace relaydeck::ui
