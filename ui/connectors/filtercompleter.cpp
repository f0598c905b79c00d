// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filtercompleter.h"

#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/style/rows.h"
#include "ui/style/tokens.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QStyledItemDelegate>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr int PopupWidth = 520;
constexpr int WordShare = 38;  // percent of the width, for the word
constexpr int Padding = 12;

class OfferDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensFor(option.palette);
        QStyleOptionViewItem shown = option;
        initStyleOption(&shown, index);
        painter->save();
        paintRowGround(*painter, shown);
        const QRect all = option.rect.adjusted(Padding, 0, -Padding, 0);
        const int count = index.data(FilterOfferModel::CountRole).toInt();
        const QString number = count < 0 ? QString() : QLocale().toString(count);
        const QFontMetrics small(fontFor(TextRole::Secondary));
        const int numberWidth = small.horizontalAdvance(number);
        QRect word = all;
        word.setWidth(all.width() * WordShare / 100);
        QRect meaning = all;
        meaning.setLeft(word.right() + Padding);
        meaning.setRight(all.right() - numberWidth - Padding);
        QRect end = all;
        end.setLeft(all.right() - numberWidth);
        draw(*painter, shown, word, {fontFor(TextRole::Medium), tokens.text, shown.text});
        draw(*painter, shown, meaning,
             {fontFor(TextRole::Secondary), tokens.text2,
              index.data(FilterOfferModel::MeaningRole).toString()});
        draw(*painter, shown, end, {fontFor(TextRole::Secondary), tokens.text2, number});
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {PopupWidth,
                std::max(metrics::CompactRowHeight, QFontMetrics(fontFor(TextRole::Medium)).height() + 10)};
    }

private:
    struct Piece {
        QFont font;
        QColor color;
        QString text;
    };

    static void draw(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                     const Piece& piece)
    {
        painter.setFont(piece.font);
        painter.setPen(piece.color);
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter.drawText(QStyle::visualRect(option.direction, option.rect, rect),
                         static_cast<int>(alignment) | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(piece.text, Qt::ElideRight, rect.width()));
    }
};

}  // namespace

void FilterOfferModel::setOffers(const FilterOffers& offers)
{
    if (offers == m_offers)
        return;
    beginResetModel();
    m_offers = offers;
    m_counts.clear();
    endResetModel();
}

QList<FilterTerm> FilterOfferModel::terms() const
{
    QList<FilterTerm> terms;
    for (const FilterOffer& offer : m_offers.offers) {
        if (offer.term)
            terms.append(*offer.term);
    }
    return terms;
}

void FilterOfferModel::setCounts(const QList<int>& counts)
{
    if (counts.size() != terms().size() || counts.isEmpty())
        return;
    m_counts.clear();
    qsizetype next = 0;
    for (const FilterOffer& offer : std::as_const(m_offers.offers))
        m_counts.append(offer.term ? counts.at(next++) : -1);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int FilterOfferModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_offers.offers.size());
}

QVariant FilterOfferModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FilterOffer& offer = m_offers.offers.at(index.row());
    const int count = m_counts.value(index.row(), -1);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return offer.word;
    case Qt::AccessibleTextRole:
        return count < 0 ? QStringLiteral("%1, %2").arg(offer.word, offer.meaning)
                         : tr("%1, %2, %n connectors", nullptr, count).arg(offer.word, offer.meaning);
    case MeaningRole:
        return offer.meaning;
    case CountRole:
        return count;
    default:
        return {};
    }
}

FilterCompleter::FilterCompleter(QLineEdit& field) : QCompleter(&field), m_field(field)
{
    setModel(&m_model);
    setWidget(&field);
    setCompletionMode(UnfilteredPopupCompletion);
    setMaxVisibleItems(10);
    auto* list = new QListView;
    list->setObjectName(QStringLiteral("connectors.filter.offers"));
    list->setAccessibleName(tr("Filters that can be used here"));
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setPopup(list);
    list->setItemDelegate(new OfferDelegate(list));  // setPopup() has set one of its own
    connect(this, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FilterCompleter::accept);
    connect(&field, &QLineEdit::textEdited, this, [this] { offer(); });
    field.installEventFilter(this);
}

void FilterCompleter::offer(bool always)
{
    FilterOffers offers = offersAt(m_field.text(), m_field.cursorPosition());
    if (offers.length == 0 && !always)
        offers.offers.clear();
    m_model.setOffers(offers);
    Q_EMIT offered();
    if (offers.offers.isEmpty()) {
        popup()->hide();
        return;
    }
    QRect below = m_field.rect();
    below.setWidth(std::min(PopupWidth, m_field.width()));
    complete(QStyle::visualRect(m_field.layoutDirection(), m_field.rect(), below));
    popup()->setCurrentIndex({});
}

void FilterCompleter::accept(const QModelIndex& index)
{
    const FilterOffers offers = m_model.offers();
    if (index.row() >= offers.offers.size())
        return;
    const FilterOffer& offer = offers.offers.at(index.row());
    const FilterEdit edit = accepted(m_field.text(), offers, offer);
    m_field.setText(edit.text);
    m_field.setCursorPosition(static_cast<int>(edit.cursor));
    // A key needs its value: go on offering, once this popup has gone.
    if (!offer.term)
        QMetaObject::invokeMethod(
            this, [this] { this->offer(); }, Qt::QueuedConnection);
}

bool FilterCompleter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_field && event->type() == QEvent::KeyPress && !popup()->isVisible()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        offer(true);
        return true;
    }
    return QCompleter::eventFilter(watched, event);
}

}  // namespace relaydeck::ui
