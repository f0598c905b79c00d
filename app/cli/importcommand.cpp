// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputfile.h"
#include "app/cli/mergetext.h"
#include "core/base/plaintext.h"
#include "core/importers/collectionscript.h"
#include "core/importers/importer.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

namespace relaydeck::cli {

namespace {

class ImportCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand(
            "import", "Import connectors: what Get-OutboundConnector gave, as JSON, CSV, CLIXML or list");
        command->add_option("FILE", m_file, "the file, UTF-8 or UTF-16; - is standard input");
        command
            ->add_option("--format", m_format,
                         "json, csv, clixml or list (Format-List), unless it is to be recognized")
            ->check(CLI::IsMember({"json", "csv", "clixml", "list"}));
        command->add_flag("--script", m_script,
                          "print the PowerShell script that collects the connectors, and end");
        command->add_flag("--dry-run", m_dryRun, "only say what would change, field by field");
        command->add_flag("--json", m_json, "print as JSON");
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        if (m_script) {
            session.out() << importers::collectionScript();
            return MailPasses;
        }
        if (m_file.empty())
            return session.fail({ErrorCode::InvalidArgument, u"Give the file to import, or --script."_qs});
        const QString path = QString::fromStdString(m_file);
        const Result<QByteArray> bytes = readInput(session, path, importers::MaxImportBytes);
        if (!bytes)
            return session.fail(bytes.error());
        const Result<importers::ImportResult> imported = importers::importConnectors(
            *bytes,
            {.format = importers::importFormatFromName(QString::fromStdString(m_format)),
             .columns = {},
             .step = {}});
        if (!imported)
            return session.fail(imported.error());
        const Result<store::Store*> store = session.store();
        if (!store)
            return session.fail(store.error());
        const Result<QList<ConnectorState>> present = (*store)->connectorStates();
        if (!present)
            return session.fail(present.error());
        const Result<TenantIdentity> tenant = (*store)->workspace().tenant();
        if (!tenant)
            return session.fail(tenant.error());
        const MergePlan plan =
            planMerge(*present, imported->connectors, *tenant, imported->tenant, imported->absentFields);
        if (!m_dryRun) {
            const Result<QList<store::Change>> applied =
                (*store)->applyImport(plan, QFileInfo(path).fileName());
            if (!applied)
                return session.fail(applied.error());
        }
        if (m_json)
            writeJson(session, plan, *imported);
        else
            writeText(session, plan, *imported);
        return MailPasses;
    }

    void writeJson(Session& session, const MergePlan& plan, const importers::ImportResult& imported) const
    {
        QJsonObject unknown;
        for (auto entry = imported.unknownProperties.begin(); entry != imported.unknownProperties.end();
             ++entry)
            unknown.insert(entry.key(), entry.value());
        QJsonArray notes;
        for (const importers::ImportNote& note : imported.notes)
            notes.append(importers::englishText(note));
        QJsonObject document{{u"applied"_qs, !m_dryRun},
                             {u"new"_qs, plan.count(MergeEntry::Kind::New)},
                             {u"changed"_qs, plan.count(MergeEntry::Kind::Changed)},
                             {u"unchanged"_qs, plan.count(MergeEntry::Kind::Unchanged)},
                             {u"gone"_qs, plan.count(MergeEntry::Kind::Gone)},
                             {u"unknownProperties"_qs, unknown},
                             {u"notes"_qs, notes}};
        if (m_dryRun)
            document.insert(u"connectors"_qs, mergeJson(plan));
        session.writeJson(document);
    }

    void writeText(Session& session, const MergePlan& plan, const importers::ImportResult& imported) const
    {
        session.out() << u"%1 new, %2 changed, %3 unchanged, %4 gone from the tenant and kept here%5\n"_qs
                             .arg(plan.count(MergeEntry::Kind::New))
                             .arg(plan.count(MergeEntry::Kind::Changed))
                             .arg(plan.count(MergeEntry::Kind::Unchanged))
                             .arg(plan.count(MergeEntry::Kind::Gone))
                             .arg(m_dryRun ? u" (nothing was imported: --dry-run)"_qs : QString());
        if (m_dryRun)
            session.out() << mergeText(plan);
        if (plan.otherTenant)
            session.out() << "These connectors are from another tenant than those imported before.\n";
        for (auto entry = imported.unknownProperties.begin(); entry != imported.unknownProperties.end();
             ++entry)
            session.out() << u"Unknown property kept: %1 (%2 connectors)\n"_qs.arg(plainText(entry.key(), 80))
                                 .arg(entry.value());
        for (const importers::ImportNote& note : imported.notes)
            session.out() << importers::englishText(note) << '\n';
    }

    std::string m_file;
    std::string m_format;
    bool m_script = false;
    bool m_dryRun = false;
    bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> makeImportCommand()
{
    return std::make_unique<ImportCommand>();
}

}  // namespace relaydeck::cli
