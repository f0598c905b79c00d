// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wholefile.h"

#include <QtCore/QSaveFile>

namespace relaydeck {

Result<void> writeWholeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorCode::FileUnwritable, file.errorString()};
    return {};
}

}  // namespace relaydeck
