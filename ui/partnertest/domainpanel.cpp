// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domainpanel.h"

#include "core/base/plaintext.h"
#include "ui/partnertest/domainmodel.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/style/tokens.h"
#include "ui/widgets/celldelegates.h"
#include "ui/widgets/label.h"
#include "ui/widgets/turning.h"

#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
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
    , m_model(new DomainModel(session, this))
    , m_field(new QLineEdit)
    , m_note(plainLabel({}, TextRole::Secondary))
    , m_list(new QListView)
{
    setLines(Qt::RightEdge);
    m_field->setPlaceholderText(tr("Domains to test"));
    m_field->setAccessibleName(tr("Test domains"));
    m_field->setToolTip(tr("One or many, as domains, mail addresses or URLs"));
    m_note->setVisible(false);
    auto* start = new QToolButton;
    start->setIcon(Icons::get(u"play"));
    start->setToolTip(tr("Test these domains"));
    start->setAccessibleName(tr("Test these domains"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DomainDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAccessibleName(tr("Tested domains"));

    auto* fieldRow = new QHBoxLayout;
    fieldRow->setSpacing(metrics::Space4);
    fieldRow->addWidget(m_field, 1);
    fieldRow->addWidget(start);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics::Space12, metrics::Space16, metrics::Space12, metrics::Space12);
    top->setSpacing(metrics::Space8);
    top->addLayout(fieldRow);
    top->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);

    auto* turning = new Turning(m_list->viewport());
    const auto followTests = [turning, session] { turning->setActive(session->tests().isRunning()); };
    connect(&session->tests(), &TestRuns::progressChanged, this, followTests);
    connect(&session->tests(), &TestRuns::finished, this, followTests);
    connect(m_field, &QLineEdit::returnPressed, this, &DomainPanel::readField);
    connect(start, &QToolButton::clicked, this, &DomainPanel::readField);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                Q_EMIT domainChosen(current.data(DomainModel::DomainRole).toString());
            });
}

void DomainPanel::choose(const QString& domain)
{
    m_model->ask(domain);
    const QModelIndex index = m_model->index(m_model->rowOf(domain));
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

QString DomainPanel::chosen() const
{
    return m_list->currentIndex().data(DomainModel::DomainRole).toString();
}

bool DomainPanel::isEmpty() const
{
    return m_model->rowCount() == 0;
}

void DomainPanel::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
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
    if (!input.domains.isEmpty())
        Q_EMIT testRequested(input.domains);
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
