// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tls/roots.h"

#include "core/tls/certificate.h"
#include "core/tls/cryptolibrary.h"
#include "core/tls/opensslhandles.h"
#include "core/tls/parsedcertificates.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <mutex>

namespace relaydeck::tls {

class Roots::Store {
public:
    explicit Store(Beside beside) : m_beside(beside), m_store(X509_STORE_new()) { Q_CHECK_PTR(m_store); }

    bool add(X509* certificate) { return X509_STORE_add_cert(m_store.get(), certificate) == 1; }

    X509_STORE* get()
    {
        // More than a hundred certificates: a profile with roots of its own alone never reads them.
        std::call_once(m_read, [this] {
            if (m_beside == Beside::SystemRoots)
                addSystemRoots();
            ERR_clear_error();
        });
        return m_store.get();
    }

private:
    /// The file and the folder of X509_STORE_set_default_paths(), without the third that it adds: that one
    /// opens the folder again as an OSSL_STORE, and lists all of it for each issuer that is looked for.
    void addSystemRoots()
    {
        if (X509_LOOKUP* file = X509_STORE_add_lookup(m_store.get(), X509_LOOKUP_file()))
            X509_LOOKUP_load_file_ex(file, nullptr, X509_FILETYPE_DEFAULT, certificateLibrary(), nullptr);
        if (X509_LOOKUP* folder = X509_STORE_add_lookup(m_store.get(), X509_LOOKUP_hash_dir()))
            X509_LOOKUP_add_dir(folder, nullptr, X509_FILETYPE_DEFAULT);
    }

    Beside m_beside;
    StorePtr m_store;
    std::once_flag m_read;
};

Roots::Roots(std::shared_ptr<Store> store) : m_store(std::move(store)) { }

void* Roots::handle() const
{
    return m_store->get();
}

Roots Roots::system()
{
    return Roots(std::make_shared<Store>(Beside::SystemRoots));
}

Result<Roots> Roots::fromPem(const QByteArray& pem, Beside beside)
{
    const QList<QByteArray> certificates = certificatesFromPem(pem);
    if (certificates.isEmpty())
        return Error{ErrorCode::InvalidData, QStringLiteral("no certificate in the PEM text")};
    const auto store = std::make_shared<Store>(beside);
    for (const QByteArray& der : certificates) {
        const X509Ptr certificate = parsedCertificate(der);
        if (!certificate || !store->add(certificate.get()))
            return Error{ErrorCode::InvalidData, takeErrors(QStringLiteral("certificate refused"))};
    }
    return Roots(store);
}

}  // namespace relaydeck::tls
