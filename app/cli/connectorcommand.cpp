// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/connectoroptions.h"
#include "app/cli/domaintests.h"
#include "app/cli/verdicttext.h"
#include "core/connectors/connectorcheck.h"
#include "core/connectors/connectorfield.h"
#include "core/connectors/connectorjson.h"
#include "core/connectors/routing.h"

#include <QtCore/QJsonArray>

namespace relaydeck::cli {

namespace {

QString modeText(const std::optional<DaneMode>& mode)
{
    return mode ? toString(*mode) : u"Opportunistic, not set"_qs;
}

QString modeText(const std::optional<MtaStsMode>& mode)
{
    return mode ? toString(*mode) : u"Opportunistic, not set"_qs;
}

class ConnectorCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command =
            app.add_subcommand("connector", "Outbound connectors: list, show, add, set, remove, route");
        command->require_subcommand(1);

        CLI::App* list = command->add_subcommand("list", "all connectors with modes and domains");
        list->add_flag("--json", m_json, "print as JSON");
        list->callback([this, choose] { choose([this](Session& session) { return this->list(session); }); });

        CLI::App* show = command->add_subcommand(
            "show", "every parameter of one connector, and what is noteworthy about it");
        show->add_option("NAME", m_name)->required();
        show->add_flag("--json", m_json, "print as JSON");
        show->callback([this, choose] { choose([this](Session& session) { return this->show(session); }); });

        CLI::App* add = command->add_subcommand("add", "make a connector");
        add->add_option("NAME", m_name)->required();
        m_options.addTo(*add);
        add->callback([this, choose] { choose([this](Session& session) { return this->add(session); }); });

        CLI::App* set = command->add_subcommand("set", "change what is given of a connector");
        set->add_option("NAME", m_name)->required();
        set->add_option("--name", m_newName, "a new name");
        m_setOptions.addTo(*set);
        set->callback([this, choose] { choose([this](Session& session) { return this->set(session); }); });

        CLI::App* remove = command->add_subcommand("remove", "remove a connector");
        remove->add_option("NAME", m_name)->required();
        remove->callback(
            [this, choose] { choose([this](Session& session) { return this->remove(session); }); });

        CLI::App* route =
            command->add_subcommand("route", "which connector carries mail for an address, and why");
        route->add_option("ADDRESS", m_address)->required();
        route->add_flag("--json", m_json, "print as JSON");
        route->callback(
            [this, choose] { choose([this](Session& session) { return this->route(session); }); });
    }

private:
    QString name() const { return QString::fromStdString(m_name); }

    Result<store::StoredConnector> find(store::Store& store) const
    {
        const Result<store::StoredConnector> found = store.connectors().findByName(name());
        if (!found && found.error().code == ErrorCode::NotFound)
            return Error{ErrorCode::InvalidArgument, u"There is no connector \"%1\"."_qs.arg(name())};
        return found;
    }

    /// Errors of the settings refuse the change; the rest is told.
    static Result<void> check(Session& session, store::Store& store, const Connector& connector)
    {
        const Result<QList<Connector>> others = connectorsOf(store);
        if (!others)
            return others.error();
        const QList<ConnectorFinding> findings = checkConnector(connector) + checkAmong(connector, *others);
        for (const ConnectorFinding& finding : findings) {
            if (finding.severity == ConnectorFinding::Severity::Error)
                return Error{ErrorCode::InvalidArgument, englishText(finding)};
            session.err() << (finding.severity == ConnectorFinding::Severity::Warning ? "warning: "
                                                                                      : "notice: ")
                          << englishText(finding) << '\n';
        }
        return {};
    }

    int list(Session& session) const
    {
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<Connector>> connectors = connectorsOf(**store);
        if (!connectors)
            return session.fail(connectors.error());
        if (m_json) {
            QJsonArray array;
            for (const Connector& connector : *connectors)
                array.append(toJson(connector));
            session.writeJson({{u"connectors"_qs, array}});
            return MailPasses;
        }
        if (connectors->isEmpty()) {
            session.out() << "No connectors. Mail goes by the service default: SMTP DANE Opportunistic, "
                             "MTA-STS Opportunistic.\n";
            return MailPasses;
        }
        QList<QStringList> rows{
            {u"Connector"_qs, u"State"_qs, u"SMTP DANE"_qs, u"MTA-STS"_qs, u"TLS"_qs, u"Domains"_qs}};
        for (const Connector& connector : *connectors) {
            rows.append({connector.name, connector.enabled ? u"on"_qs : u"off"_qs,
                         modeText(connector.smtpDaneMode), modeText(connector.mtaStsMode),
                         toString(connector.tlsSettings), connector.recipientDomains.join(u", "_qs)});
        }
        session.out() << tableText(rows);
        return MailPasses;
    }

    int show(Session& session) const
    {
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<store::StoredConnector> found = find(**store);
        if (!found)
            return session.fail(found.error());
        if (m_json) {
            session.writeJson(toJson(found->connector));
            return MailPasses;
        }
        QList<QStringList> rows;
        for (const ConnectorField field : connectorFields()) {
            const QString value =
                isUnset(field, found->connector) ? u"(not set)"_qs : fieldText(field, found->connector);
            rows.append({parameterName(field), value});
        }
        session.out() << tableText(rows);
        for (const ConnectorFinding& finding : checkConnector(found->connector))
            session.out() << "  " << englishText(finding) << '\n';
        return MailPasses;
    }

    int add(Session& session) const
    {
        Connector connector;
        connector.name = name();
        connector.type = ConnectorType::Partner;
        const Result<void> set = m_options.applyTo(connector);
        if (!set)
            return session.fail(set.error());
        if (!connector.smartHosts.isEmpty())
            connector.useMxRecord = false;
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<void> checked = check(session, **store, connector);
        if (!checked)
            return session.fail(checked.error());
        const Result<store::StoredConnector> added = (*store)->connectors().insert(connector);
        if (!added)
            return session.fail(added.error());
        session.out() << u"Added \"%1\": SMTP DANE %2, MTA-STS %3.\n"_qs.arg(
            connector.name, modeText(connector.smtpDaneMode), modeText(connector.mtaStsMode));
        return MailPasses;
    }

    int set(Session& session) const
    {
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<store::StoredConnector> found = find(**store);
        if (!found)
            return session.fail(found.error());
        Connector connector = found->connector;
        const Result<void> set = m_setOptions.applyTo(connector);
        if (!set)
            return session.fail(set.error());
        if (!m_newName.empty())
            connector.name = QString::fromStdString(m_newName);
        const QList<ConnectorField> changed = changedFields(found->connector, connector);
        if (changed.isEmpty()) {
            session.out() << u"\"%1\" is so already.\n"_qs.arg(connector.name);
            return MailPasses;
        }
        const Result<void> checked = check(session, **store, connector);
        if (!checked)
            return session.fail(checked.error());
        const Result<store::StoredConnector> updated =
            (*store)->connectors().update(connector, found->revision);
        if (!updated)
            return session.fail(updated.error());
        for (const ConnectorField field : changed) {
            const QString before =
                isUnset(field, found->connector) ? u"(not set)"_qs : fieldText(field, found->connector);
            session.out() << u"%1: %2 -> %3\n"_qs.arg(parameterName(field), before,
                                                      fieldText(field, connector));
        }
        return MailPasses;
    }

    int remove(Session& session) const
    {
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<store::StoredConnector> found = find(**store);
        if (!found)
            return session.fail(found.error());
        const Result<void> removed = (*store)->connectors().remove(found->connector.id, found->revision);
        if (!removed)
            return session.fail(removed.error());
        session.out() << u"Removed \"%1\".\n"_qs.arg(found->connector.name);
        return MailPasses;
    }

    int route(Session& session) const
    {
        const Result<DomainName> domain = recipientDomain(QString::fromStdString(m_address));
        if (!domain)
            return session.fail(domain.error());
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<Connector>> connectors = connectorsOf(**store);
        if (!connectors)
            return session.fail(connectors.error());
        const Route found = routeFor(*domain, *connectors);
        const CarriedBy carrier = carrierOf(*domain, *connectors);
        if (m_json) {
            QJsonArray why;
            for (const RouteCandidate& candidate : found.candidates)
                why.append(englishText(candidate, *domain));
            session.writeJson({{u"domain"_qs, domain->toString()},
                               {u"connector"_qs,
                                carrier.connector.isEmpty() ? QJsonValue() : QJsonValue(carrier.connector)},
                               {u"smtpDaneMode"_qs, toString(carrier.policy.daneMode)},
                               {u"mtaStsMode"_qs, toString(carrier.policy.mtaStsMode)},
                               {u"ambiguous"_qs, found.ambiguous},
                               {u"why"_qs, why}});
            return MailPasses;
        }
        if (found.byServiceDefault())
            session.out() << u"%1: no connector: service default, both Opportunistic\n"_qs.arg(
                domain->toDisplayString());
        else
            session.out() << u"%1: %2\n"_qs.arg(domain->toDisplayString(), carrier.text());
        for (const RouteCandidate& candidate : found.candidates) {
            if (candidate.reason != RouteReason::NoMatch)
                session.out() << "  " << englishText(candidate, *domain) << '\n';
        }
        if (!found.centralizedBy.isEmpty())
            session.out()
                << u"  \"%1\" routes all mail through the own servers, so that this may never be used.\n"_qs
                       .arg(found.centralizedBy);
        return MailPasses;
    }

    std::string m_name;
    std::string m_newName;
    std::string m_address;
    bool m_json = false;
    ConnectorOptions m_options;
    ConnectorOptions m_setOptions;
};

}  // namespace

std::unique_ptr<Command> makeConnectorCommand()
{
    return std::make_unique<ConnectorCommand>();
}

}  // namespace relaydeck::cli
