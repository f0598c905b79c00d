// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/notices.h"

#include "ui/mainwindow/storefailure.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/navigationrail.h"

namespace relaydeck::ui {

Notices::Notices(Session& session, Banner& banner, NavigationRail& rail, const ActionCollection& actions)
    : QObject(&banner)
    , m_session(session)
    , m_banner(banner)
    , m_rail(rail)
    , m_actions(actions)
{
    connect(&session, &Session::storeFailed, this, &Notices::failStore);
    connect(&session, &Session::practiceFailed, this, [this](const Error& error) {
        fail({.title = tr("The practice network could not start"), .text = error.detail});
    });
    connect(&session.tests(), &TestRuns::failed, this,
            [this](const Error& error) { fail({.title = tr("Could not test"), .text = error.detail}); });
    connect(&session, &Session::storeRecovered, this, [this] {
        if (m_failure && m_failure->retriable)
            m_failure.reset();
        // The button that was pressed goes with the next notice.
        QMetaObject::invokeMethod(this, &Notices::update, Qt::QueuedConnection);
    });
    const auto surroundings = [this] {
        m_dismissed = false;
        update();
    };
    connect(&session, &Session::environmentChanged, this, surroundings);
    connect(&session, &Session::networkChanged, this, surroundings);
    update();
}

void Notices::fail(const Notice& notice)
{
    m_failure = notice;
    m_failure->negative = true;
    update();
}

void Notices::failStore(const Error& error)
{
    StoreFailureText words = storeFailureText(error);
    if (m_session.isGone())
        words = {
            tr("The file of this workspace is gone"),
            tr("It was moved or deleted, or its drive is away, so nothing more can be saved there. All that "
               "was here is still in this window: Save as… keeps it elsewhere. (RD-STO-04)")};
    const bool unwritable = m_session.isGone() || error.code == ErrorCode::StoreFull
        || error.code == ErrorCode::StoreReadOnly || error.code == ErrorCode::StoreBusy;
    const qsizetype unsaved = m_session.reports().unsaved().size();
    if (unsaved > 0)
        words.text += u' '
            + tr("%n test results stay in this window; Save as… keeps them elsewhere.", nullptr,
                 static_cast<int>(unsaved));
    fail({.title = words.title,
          .text = words.text,
          .offered = unwritable ? std::optional(ActionId::SaveCopy) : std::nullopt,
          .retriable = unsaved > 0});
}

QString Notices::resolverWords(partnertest::ResolverVerdict verdict)
{
    switch (verdict) {
    case partnertest::ResolverVerdict::Silent:
        return tr("Resolver is silent");
    case partnertest::ResolverVerdict::Failing:
        return tr("Resolver fails");
    case partnertest::ResolverVerdict::Alters:
        return tr("Resolver changes answers");
    case partnertest::ResolverVerdict::ClockOff:
        return tr("Clock seems wrong");
    case partnertest::ResolverVerdict::StripsDnssec:
        return tr("Resolver strips DNSSEC");
    case partnertest::ResolverVerdict::Fit:
    case partnertest::ResolverVerdict::Limited:
        break;
    }
    return tr("Resolver passes DNSSEC");
}

std::optional<Notices::Notice> Notices::resolverNotice(const Environment& environment)
{
    const auto notice = [&environment](const QString& title, const QString& text, bool offersResolver) {
        return Notice{.title = title,
                      .text = text.arg(environment.resolvers),
                      .offered = offersResolver ? std::optional(ActionId::ChooseResolver) : std::nullopt};
    };
    switch (environment.resolverVerdict) {
    case partnertest::ResolverVerdict::Silent:
        return notice(tr("Could not test: the resolver does not answer"),
                      tr("Asked in vain: %1. Nothing is known about the partners. (RD-DNS-02)"), true);
    case partnertest::ResolverVerdict::Failing:
        return notice(tr("Could not test: the resolver fails for names known to be good"),
                      tr("%1 answers with errors. Nothing is known about the partners. (RD-DNS-03)"), true);
    case partnertest::ResolverVerdict::Alters:
        return notice(tr("Could not test: the resolver changes answers"),
                      tr("%1 filters or redirects. Nothing is known about the partners. (RD-DNS-04)"), true);
    case partnertest::ResolverVerdict::ClockOff:
        return notice(tr("Could not test: this computer's clock seems to be wrong"),
                      tr("Signatures of known names, as %1 gives them, are not valid at its time. Every "
                         "signed domain would look broken. (RD-CLK-01)"),
                      false);
    case partnertest::ResolverVerdict::StripsDnssec:
        return notice(tr("Could not test: the resolver strips DNSSEC data"),
                      tr("%1 answers without the signatures that DNSSEC needs. Nothing is known about the "
                         "partners. Another resolver may pass them. (RD-DNS-01)"),
                      true);
    case partnertest::ResolverVerdict::Fit:
    case partnertest::ResolverVerdict::Limited:
        break;
    }
    return std::nullopt;
}

std::optional<Notices::Notice> Notices::environmentNotice() const
{
    const Environment& environment = m_session.environment();
    if (environment.resolver == Environment::State::Fails)
        return resolverNotice(environment);
    if (environment.port25 == Environment::State::Fails)
        return Notice{
            .title = tr("Could not test: port 25 seems to be blocked from this computer"),
            .text = tr("No mail server could be reached. Many networks block outgoing port 25. Nothing is "
                       "known about the partners. (RD-NET-25)")};
    return std::nullopt;
}

void Notices::update()
{
    updateRail();
    std::optional<Notice> notice = m_failure;
    const bool aboutStore = !notice && m_session.isReadOnly() && !m_readOnlyRead;
    if (aboutStore)
        notice =
            Notice{.title = tr("Read-only: this store cannot be written"),
                   .text = tr("What you see is a copy of it as it was when the window opened; connectors "
                              "cannot be changed here. Results of tests are kept until the window is "
                              "closed; Save as… makes a store of your own with all of it."),
                   .offered = ActionId::SaveCopy};
    if (!notice && !m_dismissed)
        notice = environmentNotice();
    m_banner.parentWidget()->setVisible(notice.has_value());
    if (!notice)
        return;
    m_banner.clearActions();
    if (notice->negative)
        m_banner.setVerdict(Verdict::Rejected);
    else if (aboutStore)
        m_banner.setTone(Tone::Warning, QStringLiteral("lock"));
    else
        m_banner.setVerdict(Verdict::CouldNotTest);
    m_banner.setTitle(notice->title);
    m_banner.setText(notice->text);
    if (notice->retriable)
        m_banner.addAction(tr("Try again"), [this] {
            // The button that was pressed goes with the next notice.
            QMetaObject::invokeMethod(&m_session, &Session::saveUnsavedReports, Qt::QueuedConnection);
        });
    if (notice->offered) {
        const bool copy = *notice->offered == ActionId::SaveCopy;
        m_banner.addAction(copy ? tr("Save as…") : tr("Choose another resolver…"),
                           [this, id = *notice->offered] { m_actions.action(id)->trigger(); });
    }
    m_banner.addAction(tr("Dismiss"), [this, aboutStore] {
        if (m_failure)
            m_failure.reset();
        else if (aboutStore)
            m_readOnlyRead = true;
        else
            m_dismissed = true;
        // The button that was pressed goes with the next notice.
        QMetaObject::invokeMethod(this, &Notices::update, Qt::QueuedConnection);
    });
}

void Notices::updateRail()
{
    using State = Environment::State;
    const Environment& environment = m_session.environment();
    const bool practice = m_session.network() == Session::Network::Practice;
    QList<EnvironmentLine> lines;
    const auto add = [&lines](const char* id, Verdict verdict, const QString& text, const QString& toolTip) {
        lines.append({QString::fromLatin1(id), verdict, text, toolTip});
    };
    if (practice)
        add("practice", Verdict::DeliveredUnverified, tr("Practice network"),
            tr("Tests ask partners inside this program. Nothing leaves this computer."));
    if (environment.resolver == State::Works)
        add("resolver", Verdict::DeliveredDane, tr("Resolver passes DNSSEC"),
            tr("Signatures came through and could be validated here."));
    else if (environment.resolver == State::Fails)
        add("resolver", Verdict::AtRisk, resolverWords(environment.resolverVerdict), environment.resolvers);
    if (environment.port25 == State::Works)
        add("port25", Verdict::DeliveredDane,
            practice ? tr("Mail servers reachable") : tr("Port 25 reachable"), tr("A mail server answered."));
    else if (environment.port25 == State::Fails)
        add("port25", Verdict::AtRisk, tr("Port 25 blocked"), tr("No mail server answered in this session."));
    m_rail.setEnvironment(lines);
}

}  // namespace relaydeck::ui
