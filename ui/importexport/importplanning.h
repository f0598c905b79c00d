// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importers/importer.h"
#include "core/importers/importplan.h"
#include "core/store/store.h"

#include <QtCore/QThread>

#include <atomic>
#include <memory>
#include <optional>

namespace relaydeck::ui {

/// Where connectors come from: a file, or text that was pasted.
struct ImportSource {
    QString name;  ///< as shown and recorded
    QString path;  ///< empty: `text` is it
    QByteArray text;
    importers::CsvColumns columns;
};

/// What is here, to plan against.
struct ImportGround {
    QList<store::StoredConnector> connectors;
    TenantIdentity tenant;
};

/// What was read, and what it would do here. Faulty lines of a table are left out of it, and told in
/// `imported`.
struct ImportPlan {
    QStringList headings{};  ///< of a table
    /// No column is the name yet, so that nothing else is there.
    bool nameMissing = false;
    /// The table cannot be used, so that nothing else is there; other headings may be chosen.
    std::optional<Error> fault{};
    importers::ImportResult imported;
    MergePlan plan;
};

/// Reads what is to be imported and compares it with what is here, then imports it, on a thread of its own.
/// One thing at a time: what is begun later takes the place of what runs.
class ImportPlanning : public QObject {
    Q_OBJECT
public:
    explicit ImportPlanning(QObject* parent = nullptr);
    /// Reading ends at once; an import that has begun is waited for.
    ~ImportPlanning() override;

    void read(const ImportSource& source, const ImportGround& ground);
    /// Compares what was read with what is here now.
    void planAgain(const importers::ImportResult& imported, const ImportGround& ground);
    /// Carries the plan out through a connection of its own.
    void carryOut(const QString& storePath, const MergePlan& plan, const QString& source);
    /// Reading and planning stop; an import runs to its end.
    void cancel();
    bool isReading() const { return m_running && !m_importing; }
    bool isImporting() const { return m_importing; }

Q_SIGNALS:
    /// Of 1000, while reading.
    void progressed(int done);
    void planned(const relaydeck::ui::ImportPlan& plan);
    void imported(const QList<relaydeck::store::Change>& changes);
    /// Nothing was imported. Not sent after cancel().
    void failed(const relaydeck::Error& error);

private:
    using Stop = std::shared_ptr<std::atomic_bool>;

    /// `work` runs on the thread, `done` with its result here, unless something else was begun meanwhile.
    template<typename Work, typename Done>
    void run(Work work, Done done);
    Stop begin();

    QThread m_thread;
    QObject m_worker;  // lives on m_thread
    Stop m_stop;
    bool m_running = false;
    bool m_importing = false;
};

}  // namespace relaydeck::ui
