// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/gunzip.h"

#include <QtCore/QScopeGuard>

#include <limits>

#include <zlib.h>

namespace relaydeck::tlsrpt {

bool looksLikeGzip(const QByteArray& octets)
{
    return octets.startsWith("\x1f\x8b");
}

Result<QByteArray> gunzip(const QByteArray& compressed, qsizetype limit)
{
    constexpr qsizetype Step = 64 * 1024;
    constexpr int GzipOnly = 16 + MAX_WBITS;
    Q_ASSERT(limit >= 0 && compressed.size() <= std::numeric_limits<uInt>::max());

    QByteArray input = compressed;  // zlib takes no const octets
    z_stream stream{};
    if (inflateInit2(&stream, GzipOnly) != Z_OK)
        return Error{ErrorCode::LimitExceeded, QStringLiteral("There is no memory to expand the gzip data.")};
    const auto end = qScopeGuard([&stream] { inflateEnd(&stream); });
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());

    QByteArray expanded;
    QByteArray part(Step, Qt::Uninitialized);
    while (true) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(Step);
        const int state = inflate(&stream, Z_NO_FLUSH);
        expanded.append(part.constData(), Step - static_cast<qsizetype>(stream.avail_out));
        if (expanded.size() > limit)
            return Error{
                ErrorCode::LimitExceeded,
                QStringLiteral("The gzip data expands to more than %1 MiB.").arg(limit / (1024 * 1024))};
        if (state == Z_STREAM_END) {
            // Another member may follow (RFC 1952 2.2); padding is left alone, as gzip does.
            if (stream.avail_in < 2 || stream.next_in[0] != 0x1f || stream.next_in[1] != 0x8b)
                return expanded;
            inflateReset(&stream);
        } else if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
            return Error{ErrorCode::InvalidData, QStringLiteral("The gzip data is cut short.")};
        } else if (state != Z_OK) {
            return Error{ErrorCode::InvalidData, QStringLiteral("The gzip data is damaged.")};
        }
    }
}

}  // namespace relaydeck::tlsrpt
