// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/networkprofiles.h"

#include <QtCore/QUuid>

#include <algorithm>

namespace relaydeck::ui {

NetworkProfiles::NetworkProfiles(QObject* parent) : QObject(parent), m_path(profilesPath())
{
    Result<QList<NamedProfile>> read = readProfiles(m_path);
    if (read)
        m_own = *std::move(read);
    else
        m_fault = read.error();
}

qsizetype NetworkProfiles::indexOf(const QString& id) const
{
    const auto found = std::ranges::find(m_own, id, &NamedProfile::id);
    return found == m_own.cend() ? -1 : std::distance(m_own.cbegin(), found);
}

bool NetworkProfiles::isOwn(const QString& id) const
{
    return indexOf(id) >= 0;
}

NetworkProfile NetworkProfiles::profile(const QString& id) const
{
    if (const qsizetype index = indexOf(id); index >= 0)
        return m_own.at(index).profile;
    NetworkProfile computer;
    computer.name = nameOf(ThisComputer);
    return computer;
}

QString NetworkProfiles::nameOf(const QString& id) const
{
    if (const qsizetype index = indexOf(id); index >= 0)
        return m_own.at(index).profile.name;
    return id == Practice ? tr("Practice network") : tr("This computer");
}

QString NetworkProfiles::freeName(const QString& wanted, const QString& beside) const
{
    QStringList taken{nameOf(ThisComputer), nameOf(Practice)};
    for (const NamedProfile& known : m_own) {
        if (known.id != beside)
            taken.append(known.profile.name);
    }
    QString name = wanted;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = QStringLiteral("%1 %2").arg(wanted).arg(number);
    return name;
}

QString NetworkProfiles::add(const NetworkProfile& profile)
{
    NamedProfile named{.id = QUuid::createUuid().toString(QUuid::WithoutBraces), .profile = profile};
    named.profile.name = freeName(profile.name);
    if (!keep(m_own + QList<NamedProfile>{named}))
        return {};
    Q_EMIT changed(named.id);
    return named.id;
}

bool NetworkProfiles::change(const NamedProfile& profile)
{
    const qsizetype index = indexOf(profile.id);
    QList<NamedProfile> profiles = m_own;
    if (index < 0)
        return false;
    profiles[index] = profile;
    if (!keep(std::move(profiles)))
        return false;
    Q_EMIT changed(profile.id);
    return true;
}

bool NetworkProfiles::remove(const QString& id)
{
    QList<NamedProfile> profiles = m_own;
    const auto rest = std::ranges::remove(profiles, id, &NamedProfile::id);
    profiles.erase(rest.begin(), rest.end());
    if (!keep(std::move(profiles)))
        return false;
    Q_EMIT changed(id);
    return true;
}

bool NetworkProfiles::keep(QList<NamedProfile> profiles)
{
    // A file that could not be read may hold what its owner still wants.
    const Result<void> written = m_fault ? Result<void>(*m_fault) : writeProfiles(m_path, profiles);
    if (!written) {
        Q_EMIT failed(written.error());
        return false;
    }
    m_own = std::move(profiles);
    return true;
}

}  // namespace relaydeck::ui
