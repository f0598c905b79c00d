// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlerror.h"

#include <QtSql/QSqlError>

namespace relaydeck::store {

namespace {

ErrorCode codeFor(int native)
{
    constexpr int IoErrorShmSize = 4874;  // SQLITE_IOERR_SHMSIZE: no room to grow the shared index of the log
    if (native == IoErrorShmSize)
        return ErrorCode::StoreFull;
    switch (native & 0xff) {  // the low byte of an extended code is the primary one
    case 5:  // SQLITE_BUSY
    case 6:  // SQLITE_LOCKED
        return ErrorCode::StoreBusy;
    case 8:  // SQLITE_READONLY
        return ErrorCode::StoreReadOnly;
    case 13:  // SQLITE_FULL
        return ErrorCode::StoreFull;
    case 19:  // SQLITE_CONSTRAINT
        return ErrorCode::Conflict;
    case 26:  // SQLITE_NOTADB
        return ErrorCode::StoreNotADatabase;
    default:
        return ErrorCode::StoreFailed;
    }
}

}  // namespace

Error toError(const QSqlError& error)
{
    const int native = error.nativeErrorCode().toInt();
    return {codeFor(native),
            QStringLiteral("%1 (SQLite result %2)").arg(error.databaseText(), error.nativeErrorCode())};
}

}  // namespace relaydeck::store
