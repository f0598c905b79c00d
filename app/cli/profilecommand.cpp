// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/savedprofiles.h"
#include "app/cli/verdicttext.h"
#include "core/base/jsonreader.h"
#include "core/base/plaintext.h"
#include "core/network/resolveraddress.h"

namespace relaydeck::cli {

namespace {

QString resolversOf(const NetworkProfile& profile)
{
    QStringList resolvers;
    for (const Upstream& upstream : profile.upstreams)
        resolvers.append(upstreamText(upstream));
    return resolvers.isEmpty() ? u"this computer's"_qs : resolvers.join(u", ");
}

QString authoritiesOf(const NetworkProfile& profile)
{
    if (profile.caCertificates.isEmpty())
        return u"this computer's"_qs;
    return profile.onlyCaCertificates ? u"its own"_qs : u"this computer's and its own"_qs;
}

/// `profile list` and `profile show`: the network profiles that the window has saved for this user.
class ProfileCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* group = app.add_subcommand("profile", "The network profiles that were made in the window");
        group->require_subcommand(1);
        CLI::App* list = group->add_subcommand("list", "print them, for --network-profile NAME");
        list->add_flag("--json", m_json, "print as JSON");
        list->callback(
            [this, choose] { choose([this](Session& session) { return listProfiles(session); }); });
        CLI::App* show = group->add_subcommand(
            "show", "print one as JSON, for --network-profile FILE on another computer");
        show->add_option("name", m_name, "its name, or a file")->required();
        show->callback([this, choose] { choose([this](Session& session) { return showProfile(session); }); });
    }

private:
    int listProfiles(Session& session) const
    {
        const Result<QList<NamedProfile>> profiles = readProfiles(profilesPath());
        if (!profiles)
            return session.fail(profiles.error());
        if (m_json) {
            session.writeJson({{u"profiles"_qs, toJsonArray(*profiles)}});
            return MailPasses;
        }
        if (profiles->isEmpty()) {
            session.err() << u"No network profile has been made yet: the window makes them, in Settings, "
                             u"Network.\n"_qs;
            return MailPasses;
        }
        QList<QStringList> rows{{u"Name"_qs, u"Resolvers"_qs, u"Authorities"_qs, u"SMTP port"_qs}};
        for (const NamedProfile& named : *profiles)
            rows.append({plainText(named.profile.name), resolversOf(named.profile),
                         authoritiesOf(named.profile), QString::number(named.profile.smtpPort)});
        session.out() << tableText(rows);
        return MailPasses;
    }

    int showProfile(Session& session) const
    {
        const Result<NamedProfile> profile = savedProfile(QString::fromStdString(m_name));
        if (!profile)
            return session.fail(profile.error());
        session.writeJson(toJson(*profile));
        return MailPasses;
    }

    bool m_json = false;
    std::string m_name;
};

}  // namespace

std::unique_ptr<Command> makeProfileCommand()
{
    return std::make_unique<ProfileCommand>();
}

}  // namespace relaydeck::cli
