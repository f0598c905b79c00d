// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace relaydeck::cli {

namespace {

/// What an error of the operation means, for the person at the terminal; the detail follows.
QString sentence(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::Conflict:
    case ErrorCode::NotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::TrustAnchorsUnusable:
        return error.detail;
    case ErrorCode::StoreNotADatabase:
        return u"The store is not a Relaydeck store; it was left as it is. Give another file with --store. (%1)"_qs
            .arg(error.detail);
    case ErrorCode::StoreNewer:
        return u"The store was written by a newer Relaydeck; it was left as it is. Update this program. (%1)"_qs
            .arg(error.detail);
    case ErrorCode::StoreReadOnly:
        return u"The store cannot be written; nothing was changed. Check the permissions of the file and its folder. (%1)"_qs
            .arg(error.detail);
    case ErrorCode::StoreFull:
        return u"The disk is full; nothing was changed. Free some space and try again. (%1)"_qs.arg(
            error.detail);
    case ErrorCode::StoreBusy:
        return u"Another program holds the store; nothing was changed. Try again. (%1)"_qs.arg(error.detail);
    case ErrorCode::StoreFailed:
        return u"The store cannot be used. (%1)"_qs.arg(error.detail);
    case ErrorCode::FileUnwritable:
        return u"The file cannot be written. (%1)"_qs.arg(error.detail);
    case ErrorCode::InvalidData:
        return u"The file cannot be used, and nothing was taken from it. %1"_qs.arg(error.detail);
    case ErrorCode::LimitExceeded:
        return u"Too large: %1"_qs.arg(error.detail);
    case ErrorCode::Cancelled:
        return u"Cancelled."_qs;
    case ErrorCode::Expired:
    case ErrorCode::NetworkUnreachable:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionClosed:
    case ErrorCode::ResolverUnreachable:
    case ErrorCode::TlsFailed:
        return u"The network cannot be used. (%1)"_qs.arg(error.detail);
    }
    Q_UNREACHABLE();
}

}  // namespace

QString Session::storePath() const
{
    return m_storePath.isEmpty() ? store::Store::defaultPath() : m_storePath;
}

bool Session::storeExists() const
{
    return QFileInfo::exists(storePath());
}

Result<store::Store*> Session::store()
{
    if (!m_store) {
        Result<std::unique_ptr<store::Store>> opened =
            store::Store::open(storePath(), store::Origin::CommandLine);
        if (!opened)
            return opened.error();
        m_store = std::move(*opened);
    }
    return m_store.get();
}

Result<NetworkProfile> Session::baseProfile()
{
    if (!m_practice) {
        NetworkProfile profile;
        profile.name = u"This computer"_qs;
        return profile;
    }
    if (!m_network) {
        auto network = std::make_unique<practice::PracticeNetwork>();
        const Result<void> started = network->start();
        if (!started)
            return started.error();
        m_network = std::move(network);
    }
    return m_network->profile();
}

void Session::writeJson(const QJsonObject& object, bool oneLine)
{
    const QByteArray text =
        QJsonDocument(object).toJson(oneLine ? QJsonDocument::Compact : QJsonDocument::Indented);
    out() << QString::fromUtf8(text);
    if (oneLine)
        out() << '\n';
    out().flush();
}

int Session::fail(const Error& error)
{
    err() << "relaydeck-cli: " << sentence(error) << '\n';
    err().flush();
    return error.code == ErrorCode::InvalidArgument ? Usage : OperationFailed;
}

}  // namespace relaydeck::cli
