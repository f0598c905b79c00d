// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/networkprofile.h"

#include <QtCore/QJsonObject>

namespace relaydeck {

/// A profile that somebody made, under an id that outlives its name.
struct NamedProfile {
    QString id;
    NetworkProfile profile;
};

/// What a person can set; how many tests run at once and how long they may take is not a matter of the
/// network. Resolvers are kept in the form of upstreamText().
QJsonObject toJson(const NamedProfile& named);
Result<NamedProfile> namedProfileFromJson(const QJsonObject& object);

/// Where the profiles of this user are kept, for the window and the command line.
QString profilesPath();

/// The profiles of a user, one file for all. No file: none. FileUnreadable, InvalidData: the file is left as
/// it is.
Result<QList<NamedProfile>> readProfiles(const QString& path);

/// One profile in a file of its own, in the form of toJson(), or alone in a file of profiles. Fails as
/// readProfiles() does, and with FileUnreadable where there is no file.
Result<NamedProfile> readProfile(const QString& path);

/// All of them or, when that fails, what was there before: a crash leaves no half of a file.
Result<void> writeProfiles(const QString& path, const QList<NamedProfile>& profiles);

}  // namespace relaydeck
