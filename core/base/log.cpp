// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QMutex>

namespace relaydeck {

Q_LOGGING_CATEGORY(logAsync, "relaydeck.async", QtWarningMsg)
Q_LOGGING_CATEGORY(logDns, "relaydeck.dns", QtWarningMsg)
Q_LOGGING_CATEGORY(logDnssec, "relaydeck.dnssec", QtWarningMsg)
Q_LOGGING_CATEGORY(logTls, "relaydeck.tls", QtWarningMsg)
Q_LOGGING_CATEGORY(logSmtp, "relaydeck.smtp", QtWarningMsg)
Q_LOGGING_CATEGORY(logMtaSts, "relaydeck.mtasts", QtWarningMsg)
Q_LOGGING_CATEGORY(logPartnerTest, "relaydeck.partnertest", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "relaydeck.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logPractice, "relaydeck.practice", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "relaydeck.ui", QtWarningMsg)

namespace {

struct LogFile {
    QMutex mutex;
    QFile file;
};

LogFile& logFile()
{
    static LogFile instance;
    return instance;
}

const char* levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "unknown";
}

void writeMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    // One message stays one line, whatever a peer put into it.
    QString line = text;
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control)
            c = QChar::ReplacementCharacter;
    }
    LogFile& log = logFile();
    const QMutexLocker lock(&log.mutex);
    log.file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' '
                   + levelName(type) + ' ' + (context.category ? context.category : "default") + ": "
                   + line.toUtf8() + '\n');
    log.file.flush();
}

}  // namespace

Result<void> logToFile(const QString& path)
{
    LogFile& log = logFile();
    log.file.setFileName(path);
    if (!log.file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text))
        return Error{ErrorCode::FileUnwritable, QStringLiteral("%1: %2").arg(path, log.file.errorString())};
    QLoggingCategory::setFilterRules(QStringLiteral("relaydeck.*=true"));
    qInstallMessageHandler(writeMessage);
    return {};
}

}  // namespace relaydeck
