// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"
#include "core/practice/partner.h"

#include <QtCore/QJsonObject>
#include <QtCore/QObject>

#include <memory>

namespace relaydeck::practice {

/// A mail world of its own inside this process: a signed DNS tree with its own root, mail servers and policy
/// hosts, all on loopback addresses and free ports. Anything that takes a NetworkProfile works with it; no
/// privileges and no network are needed, and several can run at once.
class PracticeNetwork : public QObject {
    Q_OBJECT

public:
    explicit PracticeNetwork(QObject* parent = nullptr);
    ~PracticeNetwork() override;

    /// Ready when it returns; well under two seconds.
    Result<void> start(const QList<Partner>& partners = practice::partners());
    void stop();
    bool isRunning() const { return m_servers != nullptr; }

    /// Where and how to reach it, while it runs.
    NetworkProfile profile() const;
    /// The same for other programs, and the table of partners with what a test of each must find.
    QJsonObject toJson() const;

private:
    struct Servers;

    Result<void> prepare(const QList<Partner>& partners, Servers& servers);

    std::unique_ptr<Servers> m_servers;  // while it runs
    QByteArray m_trustAnchors;
    QByteArray m_caCertificates;
    QList<Partner> m_partners;
};

}  // namespace relaydeck::practice
