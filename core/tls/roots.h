// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

#include <memory>

namespace relaydeck::tls {

/// The certification authorities that PKIX verdicts rest on. Cheap to copy; immutable.
class Roots {
public:
    /// Those of this computer (OpenSSL's default directory and file).
    static Roots system();
    /// Those in a PEM text; refuses a text without one certificate.
    static Result<Roots> fromPem(const QByteArray& pem);

    /// An `X509_STORE*`, for core/tls alone.
    void* handle() const { return m_store.get(); }

private:
    explicit Roots(std::shared_ptr<void> store) : m_store(std::move(store)) { }

    std::shared_ptr<void> m_store;
};

}  // namespace relaydeck::tls
