// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filterbar.h"

#include "ui/connectors/filtercompleter.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"

#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

/// Not on the first key: a word is wrong until its last letter is there.
constexpr std::chrono::milliseconds RestBeforeComplaint = 600ms;
constexpr int FewestInLine = 2;

const QStringList& chipTexts()
{
    static const QStringList texts{QString(),
                                   QStringLiteral("result:attention"),
                                   QStringLiteral("mode:mandatory"),
                                   QStringLiteral("result:unverified,clear-text"),
                                   QStringLiteral("result:not-tested,could-not-test"),
                                   QStringLiteral("changed:yes")};
    return texts;
}

}  // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeChips());
    makeField();
    layout->addWidget(m_fieldRow);
    m_complainSoon.setSingleShot(true);
    m_complainSoon.setInterval(RestBeforeComplaint);
    connect(&m_complainSoon, &QTimer::timeout, this, &FilterBar::complain);
    updateChips();
}

QHBoxLayout* FilterBar::makeChips()
{
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(metrics::Space16, 10, metrics::Space12, 10);
    chips->setSpacing(metrics::Space8);
    const QStringList words{tr("All"),        tr("Needs attention"), tr("Mandatory"),
                            tr("Unverified"), tr("Not tested"),      tr("Changed")};
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        auto* chip = new FilterChip(words.at(static_cast<qsizetype>(i)));
        chip->setObjectName(QStringLiteral("chip.%1").arg(i));
        m_chips[i] = chip;
        connect(chip, &FilterChip::clicked, this, [this, i] { onChip(static_cast<Chip>(i)); });
    }
    m_chipGrid = new QGridLayout;
    m_chipGrid->setSpacing(metrics::Space8);
    chips->addLayout(m_chipGrid);
    arrangeChips();
    chips->addStretch(1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(metrics::Space8);
    chips->addLayout(m_tools);
    return chips;
}

int FilterBar::chipsWidth() const
{
    int width = 0;
    for (const FilterChip* chip : m_chips)
        width += chip->isHidden() ? 0 : chip->sizeHint().width() + metrics::Space8;
    return width;
}

void FilterBar::arrangeChips()
{
    const int room =
        width() - metrics::Space16 - metrics::Space12 - (m_tools ? m_tools->sizeHint().width() : 0);
    const int all = chipsWidth();
    int inLine = ChipCount;
    while (inLine > FewestInLine && all * inLine / ChipCount > room)
        inLine = (inLine + 1) / 2;
    inLine = std::max(inLine, FewestInLine);
    if (std::exchange(m_chipsInLine, inLine) == inLine)
        return;
    for (int i = 0; i < ChipCount; ++i) {
        FilterChip* chip = m_chips[static_cast<std::size_t>(i)];
        m_chipGrid->removeWidget(chip);
        m_chipGrid->addWidget(chip, i / inLine, i % inLine, Qt::AlignLeading | Qt::AlignVCenter);
    }
}

QSize FilterBar::minimumSizeHint() const
{
    // Some lines of chips, whose words are cut where that is not enough.
    int least = 0;
    for (const FilterChip* chip : m_chips)
        least = std::max(least, chip->minimumSizeHint().width() + metrics::Space8);
    const int others = m_tools->sizeHint().width() + metrics::Space16 + metrics::Space12;
    return {least * FewestInLine + others, QWidget::minimumSizeHint().height()};
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrangeChips();
}

void FilterBar::makeField()
{
    m_field = new SearchField(tr("Name, domain, or a filter such as result:queued"));
    m_field->setObjectName(QStringLiteral("connectors.filter"));
    m_field->setAccessibleName(tr("Filter connectors"));
    m_field->setMaxLength(static_cast<int>(MaxFilterLength));
    m_sentence = plainLabel({}, TextRole::Secondary);
    m_sentence->setObjectName(QStringLiteral("connectors.filter.sentence"));
    m_sentence->hide();
    m_completer = new FilterCompleter(*m_field);
    m_fieldRow = new Panel(Ground::Surface);
    auto* row = new QVBoxLayout(m_fieldRow);
    row->setContentsMargins(metrics::Space16, 0, metrics::Space16, 10);
    row->setSpacing(metrics::Space4);
    row->addWidget(m_field);
    row->addWidget(m_sentence);
    m_fieldRow->hide();
    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::onText);
    connect(m_field, &QLineEdit::editingFinished, this, &FilterBar::complain);
    connect(m_completer, &FilterCompleter::offered, this, &FilterBar::onOffered);
}

void FilterBar::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
}

QString FilterBar::text() const
{
    return m_field->text();
}

void FilterBar::setText(const QString& text)
{
    m_field->setText(text);
}

void FilterBar::setChip(Chip chip)
{
    const QString& added = chipTexts().at(static_cast<qsizetype>(chip));
    // All means all: what else was typed goes too.
    setText(chip == Chip::All ? QString() : withChip(text(), chipTexts().mid(1), added));
}

void FilterBar::onChip(Chip chip)
{
    const bool again = chip != Chip::All && !m_chips[static_cast<std::size_t>(chip)]->isChecked();
    if (again)
        setText(withChip(text(), chipTexts().mid(1), {}));
    else
        setChip(chip);
    updateChips();  // the button has changed its state by itself
}

QList<FilterQuery> FilterBar::chipQueries()
{
    QList<FilterQuery> queries;
    for (const QString& text : chipTexts())
        queries.append(parseFilter(text).query);
    return queries;
}

void FilterBar::setChipCounts(const QList<int>& counts)
{
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setCount(counts.value(static_cast<qsizetype>(i), -1));
    updateChips();
}

void FilterBar::setOfferedCounts(const QList<int>& counts)
{
    m_completer->model().setCounts(counts);
}

void FilterBar::onText()
{
    const FilterParse parse = parseFilter(m_field->text());
    m_error = parse.error;
    if (!m_error) {
        m_complainSoon.stop();
        complain();
    } else {
        m_complainSoon.start();
    }
    // A word that makes no sense leaves the filter as it was before the word was begun.
    const FilterQuery query = parse.error ? sensibleQuery(m_field->text()) : parse.query;
    if (query == m_query)
        return;
    m_query = query;
    updateChips();
    Q_EMIT queryChanged();
}

void FilterBar::complain()
{
    // While something is offered for it, the word is not wrong but unfinished.
    if (m_error && m_completer->popup()->isVisible())
        return;
    setFieldState(m_field, m_error ? FieldState::Uncertain : FieldState::Neutral);
    m_sentence->setText(m_error ? filterErrorText(*m_error) : QString());
    m_sentence->setVisible(m_error.has_value());
    m_field->setAccessibleDescription(m_sentence->text());
}

void FilterBar::onOffered()
{
    const FilterOfferModel& model = m_completer->model();
    Q_EMIT offersChanged(model.terms(), model.offers().otherWords);
}

void FilterBar::updateChips()
{
    const QList<FilterQuery> queries = chipQueries();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const QList<FilterTerm>& terms = queries.at(static_cast<qsizetype>(i)).terms;
        m_chips[i]->setChecked(terms.isEmpty() ? m_query.isEmpty() : m_query.terms.contains(terms.first()));
    }
    // Nothing differs most of the time.
    FilterChip& changed = *m_chips[static_cast<std::size_t>(Chip::Changed)];
    changed.setVisible(changed.count() > 0 || changed.isChecked());
    arrangeChips();
}

bool FilterBar::isFieldShown() const
{
    return m_fieldRow->isVisible();
}

void FilterBar::showField(bool shown)
{
    m_fieldRow->setVisible(shown);
    if (shown)
        m_field->setFocus(Qt::ShortcutFocusReason);
    else
        m_field->clear();
}

}  // namespace relaydeck::ui
