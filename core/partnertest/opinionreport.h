// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/secondopinion.h"

namespace relaydeck::partnertest {

/// One answer of another server, against what the others or our resolver said.
enum class AnswerKind {
    Agrees,
    Differs,  ///< other records, or none where others have some
    Bogus,  ///< does not validate
    ServerFailure,  ///< SERVFAIL, REFUSED or another rcode that is no answer
    Silent,
    NotAuthoritative,  ///< a name server that does not know the zone it is named for
    NotAsked,  ///< could not be reached from here at all, or the question was ended
};

struct OpinionAnswer {
    dns::Question question;
    AnswerKind kind = AnswerKind::NotAsked;
    QString what;  ///< English: "SERVFAIL", "2 records, signed"

    friend bool operator==(const OpinionAnswer&, const OpinionAnswer&) = default;
};

struct OpinionServerReport {
    DomainName name;  ///< the root for a resolver
    DomainName zone;
    QString address;
    QList<OpinionAnswer> answers;

    friend bool operator==(const OpinionServerReport&, const OpinionServerReport&) = default;
};

struct OpinionReport {
    SecondOpinionRequest::Of of = SecondOpinionRequest::Of::NameServers;
    QList<OpinionServerReport> servers;
    int leftOut = 0;

    friend bool operator==(const OpinionReport&, const OpinionReport&) = default;
};

/// Whether an answer was given and is wrong, or was not given though the server was asked.
bool isWrong(AnswerKind kind);
/// "gives SERVFAIL for TLSA, but answers A, MX"; empty when nothing is wrong.
QString faultsOf(const OpinionServerReport& server);

QString answerKindName(AnswerKind kind);
QJsonObject toJson(const OpinionReport& opinion);
Result<OpinionReport> opinionReportFromJson(const QJsonObject& object);

}  // namespace relaydeck::partnertest
