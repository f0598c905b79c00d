// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/mainwindow/sections.h"
#include "ui/settings/appearancecard.h"
#include "ui/settings/networkcard.h"
#include "ui/settings/testscard.h"
#include "ui/style/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace relaydeck::ui {

namespace {

/// Wider, the eye loses the line from a name to what is set.
constexpr int WidestCard = 860;

}  // namespace

PageInfo SettingsPage::place()
{
    return {.section = QString::fromLatin1(sections::Settings),
            .title = tr("Settings"),
            .icon = QStringLiteral("settings"),
            .action = ActionId::SectionSettings,
            .atBottom = true};
}

SettingsPage::SettingsPage(Session& session, UserSettings& settings, NetworkProfiles& profiles,
                           NetworkChoice& network, QWidget* parent)
    : Page(place(), parent)
    , m_profiles(profiles)
    , m_network(network)
    , m_header(new PageHeader(tr("Settings")))
    , m_search(new SearchField(tr("Search settings")))
    , m_nothing(new EmptyState(QStringLiteral("search"), tr("No setting matches"),
                               tr("Other words may find it, such as resolver, port or theme.")))
    , m_cards{new AppearanceCard(settings), new TestsCard(settings),
              new NetworkCard(session, profiles, network)}
{
    m_search->setObjectName(QStringLiteral("settings.search"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(220);
    auto* reset = new QPushButton(tr("Reset this page"));
    reset->setObjectName(QStringLiteral("settings.reset"));
    reset->setToolTip(tr("Appearance and partner tests as at the first start, and this computer's network. "
                         "Profiles stay."));
    m_header->addWidget(m_search);
    m_header->addWidget(reset);

    auto* inside = new Panel(Ground::Window);
    // The column as a whole is bounded, not each card: heights are asked for the width that it really gets.
    auto* held = new QWidget;
    held->setMaximumWidth(WidestCard + 2 * metrics::Space16);
    auto* middle = new QHBoxLayout(inside);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addWidget(held, 1);
    middle->addStretch(0);
    auto* column = new QVBoxLayout(held);
    column->setContentsMargins(metrics::Space16, metrics::Space16, metrics::Space16, metrics::Space16);
    column->setSpacing(metrics::Space12);
    for (SettingsCard* card : std::as_const(m_cards))
        column->addWidget(card);
    column->addWidget(m_nothing);
    column->addStretch(1);
    m_nothing->hide();
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("settings.scroll"));
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);  // the fields in it are where keys go

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(scroll, 1);

    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    connect(m_nothing->addAction(tr("Clear search")), &QAbstractButton::clicked, m_search, &QLineEdit::clear);
    connect(reset, &QPushButton::clicked, this, [this, &settings] {
        settings.reset();
        m_network.choose(NetworkProfiles::ThisComputer);
    });
    connect(&network, &NetworkChoice::changed, this, &SettingsPage::showSummary);
    showSummary();
}

void SettingsPage::showSubject(const QString& words)
{
    m_search->setText(words);
}

void SettingsPage::filter(const QString& words)
{
    bool any = false;
    for (SettingsCard* card : std::as_const(m_cards))
        any = card->filter(words) || any;
    m_nothing->setVisible(!any);
}

void SettingsPage::showSummary()
{
    m_header->setSummary(tr("Changes apply at once. Tests of this workspace use: %1")
                             .arg(m_profiles.nameOf(m_network.current())));
}

}  // namespace relaydeck::ui
