// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/filterquery.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class FilterChip;
class FilterCompleter;
class Panel;
class SearchField;

/// Chips and the filter field, which write and read the same text. While the text makes no sense, the filter
/// stays as it was, and a sentence says why.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    enum class Chip { All, NeedsAttention, Mandatory, Unverified, NotTested, Changed };
    static constexpr int ChipCount = 6;

    explicit FilterBar(QWidget* parent = nullptr);

    /// At the end of the line of chips.
    void addTool(QWidget* tool);

    QString text() const;
    void setText(const QString& text);
    void setChip(Chip chip);
    const FilterQuery& query() const { return m_query; }
    /// What the chips ask for, in their order.
    static QList<FilterQuery> chipQueries();
    void setChipCounts(const QList<int>& counts);
    void setOfferedCounts(const QList<int>& counts);

    bool isFieldShown() const;
    /// Hiding it takes the filter away.
    void showField(bool shown);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void queryChanged();
    /// These need counting; the text is filtered by the rest.
    void offersChanged(const QList<relaydeck::ui::FilterTerm>& terms,
                       const relaydeck::ui::FilterQuery& otherWords);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* makeChips();
    int chipsWidth() const;
    /// In several lines where one has no room for their words.
    void arrangeChips();
    void makeField();
    void onChip(Chip chip);
    void onText();
    void onOffered();
    void complain();
    void updateChips();

    std::array<FilterChip*, ChipCount> m_chips{};
    QGridLayout* m_chipGrid = nullptr;
    int m_chipsInLine = 0;
    QHBoxLayout* m_tools = nullptr;
    Panel* m_fieldRow = nullptr;
    SearchField* m_field = nullptr;
    QLabel* m_sentence = nullptr;
    FilterCompleter* m_completer = nullptr;
    FilterQuery m_query;
    std::optional<FilterError> m_error;
    QTimer m_complainSoon;
};

}  // namespace relaydeck::ui
