// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

#include <memory>

namespace relaydeck::tls {

/// The certification authorities that PKIX verdicts rest on. Cheap to copy; immutable.
class Roots {
public:
    /// Those of this computer (OpenSSL's default directory and file); read when they are first needed.
    static Roots system();
    /// Those in a PEM text, alone or beside those of this computer; refuses a text without one certificate.
    enum class Beside { Nothing, SystemRoots };
    static Result<Roots> fromPem(const QByteArray& pem, Beside beside = Beside::Nothing);

    /// An `X509_STORE*`, for core/tls alone.
    void* handle() const;

private:
    class Store;
    explicit Roots(std::shared_ptr<Store> store);

    std::shared_ptr<Store> m_store;
};

}  // namespace relaydeck::tls
