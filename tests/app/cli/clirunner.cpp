// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirunner.h"

#include "app/cli/program.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace relaydeck::test {

QJsonObject CliResult::json() const
{
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

QList<QJsonObject> CliResult::jsonLines() const
{
    QList<QJsonObject> objects;
    const QStringList lines = out.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        objects.append(QJsonDocument::fromJson(line.toUtf8()).object());
    return objects;
}

QByteArray CliResult::all() const
{
    return QStringLiteral("exit code %1\n%2\n%3").arg(QString::number(code), out, err).toUtf8();
}

CliRunner::CliRunner()
{
    if (!m_folder.isValid())
        qFatal("no folder for the test: %s", qPrintable(m_folder.errorString()));
}

CliResult CliRunner::run(const QStringList& arguments, bool terminal) const
{
    return runBare(QStringList{QStringLiteral("--store"), storePath()} + arguments, terminal, m_input);
}

CliResult CliRunner::runBare(const QStringList& arguments, bool terminal, const QByteArray& input)
{
    CliResult result;
    QTextStream in(input, QIODevice::ReadOnly);
    QTextStream out(&result.out, QIODevice::WriteOnly);
    QTextStream err(&result.err, QIODevice::WriteOnly);
    cli::Streams streams{in, out, err, terminal};
    result.code = cli::runProgram(arguments, streams);
    out.flush();
    err.flush();
    return result;
}

QString CliRunner::file(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray CliRunner::content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<store::Store> CliRunner::openStore() const
{
    Result<std::unique_ptr<store::Store>> opened =
        store::Store::open(storePath(), store::Origin::CommandLine);
    if (!opened)
        qFatal("the store does not open: %s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

qsizetype CliRunner::connectorCount() const
{
    return openStore()->connectors().list()->size();
}

qsizetype CliRunner::reportCount(const QString& domain) const
{
    return openStore()->reports().latest(domain)->has_value() ? 1 : 0;
}

QStringList CliRunner::networkOptions(const NetworkProfile& profile) const
{
    const Upstream& resolver = profile.upstreams.first();
    return {QStringLiteral("--resolver"),
            QStringLiteral("%1:%2").arg(resolver.address.toString()).arg(resolver.port),
            QStringLiteral("--trust-anchor"),
            file(QStringLiteral("anchor.ds"), profile.trustAnchors),
            QStringLiteral("--ca-file"),
            file(QStringLiteral("ca.pem"), profile.caCertificates),
            QStringLiteral("--smtp-port"),
            QString::number(profile.smtpPort),
            QStringLiteral("--https-port"),
            QString::number(profile.httpsPort)};
}

}  // namespace relaydeck::test
