// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/practicereports.h"

#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

namespace relaydeck::test {

namespace {

constexpr int LimitMs = 60'000;

QHash<QString, partnertest::PartnerReport> run(const QStringList& domains, const NetworkProfile& profile,
                                               const mtasts::KnownPolicies& known = {},
                                               const partnertest::TestOptions& options = {})
{
    QHash<QString, partnertest::PartnerReport> reports;
    const auto services = partnertest::Services::create(profile, known);
    if (!services)
        return reports;
    QList<DomainName> names;
    for (const QString& domain : domains)
        names.append(*DomainName::fromText(domain.toLatin1()));
    partnertest::TestRun tests(names, *services, options);
    QObject::connect(&tests, &partnertest::TestRun::reportReady, &tests,
                     [&reports](const partnertest::PartnerReport& report) {
                         reports.insert(report.domain().toString(), report);
                     });
    QSignalSpy finished(&tests, &partnertest::TestRun::finished);
    tests.start();
    if (finished.isEmpty())
        finished.wait(LimitMs);
    return reports;
}

}  // namespace

QHash<QString, partnertest::PartnerReport> practiceReports(const QStringList& domains,
                                                           const mtasts::KnownPolicies& known)
{
    practice::PracticeNetwork network;
    if (!network.start())
        return {};
    return run(domains, network.profile(), known);
}

mtasts::KnownPolicies earlierPolicies(const QStringList& domains)
{
    const QDateTime read = QDateTime::currentDateTimeUtc().addDays(-3);
    mtasts::KnownPolicies known;
    for (const QString& domain : domains) {
        const DomainName name = *DomainName::fromText(domain.toLatin1());
        known.insert(
            name,
            {{.domain = name,
              .id = QStringLiteral("20260101000000Z"),
              .text = "version: STSv1\nmode: enforce\nmx: old." + domain.toLatin1() + "\nmax_age: 604800\n",
              .maxAge = std::chrono::seconds(604'800),
              .firstSeen = read.addDays(-30),
              .fetchedAt = read}});
    }
    return known;
}

std::optional<partnertest::PartnerReport> reportWithSecondOpinion(const QString& domain)
{
    practice::PracticeNetwork network;
    if (!network.start())
        return std::nullopt;
    const auto reports =
        run({domain}, network.profile(), {}, {.secondOpinion = partnertest::SecondOpinionRequest{}});
    const auto found = reports.constFind(domain);
    return found == reports.cend() ? std::nullopt : std::optional(*found);
}

std::optional<partnertest::PartnerReport> reportWithoutResolver(const QString& domain)
{
    practice::PracticeNetwork network;
    if (!network.start())
        return std::nullopt;
    NetworkProfile profile = network.profile();
    network.stop();
    const auto reports = run({domain}, profile);
    const auto found = reports.constFind(domain);
    return found == reports.cend() ? std::nullopt : std::optional(*found);
}

}  // namespace relaydeck::test
