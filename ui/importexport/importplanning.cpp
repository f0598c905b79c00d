// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importplanning.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int ProgressSteps = 1000;

MergePlan planOf(const importers::ImportResult& imported, const ImportGround& ground)
{
    QList<ConnectorState> present;
    present.reserve(ground.connectors.size());
    for (const store::StoredConnector& stored : ground.connectors)
        present.append(stored.state());
    return importers::planImport(present, ground.tenant, imported);
}

bool isName(const QString& parameter)
{
    return connectorFieldFromName(parameter.trimmed()) == ConnectorField::Name;
}

Result<ImportPlan> readAndPlan(const ImportSource& source, const ImportGround& ground,
                               const importers::ImportStep& step)
{
    const Result<QByteArray> bytes =
        source.path.isEmpty() ? Result<QByteArray>(source.text) : importers::readImportFile(source.path);
    if (!bytes)
        return bytes.error();
    ImportPlan plan{.headings = importers::tableHeadings(*bytes), .imported = {}, .plan = {}};
    plan.nameMissing =
        !plan.headings.isEmpty() && source.columns.isEmpty() && std::ranges::none_of(plan.headings, isName);
    if (plan.nameMissing)
        return plan;
    // Only a table has columns to be named.
    const std::optional<importers::ImportFormat> format =
        source.columns.isEmpty() ? std::nullopt : std::optional(importers::ImportFormat::Csv);
    Result<importers::ImportResult> imported =
        importers::importConnectors(*bytes,
                                    {.format = format,
                                     .columns = source.columns,
                                     .step = step,
                                     .faultyLines = importers::FaultyLines::LeaveOut});
    if (imported) {
        plan.imported = std::move(*imported);
        plan.plan = planOf(plan.imported, ground);
        return plan;
    }
    if (plan.headings.isEmpty() || imported.error().code == ErrorCode::Cancelled)
        return imported.error();
    plan.fault = imported.error();
    return plan;
}

Result<QList<store::Change>> importInto(const QString& storePath, const MergePlan& plan,
                                        const QString& source)
{
    const Result<std::unique_ptr<store::Store>> store = store::Store::open(storePath, store::Origin::Window);
    if (!store)
        return store.error();
    return (*store)->applyImport(plan, source);
}

}  // namespace

ImportPlanning::ImportPlanning(QObject* parent) : QObject(parent)
{
    m_worker.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("Import"));
}

ImportPlanning::~ImportPlanning()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

ImportPlanning::Stop ImportPlanning::begin()
{
    cancel();
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_running = true;
    m_thread.start();
    return m_stop;
}

template<typename Work, typename Done>
void ImportPlanning::run(Work work, Done done)
{
    const Stop stop = m_stop;
    QMetaObject::invokeMethod(&m_worker, [this, stop, work, done] {
        auto result = work();
        // The thread ends before this object does, so `this` is still there.
        QMetaObject::invokeMethod(this, [this, stop, done, result = std::move(result)] {
            if (stop != m_stop)
                return;
            m_stop.reset();
            m_running = false;
            m_importing = false;
            if (result)
                done(*result);
            else
                Q_EMIT failed(result.error());
        });
    });
}

void ImportPlanning::read(const ImportSource& source, const ImportGround& ground)
{
    const Stop stop = begin();
    int told = -1;
    const auto step = [this, stop, told](qint64 done, qint64 total) mutable {
        const int now = total > 0 ? static_cast<int>(done * ProgressSteps / total) : 0;
        if (now != told) {
            told = now;
            QMetaObject::invokeMethod(this, [this, stop, now] {
                if (stop == m_stop)
                    Q_EMIT progressed(now);
            });
        }
        return !*stop;
    };
    run([source, ground, step] { return readAndPlan(source, ground, step); },
        [this](const ImportPlan& plan) { Q_EMIT planned(plan); });
}

void ImportPlanning::planAgain(const importers::ImportResult& imported, const ImportGround& ground)
{
    begin();
    run(
        [imported, ground] {
            return Result<ImportPlan>(ImportPlan{.imported = imported, .plan = planOf(imported, ground)});
        },
        [this](const ImportPlan& plan) { Q_EMIT planned(plan); });
}

void ImportPlanning::carryOut(const QString& storePath, const MergePlan& plan, const QString& source)
{
    begin();
    m_importing = true;
    run([storePath, plan, source] { return importInto(storePath, plan, source); },
        [this](const QList<store::Change>& changes) { Q_EMIT imported(changes); });
}

void ImportPlanning::cancel()
{
    if (!m_stop || m_importing)
        return;
    *m_stop = true;
    m_stop.reset();
    m_running = false;
}

}  // namespace relaydeck::ui
