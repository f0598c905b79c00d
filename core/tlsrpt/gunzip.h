// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

namespace relaydeck::tlsrpt {

bool looksLikeGzip(const QByteArray& octets);
/// Expands gzip (RFC 1952), also of several members. Above `limit` octets: LimitExceeded; cut short or
/// damaged: InvalidData. The detail is a sentence.
Result<QByteArray> gunzip(const QByteArray& compressed, qsizetype limit);

}  // namespace relaydeck::tlsrpt
