// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copyabletext.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/historybars.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/verdictlabel.h"

#include <QtCore/QDir>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

namespace relaydeck::gallery {

using namespace relaydeck::ui;

namespace {

QHBoxLayout* row(std::initializer_list<QWidget*> widgets)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(metrics::Space8);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return layout;
}

QPushButton* button(const char* text, ButtonKind kind = ButtonKind::Plain, const char* icon = nullptr)
{
    auto* result = new QPushButton(QString::fromUtf8(text));
    setButtonKind(result, kind);
    if (icon)
        result->setIcon(Icons::get(QString::fromLatin1(icon)));
    return result;
}

QWidget* buttons()
{
    auto* card = new Card(QStringLiteral("Buttons"));
    card->body()->addLayout(row({button("Plain"), button("With icon", ButtonKind::Plain, "copy"),
                                 button("Primary", ButtonKind::Primary, "plus"),
                                 button("Delete 3 connectors", ButtonKind::Danger, "trash")}));
    auto* off = button("Disabled", ButtonKind::Plain, "save");
    off->setEnabled(false);
    auto* primaryOff = button("Primary off", ButtonKind::Primary, "play");
    primaryOff->setEnabled(false);
    auto* menu = button("Menu");
    menu->setMenu(new QMenu(menu));
    auto* small = button("Small", ButtonKind::Plain, "refresh");
    setSmall(small);
    card->body()->addLayout(row({off, primaryOff, menu, small, button("Quiet", ButtonKind::Quiet),
                                 button("Show evidence", ButtonKind::Link)}));
    return card;
}

QWidget* fields()
{
    auto* card = new Card(QStringLiteral("Fields"));
    auto* form = new QFormLayout;
    form->setSpacing(metrics::Space8);
    auto* name = new QLineEdit(QStringLiteral("Nordbank payments"));
    auto* invalid = new QLineEdit(QStringLiteral("nordbank..example"));
    setFieldState(invalid, FieldState::Invalid);
    auto* uncertain = new QLineEdit;
    uncertain->setPlaceholderText(QStringLiteral("mode:mandatory result:queued"));
    setFieldState(uncertain, FieldState::Uncertain);
    auto* off = new QLineEdit(QStringLiteral("Disabled"));
    off->setEnabled(false);
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("TLS when offered"), QStringLiteral("TLS, trusted certificate")});
    auto* editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(QStringLiteral("relay1.corp.example"));
    auto* spin = new QSpinBox;
    spin->setRange(0, 600);
    spin->setValue(60);
    spin->setSuffix(QStringLiteral(" s"));
    form->addRow(fieldLabel(QStringLiteral("&Name"), name), name);
    form->addRow(fieldLabel(QStringLiteral("Domain"), invalid), invalid);
    form->addRow(fieldLabel(QStringLiteral("Filter"), uncertain), uncertain);
    form->addRow(fieldLabel(QStringLiteral("Off"), off), off);
    form->addRow(fieldLabel(QStringLiteral("TLS"), combo), combo);
    form->addRow(fieldLabel(QStringLiteral("Host"), editable), editable);
    form->addRow(fieldLabel(QStringLiteral("Limit"), spin), spin);
    card->body()->addLayout(form);
    auto* text = new QPlainTextEdit(
        QStringLiteral("Set-OutboundConnector -Identity 'Nordbank'\n  -SmtpDaneMode Mandatory"));
    setTextRole(text, TextRole::Fixed);
    text->setFixedHeight(64);
    card->body()->addWidget(text);
    return card;
}

QWidget* choices()
{
    auto* card = new Card(QStringLiteral("Choices"));
    auto* on = new QCheckBox(QStringLiteral("Checked"));
    on->setChecked(true);
    auto* partly = new QCheckBox(QStringLiteral("Partly"));
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto* off = new QCheckBox(QStringLiteral("Off, disabled"));
    off->setEnabled(false);
    card->body()->addLayout(row({on, new QCheckBox(QStringLiteral("Unchecked")), partly, off}));
    auto* first = new QRadioButton(QStringLiteral("Only for these domains"));
    first->setChecked(true);
    card->body()->addLayout(row({first, new QRadioButton(QStringLiteral("Only when a rule selects it"))}));
    auto* lit = new Switch(QStringLiteral("Monitoring"));
    lit->setChecked(true);
    auto* dark = new Switch(QStringLiteral("Quiet hours"));
    auto* dead = new Switch(QStringLiteral("Tray"));
    dead->setEnabled(false);
    card->body()->addLayout(row({lit, dark, dead}));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setValue(30);
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setValue(60);
    card->body()->addWidget(slider);
    card->body()->addWidget(bar);
    return card;
}

QWidget* verdicts()
{
    auto* card = new Card(QStringLiteral("Verdicts"));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(7);
    for (int value = 0; value < VerdictCount; ++value) {
        const auto verdict = static_cast<Verdict>(value);
        grid->addWidget(new VerdictGlyph(verdict, 32), value / 2, (value % 2) * 3);
        grid->addWidget(new VerdictLabel(verdict), value / 2, (value % 2) * 3 + 1);
        auto* bars = new HistoryBars;
        bars->setHistory(History(5, verdict));
        grid->addWidget(bars, value / 2, (value % 2) * 3 + 2);
    }
    card->body()->addLayout(grid);
    card->body()->addLayout(row({new Chip(QStringLiteral("Mandatory"), {Tone::Info, false}),
                                 new Chip(QStringLiteral("None"), {Tone::Neutral, true}),
                                 new Chip(QStringLiteral("assumed"), {Tone::Neutral, false}),
                                 new Chip(QStringLiteral("positive"), {Tone::Positive, false}),
                                 new Chip(QStringLiteral("warning"), {Tone::Warning, false}),
                                 new Chip(QStringLiteral("negative"), {Tone::Negative, false})}));
    return card;
}

QWidget* icons()
{
    auto* card = new Card(QStringLiteral("Icons"));
    auto* grid = new QGridLayout;
    grid->setSpacing(1);
    const QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    int place = 0;
    for (const QString& name : names) {
        auto* tool = new QToolButton;
        tool->setAutoRaise(true);
        tool->setIcon(Icons::get(name.chopped(4)));
        tool->setIconSize({18, 18});
        tool->setToolTip(name);
        grid->addWidget(tool, place / 15, place % 15);
        ++place;
    }
    card->body()->addLayout(grid);
    return card;
}

QWidget* banners()
{
    auto* card = new Card(QStringLiteral("Statements"));
    const auto add = [card](Verdict verdict, const char* title, const char* text) {
        auto* banner = new Banner;
        banner->setVerdict(verdict);
        banner->setTitle(QString::fromUtf8(title));
        banner->setText(QString::fromUtf8(text));
        card->body()->addWidget(banner);
        return banner;
    };
    add(Verdict::Rejected, "Rejected at once",
        "Mail is rejected: aurora.example states that it takes no mail.");
    add(Verdict::DeliveredDane, "Delivered, DANE", "Mail passes: the key of mx1 is proven by DANE.")
        ->addAction(QStringLiteral("Show evidence"));
    add(Verdict::DeliveredUnverified, "Delivered, unverified",
        "Nothing proves that mx1 is the partner's server.");
    auto* note = new Banner;
    note->setTone(Tone::Info, QStringLiteral("info"));
    note->setText(QStringLiteral("No network: showing results of 22 Nov 18:04."));
    card->body()->addWidget(note);
    auto* value = new CopyableText(QStringLiteral("Shown by the server"));
    value->setValue(QStringLiteral("c0185be290af11223344556677889900aabb0d4f"),
                    shortHex(QStringLiteral("c0185be290af11223344556677889900aabb0d4f")));
    value->setTone(Tone::Negative);
    card->body()->addWidget(value);
    return card;
}

QWidget* lists()
{
    auto* card = new Card(QStringLiteral("Lists"));
    auto* tree = new QTreeWidget;
    tree->setHeaderLabels({QStringLiteral("Name"), QStringLiteral("Value")});
    tree->setAlternatingRowColors(true);
    auto* top = new QTreeWidgetItem(tree, {QStringLiteral("example."), QStringLiteral("secure")});
    new QTreeWidgetItem(top, {QStringLiteral("KSK 37331"), QStringLiteral("ECDSA P-256")});
    auto* chosen = new QTreeWidgetItem(top, {QStringLiteral("ZSK 5116"), QStringLiteral("ECDSA P-256")});
    new QTreeWidgetItem(tree, {QStringLiteral("gesund.example."), QStringLiteral("secure")});
    tree->expandAll();
    tree->setCurrentItem(chosen);
    tree->setFixedHeight(170);
    card->body()->addWidget(tree);

    auto* menu = new QMenu(card);
    menu->addAction(Icons::get(u"edit"), QStringLiteral("&Edit"), QKeySequence(Qt::Key_F2), menu, [] {});
    menu->addAction(Icons::get(u"duplicate"), QStringLiteral("&Duplicate"),
                    QKeySequence(Qt::CTRL | Qt::Key_D), menu, [] {});
    menu->addSeparator();
    QAction* checked = menu->addAction(QStringLiteral("Show &inspector"));
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addMenu(QStringLiteral("Density"))->addAction(QStringLiteral("Compact"));
    QAction* off = menu->addAction(Icons::get(u"trash"), QStringLiteral("Delete"));
    off->setEnabled(false);
    menu->setActiveAction(menu->actions().at(1));
    // In the layout, so that it is part of the picture.
    menu->setWindowFlags(Qt::Widget);
    menu->setFixedSize(menu->sizeHint());
    menu->setVisible(true);
    card->body()->addWidget(menu, 0, Qt::AlignLeft);
    return card;
}

}  // namespace

QWidget* controlsSample()
{
    auto* page = new Panel(Ground::Window);
    auto* columns = new QHBoxLayout(page);
    columns->setSpacing(metrics::Space16);
    const auto column = [columns](std::initializer_list<QWidget*> widgets) {
        auto* layout = new QVBoxLayout;
        layout->setSpacing(metrics::Space16);
        for (QWidget* widget : widgets)
            layout->addWidget(widget);
        layout->addStretch(1);
        columns->addLayout(layout, 1);
    };
    column({buttons(), fields(), choices()});
    column({verdicts(), icons()});
    auto* empty =
        new EmptyState(QStringLiteral("connectors"), QStringLiteral("No connectors yet"),
                       QStringLiteral("Import what your tenant has, or make the first one here. Nothing is "
                                      "changed in the tenant before you run a script."));
    empty->addAction(QStringLiteral("Import connectors…"), QStringLiteral("import"));
    empty->addAction(QStringLiteral("New connector"), QStringLiteral("plus"));
    column({banners(), lists(), empty});
    page->resize(1500, 940);
    return page;
}

}  // namespace relaydeck::gallery
