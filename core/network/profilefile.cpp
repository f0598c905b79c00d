// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/profilefile.h"

#include "core/base/jsonreader.h"
#include "core/base/wholefile.h"
#include "core/network/resolveraddress.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace relaydeck {

namespace {

constexpr int Version = 1;
constexpr qint64 LargestFile = 16 * 1024 * 1024;
constexpr qsizetype MostProfiles = 200;
constexpr qint64 LargestPort = 65535;

/// As words, which JsonReader can read as a list.
QJsonArray numberWords(const QSet<int>& values)
{
    QList<int> sorted(values.cbegin(), values.cend());
    std::ranges::sort(sorted);
    QJsonArray words;
    for (const int value : std::as_const(sorted))
        words.append(QString::number(value));
    return words;
}

QSet<int> readNumbers(const JsonReader& reader, const QString& key)
{
    QSet<int> values;
    const QStringList words = reader.strings(key);
    for (const QString& word : words) {
        bool ok = false;
        const int number = word.toInt(&ok);
        if (!ok || number < 1 || number > 255)
            reader.fail(key, QStringLiteral("expected numbers from 1 to 255"));
        values.insert(number);
    }
    return values;
}

QList<Upstream> readUpstreams(const JsonReader& reader)
{
    QList<Upstream> upstreams;
    const QString key = QStringLiteral("resolvers");
    const QStringList addresses = reader.strings(key);
    for (const QString& address : addresses) {
        const Result<Upstream> upstream = parseUpstream(address);
        if (upstream)
            upstreams.append(*upstream);
        else
            reader.fail(key, upstream.error().detail);
    }
    return upstreams;
}

Error damaged(const QString& path, const QString& why)
{
    return {ErrorCode::InvalidData, QStringLiteral("%1: %2").arg(path, why)};
}

Result<QList<NamedProfile>> profilesIn(const QJsonObject& object, const QString& path)
{
    const JsonReader reader(object);
    // What a newer version has written is not read by halves.
    reader.whole(QStringLiteral("version"), Version, Version);
    QList<NamedProfile> profiles = reader.parts(QStringLiteral("profiles"), &namedProfileFromJson);
    if (!reader.ok())
        return damaged(path, reader.error().detail);
    if (profiles.size() > MostProfiles)
        return Error{ErrorCode::LimitExceeded, QStringLiteral("%1 holds too many profiles").arg(path)};
    return profiles;
}

/// A profile by itself, or the only one of a file of profiles.
Result<NamedProfile> profileIn(const QJsonObject& object, const QString& path)
{
    if (!object.contains(QStringLiteral("profiles"))) {
        const Result<NamedProfile> profile = namedProfileFromJson(object);
        if (!profile)
            return damaged(path, profile.error().detail);
        return profile;
    }
    const Result<QList<NamedProfile>> profiles = profilesIn(object, path);
    if (!profiles)
        return profiles.error();
    if (profiles->size() != 1)
        return damaged(path, QStringLiteral("it holds %1 profiles instead of one").arg(profiles->size()));
    return profiles->first();
}

template<typename T>
Result<T> readObject(const QString& path, Result<T> (*parse)(const QJsonObject& object, const QString& path))
{
    const Result<QByteArray> content = readWholeFile(path, LargestFile);
    if (!content)
        return content.error();
    QJsonParseError fault{};
    const QJsonDocument document = QJsonDocument::fromJson(*content, &fault);
    if (fault.error != QJsonParseError::NoError)
        return damaged(path, fault.errorString());
    return parse(document.object(), path);
}

quint16 readPort(const JsonReader& reader, const QString& key)
{
    return static_cast<quint16>(reader.whole(key, 1, LargestPort));
}

}  // namespace

QJsonObject toJson(const NamedProfile& named)
{
    const NetworkProfile& profile = named.profile;
    QJsonArray resolvers;
    for (const Upstream& upstream : profile.upstreams)
        resolvers.append(upstreamText(upstream));
    return {{QStringLiteral("id"), named.id},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("resolvers"), resolvers},
            {QStringLiteral("trustAnchors"), QString::fromUtf8(profile.trustAnchors)},
            {QStringLiteral("caCertificates"), QString::fromUtf8(profile.caCertificates)},
            {QStringLiteral("onlyCaCertificates"), profile.onlyCaCertificates},
            {QStringLiteral("smtpPort"), profile.smtpPort},
            {QStringLiteral("httpsPort"), profile.httpsPort},
            {QStringLiteral("nameServerPort"), profile.nameServerPort},
            {QStringLiteral("ehloName"), profile.ehloName},
            {QStringLiteral("sourceAddress"), profile.sourceAddress.toString()},
            {QStringLiteral("useIpv4"), profile.useIpv4},
            {QStringLiteral("useIpv6"), profile.useIpv6},
            {QStringLiteral("dnssecAlgorithms"), numberWords(profile.dnssecAlgorithms)},
            {QStringLiteral("dnssecDigests"), numberWords(profile.dnssecDigests)},
            {QStringLiteral("dnsTimeout"), static_cast<qint64>(profile.dnsTimeout.count())},
            {QStringLiteral("connectTimeout"), static_cast<qint64>(profile.connectTimeout.count())},
            {QStringLiteral("smtpTimeout"), static_cast<qint64>(profile.smtpTimeout.count())}};
}

Result<NamedProfile> namedProfileFromJson(const QJsonObject& object)
{
    const JsonReader reader(object);
    NamedProfile named;
    named.id = reader.string(QStringLiteral("id"));
    NetworkProfile& profile = named.profile;
    profile.name = reader.string(QStringLiteral("name"));
    profile.upstreams = readUpstreams(reader);
    profile.trustAnchors = reader.string(QStringLiteral("trustAnchors")).toUtf8();
    profile.caCertificates = reader.string(QStringLiteral("caCertificates")).toUtf8();
    // Profiles from before there was a choice: authorities stood alone.
    const QString only = QStringLiteral("onlyCaCertificates");
    profile.onlyCaCertificates = reader.has(only) ? reader.boolean(only) : !profile.caCertificates.isEmpty();
    profile.smtpPort = readPort(reader, QStringLiteral("smtpPort"));
    profile.httpsPort = readPort(reader, QStringLiteral("httpsPort"));
    profile.nameServerPort = readPort(reader, QStringLiteral("nameServerPort"));
    profile.ehloName = reader.string(QStringLiteral("ehloName"));
    if (const QString address = reader.string(QStringLiteral("sourceAddress")); !address.isEmpty())
        profile.sourceAddress = reader.address(QStringLiteral("sourceAddress"));
    profile.useIpv4 = reader.boolean(QStringLiteral("useIpv4"));
    profile.useIpv6 = reader.boolean(QStringLiteral("useIpv6"));
    profile.dnssecAlgorithms = readNumbers(reader, QStringLiteral("dnssecAlgorithms"));
    profile.dnssecDigests = readNumbers(reader, QStringLiteral("dnssecDigests"));
    profile.dnsTimeout = reader.milliseconds(QStringLiteral("dnsTimeout"));
    profile.connectTimeout = reader.milliseconds(QStringLiteral("connectTimeout"));
    profile.smtpTimeout = reader.milliseconds(QStringLiteral("smtpTimeout"));
    if (!reader.ok())
        return reader.error();
    return named;
}

QString profilesPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/relaydeck/networks.json");
}

Result<QList<NamedProfile>> readProfiles(const QString& path)
{
    if (!QFile::exists(path))
        return QList<NamedProfile>();
    return readObject(path, &profilesIn);
}

Result<NamedProfile> readProfile(const QString& path)
{
    return readObject(path, &profileIn);
}

Result<void> writeProfiles(const QString& path, const QList<NamedProfile>& profiles)
{
    const auto failed = [&path](const QString& why) {
        return Error{ErrorCode::FileUnwritable, QStringLiteral("%1: %2").arg(path, why)};
    };
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failed(QStringLiteral("the folder cannot be made"));
    const QJsonObject object{{QStringLiteral("version"), Version},
                             {QStringLiteral("profiles"), toJsonArray(profiles)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.write(QJsonDocument(object).toJson());
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

}  // namespace relaydeck
