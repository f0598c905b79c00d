// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputfile.h"
#include "app/cli/judgementoptions.h"
#include "app/cli/reportprinter.h"
#include "core/partnertest/judgeagain.h"

namespace relaydeck::cli {

namespace {

constexpr qint64 MaxRecordFile = 64 * 1024 * 1024;

/// Judges what was recorded before, at another time or by other rules.
class JudgeCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command = app.add_subcommand(
            "judge", "Judge recorded tests again, at another time or by other rules, without the network");
        command
            ->add_option("FILE", m_files,
                         "reports as test --json prints them, or evidence of probe; - for standard input")
            ->required();
        command->add_option("--sender", m_sender, "exchange, postfix or rfc")->capture_default_str();
        command->add_flag("--json", m_json, "print the report as JSON");
        command->add_flag("--ndjson", m_ndjson, "print each report as one line of JSON");
        m_options.addTo(*command, "Rules, instead of those of the record");
        command->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const std::optional<decision::SenderModel> sender =
            decision::senderFromName(QString::fromStdString(m_sender));
        if (!sender)
            return session.fail({ErrorCode::InvalidArgument, u"--sender takes exchange, postfix or rfc."_qs});
        const Result<NetworkProfile> options = m_options.applyTo({});
        if (!options)
            return session.fail(options.error());
        const Result<QList<Connector>> connectors = keptConnectors(session);
        if (!connectors)
            return session.fail(connectors.error());
        const Result<QList<partnertest::Evidence>> records = recordsIn(session);
        if (!records)
            return session.fail(records.error());

        ReportPrinter printer(session, *connectors,
                              {.json = m_json, .onePerLine = m_ndjson, .many = records->size() > 1},
                              {.sender = *sender, .denied = {}});
        for (const partnertest::Evidence& evidence : *records) {
            const Result<NetworkProfile> rules = m_options.applyTo(partnertest::rulesOf(evidence));
            if (!rules)
                return session.fail(rules.error());
            const Result<partnertest::PartnerReport> report =
                partnertest::judgeAgain(evidence, *rules, *sender);
            if (!report)
                return session.fail(report.error());
            printer.print(*report);
        }
        return printer.finish();
    }

    static Result<QList<Connector>> keptConnectors(Session& session)
    {
        if (!session.storeExists())
            return QList<Connector>();
        const Result<store::Store*> store = session.store();
        if (!store)
            return store.error();
        return connectorsOf(**store);
    }

    Result<QList<partnertest::Evidence>> recordsIn(Session& session) const
    {
        QList<partnertest::Evidence> records;
        for (const std::string& file : m_files) {
            const QString path = QString::fromStdString(file);
            const Result<QByteArray> content = readInput(session, path, MaxRecordFile);
            if (!content)
                return content.error();
            const Result<QList<partnertest::Evidence>> found = partnertest::recordedEvidence(*content);
            if (!found)
                return Error{found.error().code, u"%1: %2"_qs.arg(path, found.error().detail)};
            records += *found;
        }
        return records;
    }

    std::vector<std::string> m_files;
    std::string m_sender = "exchange";
    bool m_json = false;
    bool m_ndjson = false;
    JudgementOptions m_options;
};

}  // namespace

std::unique_ptr<Command> makeJudgeCommand()
{
    return std::make_unique<JudgeCommand>();
}

}  // namespace relaydeck::cli
