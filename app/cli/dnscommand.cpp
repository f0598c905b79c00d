// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/networkoptions.h"
#include "core/async/blocking.h"
#include "core/partnertest/services.h"

#include <QtCore/QJsonArray>

namespace relaydeck::cli {

namespace {

/// One lookup, driven to its end.
QCoro::Task<dnssec::Lookup> lookUp(async::Context ctx, std::shared_ptr<partnertest::Services> services,
                                   dns::Question question)
{
    const auto record = std::make_shared<dnssec::PacketRecord>();
    dnssec::Lookup lookup = co_await services->resolver().lookup(ctx, question, record);
    co_return lookup;
}

class DnsCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command =
            app.add_subcommand("dns", "One lookup, validated here from the trust anchors down");
        command->add_option("NAME", m_name, "the name, such as _25._tcp.mx1.partner.example")->required();
        command->add_option("TYPE", m_type, "the record type, such as MX or TLSA")->required();
        command->add_flag("--json", m_json, "print as JSON");
        m_network.addTo(*command);
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const std::optional<DomainName> name = DomainName::fromText(QByteArray::fromStdString(m_name));
        if (!name)
            return session.fail(
                {ErrorCode::InvalidArgument,
                 u"\"%1\" is no domain name."_qs.arg(QString::fromStdString(m_name).left(80))});
        const std::optional<dns::RecordType> type =
            dns::typeFromName(QString::fromStdString(m_type).toUpper());
        if (!type || *type == dns::RecordType::ANY || *type == dns::RecordType::RRSIG)
            return session.fail({ErrorCode::InvalidArgument,
                                 u"\"%1\" is no record type that can be looked up."_qs.arg(
                                     QString::fromStdString(m_type).left(40))});
        const Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return session.fail(profile.error());
        const Result<std::shared_ptr<partnertest::Services>> services =
            partnertest::Services::create(*profile);
        if (!services)
            return session.fail(services.error());
        const QDateTime now = profile->validateAt.value_or(QDateTime::currentDateTimeUtc());
        const async::Context ctx = async::Context().within(profile->totalLimit);
        const dnssec::Lookup lookup =
            async::runBlocking(lookUp(ctx, *services, {.name = *name, .type = *type}));
        if (m_json)
            writeJson(session, lookup, now);
        else
            writeText(session, lookup, now);
        if (lookup.security == dns::Security::Bogus)
            return MailStopped;
        return lookup.failed() ? NotTested : MailPasses;
    }

    static qint64 hoursLeft(const dnssec::FirstToEnd& first, const QDateTime& now)
    {
        return now.secsTo(first.at) / 3600;
    }

    static void writeJson(Session& session, const dnssec::Lookup& lookup, const QDateTime& now)
    {
        const QJsonObject whole = dnssec::toJson(lookup);
        QJsonArray records;
        for (const dns::Record& record : lookup.records)
            records.append(dns::recordText(record).trimmed());
        QJsonValue fault;
        QJsonValue faultPlace;
        if (lookup.fault != dnssec::Fault::None) {
            fault = dnssec::faultName(lookup.fault);
            faultPlace = QJsonObject{{u"zone"_qs, lookup.faultZone.toString()},
                                     {u"type"_qs, dns::typeName(lookup.faultType)}};
        }
        QJsonValue countdown;
        if (lookup.firstToEnd) {
            QJsonObject first = whole.value(u"firstToEnd"_qs).toObject();
            first.insert(u"hoursLeft"_qs, hoursLeft(*lookup.firstToEnd, now));
            countdown = first;
        }
        session.writeJson({{u"name"_qs, lookup.question.name.toString()},
                           {u"type"_qs, dns::typeName(lookup.question.type)},
                           {u"status"_qs, dnssec::securityName(lookup.security)},
                           {u"rcode"_qs, dns::rcodeName(lookup.rcode)},
                           {u"answer"_qs, lookup.failed() ? QJsonArray() : records},
                           {u"notValidated"_qs, lookup.failed() ? records : QJsonArray()},
                           {u"why"_qs, lookup.why},
                           {u"fault"_qs, fault},
                           {u"faultAt"_qs, faultPlace},
                           {u"firstSignatureToEnd"_qs, countdown},
                           {u"chain"_qs, whole.value(u"chain"_qs)}});
    }

    static void writeText(Session& session, const dnssec::Lookup& lookup, const QDateTime& now)
    {
        QTextStream& out = session.out();
        out << lookup.question.name.toString() << ' ' << dns::typeName(lookup.question.type) << ": "
            << dnssec::securityName(lookup.security) << ", " << dns::rcodeName(lookup.rcode) << '\n';
        if (!lookup.why.isEmpty())
            out << "  " << lookup.why << '\n';
        if (lookup.fault != dnssec::Fault::None)
            out << "  " << (lookup.failed() ? "first broken link: " : "chain of trust ends: ")
                << dnssec::faultName(lookup.fault) << " at " << dns::typeName(lookup.faultType) << ", zone "
                << lookup.faultZone.toString() << '\n';
        if (lookup.firstToEnd)
            out << "  first signature to end: " << dns::typeName(lookup.firstToEnd->type) << " of "
                << lookup.firstToEnd->owner.toString() << ", zone " << lookup.firstToEnd->zone.toString()
                << ", in " << hoursLeft(*lookup.firstToEnd, now) << " hours\n";
        for (const dnssec::AliasLink& alias : lookup.aliases)
            out << "  alias: " << alias.from.toString() << " -> " << alias.to.toString() << " ("
                << dnssec::securityName(alias.security) << ")\n";
        for (const dns::Record& record : lookup.records)
            out << (lookup.failed() ? "  not validated: " : "  ") << dns::recordText(record).trimmed()
                << '\n';
        out << "\nChain of trust\n";
        for (const dnssec::ZoneLink& zone : lookup.chain) {
            out << "  " << zone.zone.toString() << ": " << dnssec::securityName(zone.security);
            if (!zone.why.isEmpty())
                out << ", " << zone.why;
            out << '\n';
            for (const dnssec::DsLink& ds : zone.ds)
                out << "    DS " << ds.tag << " algorithm " << ds.algorithm << " digest " << ds.digestType
                    << (ds.matched ? ", matches" : "") << '\n';
            for (const dnssec::KeyLink& key : zone.keys)
                out << "    key " << key.tag << " algorithm " << key.algorithm << ' ' << key.bits << " bits"
                    << (key.trustAnchor ? ", trust anchor" : "") << (key.signsKeys ? ", signs the keys" : "")
                    << (key.signsData ? ", signs data" : "") << (key.revoked ? ", revoked" : "") << '\n';
        }
    }

    std::string m_name;
    std::string m_type;
    bool m_json = false;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeDnsCommand()
{
    return std::make_unique<DnsCommand>();
}

}  // namespace relaydeck::cli
