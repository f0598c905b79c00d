// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// SMTP TLS reporting (RFC 8460): a domain asks by a TXT record at `_smtp._tls.<domain>` for reports on how
/// senders fared with its DANE records and its MTA-STS policy.
namespace relaydeck::tlsrpt {

/// What the TXT records at `_smtp._tls.<domain>` say (RFC 8460 3).
struct TxtRecord {
    enum class State {
        None,  ///< no record counts: no reports are asked for
        Several,  ///< more than one counts: as if there were none
        Invalid,  ///< the one that counts is malformed: as if there were none
        Valid,
    };

    State state = State::None;
    int count = 0;  ///< records that start with `v=TLSRPTv1;`
    QStringList reportUris{};  ///< `mailto:` and `https:`, in their order
    QStringList problems{};  ///< a sentence each

    bool valid() const { return state == State::Valid; }
    friend bool operator==(const TxtRecord&, const TxtRecord&) = default;
};

/// From the texts found at the name, the strings of each record joined.
TxtRecord findRecordIn(const QList<QByteArray>& texts);

}  // namespace relaydeck::tlsrpt
