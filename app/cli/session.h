// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"
#include "core/network/networkprofile.h"
#include "core/practice/practicenetwork.h"
#include "core/store/store.h"

#include <QtCore/QJsonObject>

#include <memory>

namespace relaydeck::cli {

/// What the commands of one call share: streams, the store, the network that they ask. Opened when first
/// needed.
class Session {
public:
    explicit Session(Streams& streams) : m_streams(streams) { }

    QTextStream& in() { return m_streams.in; }
    QTextStream& out() { return m_streams.out; }
    QTextStream& err() { return m_streams.err; }
    bool terminal() const { return m_streams.terminal; }

    void setStorePath(const QString& path) { m_storePath = path; }
    void setPractice(bool practice) { m_practice = practice; }
    /// Whether the network is the practice network, of which nothing may be taken for the real one.
    bool practice() const { return m_practice; }

    Result<store::Store*> store();
    /// Whether there is a store to read from, so that one need not be made.
    bool storeExists() const;
    /// That of this computer, or of the practice network, which is started by the first call.
    Result<NetworkProfile> baseProfile();

    /// Writes one JSON document, indented, or on one line.
    void writeJson(const QJsonObject& object, bool oneLine = false);
    /// Says what went wrong and gives the exit code for it.
    int fail(const Error& error);

private:
    QString storePath() const;

    Streams& m_streams;
    QString m_storePath;
    bool m_practice = false;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<practice::PracticeNetwork> m_network;
};

}  // namespace relaydeck::cli
