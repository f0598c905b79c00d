// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"
#include "core/practice/practicenetwork.h"
#include "core/store/store.h"

#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>

namespace relaydeck::test {

/// What one call of the program left behind.
struct CliResult {
    int code = -1;
    QString out;
    QString err;

    /// The whole output as one JSON object; empty when it is none.
    QJsonObject json() const;
    /// One JSON object a line; an empty one where a line is none.
    QList<QJsonObject> jsonLines() const;
    /// For the message of a failed comparison.
    QByteArray all() const;
};

/// Calls the program in this process, with a store and files in a folder of their own.
class CliRunner {
public:
    CliRunner();

    /// With the store of this folder.
    CliResult run(const QStringList& arguments, bool terminal = false) const;
    /// As it stands.
    static CliResult runBare(const QStringList& arguments, bool terminal = false,
                             const QByteArray& input = {});

    /// What the next calls find at standard input.
    void setInput(const QByteArray& input) { m_input = input; }

    QString storePath() const { return path(QStringLiteral("store.db")); }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Writes a file into the folder and gives its path.
    QString file(const QString& name, const QByteArray& content) const;
    static QByteArray content(const QString& path);

    std::unique_ptr<store::Store> openStore() const;
    qsizetype connectorCount() const;
    qsizetype reportCount(const QString& domain) const;

    /// Resolver, trust anchor, CA and ports of a network, as a person gives them.
    QStringList networkOptions(const NetworkProfile& profile) const;

private:
    QTemporaryDir m_folder;
    QByteArray m_input;
};

}  // namespace relaydeck::test
