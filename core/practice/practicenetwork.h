// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"
#include "core/practice/dnsserver.h"
#include "core/practice/partner.h"
#include "core/practice/policyserver.h"
#include "core/practice/smtpserver.h"

#include <QtCore/QJsonObject>

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
    bool isRunning() const { return m_running; }

    /// Where and how to reach it, while it runs.
    NetworkProfile profile() const;
    /// The same for other programs, and the table of partners with what a test of each must find.
    QJsonObject toJson() const;

private:
    Result<void> prepare(const QList<Partner>& partners);
    Result<void> listen();

    DnsServer m_dns;
    SmtpServer m_smtp;
    PolicyServer m_policies;
    QByteArray m_trustAnchors;
    QByteArray m_caCertificates;
    QList<Partner> m_partners;
    bool m_running = false;
};

}  // namespace relaydeck::practice
