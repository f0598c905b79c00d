// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/domaintests.h"
#include "app/cli/verdicttext.h"
#include "core/base/wholefile.h"
#include "core/connectors/routing.h"
#include "core/exporters/powershellexporter.h"

namespace relaydeck::cli {

namespace {

class ExportCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand("export", "Export connectors");
        command->require_subcommand(1);
        CLI::App* exchange = command->add_subcommand(
            "exchange",
            "one PowerShell script for Exchange Online, that may be run again and honours -WhatIf");
        exchange->add_option("CONNECTOR", m_names, "names of connectors; none: all");
        exchange->add_option("--output", m_output, "file to write; none: standard output");
        exchange->add_option("--reason", m_reason, "why, for the comments of the script");
        exchange->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<exporters::ExchangeItem>> items = wanted(**store);
        if (!items)
            return session.fail(items.error());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (m_output.empty()) {
            session.out() << exporters::exchangeScript(*items, now);
            return MailPasses;
        }
        const QString path = QString::fromStdString(m_output);
        const Result<void> written = writeWholeFile(path, exporters::exchangeScriptFile(*items, now));
        if (!written)
            return session.fail({written.error().code, u"%1: %2"_qs.arg(path, written.error().detail)});
        store::ActivityEntry entry;
        entry.kind = store::ActivityKind::Exported;
        entry.origin = store::originName((*store)->origin());
        entry.subject = path;
        const Result<qint64> noted = (*store)->activity().add(entry);
        if (!noted)
            return session.fail(noted.error());
        session.err() << u"%1 connectors written to %2\n"_qs.arg(items->size()).arg(path);
        return MailPasses;
    }

    Result<QList<exporters::ExchangeItem>> wanted(store::Store& store) const
    {
        QList<store::StoredConnector> chosen;
        if (m_names.empty()) {
            const Result<QList<store::StoredConnector>> all = store.connectors().list();
            if (!all)
                return all.error();
            chosen = *all;
        }
        for (const std::string& name : m_names) {
            const Result<store::StoredConnector> one =
                store.connectors().findByName(QString::fromStdString(name));
            if (!one)
                return Error{ErrorCode::InvalidArgument,
                             u"There is no connector \"%1\"."_qs.arg(QString::fromStdString(name))};
            chosen.append(*one);
        }
        QList<exporters::ExchangeItem> items;
        for (const store::StoredConnector& entry : std::as_const(chosen)) {
            exporters::ExchangeItem item{.connector = entry.connector,
                                         .imported = entry.imported,
                                         .reason = QString::fromStdString(m_reason),
                                         .lastTest = std::nullopt,
                                         .lastVerdict = {}};
            const Result<void> told = addLastTest(store, item);
            if (!told)
                return told.error();
            items.append(item);
        }
        return items;
    }

    /// The last test of its first domain that was tested.
    static Result<void> addLastTest(store::Store& store, exporters::ExchangeItem& item)
    {
        const QStringList domains = testableDomains(item.connector);
        for (const QString& domain : domains) {
            const Result<DomainName> name = DomainName::fromUserInput(domain);
            if (!name)
                continue;
            const Result<std::optional<partnertest::PartnerReport>> report = storedReport(store, *name);
            if (!report)
                return report.error();
            if (!*report)
                continue;
            const decision::Delivery delivery =
                (*report)->deliveryFor(decision::sendingPolicy(item.connector));
            const QString reason = reasonText(delivery);
            item.lastTest = (*report)->evidence.startedAt;
            item.lastVerdict = u"%1: %2"_qs.arg(domain, verdictText(delivery));
            if (!reason.isEmpty())
                item.lastVerdict += u" ("_qs + reason + u")"_qs;
            break;
        }
        return {};
    }

    std::vector<std::string> m_names;
    std::string m_output;
    std::string m_reason;
};

}  // namespace

std::unique_ptr<Command> makeExportCommand()
{
    return std::make_unique<ExportCommand>();
}

}  // namespace relaydeck::cli
