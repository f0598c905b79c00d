// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domainpanel.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/domainfilter.h"
#include "ui/partnertest/domainmodel.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/style/tokens.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/turning.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace relaydeck::ui {

namespace {

constexpr int GlyphExtent = 16;
constexpr int MaxNamed = 3;

/// Glyph, name, and beneath it verdict and age.
class DomainDelegate : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensFor(option.palette);
        const auto verdict = static_cast<Verdict>(index.data(DomainModel::VerdictRole).toInt());
        const QRect glyph(content.left(), content.center().y() - GlyphExtent / 2, GlyphExtent, GlyphExtent);
        paintVerdict(painter, placed(option, glyph), verdict, tokens, Turning::phase());
        const QFontMetrics strong(fontFor(TextRole::Strong));
        const QFontMetrics small(fontFor(TextRole::Secondary));
        QRect line(glyph.right() + 12,
                   content.top() + (content.height() - strong.height() - small.height() - 1) / 2,
                   content.right() - glyph.right() - 12, strong.height());
        draw(painter, option, line, TextRole::Strong, tokens.text, index.data(Qt::DisplayRole).toString());
        line.translate(0, strong.height() + 1);
        line.setHeight(small.height());
        const QColor ink = hasColoredWords(verdict) ? tokens.tone(verdictTone(verdict)).text : tokens.text2;
        draw(painter, option, line, TextRole::Secondary, ink, index.data(DomainModel::WordsRole).toString());
    }

private:
    static QRect placed(const QStyleOptionViewItem& option, const QRect& rect)
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }

    static void draw(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, TextRole role,
                     const QColor& color, const QString& text)
    {
        painter.setFont(fontFor(role));
        painter.setPen(color);
        const auto flags =
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
            | Qt::TextSingleLine;
        painter.drawText(placed(option, rect), flags,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }
};

}  // namespace

DomainPanel::DomainPanel(Session* session, QWidget* parent)
    : Panel(Ground::Surface, parent)
    , m_session(session)
    , m_model(new DomainModel(session, this))
    , m_shown(new DomainFilter(this))
    , m_field(new QLineEdit)
    , m_note(plainLabel({}, TextRole::Secondary))
    , m_filter(new SearchField(tr("Filter domains")))
    , m_all(new FilterChip(tr("All")))
    , m_attention(new FilterChip(tr("Attention")))
    , m_list(new QListView)
    , m_nothing(plainLabel({}, TextRole::Secondary))
    , m_count(plainLabel({}, TextRole::Secondary))
    , m_retest(new QToolButton)
    , m_retestMenu(new QMenu(this))
{
    setLines(Qt::RightEdge);
    m_shown->setSourceModel(m_model);
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new DomainDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAccessibleName(tr("Tested domains"));
    m_nothing->setContentsMargins(metrics::Space12, metrics::Space8, metrics::Space12, metrics::Space8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(makeTop());
    layout->addLayout(makeFilter());
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeFooter());

    auto* turning = new Turning(m_list->viewport());
    const auto followTests = [turning, session] { turning->setActive(session->tests().isRunning()); };
    connect(&session->tests(), &TestRuns::progressChanged, this, followTests);
    connect(&session->tests(), &TestRuns::finished, this, followTests);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (m_filtering)
                    return;
                m_chosen = current.data(DomainModel::DomainRole).toString();
                Q_EMIT domainChosen(m_chosen);
            });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &DomainPanel::updateCounts);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DomainPanel::updateCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DomainPanel::updateCounts);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &DomainPanel::updateCounts);
    updateCounts();
}

QLayout* DomainPanel::makeTop()
{
    m_field->setPlaceholderText(tr("Domains to test"));
    m_field->setAccessibleName(tr("Test domains"));
    m_field->setToolTip(tr("One or many, as domains, mail addresses or URLs"));
    m_note->setVisible(false);
    auto* start = new QToolButton;
    start->setIcon(Icons::get(u"play"));
    start->setToolTip(tr("Test these domains"));
    start->setAccessibleName(tr("Test these domains"));
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setSpacing(metrics::Space4);
    fieldRow->addWidget(m_field, 1);
    fieldRow->addWidget(start);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics::Space12, metrics::Space16, metrics::Space12, metrics::Space8);
    top->setSpacing(metrics::Space8);
    top->addLayout(fieldRow);
    top->addWidget(m_note);
    connect(m_field, &QLineEdit::returnPressed, this, &DomainPanel::readField);
    connect(m_field, &QLineEdit::textEdited, this, &DomainPanel::previewField);
    connect(start, &QToolButton::clicked, this, &DomainPanel::readField);
    return top;
}

QLayout* DomainPanel::makeFilter()
{
    m_filter->setObjectName(QStringLiteral("domains.filter"));
    m_filter->setAccessibleName(tr("Filter domains"));
    m_filter->setClearButtonEnabled(true);
    m_attention->setObjectName(QStringLiteral("domains.attention"));
    m_all->setCheckable(true);
    m_all->setChecked(true);
    m_attention->setCheckable(true);
    auto* chips = new QHBoxLayout;
    chips->setSpacing(metrics::Space8);
    chips->addWidget(m_all);
    chips->addWidget(m_attention);
    chips->addStretch(1);
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(metrics::Space12, 0, metrics::Space12, metrics::Space8);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_filter);
    layout->addLayout(chips);
    connect(m_filter, &QLineEdit::textChanged, this, &DomainPanel::applyFilter);
    const auto choose = [this](bool attentionOnly) {
        m_all->setChecked(!attentionOnly);
        m_attention->setChecked(attentionOnly);
        applyFilter();
    };
    connect(m_all, &QAbstractButton::clicked, this, [choose] { choose(false); });
    connect(m_attention, &QAbstractButton::clicked, this, [choose] { choose(true); });
    return layout;
}

QWidget* DomainPanel::makeFooter()
{
    auto* footer = new Panel(Ground::Surface);
    footer->setLines(Qt::TopEdge);
    m_retest->setObjectName(QStringLiteral("domains.retest"));
    m_retest->setText(tr("Test again"));
    m_retest->setIcon(Icons::get(u"refresh"));
    m_retest->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_retest->setAutoRaise(true);
    m_retest->setPopupMode(QToolButton::InstantPopup);
    m_retest->setMenu(m_retestMenu);
    auto* layout = new QHBoxLayout(footer);
    layout->setContentsMargins(metrics::Space12, metrics::Space4, metrics::Space8, metrics::Space4);
    layout->addWidget(m_count, 1);
    layout->addWidget(m_retest);
    connect(m_retestMenu, &QMenu::aboutToShow, this, &DomainPanel::fillRetestMenu);
    return footer;
}

void DomainPanel::fillRetestMenu()
{
    m_retestMenu->clear();
    const auto add = [this](const QString& text, const QStringList& domains) {
        QAction* action = m_retestMenu->addAction(text);
        action->setEnabled(!domains.isEmpty());
        connect(action, &QAction::triggered, this, [this, domains] {
            m_session->test(domains);
            m_model->ask(domains);
        });
    };
    const QStringList failed = m_model->failedDomains();
    const QStringList all = m_model->domains();
    add(tr("The &chosen domain"), m_chosen.isEmpty() ? QStringList() : QStringList{m_chosen});
    add(tr("The %n that &failed", nullptr, static_cast<int>(failed.size())), failed);
    add(tr("&All %n domains", nullptr, static_cast<int>(all.size())), all);
}

void DomainPanel::updateCounts()
{
    const int total = m_model->rowCount();
    m_all->setCount(total);
    m_attention->setCount(static_cast<int>(m_model->failedDomains().size()));
    m_count->setText(m_shown->isFiltering() ? tr("%1 of %n domains", nullptr, total).arg(m_shown->rowCount())
                                            : tr("%n domains", nullptr, total));
    m_retest->setEnabled(total > 0);
    const bool nothing = total > 0 && m_shown->rowCount() == 0;
    m_nothing->setVisible(nothing);
    if (nothing)
        m_nothing->setText(m_filter->text().isEmpty()
                               ? tr("No domain needs attention.")
                               : tr("No domain matches “%1”.").arg(plainText(m_filter->text(), 60)));
}

void DomainPanel::applyFilter()
{
    // What is on view stays, whether its row does or not.
    m_filtering = true;
    m_shown->setFilter(m_filter->text().trimmed(), m_attention->isChecked());
    select(m_chosen);
    m_filtering = false;
    updateCounts();
}

void DomainPanel::select(const QString& domain)
{
    const QModelIndex index = m_shown->mapFromSource(m_model->index(m_model->rowOf(domain)));
    if (!index.isValid()) {
        m_list->selectionModel()->clear();
        return;
    }
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

void DomainPanel::choose(const QString& domain)
{
    m_model->ask(domain);
    if (!m_shown->mapFromSource(m_model->index(m_model->rowOf(domain))).isValid()) {
        // Who asks for a domain wants to see it.
        m_filter->clear();
        m_all->click();
    }
    select(domain);
}

QString DomainPanel::chosen() const
{
    return m_chosen;
}

bool DomainPanel::isEmpty() const
{
    return m_model->rowCount() == 0;
}

void DomainPanel::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

/// Says what a paste of many would test, before it is tested.
void DomainPanel::previewField()
{
    const DomainInput input = readDomains(m_field->text());
    const bool many = input.domains.size() > 1;
    m_note->setVisible(many);
    if (many)
        m_note->setText(tr("%n domains. Enter tests them.", nullptr, static_cast<int>(input.domains.size())));
}

void DomainPanel::readField()
{
    const DomainInput input = readDomains(m_field->text());
    const QString words = inputWords(input);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    setFieldState(m_field, input.rejected.isEmpty() ? FieldState::Neutral : FieldState::Uncertain);
    // What could not be read stays, to be corrected.
    m_field->setText(input.rejected.join(u' '));
    if (input.domains.isEmpty())
        return;
    Q_EMIT testRequested(input.domains);
    m_model->ask(input.domains);
}

QString DomainPanel::inputWords(const DomainInput& input) const
{
    QStringList sentences;
    if (input.trimmed > 0)
        sentences << tr("%n addresses read as domains.", nullptr, input.trimmed);
    if (!input.rejected.isEmpty()) {
        QStringList named;
        for (const QString& word : input.rejected.mid(0, MaxNamed))
            named << plainText(word, 40);
        sentences << tr("No domain: %1.").arg(named.join(QStringLiteral(", ")));
    }
    if (input.leftOut > 0)
        sentences << tr("%n left out: at most %1 at once.", nullptr, input.leftOut).arg(MaxPastedDomains);
    return sentences.join(u' ');
}

}  // namespace relaydeck::ui
