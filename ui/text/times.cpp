// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/texts.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>

namespace relaydeck::ui {

namespace {

struct Times {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::Times)
};

}  // namespace

QString relativeTime(const QDateTime& time, const QDateTime& now)
{
    if (!time.isValid())
        return Times::tr("never");
    const qint64 seconds = time.secsTo(now);
    if (seconds < 60)
        return Times::tr("now");
    const int minutes = static_cast<int>(seconds / 60);
    if (minutes < 60)
        return isolated(Times::tr("%n min ago", nullptr, minutes));
    const int hours = minutes / 60;
    if (hours < 24)
        return isolated(Times::tr("%n h ago", nullptr, hours));
    const int days = hours / 24;
    return isolated(Times::tr("%n days ago", nullptr, days));
}

QString absoluteTime(const QDateTime& time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return QLocale().toString(local, QStringLiteral("d MMM yyyy HH:mm:ss")) + u' '
        + local.timeZoneAbbreviation();
}

QString dayText(const QDateTime& time)
{
    return QLocale().toString(time.date(), QStringLiteral("d MMM yyyy"));
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 milliseconds = duration.count();
    if (milliseconds < 1000)
        return Times::tr("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return Times::tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1000, 'f', 1));
    return Times::tr("%1 min").arg(milliseconds / 60'000);
}

QString isolated(const QString& token)
{
    // Only where it matters: the marks would show up in copied text.
    const bool isLeftToRight =
        QLocale().textDirection() == Qt::LeftToRight && QGuiApplication::layoutDirection() == Qt::LeftToRight;
    if (token.isEmpty() || isLeftToRight)
        return token;
    return QChar(0x2066) + token + QChar(0x2069);
}

}  // namespace relaydeck::ui
