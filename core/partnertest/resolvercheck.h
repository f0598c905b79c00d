// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/resolverfitness.h"
#include "core/partnertest/services.h"

#include <QtCore/QObject>

#include <stop_token>

namespace relaydeck::partnertest {

/// The job of trying the resolvers of a profile, without any partner. May be deleted at any point.
class ResolverCheck : public QObject {
    Q_OBJECT

public:
    explicit ResolverCheck(NetworkProfile profile, QObject* parent = nullptr);
    ~ResolverCheck() override;

    /// What each is good for; empty before finished(), and where the profile cannot be used.
    const QList<ResolverFitness>& result() const { return m_result; }

    void start();
    void cancel();

Q_SIGNALS:
    /// Always, once, last; after start() has returned.
    void finished();

private:
    struct Access;
    friend struct Access;

    NetworkProfile m_profile;
    std::stop_source m_stop;
    QList<ResolverFitness> m_result;
};

/// Tries the resolvers and judges them.
QCoro::Task<QList<ResolverFitness>> checkResolvers(async::Context ctx, std::shared_ptr<Services> services);

}  // namespace relaydeck::partnertest
