// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/domaintests.h"
#include "app/cli/networkoptions.h"
#include "app/cli/verdicttext.h"
#include "core/base/jsonreader.h"

#include <algorithm>

namespace relaydeck::cli {

namespace {

using partnertest::PartnerReport;

class SimulateCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand("simulate",
                                               "What would happen to mail for a domain, from its last test; "
                                               "one that was never tested, or could not be, is tested first");
        command->add_option("DOMAIN", m_domain, "the recipient domain")->required();
        CLI::Option* named =
            command->add_option("--connector", m_connector, "under the settings of this connector");
        command->add_option("--dane", m_dane, "Opportunistic, Mandatory or None")->excludes(named);
        command->add_option("--mta-sts", m_mtaSts, "Opportunistic or None")->excludes(named);
        command->add_option("--sender", m_sender, "exchange, postfix or rfc")->capture_default_str();
        command->add_flag("--trace", m_trace, "show each step of the decision");
        command->add_flag("--json", m_json, "print as JSON");
        m_network.addTo(*command);
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const Result<DomainName> domain = DomainName::fromUserInput(QString::fromStdString(m_domain));
        if (!domain)
            return session.fail(domain.error());
        // Refused even where a stored test makes the network needless.
        const Result<NetworkProfile> options = m_network.applyTo({});
        if (!options)
            return session.fail(options.error());
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<Connector>> connectors = connectorsOf(**store);
        if (!connectors)
            return session.fail(connectors.error());
        const Result<CarriedBy> carrier = settings(*domain, *connectors);
        if (!carrier)
            return session.fail(carrier.error());
        const std::optional<decision::SenderModel> sender =
            decision::senderFromName(QString::fromStdString(m_sender));
        if (!sender)
            return session.fail({ErrorCode::InvalidArgument, u"--sender takes exchange, postfix or rfc."_qs});
        const Result<PartnerReport> report = reportOf(session, **store, *domain);
        if (!report)
            return session.fail(report.error());

        const decision::Rules rules{.sender = *sender, .denied = {}};
        const decision::Delivery delivery = report->deliveryFor(carrier->policy, rules);
        const decision::DeliveryMatrix matrix =
            decision::decideAll(report->observation, carrier->policy, rules);
        if (m_json)
            writeJson(session, *report, *carrier, delivery, matrix);
        else
            writeText(session, *report, *carrier, delivery, matrix);
        return exitCode(delivery);
    }

    Result<CarriedBy> settings(const DomainName& domain, const QList<Connector>& connectors) const
    {
        const QString name = QString::fromStdString(m_connector);
        CarriedBy carrier = carrierOf(domain, connectors);
        if (!name.isEmpty()) {
            const auto found =
                std::find_if(connectors.begin(), connectors.end(), [&name](const Connector& connector) {
                    return connector.name.compare(name, Qt::CaseInsensitive) == 0;
                });
            if (found == connectors.end())
                return Error{ErrorCode::InvalidArgument, u"There is no connector \"%1\"."_qs.arg(name)};
            carrier = {.policy = decision::sendingPolicy(*found), .connector = found->name};
        }
        if (!m_dane.empty()) {
            const std::optional<DaneMode> mode = daneModeFromString(QString::fromStdString(m_dane));
            if (!mode)
                return Error{ErrorCode::InvalidArgument,
                             u"--dane takes Opportunistic, Mandatory or None."_qs};
            carrier.policy.daneMode = *mode;
        }
        if (!m_mtaSts.empty()) {
            const std::optional<MtaStsMode> mode = mtaStsModeFromString(QString::fromStdString(m_mtaSts));
            if (!mode)
                return Error{ErrorCode::InvalidArgument, u"--mta-sts takes Opportunistic or None."_qs};
            carrier.policy.mtaStsMode = *mode;
        }
        return carrier;
    }

    Result<PartnerReport> reportOf(Session& session, store::Store& store, const DomainName& domain) const
    {
        const Result<std::optional<PartnerReport>> stored = storedReport(store, domain);
        if (!stored)
            return stored.error();
        if (*stored && saysAnything(**stored))
            return **stored;
        const Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return profile.error();
        std::optional<PartnerReport> report;
        const Result<void> tested =
            testDomains(session, *profile, {domain}, {}, [&report](const PartnerReport& r) { report = r; });
        if (!tested)
            return tested.error();
        const Result<void> saved = saveReport(session, *report);
        if (!saved)
            return saved.error();
        return *report;
    }

    /// Not when the test failed for reasons of our own, or was ended before anything was seen.
    static bool saysAnything(const PartnerReport& report)
    {
        return std::any_of(report.delivery.begin(), report.delivery.end(),
                           [](const decision::Delivery& cell) {
                               return cell.outcome != decision::DeliveryOutcome::Unknown;
                           });
    }

    void writeJson(Session& session, const PartnerReport& report, const CarriedBy& carrier,
                   const decision::Delivery& delivery, const decision::DeliveryMatrix& matrix) const
    {
        QJsonArray cells;
        for (const decision::Delivery& cell : matrix)
            cells.append(decision::toJson(cell));
        session.writeJson(
            {{u"domain"_qs, report.domain().toString()},
             {u"testedAt"_qs, timeToJson(report.evidence.startedAt)},
             {u"sender"_qs, QString::fromStdString(m_sender)},
             {u"connector"_qs, carrier.connector.isEmpty() ? QJsonValue() : QJsonValue(carrier.connector)},
             {u"delivery"_qs, decision::toJson(delivery)},
             {u"matrix"_qs, cells}});
    }

    void writeText(Session& session, const PartnerReport& report, const CarriedBy& carrier,
                   const decision::Delivery& delivery, const decision::DeliveryMatrix& matrix) const
    {
        session.out() << u"%1: %2"_qs.arg(report.domain().toDisplayString(), verdictText(delivery));
        const QString reason = reasonText(delivery);
        if (!reason.isEmpty())
            session.out() << " (" << reason << ')';
        session.out() << u"\n  under %1; tested %2 UTC\n\n"_qs.arg(
            carrier.text(), report.evidence.startedAt.toString(u"yyyy-MM-dd HH:mm"_qs));
        session.out() << matrixText(matrix, carrier.policy.daneMode, carrier.policy.mtaStsMode) << '\n';
        if (!m_trace)
            return;
        QList<QStringList> rows{{u"Step"_qs, u"Host"_qs, u"Address"_qs, u"Result"_qs}};
        for (const decision::TraceStep& step : delivery.trace) {
            QString result = step.passed ? u"passed"_qs : u"ruled out"_qs;
            if (step.reason != decision::Reason::None)
                result += u", "_qs + decision::reasonName(step.reason);
            if (!step.status.isEmpty())
                result += u", "_qs + step.status;
            rows.append({QString::number(step.step), step.host.isRoot() ? QString() : step.host.toString(),
                         step.address.isNull() ? QString() : step.address.toString(), result});
        }
        session.out() << tableText(rows);
    }

    std::string m_domain;
    std::string m_connector;
    std::string m_dane;
    std::string m_mtaSts;
    std::string m_sender = "exchange";
    bool m_trace = false;
    bool m_json = false;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeSimulateCommand()
{
    return std::make_unique<SimulateCommand>();
}

}  // namespace relaydeck::cli
