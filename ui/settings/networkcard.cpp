// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/networkcard.h"

#include "ui/settings/profileform.h"
#include "ui/settings/profiletest.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

/// A partner of the practice network that has mail servers.
const QString PracticeDomain = QStringLiteral("health.example");

}  // namespace

NetworkCard::NetworkCard(Session& session, NetworkProfiles& profiles, NetworkChoice& choice, QWidget* parent)
    : SettingsCard(tr("Network"), parent)
    , m_session(session)
    , m_profiles(profiles)
    , m_choice(choice)
    , m_shown(choice.current())
    , m_fault(new Banner)
    , m_inUse(new QComboBox)
    , m_edited(new QComboBox)
    , m_form(new ProfileForm)
    , m_result(new ProfileTest)
{
    m_fault->setTone(Tone::Warning, QStringLiteral("warning"));
    m_fault->addAction(tr("Dismiss"), [this] { m_fault->hide(); });
    m_fault->hide();
    body()->addWidget(m_fault);
    m_inUse->setObjectName(QStringLiteral("settings.network"));
    m_inUse->setMinimumWidth(220);
    addSetting(tr("Network of this workspace"),
               tr("Its tests go this way. Every workspace has its own choice."), m_inUse);
    addPart(makeEditor(),
            {tr("Profiles"),
             tr("resolver trust anchors authorities port EHLO source address IPv6 DNSSEC "
                "algorithms time-outs")});

    connect(m_inUse, &QComboBox::activated, this,
            [this] { m_choice.choose(m_inUse->currentData().toString()); });
    connect(m_edited, &QComboBox::activated, this,
            [this] { showProfile(m_edited->currentData().toString()); });
    connect(m_form, &ProfileForm::edited, this, [this](const NetworkProfile& profile) {
        NamedProfile named{.id = m_shown, .profile = profile};
        named.profile.name = m_profiles.freeName(profile.name, m_shown);
        m_result->clear();
        m_profiles.change(named);
    });
    connect(&choice, &NetworkChoice::changed, this, &NetworkCard::showAll);
    connect(&profiles, &NetworkProfiles::failed, this, &NetworkCard::tellFault);
    if (profiles.fault())
        tellFault(*profiles.fault());
    showAll();
    showProfile(m_shown);
}

QPushButton* NetworkCard::button(const char* id, const QString& text, const QString& icon)
{
    auto* made = new QPushButton(Icons::get(icon), text);
    made->setObjectName(QStringLiteral("profile.%1").arg(QLatin1String(id)));
    return made;
}

QWidget* NetworkCard::makeEditor()
{
    m_edited->setObjectName(QStringLiteral("profile.shown"));
    m_edited->setAccessibleName(tr("Profile"));
    QPushButton* add = button("add", tr("New profile"), QStringLiteral("plus"));
    m_duplicate = button("duplicate", tr("Duplicate"), QStringLiteral("duplicate"));
    m_remove = button("remove", tr("Delete"), QStringLiteral("trash"));

    auto* editor = new QWidget;
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Profiles"), TextRole::Section));
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::Space8);
    tools->addWidget(m_edited, 1);
    for (QPushButton* tool : {add, m_duplicate, m_remove})
        tools->addWidget(tool);
    layout->addLayout(tools);
    layout->addWidget(m_result);
    layout->addWidget(m_form);

    connect(add, &QPushButton::clicked, this, [this] {
        NetworkProfile fresh;
        fresh.name = tr("My network");
        addProfile(fresh);
    });
    connect(m_duplicate, &QPushButton::clicked, this, [this] {
        NetworkProfile copy = m_profiles.profile(m_shown);
        copy.name = tr("Copy of %1").arg(m_profiles.nameOf(m_shown));
        addProfile(copy);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_profiles.remove(m_shown))
            showProfile(m_choice.current());
    });
    connect(m_result, &ProfileTest::startRequested, this, &NetworkCard::testProfile);
    return editor;
}

void NetworkCard::fill(QComboBox& box, const QString& chosen)
{
    const QSignalBlocker quiet(box);
    box.clear();
    for (const QString& id : {NetworkProfiles::ThisComputer, NetworkProfiles::Practice})
        box.addItem(m_profiles.nameOf(id), id);
    for (const NamedProfile& own : m_profiles.own())
        box.addItem(own.profile.name, own.id);
    box.setCurrentIndex(box.findData(chosen));
}

void NetworkCard::showAll()
{
    fill(*m_inUse, m_choice.current());
    fill(*m_edited, m_shown);
}

void NetworkCard::showProfile(const QString& id)
{
    m_shown = id;
    fill(*m_edited, id);
    const bool practice = id == NetworkProfiles::Practice;
    const bool running = practice && m_choice.current() == id;
    m_form->setProfile(running ? m_session.tests().profile() : m_profiles.profile(id), m_profiles.isOwn(id));
    // Its addresses are of this program alone, and others at every start.
    m_form->setVisible(!practice);
    m_duplicate->setEnabled(!practice);
    m_remove->setEnabled(m_profiles.isOwn(id));
    m_result->clear();
    // Elsewhere a third party is asked only when somebody says so.
    m_result->setDomain(practice ? PracticeDomain : QString());
}

void NetworkCard::addProfile(const NetworkProfile& profile)
{
    if (const QString id = m_profiles.add(profile); !id.isEmpty()) {
        showProfile(id);
        m_form->setFocus();
    }
}

void NetworkCard::testProfile()
{
    const bool inUse = m_shown == m_choice.current();
    if (m_shown == NetworkProfiles::Practice && !inUse)
        return tellFault(
            {ErrorCode::NotFound, tr("The practice network runs only while a workspace uses it.")});
    // Of the profile in use, also what is only for this start: another resolver, or the practice network.
    m_result->start(inUse ? m_session.tests().profile() : m_profiles.profile(m_shown));
}

void NetworkCard::tellFault(const Error& error)
{
    m_fault->setTitle(error.code == ErrorCode::NotFound ? tr("This profile cannot be tested now")
                                                        : tr("Network profiles could not be kept"));
    m_fault->setText(error.code == ErrorCode::NotFound
                         ? error.detail
                         : tr("%1. Tests go on as they are; the file was left as it was.").arg(error.detail));
    m_fault->show();
}

}  // namespace relaydeck::ui
