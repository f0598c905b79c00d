// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// TXT records that begin with a version and go on with `name=value` fields: MTA-STS (RFC 8461 3.1) and TLS
/// reporting (RFC 8460 3) share the grammar and the way in which the one record that counts is chosen.
namespace relaydeck {

struct VersionedText {
    int count = 0;  ///< texts that count, which are those that start with the version and a `;`
    /// Of the last one that counts: what stands between the semicolons behind the version, without the spaces
    /// and tabs that may stand around a `;`, and without the empty rest behind a closing one.
    QList<QByteArray> fields{};
    /// A sentence for each text that was meant to count and does not, and for more than one that does. None
    /// beside exactly one that counts: the others do no harm then.
    QStringList problems{};
};

/// `version` such as `v=STSv1`. Texts are those found at the name, the strings of each record joined.
VersionedText findVersioned(const QList<QByteArray>& texts, const QByteArray& version);

/// A field beside those that the version defines, which is to be ignored (`sts-extension`,
/// `tlsrpt-extension`).
bool isExtensionName(const QByteArray& name);
bool isExtensionValue(const QByteArray& value);

/// Without spaces and tabs at either end (WSP of RFC 5234).
QByteArray withoutWhitespace(QByteArray text);

}  // namespace relaydeck
