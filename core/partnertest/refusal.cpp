// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/refusal.h"

#include <algorithm>
#include <array>

namespace relaydeck::partnertest {

namespace {

struct Sign {
    const char* word;
    Refusal refusal;
};

/// What servers write, most telling first. Lower case.
constexpr std::array Signs{
    Sign{"greylist", Refusal::Greylisting},
    Sign{"graylist", Refusal::Greylisting},
    Sign{"grey list", Refusal::Greylisting},
    Sign{"too many", Refusal::Rate},
    Sign{"rate", Refusal::Rate},
    Sign{"too fast", Refusal::Rate},
    Sign{"throttl", Refusal::Rate},
    Sign{"try again", Refusal::Greylisting},
    Sign{"try later", Refusal::Greylisting},
    Sign{"spamhaus", Refusal::BlockList},
    Sign{"rbl", Refusal::BlockList},
    Sign{"dnsbl", Refusal::BlockList},
    Sign{"block", Refusal::BlockList},
    Sign{"listed", Refusal::BlockList},
    Sign{"blacklist", Refusal::BlockList},
    Sign{"reputation", Refusal::BlockList},
    Sign{"banned", Refusal::BlockList},
    Sign{"ptr", Refusal::ClientName},
    Sign{"reverse", Refusal::ClientName},
    Sign{"rdns", Refusal::ClientName},
    Sign{"dynamic", Refusal::ClientName},
    Sign{"helo", Refusal::ClientName},
    Sign{"client host", Refusal::BlockList},
    Sign{"your ip", Refusal::BlockList},
    Sign{"access denied", Refusal::Policy},
    Sign{"policy", Refusal::Policy},
    Sign{"reject", Refusal::Policy},
    Sign{"not allowed", Refusal::Policy},
};

/// The enhanced status of class "security or policy", `4.7.x` or `5.7.x` (RFC 3463 3.8).
bool namesPolicy(const QByteArray& text)
{
    const QByteArray status = text.left(text.indexOf(' '));
    return status.startsWith("4.7.") || status.startsWith("5.7.");
}

}  // namespace

std::optional<Refusal> refusalOf(const smtp::Endpoint& endpoint)
{
    if (endpoint.outcome != smtp::Outcome::Rejected)
        return std::nullopt;
    const QByteArray text = endpoint.replyText.toLower();
    const auto sign = std::find_if(Signs.begin(), Signs.end(),
                                   [&text](const Sign& known) { return text.contains(known.word); });
    if (sign != Signs.end())
        return sign->refusal;
    if (namesPolicy(text))
        return Refusal::Policy;
    // 421: too many connections, or not now (RFC 5321 3.8). 450 and 451 are what greylisting answers with.
    if (endpoint.replyCode == 421)
        return Refusal::Rate;
    if (endpoint.replyCode == 450 || endpoint.replyCode == 451)
        return Refusal::Greylisting;
    return std::nullopt;
}

QString refusalWords(Refusal refusal)
{
    switch (refusal) {
    case Refusal::BlockList:
        return u"block list"_qs;
    case Refusal::Greylisting:
        return u"greylisting, or not now"_qs;
    case Refusal::Rate:
        return u"too many connections, or too fast"_qs;
    case Refusal::ClientName:
        return u"the name of this computer's address"_qs;
    case Refusal::Policy:
        return u"a policy of the server"_qs;
    }
    Q_UNREACHABLE();
}

}  // namespace relaydeck::partnertest
