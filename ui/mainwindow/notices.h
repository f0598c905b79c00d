// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class NavigationRail;

/// Says once, above all pages, what is wrong around the tests or with the store; and keeps the environment
/// lines of the rail.
class Notices : public QObject {
    Q_OBJECT
public:
    /// `chooseResolver`: offers another resolver.
    Notices(Session& session, Banner& banner, NavigationRail& rail, QAction& chooseResolver);

private:
    struct Notice {
        QString title;
        QString text;
        bool offersResolver = false;
        bool negative = false;
    };

    void update();
    std::optional<Notice> environmentNotice() const;
    void fail(const QString& title, const QString& text);
    void updateRail();

    Session& m_session;
    Banner& m_banner;
    NavigationRail& m_rail;
    QAction& m_chooseResolver;
    std::optional<Notice> m_failure;  // until it is dismissed
    bool m_dismissed = false;  // what the environment says was read
};

}  // namespace relaydeck::ui
