// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/denialnsec3.h"

#include "core/dnssec/denialnsec.h"
#include "core/dnssec/primitives.h"

#include <algorithm>
#include <map>

namespace relaydeck::dnssec {

using dns::RecordType;

namespace {

constexpr quint8 HashSha1 = 1;  // RFC 5155 11
constexpr qsizetype HashSize = 20;
constexpr quint8 KnownFlags = 1;  // opt-out

Denial proven(Denial::Proof proof, bool optOut = false)
{
    Denial denial;
    denial.proof = proof;
    denial.optOut = optOut;
    denial.fault = optOut ? Fault::OptOut : Fault::None;
    denial.security = securityOf(denial.fault);
    return denial;
}

Denial unproven(const QString& why)
{
    Denial denial;
    denial.fault = Fault::DenialIncomplete;
    denial.why = why;
    return denial;
}

/// Looks for a proof in records that share their parameters. `m_exhausted` tells that the bound on hashes
/// was reached; what was not hashed counts as neither matched nor covered.
class Prover {
public:
    Prover(const DenialTask& task, const QList<Nsec3Record>& records, Session& session)
        : m_task(task)
        , m_records(records)
        , m_session(session)
    {
    }

    Denial run()
    {
        Denial denial = m_task.wildcardLabels ? noCloserName() : absence();
        if (!denial.proven() && m_exhausted) {
            denial.fault = Fault::TooMuchWork;
            denial.security = securityOf(denial.fault);
            denial.why = QStringLiteral("The denial of %1 needs too many hashes.")
                             .arg(describe(m_task.name, m_task.type));
        }
        return denial;
    }

private:
    struct Encloser {
        DomainName name;
        bool optOut = false;  ///< of the record that covers the next closer name
    };

    Denial absence()
    {
        if (const Nsec3Record* own = matching(m_task.name))  // RFC 5155 8.5, 8.6
            return noDataAt(*own, m_task.name);
        const std::optional<Encloser> encloser = closestEncloser();
        if (!encloser)
            return unproven(QStringLiteral("No NSEC3 records prove the closest encloser of %1.")
                                .arg(m_task.name.toString()));
        const std::optional<DomainName> wildcard = encloser->name.child("*");
        if (!wildcard)  // the name would be too long to exist
            return proven(Denial::Proof::NameError, encloser->optOut);
        if (const Nsec3Record* own = matching(*wildcard)) {  // RFC 5155 8.7
            Denial denial = noDataAt(*own, *wildcard);
            if (denial.proven())
                denial = proven(Denial::Proof::NoData, encloser->optOut);
            return denial;
        }
        if (covering(*wildcard))  // RFC 5155 8.4
            return proven(Denial::Proof::NameError, encloser->optOut);
        // RFC 5155 8.6: an insecure delegation, or nothing at all, in a stretch that opts out.
        if (m_task.type == RecordType::DS && encloser->optOut)
            return proven(Denial::Proof::NoData, true);
        return unproven(QStringLiteral("No NSEC3 covers the wildcard %1.").arg(wildcard->toString()));
    }

    /// RFC 5155 8.8.
    Denial noCloserName()
    {
        const DomainName nextCloser = m_task.name.ancestor(*m_task.wildcardLabels + 1);
        if (const Nsec3Record* gap = covering(nextCloser))
            return proven(Denial::Proof::NoCloserName, gap->optOut());
        return unproven(QStringLiteral("No NSEC3 covers %1.").arg(nextCloser.toString()));
    }

    Denial noDataAt(const Nsec3Record& record, const DomainName& owner) const
    {
        if (!deniesType(record.data.types, owner, m_task.type))
            return unproven(QStringLiteral("The NSEC3 of %1 does not deny %2.")
                                .arg(owner.toString(), dns::typeName(m_task.type)));
        Denial denial = proven(Denial::Proof::NoData);
        denial.delegation = isDelegation(record.data.types);
        return denial;
    }

    /// RFC 5155 8.3: the longest ancestor with an NSEC3 of its own, the next closer name being covered.
    std::optional<Encloser> closestEncloser()
    {
        DomainName nextCloser = m_task.name;
        while (nextCloser != m_task.zone) {
            const DomainName candidate = nextCloser.parent();
            if (const Nsec3Record* own = matching(candidate)) {
                const Nsec3Record* gap = covering(nextCloser);
                // What is below a zone cut or a DNAME is not this zone's to deny.
                if (!gap || endsZone(own->data.types))
                    return std::nullopt;
                return Encloser{candidate, gap->optOut()};
            }
            nextCloser = candidate;
        }
        return std::nullopt;
    }

    std::optional<QByteArray> hashOf(const DomainName& name)
    {
        const dns::Nsec3Data& parameters = m_records.first().data;
        const std::optional<QByteArray> hash = m_session.hash(name, parameters.salt, parameters.iterations);
        m_exhausted = m_exhausted || !hash;
        return hash;
    }

    const Nsec3Record* matching(const DomainName& name)
    {
        const std::optional<QByteArray> hash = hashOf(name);
        const auto found = std::find_if(m_records.begin(), m_records.end(),
                                        [&hash](const Nsec3Record& record) { return record.hash == hash; });
        return found == m_records.end() ? nullptr : &*found;
    }

    /// The record whose gap the hash falls into; one that matches does not cover.
    const Nsec3Record* covering(const DomainName& name)
    {
        const std::optional<QByteArray> hash = hashOf(name);
        if (!hash)
            return nullptr;
        const auto found = std::find_if(m_records.begin(), m_records.end(), [&](const Nsec3Record& record) {
            const QByteArray& from = record.hash;
            const QByteArray& to = record.data.nextHash;
            if (from < to)
                return from < *hash && *hash < to;
            return from < *hash || *hash < to;  // the last of the ring (RFC 5155 3.1.7)
        });
        // A gap with a matching record in it would be two truths at once.
        const bool exists = std::any_of(m_records.begin(), m_records.end(),
                                        [&hash](const Nsec3Record& record) { return record.hash == hash; });
        return found == m_records.end() || exists ? nullptr : &*found;
    }

    const DenialTask& m_task;
    const QList<Nsec3Record>& m_records;
    Session& m_session;
    bool m_exhausted = false;
};

Denial tooManyIterations(int iterations, const Limits& limits)
{
    // RFC 9276 3.2: above a limit the answer is insecure, above another it may be refused.
    Denial denial;
    denial.fault = Fault::Nsec3Iterations;
    denial.security =
        iterations > limits.nsec3IterationsFailure ? dns::Security::Bogus : dns::Security::Insecure;
    denial.why = QStringLiteral("The zone's NSEC3 records use %1 additional iterations.").arg(iterations);
    return denial;
}

}  // namespace

std::optional<Nsec3Record> readNsec3(const dns::Record& record, const DomainName& zone)
{
    const std::optional<dns::Nsec3Data> data = dns::nsec3Of(record);
    if (!data || data->hashAlgorithm != HashSha1 || (data->flags & ~KnownFlags) != 0
        || data->nextHash.size() != HashSize)
        return std::nullopt;
    if (record.owner.isRoot() || record.owner.parent() != zone)
        return std::nullopt;
    const std::optional<QByteArray> hash = hashOfLabel(record.owner.firstLabel());
    if (!hash)
        return std::nullopt;
    return Nsec3Record{*hash, *data};
}

Denial denyByNsec3(const DenialTask& task, const QList<Nsec3Record>& records, Session& session)
{
    const Limits& limits = session.settings().limits;
    // RFC 5155 8.2: a proof uses one set of parameters. The cheapest comes first.
    std::map<std::pair<int, QByteArray>, QList<Nsec3Record>> groups;
    for (const Nsec3Record& record : records)
        groups[{record.data.iterations, record.data.salt}].append(record);

    Denial result;
    for (const auto& [parameters, group] : groups) {
        const Denial denial = parameters.first > limits.nsec3IterationsInsecure
            ? tooManyIterations(parameters.first, limits)
            : Prover(task, group, session).run();
        if (denial.proven() || denial.fault == Fault::Nsec3Iterations)
            return denial;
        result = denial;
    }
    return result;
}

}  // namespace relaydeck::dnssec
