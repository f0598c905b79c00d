// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputfile.h"
#include "app/cli/mergetext.h"
#include "core/base/plaintext.h"
#include "core/importers/collectionscript.h"
#include "core/importers/exchangeobject.h"
#include "core/importers/importer.h"
#include "core/importers/importplan.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace relaydeck::cli {

namespace {

constexpr qsizetype MaxToldLines = 20;

/// "Partner=Name": what a column is taken for; nothing behind the sign: it is passed over. A heading may hold
/// the sign too, a parameter never.
Result<importers::CsvColumns> columnsOf(const std::vector<std::string>& pairs)
{
    importers::CsvColumns columns;
    for (const std::string& pair : pairs) {
        const QString text = QString::fromStdString(pair);
        const qsizetype sign = text.lastIndexOf(u'=');
        const QString heading = text.left(sign);
        const QString parameter = text.mid(sign + 1).trimmed();
        if (sign < 1)
            return Error{ErrorCode::InvalidArgument,
                         u"--map %1: give COLUMN=PARAMETER, or COLUMN= to pass a column over."_qs.arg(text)};
        if (!parameter.isEmpty() && !importers::isExchangeProperty(parameter))
            return Error{ErrorCode::InvalidArgument,
                         u"--map %1: %2 is no parameter of Set-OutboundConnector."_qs.arg(text, parameter)};
        if (columns.contains(heading))
            return Error{ErrorCode::InvalidArgument, u"--map names the column %1 twice."_qs.arg(heading)};
        columns.insert(heading, parameter);
    }
    return columns;
}

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
        command
            ->add_option("--map", m_columns,
                         "COLUMN=PARAMETER: what a column of a table means; COLUMN= passes it over")
            ->expected(1)
            ->take_all();
        command->add_flag("--skip-faulty-lines", m_skipFaulty,
                          "leave out the lines of a table that cannot be read, and name them");
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
        const Result<importers::ImportResult> imported = read(*bytes);
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
        const MergePlan plan = importers::planImport(*present, *tenant, *imported);
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

    Result<importers::ImportResult> read(const QByteArray& bytes) const
    {
        const Result<importers::CsvColumns> columns = columnsOf(m_columns);
        if (!columns)
            return columns.error();
        importers::ImportOptions options{
            .format = importers::importFormatFromName(QString::fromStdString(m_format)),
            .columns = *columns,
            .step = {},
            .faultyLines = importers::FaultyLines::LeaveOut};
        if (!columns->isEmpty()) {
            if (options.format && options.format != importers::ImportFormat::Csv)
                return Error{ErrorCode::InvalidArgument,
                             u"Only a table has columns: --map goes with CSV."_qs};
            options.format = importers::ImportFormat::Csv;
            const QStringList headings = importers::tableHeadings(bytes);
            for (auto column = columns->begin(); column != columns->end(); ++column) {
                if (!headings.isEmpty() && !headings.contains(column.key()))
                    return Error{ErrorCode::InvalidArgument,
                                 u"--map: the table has no column %1."_qs.arg(column.key())};
            }
        }
        Result<importers::ImportResult> imported = importers::importConnectors(bytes, options);
        // What was left out without being asked for is a table that cannot be used.
        if (imported && !m_skipFaulty && imported->leftOutCount > 0)
            return Error{ErrorCode::InvalidData,
                         u"%1 Use --skip-faulty-lines to leave %2 out."_qs.arg(
                             importers::englishText(imported->leftOut.first()),
                             imported->leftOutCount == 1
                                 ? u"this line"_qs
                                 : u"such lines (%1)"_qs.arg(imported->leftOutCount))};
        return imported;
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
        QJsonArray leftOut;
        for (const importers::LineFault& fault : imported.leftOut)
            leftOut.append(QJsonObject{{u"line"_qs, fault.line},
                                       {u"fault"_qs, importers::englishText(fault)},
                                       {u"text"_qs, fault.text}});
        QJsonObject document{{u"applied"_qs, !m_dryRun},
                             {u"new"_qs, plan.selectedCount(MergeEntry::Kind::New)},
                             {u"changed"_qs, plan.count(MergeEntry::Kind::Changed)},
                             {u"unchanged"_qs, plan.count(MergeEntry::Kind::Unchanged)},
                             {u"gone"_qs, plan.count(MergeEntry::Kind::Gone)},
                             {u"leftOutLines"_qs, imported.leftOutCount},
                             {u"leftOut"_qs, leftOut},
                             {u"incomplete"_qs, lostJson(plan)},
                             {u"unknownProperties"_qs, unknown},
                             {u"notes"_qs, notes}};
        if (m_dryRun)
            document.insert(u"connectors"_qs, mergeJson(plan));
        session.writeJson(document);
    }

    void writeText(Session& session, const MergePlan& plan, const importers::ImportResult& imported) const
    {
        session.out() << u"%1 new, %2 changed, %3 unchanged, %4 gone from the tenant and kept here%5\n"_qs
                             .arg(plan.selectedCount(MergeEntry::Kind::New))
                             .arg(plan.count(MergeEntry::Kind::Changed))
                             .arg(plan.count(MergeEntry::Kind::Unchanged))
                             .arg(plan.count(MergeEntry::Kind::Gone))
                             .arg(m_dryRun ? u" (nothing was imported: --dry-run)"_qs : QString());
        if (m_dryRun)
            session.out() << mergeText(plan);
        session.out() << lostText(plan);
        for (const importers::LineFault& fault :
             imported.leftOut.first(std::min<qsizetype>(imported.leftOut.size(), MaxToldLines)))
            session.out() << u"Left out: %1\n"_qs.arg(importers::englishText(fault));
        if (const qint64 more = imported.leftOutCount - MaxToldLines; more > 0)
            session.out() << u"Left out: %1 more lines\n"_qs.arg(more);
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
    std::vector<std::string> m_columns;
    bool m_skipFaulty = false;
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
