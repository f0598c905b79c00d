// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QObject>
#include <QtNetwork/QLocalServer>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What a program that is started is to show.
struct StartRequest {
    QString section;
    QString test;  ///< a domain, tested at once
    QString file;  ///< treated as one that is dropped on the window
    QString activationToken;  ///< with which the desktop lets a window come to the front

    friend bool operator==(const StartRequest&, const StartRequest&) = default;
};

/// What the desktop gave this program when it was started, for a window to come to the front with: under
/// Wayland XDG_ACTIVATION_TOKEN, on X11 DESKTOP_STARTUP_ID. To be asked for before there is a
/// QGuiApplication, which takes them for itself.
QString givenActivationToken();

/// One window per user and workspace: who comes second hands over what it was started for.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    enum class Outcome {
        First,  ///< nobody has the workspace, and others will find this one from now on
        HandedOver,  ///< another window has it, and shows what was asked for
        Alone,  ///< the place cannot be had, or who has it does not answer: go on without it
    };

    /// Of the workspace in this file, which need not be there yet.
    explicit SingleInstance(const QString& storePath, QObject* parent = nullptr);

    /// Waits some seconds at most.
    Outcome claim(const StartRequest& request);

Q_SIGNALS:
    /// By another start; what it says is bounded, but not checked.
    void requested(const relaydeck::ui::StartRequest& request);

private:
    void onConnection();
    void read(QLocalSocket* socket);

    QString m_place;
    QLocalServer m_server;
};

}  // namespace relaydeck::ui
