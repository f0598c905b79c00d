// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace relaydeck {

/// Writes a file that appears whole or not at all; one that was there stays until then. Fails with
/// FileUnwritable, whose detail says why.
Result<void> writeWholeFile(const QString& path, const QByteArray& content);

/// The content of a file. Fails with FileUnreadable, or with LimitExceeded above `limit` octets; the detail
/// is a sentence.
Result<QByteArray> readWholeFile(const QString& path, qint64 limit);
/// The same for what is open already, which may be a pipe; `name` is what the detail calls it.
Result<QByteArray> readWhole(QIODevice& device, const QString& name, qint64 limit);

}  // namespace relaydeck
