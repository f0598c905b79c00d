// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/singleinstance.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLockFile>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>

namespace relaydeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr qint64 LongestRequest = 64 * 1024;
constexpr std::chrono::milliseconds Patience = 3s;
const QByteArray Answer = QByteArrayLiteral("ok\n");

/// The same for every way to write the path.
QString canonicalPath(const QString& path)
{
    const QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? file.absolutePath() : folder) + u'/' + file.fileName();
}

/// In a folder that is the user's alone, where there is one.
QString placeOf(const QString& storePath)
{
    const QByteArray hash =
        QCryptographicHash::hash(canonicalPath(storePath).toUtf8(), QCryptographicHash::Sha256).toHex();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    return QStringLiteral("%1/relaydeck-%2").arg(folder, QString::fromLatin1(hash.left(24)));
}

QByteArray toLine(const StartRequest& request)
{
    const QJsonObject object{{QStringLiteral("section"), request.section},
                             {QStringLiteral("test"), request.test},
                             {QStringLiteral("file"), request.file},
                             {QStringLiteral("activationToken"), request.activationToken}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

StartRequest fromLine(const QByteArray& line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {.section = object.value(QStringLiteral("section")).toString(),
            .test = object.value(QStringLiteral("test")).toString(),
            .file = object.value(QStringLiteral("file")).toString(),
            .activationToken = object.value(QStringLiteral("activationToken")).toString()};
}

/// True: it was taken.
bool send(QLocalSocket& socket, const StartRequest& request)
{
    const int patience = static_cast<int>(Patience.count());
    socket.write(toLine(request));
    while (socket.bytesAvailable() < Answer.size()) {
        if (!socket.waitForReadyRead(patience))
            return false;
    }
    return socket.readAll() == Answer;
}

}  // namespace

QString givenActivationToken()
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token;
}

SingleInstance::SingleInstance(const QString& storePath, QObject* parent)
    : QObject(parent)
    , m_place(placeOf(storePath))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

SingleInstance::Outcome SingleInstance::claim(const StartRequest& request)
{
    // Two that start at the same moment: one of them is first.
    QLockFile lock(m_place + QStringLiteral(".lock"));
    if (!lock.tryLock(static_cast<int>(Patience.count())))
        return Outcome::Alone;
    QLocalSocket socket;
    socket.connectToServer(m_place);
    if (socket.waitForConnected(static_cast<int>(Patience.count())))
        return send(socket, request) ? Outcome::HandedOver : Outcome::Alone;
    // Left behind by one that crashed: nobody listens there.
    QLocalServer::removeServer(m_place);
    return m_server.listen(m_place) ? Outcome::First : Outcome::Alone;
}

void SingleInstance::onConnection()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(Patience, socket, &QLocalSocket::abort);
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket* socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > LongestRequest)
            socket->abort();
        return;
    }
    const QByteArray line = socket->readLine(LongestRequest);
    socket->write(Answer);
    socket->flush();
    socket->disconnectFromServer();
    Q_EMIT requested(fromLine(line));
}

}  // namespace relaydeck::ui
