// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judgementoptions.h"

#include "core/base/wholefile.h"
#include "core/dnssec/trustanchors.h"
#include "core/tls/roots.h"

namespace relaydeck::cli {

namespace {

constexpr qint64 MaxFileSize = 4 * 1024 * 1024;

Error wrong(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

/// `8,13,15`
Result<QSet<int>> parseNumbers(const QString& option, const std::string& text)
{
    QSet<int> numbers;
    const QStringList parts = QString::fromStdString(text).split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        bool ok = false;
        const int number = part.trimmed().toInt(&ok);
        if (!ok || number < 1 || number > 255)
            return wrong(u"%1 takes numbers from 1 to 255 with commas between them; \"%2\" is none."_qs.arg(
                option, part));
        numbers.insert(number);
    }
    if (numbers.isEmpty())
        return wrong(u"%1 takes at least one number."_qs.arg(option));
    return numbers;
}

}  // namespace

void JudgementOptions::addTo(CLI::App& command, const std::string& group)
{
    command
        .add_option("--trust-anchor", m_trustAnchorFile, "file with DS or DNSKEY records to validate from")
        ->group(group);
    CLI::Option* authorities =
        command
            .add_option("--ca-file", m_caFile,
                        "PEM file with certification authorities to trust beside this computer's")
            ->group(group);
    command.add_flag("--only-ca", m_onlyCa, "trust those of --ca-file alone")
        ->group(group)
        ->needs(authorities);
    command.add_option("--at", m_at, "validate as of this time (ISO 8601, UTC)")->group(group);
    command.add_option("--dnssec-algorithms", m_algorithms, "accepted algorithms (8,10,13,14,15,16)")
        ->group(group);
    command.add_option("--dnssec-digests", m_digests, "accepted digest types of DS records (1,2,4)")
        ->group(group);
}

Result<NetworkProfile> JudgementOptions::applyTo(NetworkProfile profile) const
{
    if (!m_trustAnchorFile.empty()) {
        const QString path = QString::fromStdString(m_trustAnchorFile);
        const Result<QByteArray> content = readWholeFile(path, MaxFileSize);
        if (!content)
            return content.error();
        const Result<dnssec::TrustAnchors> anchors = dnssec::TrustAnchors::fromText(*content);
        if (!anchors)
            return Error{ErrorCode::TrustAnchorsUnusable,
                         u"%1 holds no usable trust anchor: %2"_qs.arg(path, anchors.error().detail)};
        profile.trustAnchors = *content;
    }
    if (!m_caFile.empty()) {
        const QString path = QString::fromStdString(m_caFile);
        const Result<QByteArray> content = readWholeFile(path, MaxFileSize);
        if (!content)
            return content.error();
        const Result<tls::Roots> roots = tls::Roots::fromPem(*content);
        if (!roots)
            return Error{ErrorCode::InvalidData,
                         u"%1 holds no usable certificate: %2"_qs.arg(path, roots.error().detail)};
        profile.caCertificates = *content;
        profile.onlyCaCertificates = m_onlyCa;
    }
    if (!m_at.empty()) {
        QDateTime at = QDateTime::fromString(QString::fromStdString(m_at), Qt::ISODate);
        if (!at.isValid())
            return wrong(u"--at takes a time such as 2026-05-01T12:00:00Z."_qs);
        if (at.timeSpec() == Qt::LocalTime)
            at.setTimeSpec(Qt::UTC);
        profile.validateAt = at.toUTC();
    }
    if (!m_algorithms.empty()) {
        const Result<QSet<int>> algorithms = parseNumbers(u"--dnssec-algorithms"_qs, m_algorithms);
        if (!algorithms)
            return algorithms.error();
        profile.dnssecAlgorithms = *algorithms;
    }
    if (!m_digests.empty()) {
        const Result<QSet<int>> digests = parseNumbers(u"--dnssec-digests"_qs, m_digests);
        if (!digests)
            return digests.error();
        profile.dnssecDigests = *digests;
    }
    return profile;
}

}  // namespace relaydeck::cli
