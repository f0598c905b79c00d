// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct x509_store_ctx_st;

namespace relaydeck::tls {

/// Makes a verification remember, for this thread, which certificate was found to be signed by which key:
/// thousands of partners share a few issuing CAs, whose signatures cost the most. Bounded. What else OpenSSL
/// judges of a chain it goes on judging each time: times, purposes, names, trust. A chain of which anything
/// fails here is judged by OpenSSL alone, so that a fault has its words.
void rememberSignatures(x509_store_ctx_st* verification);

}  // namespace relaydeck::tls
