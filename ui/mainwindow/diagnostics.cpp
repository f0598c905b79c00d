// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/diagnostics.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSysInfo>
#include <QtGui/QGuiApplication>
#include <QtNetwork/QSslSocket>

namespace relaydeck::ui {

QString diagnosticsText(const NetworkProfile& profile)
{
    const QStringList lines{
        QStringLiteral("Relaydeck %1").arg(QCoreApplication::applicationVersion()),
        QStringLiteral("Qt %1").arg(QLatin1String(qVersion())),
        QSslSocket::sslLibraryVersionString(),
        QStringLiteral("ldns %1").arg(QLatin1String(RELAYDECK_LDNS_VERSION)),
        QStringLiteral("%1, %2, %3")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(),
                 QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Window system: %1").arg(QGuiApplication::platformName()),
        QStringLiteral("Network profile: %1").arg(profile.name),
    };
    return lines.join(u'\n') + u'\n';
}

}  // namespace relaydeck::ui
