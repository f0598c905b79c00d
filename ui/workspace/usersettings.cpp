// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/usersettings.h"

#include "core/base/words.h"
#include "core/network/networkprofile.h"
#include "ui/workspace/session.h"

#include <QtCore/QStandardPaths>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr Words<ThemeChoice, 3> Themes{
    {{ThemeChoice::System, "system"}, {ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}};
constexpr Words<ContrastChoice, 3> Contrasts{{{ContrastChoice::System, "system"},
                                              {ContrastChoice::Standard, "standard"},
                                              {ContrastChoice::High, "high"}}};

const QString ThemeKey = QStringLiteral("appearance/theme");
const QString ContrastKey = QStringLiteral("appearance/contrast");
const QString TextSizeKey = QStringLiteral("appearance/text-size");
const QString JobsKey = QStringLiteral("tests/jobs");
const QString LimitKey = QStringLiteral("tests/limit");
const QString StaleKey = QStringLiteral("tests/stale-after");

constexpr int UsualTextSize = 100;
constexpr int UsualFreshness = 24;

}  // namespace

UserSettings::UserSettings(QObject* parent)
    : QObject(parent)
    , m_file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                 + QStringLiteral("/relaydeck/settings.ini"),
             QSettings::IniFormat)
{
}

int UserSettings::number(const QString& key, int least, int most, int otherwise) const
{
    bool ok = false;
    const int value = m_file.value(key, otherwise).toInt(&ok);
    return ok ? std::clamp(value, least, most) : otherwise;
}

ThemeChoice UserSettings::theme() const
{
    return Themes.value(m_file.value(ThemeKey).toString()).value_or(ThemeChoice::System);
}

void UserSettings::setTheme(ThemeChoice choice)
{
    m_file.setValue(ThemeKey, Themes.name(choice));
    Q_EMIT appearanceChanged();
}

ContrastChoice UserSettings::contrast() const
{
    return Contrasts.value(m_file.value(ContrastKey).toString()).value_or(ContrastChoice::System);
}

void UserSettings::setContrast(ContrastChoice choice)
{
    m_file.setValue(ContrastKey, Contrasts.name(choice));
    Q_EMIT appearanceChanged();
}

int UserSettings::textSize() const
{
    return number(TextSizeKey, LeastTextSize, LargestTextSize, UsualTextSize);
}

void UserSettings::setTextSize(int percent)
{
    m_file.setValue(TextSizeKey, percent);
    Q_EMIT appearanceChanged();
}

int UserSettings::jobs() const
{
    return number(JobsKey, 1, MostJobs, NetworkProfile{}.jobs);
}

void UserSettings::setJobs(int jobs)
{
    m_file.setValue(JobsKey, jobs);
    Q_EMIT testsChanged();
}

std::chrono::seconds UserSettings::testLimit() const
{
    const auto usual = std::chrono::duration_cast<std::chrono::seconds>(NetworkProfile{}.totalLimit);
    return std::chrono::seconds(number(LimitKey, 1, LongestTest, static_cast<int>(usual.count())));
}

void UserSettings::setTestLimit(std::chrono::seconds limit)
{
    m_file.setValue(LimitKey, static_cast<int>(limit.count()));
    Q_EMIT testsChanged();
}

std::chrono::hours UserSettings::staleAfter() const
{
    return std::chrono::hours(number(StaleKey, 1, LongestFreshness, UsualFreshness));
}

void UserSettings::setStaleAfter(std::chrono::hours age)
{
    m_file.setValue(StaleKey, static_cast<int>(age.count()));
    Q_EMIT testsChanged();
}

void UserSettings::reset()
{
    for (const QString& key : {ThemeKey, ContrastKey, TextSizeKey, JobsKey, LimitKey, StaleKey})
        m_file.remove(key);
    Q_EMIT appearanceChanged();
    Q_EMIT testsChanged();
}

void followSettings(Theme& theme, UserSettings& settings)
{
    const auto apply = [&theme, &settings] {
        theme.setChoice(settings.theme());
        theme.setContrast(settings.contrast());
        theme.setTextSize(settings.textSize());
    };
    QObject::connect(&settings, &UserSettings::appearanceChanged, &theme, apply);
    apply();
}

void followSettings(Session& session, UserSettings& settings)
{
    const auto apply = [&session, &settings] { session.setStaleAfter(settings.staleAfter()); };
    QObject::connect(&settings, &UserSettings::testsChanged, &session, apply);
    apply();
}

}  // namespace relaydeck::ui
