// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/savedprofiles.h"

#include "core/base/plaintext.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace relaydeck::cli {

Result<NamedProfile> savedProfile(const QString& nameOrFile)
{
    const Result<QList<NamedProfile>> saved = readProfiles(profilesPath());
    if (saved) {
        const auto named = std::ranges::find_if(*saved, [&nameOrFile](const NamedProfile& known) {
            return known.profile.name.compare(nameOrFile, Qt::CaseInsensitive) == 0;
        });
        if (named != saved->cend())
            return *named;
    }
    if (QFileInfo::exists(nameOrFile))
        return readProfile(nameOrFile);
    if (!saved)
        return saved.error();
    QStringList names;
    for (const NamedProfile& known : *saved)
        names.append(plainText(known.profile.name));
    const QString known = names.isEmpty()
        ? u"None has been made yet: the window makes them, in Settings, Network."_qs
        : u"There are: %1."_qs.arg(names.join(u", "));
    return Error{
        ErrorCode::InvalidArgument,
        u"--network-profile: there is no profile or file \"%1\". %2"_qs.arg(plainText(nameOrFile), known)};
}

}  // namespace relaydeck::cli
