// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace relaydeck::test {

/// Threads of this process.
///
/// QNetworkAccessManager runs TLS in a thread of its own, and its destructor waits for the end of that
/// thread's event loop, but not of the thread: what OpenSSL keeps per thread may then still be there when the
/// process ends, and LeakSanitizer takes it for a leak. A test that uses such a manager deletes it and waits
/// until this is what it was at the start.
int threadCount();

}  // namespace relaydeck::test
