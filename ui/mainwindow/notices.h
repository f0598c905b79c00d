// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"
#include "ui/workspace/session.h"

namespace relaydeck::ui {

class Banner;
class NavigationRail;

/// Says once, above all pages, what is wrong around the tests or with the store; and keeps the environment
/// lines of the rail.
class Notices : public QObject {
    Q_OBJECT
public:
    /// Offers another resolver, or to save a copy, by their actions.
    Notices(Session& session, Banner& banner, NavigationRail& rail, const ActionCollection& actions);

private:
    struct Notice {
        QString title;
        QString text;
        std::optional<ActionId> offered{};
        bool negative = false;
        bool retriable = false;  ///< results wait to be saved
    };

    static QString resolverWords(partnertest::ResolverVerdict verdict);
    static std::optional<Notice> resolverNotice(const Environment& environment);
    void update();
    std::optional<Notice> environmentNotice() const;
    void fail(const Notice& notice);
    void failStore(const Error& error);
    void updateRail();

    Session& m_session;
    Banner& m_banner;
    NavigationRail& m_rail;
    const ActionCollection& m_actions;
    std::optional<Notice> m_failure;  // until it is dismissed
    bool m_readOnlyRead = false;  // what is said of a read-only store was dismissed
    bool m_dismissed = false;  // what the environment says was read
};

}  // namespace relaydeck::ui
