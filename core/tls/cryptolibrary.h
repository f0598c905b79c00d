// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// OpenSSL's own name; its headers stay in the .cpp files of this folder.
struct ossl_lib_ctx_st;

namespace relaydeck::tls {

/// The library context in which peers' certificates are read and judged: OpenSSL's default provider, offering
/// of its decoders, kinds of keys and ciphers only those that certificates and TLS have. OpenSSL 3.0 looks
/// through all that is offered for the key of every certificate anew, which costs more than the signatures of
/// a handshake; among few it finds the right one at a third of that.
///
/// Null, which is OpenSSL's default context, where it cannot be made: slower, and right as well.
ossl_lib_ctx_st* certificateLibrary();

}  // namespace relaydeck::tls
