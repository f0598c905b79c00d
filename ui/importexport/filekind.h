// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace relaydeck::ui {

/// What a file that is dropped or opened holds, told by its content, whatever it is called.
enum class FileKind {
    Report,  ///< a report of ours, or evidence alone
    TlsReport,  ///< of a sender (RFC 8460): JSON, gzip, or a mail
    Connectors,  ///< anything else, whose reader says what is wrong with it
};

FileKind fileKindOf(const QByteArray& content);
/// The same for a file, of which a bounded part is read.
FileKind fileKindOf(const QString& path);

}  // namespace relaydeck::ui
