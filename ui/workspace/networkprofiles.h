// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/profilefile.h"

#include <QtCore/QObject>

namespace relaydeck::ui {

/// The network profiles that a user has made, for all workspaces, beside the two that are always there.
class NetworkProfiles : public QObject {
    Q_OBJECT
public:
    static inline const QString ThisComputer = QStringLiteral("computer");
    static inline const QString Practice = QStringLiteral("practice");

    /// In the user's folder of settings.
    explicit NetworkProfiles(QObject* parent = nullptr);

    const QList<NamedProfile>& own() const { return m_own; }
    /// One of the user's own; for ThisComputer, and for what is not there any more, what this computer has
    /// by itself.
    NetworkProfile profile(const QString& id) const;
    bool isOwn(const QString& id) const;
    QString nameOf(const QString& id) const;
    /// A name that no profile has: this one, or with a number behind it.
    QString freeName(const QString& wanted, const QString& beside = {}) const;

    /// Adds it under an id of its own, and gives that id; failed() and an empty one where it cannot be kept.
    QString add(const NetworkProfile& profile);
    bool change(const NamedProfile& profile);
    bool remove(const QString& id);
    /// Why the file could not be read at the start. Nothing is written over such a file.
    const std::optional<Error>& fault() const { return m_fault; }

Q_SIGNALS:
    void changed(const QString& id);
    void failed(const relaydeck::Error& error);

private:
    bool keep(QList<NamedProfile> profiles);
    qsizetype indexOf(const QString& id) const;

    QString m_path;
    QList<NamedProfile> m_own;
    std::optional<Error> m_fault;
};

}  // namespace relaydeck::ui
