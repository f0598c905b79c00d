// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "core/network/networkprofile.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

/// The same questions put to others than our resolver: to every name server of the zone itself, or to another
/// resolver. One sample is not a verdict, where one of several servers is broken.
namespace relaydeck::partnertest {

/// Who is to be asked.
struct SecondOpinionRequest {
    enum class Of { NameServers, Resolver };

    Of of = Of::NameServers;
    Upstream resolver;  ///< for Of::Resolver

    friend bool operator==(const SecondOpinionRequest&, const SecondOpinionRequest&) = default;
};

/// One server with what it answered.
struct OpinionServer {
    DomainName name;  ///< of the name server; the root for a resolver
    DomainName zone;  ///< that it was asked for; the root for a resolver
    QString address;  ///< as address#port
    QList<dns::Question> questions;  ///< those to compare; a resolver is asked for more, to validate
    QList<dns::Exchange> exchanges;

    friend bool operator==(const OpinionServer&, const OpinionServer&) = default;
};

/// Evidence, unjudged.
struct SecondOpinion {
    SecondOpinionRequest::Of of = SecondOpinionRequest::Of::NameServers;
    QDateTime at;  ///< UTC
    QList<OpinionServer> servers;
    int leftOut = 0;  ///< name servers beyond the bound

    friend bool operator==(const SecondOpinion&, const SecondOpinion&) = default;
};

QJsonObject toJson(const SecondOpinion& opinion);
Result<SecondOpinion> secondOpinionFromJson(const QJsonObject& object);

QString opinionSourceName(SecondOpinionRequest::Of of);
std::optional<SecondOpinionRequest::Of> opinionSourceFromName(const QString& name);

}  // namespace relaydeck::partnertest
