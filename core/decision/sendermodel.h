// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decision/delivery.h"

namespace relaydeck::decision {

/// How a sender model differs from the others: one row of the table in sendermodel.cpp, the only place where
/// they do. An empty code: the model has none that is documented.
struct SenderTraits {
    SenderModel model = SenderModel::ExchangeOnline;
    const char* name = "";  ///< word of the command line
    const char* nullMxStatus = "";  ///< step 1: the only MX is `0 .`
    const char* noHostStatus = "";  ///< step 1: no such domain, or nothing in it that takes mail
    const char* unvalidatedDnsStatus = "";  ///< steps 2 and 3, DANE mode None: lookup bogus or failing
    bool resolverValidates = false;  ///< its resolver hides bogus data also when DANE is not asked for (A6)
    /// Opportunistic use of a host's TLSA records though the MX answer is insecure: RFC 7672 2.2.1 leaves it
    /// open.
    bool usesTlsaUnderInsecureMx = false;
    /// Where nothing demands TLS, versions below 1.2 are still better than none.
    bool takesOldTls = false;
    /// What is assumed of Exchange Online alone (A1, A7, A11 to A15) is at stake.
    bool undocumented = false;
};

const SenderTraits& senderTraits(SenderModel model);

}  // namespace relaydeck::decision
