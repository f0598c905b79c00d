// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/modematrix.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/switch.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

namespace relaydeck::gallery {

using namespace relaydeck::ui;

namespace {

QHBoxLayout* row(int left, int top, int right, int bottom, int spacing = 8)
{
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(left, top, right, bottom);
    layout->setSpacing(spacing);
    return layout;
}

QVBoxLayout* column(QWidget* parent = nullptr, int spacing = 0)
{
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

QToolButton* tool(QStringView icon, const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(Icons::get(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    return button;
}

QWidget* rail()
{
    auto* rail = new NavigationRail;
    rail->setBrand(QStringLiteral("Relaydeck"), QStringLiteral("Harbour Group mail"));
    rail->addPlace(QStringLiteral("connectors"), QStringLiteral("connectors"), QStringLiteral("Connectors"));
    rail->addPlace(QStringLiteral("tests"), QStringLiteral("shield"), QStringLiteral("Partner tests"));
    rail->addPlace(QStringLiteral("simulation"), QStringLiteral("simulate"), QStringLiteral("Simulation"));
    rail->addPlace(QStringLiteral("monitoring"), QStringLiteral("pulse"), QStringLiteral("Monitoring"));
    rail->addPlace(QStringLiteral("export"), QStringLiteral("export"), QStringLiteral("Export"));
    rail->addPlace(QStringLiteral("activity"), QStringLiteral("activity"), QStringLiteral("Activity"));
    rail->addBottomPlace(QStringLiteral("settings"), QStringLiteral("settings"), QStringLiteral("Settings"));
    rail->setCurrentPlace(QStringLiteral("connectors"));
    rail->setCount(QStringLiteral("connectors"), 12);
    rail->setAttention(QStringLiteral("tests"), 4);
    rail->setEnvironment(
        {{QStringLiteral("dnssec"), Verdict::DeliveredDane, QStringLiteral("Resolver passes DNSSEC"), {}},
         {QStringLiteral("port25"), Verdict::DeliveredDane, QStringLiteral("Port 25 reachable"), {}}});
    return rail;
}

QWidget* header()
{
    auto* header = new PageHeader(QStringLiteral("Connectors"));
    header->setSummary(QStringLiteral("12 outbound connectors, 4 need attention"));
    auto* search = new SearchField(QStringLiteral("Search everything"));
    search->setKeyHint(QStringLiteral("Ctrl+K"));
    search->setFixedWidth(232);
    header->addWidget(search);
    auto* testAll = new QPushButton(Icons::get(u"play"), QStringLiteral("Test all"));
    header->addWidget(testAll);
    header->addWidget(new QPushButton(Icons::get(u"layers"), QStringLiteral("Bulk edit…")));
    auto* create = new QPushButton(Icons::get(u"plus"), QStringLiteral("New connector"));
    setButtonKind(create, ButtonKind::Primary);
    header->addWidget(create);
    return header;
}

QWidget* table(QWidget* owner)
{
    auto* table = new QTableView;
    table->setModel(sampleModel(owner));
    table->setItemDelegateForColumn(0, new TwoLineDelegate(SecondRole, table));
    table->setItemDelegateForColumn(1, new ModeDelegate(ModeDelegate::Kind::Dane, DaneRole, table));
    table->setItemDelegateForColumn(2, new ModeDelegate(ModeDelegate::Kind::MtaSts, StsRole, table));
    table->setItemDelegateForColumn(3, new VerdictDelegate(VerdictRole, ReasonRole, table));
    table->setItemDelegateForColumn(4, new HistoryDelegate(HistoryRole, table));
    table->setItemDelegateForColumn(5, new QuietTextDelegate(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(twoLineRowHeight());
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(3, Qt::DescendingOrder);
    table->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{207, 112, 112, 222, 108, 80};
    for (int section = 0; section < widths.size(); ++section)
        table->setColumnWidth(section, widths.at(section));
    table->selectionModel()->setCurrentIndex(table->model()->index(1, 0),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return table;
}

QWidget* list(QWidget* owner)
{
    auto* panel = new Panel(Ground::Surface);
    auto* layout = column(panel);
    auto* chips = row(16, 10, 12, 10);
    const QList<std::pair<QString, int>> filters{{QStringLiteral("All"), 12},
                                                 {QStringLiteral("Needs attention"), 4},
                                                 {QStringLiteral("Mandatory"), 4},
                                                 {QStringLiteral("Unverified"), 3},
                                                 {QStringLiteral("Not tested"), 1}};
    for (const auto& [text, count] : filters) {
        auto* chip = new FilterChip(text);
        chip->setCount(count);
        chip->setChecked(text == u"All");
        chips->addWidget(chip);
    }
    chips->addStretch(1);
    chips->addWidget(tool(u"filter", QStringLiteral("Filter")));
    auto* inspector = tool(u"inspector", QStringLiteral("Inspector"));
    inspector->setCheckable(true);
    inspector->setChecked(true);
    chips->addWidget(inspector);
    layout->addLayout(chips);
    layout->addWidget(table(owner), 1);
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    footer->setFixedHeight(metrics::FooterHeight);
    auto* words = row(18, 0, 14, 0);
    words->addWidget(new ElidingLabel(QStringLiteral("12 connectors, 1 selected"), TextRole::Secondary));
    words->addStretch(1);
    words->addWidget(new ElidingLabel(QStringLiteral("Oldest result 8 days ago"), TextRole::Secondary));
    footer->setLayout(words);
    layout->addWidget(footer);
    return panel;
}

QWidget* overviewTab()
{
    auto* page = new QWidget;
    auto* layout = column(page, 8);
    layout->setContentsMargins(18, 14, 18, 16);
    auto* banner = new Banner;
    banner->setVerdict(Verdict::Queued);
    banner->setTitle(QStringLiteral("Queued, then dropped after 24 hours"));
    banner->setText(
        QStringLiteral("The keys of both mail servers match none of the TLSA records. The partner may "
                       "have changed a certificate without updating DNS."));
    banner->addAction(QStringLiteral("Show evidence"));
    banner->addAction(QStringLiteral("Write to partner…"));
    layout->addWidget(banner);
    layout->addSpacing(8);
    layout->addWidget(new ElidingLabel(QStringLiteral("Modes"), TextRole::Section));

    auto* modes = new QGridLayout;
    modes->setSpacing(8);
    auto* dane = new SegmentedControl(
        {QStringLiteral("Opportunistic"), QStringLiteral("Mandatory"), QStringLiteral("None")});
    dane->setCurrentIndex(1);
    auto* sts = new SegmentedControl({QStringLiteral("Opportunistic"), QStringLiteral("None")});
    sts->setCurrentIndex(0);
    modes->addWidget(new QLabel(QStringLiteral("SMTP DANE")), 0, 0);
    modes->addWidget(dane, 0, 1);
    modes->addWidget(new QLabel(QStringLiteral("MTA-STS")), 1, 0);
    modes->addWidget(sts, 1, 1);
    modes->setColumnStretch(1, 1);
    layout->addLayout(modes);
    layout->addSpacing(10);

    auto* matrixHead = row(0, 0, 0, 0);
    matrixHead->addWidget(new ElidingLabel(QStringLiteral("What would happen"), TextRole::Section), 1);
    matrixHead->addWidget(new ElidingLabel(QStringLiteral("from the test 4 min ago"), TextRole::Secondary));
    layout->addLayout(matrixHead);
    auto* matrix = new ModeMatrix;
    matrix->setDeliveries(mismatchMatrix());
    matrix->setCurrentModes(DaneMode::Mandatory, MtaStsMode::Opportunistic);
    layout->addWidget(matrix);
    layout->addSpacing(10);

    auto* stepHead = row(0, 0, 0, 0);
    stepHead->addWidget(new ElidingLabel(QStringLiteral("Last test"), TextRole::Section), 1);
    stepHead->addWidget(new ElidingLabel(QStringLiteral("today 14:32, 1.1 s"), TextRole::Secondary));
    layout->addLayout(stepHead);
    auto* steps = new StepList(StepList::Look::Line);
    using enum Verdict;
    steps->setSteps({{DeliveredDane, QStringLiteral("DNSSEC chain"), QStringLiteral("secure, 4 zones"),
                      QStringLiteral("212 ms")},
                     {DeliveredDane, QStringLiteral("MX lookup"), QStringLiteral("2 hosts, signed answer"),
                      QStringLiteral("38 ms")},
                     {DeliveredDane, QStringLiteral("TLSA records"), QStringLiteral("2 found, 2 usable"),
                      QStringLiteral("41 ms")},
                     {DeliveredDane, QStringLiteral("STARTTLS"), QStringLiteral("TLS 1.3 on both hosts"),
                      QStringLiteral("186 ms")},
                     {Rejected, QStringLiteral("TLSA match"), QStringLiteral("0 of 2 hosts"), {}}});
    layout->addWidget(steps);
    layout->addStretch(1);
    return page;
}

QWidget* inspector()
{
    auto* panel = new Panel(Ground::Surface);
    panel->setMinimumWidth(metrics::InspectorMinimumWidth);
    auto* layout = column(panel);
    auto* head = row(18, 14, 8, 0);
    head->addWidget(new ElidingLabel(QStringLiteral("Ministry of Health"), TextRole::Title), 1);
    auto* on = new Switch(QStringLiteral("Connector is on"));
    on->setChecked(true);
    head->addWidget(on);
    head->addWidget(tool(u"more", QStringLiteral("More")));
    layout->addLayout(head);
    auto* second = row(18, 4, 18, 10);
    second->addWidget(new ElidingLabel(
        QStringLiteral("Partner organization, mail to gesund.example by MX lookup"), TextRole::Secondary));
    layout->addLayout(second);
    auto* tabs = new QTabBar;
    tabs->setExpanding(false);
    tabs->setDrawBase(true);
    for (const auto* name : {"Overview", "Evidence", "Simulation", "History"})
        tabs->addTab(QString::fromLatin1(name));
    auto* tabRow = row(8, 0, 0, 0);
    tabRow->addWidget(tabs, 1);
    layout->addLayout(tabRow);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(QStringLiteral("Overview"));
    scroll->setWidget(overviewTab());
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(scroll, 1);
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    auto* actions = row(18, 10, 14, 10);
    actions->addWidget(new ElidingLabel(QStringLiteral("Saved"), TextRole::Secondary), 1);
    actions->addWidget(new QPushButton(Icons::get(u"terminal"), QStringLiteral("PowerShell")));
    auto* test = new QPushButton(Icons::get(u"play"), QStringLiteral("Test now"));
    setButtonKind(test, ButtonKind::Primary);
    actions->addWidget(test);
    footer->setLayout(actions);
    layout->addWidget(footer);
    return panel;
}

}  // namespace

QWidget* overviewSample()
{
    auto* window = new QMainWindow;
    for (const auto* name : {"&File", "&Edit", "&View", "&Connector", "&Test", "Too&ls", "&Help"})
        window->menuBar()->addMenu(QString::fromLatin1(name))->addAction(QStringLiteral("Nothing"));
    auto* central = new QWidget;
    auto* columns = row(0, 0, 0, 0, 0);
    columns->addWidget(rail());
    auto* main = column();
    main->addWidget(header());
    auto* splitter = new QSplitter;
    splitter->addWidget(list(window));
    splitter->addWidget(inspector());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({847, metrics::InspectorWidth});
    main->addWidget(splitter, 1);
    auto* strip = new ProgressStrip;
    strip->showJob(QStringLiteral("Testing partners"), 9, 12,
                   QStringLiteral("9 of 12, now mx2.pelican.example"));
    strip->setWarnings(2);
    strip->setSavedText(QStringLiteral("Saved 14:36"));
    strip->setUndo(QStringLiteral("Undo"), QStringLiteral("Undo set DANE Mandatory on Ministry of Health"));
    main->addWidget(strip);
    columns->addLayout(main, 1);
    central->setLayout(columns);
    window->setCentralWidget(central);
    window->resize(1440, 900);
    return window;
}

}  // namespace relaydeck::gallery
