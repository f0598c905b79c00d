// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/dns/record.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace relaydeck::dns {

struct Question {
    DomainName name;
    RecordType type = RecordType::A;

    friend bool operator==(const Question&, const Question&) = default;
    friend size_t qHash(const Question& q, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, q.name, quint16(q.type));
    }
};

/// Response codes (RFC 1035 4.1.1, RFC 6895 2.3); any other value is legal too.
enum class Rcode : quint16 { NoError = 0, FormErr = 1, ServFail = 2, NxDomain = 3, NotImp = 4, Refused = 5 };

QString rcodeName(Rcode rcode);

/// A DNS message as values. Records of other classes than IN and the OPT record are left out of the sections.
struct Message {
    quint16 id = 0;
    bool response = false;
    bool authoritative = false;
    bool truncated = false;
    bool recursionDesired = false;
    bool recursionAvailable = false;
    bool authenticData = false;
    bool checkingDisabled = false;
    Rcode rcode = Rcode::NoError;  ///< with the extended bits of EDNS
    std::optional<Question> question;
    QList<Record> answer;
    QList<Record> authority;
    QList<Record> additional;
    bool edns = false;
    bool dnssecOk = false;
    quint16 udpPayload = 512;
    std::optional<quint16> extendedError;  ///< RFC 8914 info code
    QString extendedErrorText;
};

/// Parses a whole message through ldns; at most 65,535 octets and as many records as fit.
Result<Message> parseMessage(QByteArrayView wire);

/// Wire form; for queries, and for the servers of the practice network and the tests. Names are not
/// compressed.
QByteArray toWire(const Message& message);

/// A query with RD, CD and an OPT record of payload 1232 with DO (RFC 4035 3.2.1; D3 of the rules in
/// core/README.md). A name server is asked without RD for what it has itself.
QByteArray queryWire(const Question& question, quint16 id, bool recursive = true);

}  // namespace relaydeck::dns
