// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

/// Delegates for tables of two-line rows. The roles come by constructor, so that one delegate serves several
/// models; rows under 40 pixels show the first line only and zebra instead of lines. Models speak to screen
/// readers through Qt::AccessibleTextRole, not through these.
namespace relaydeck::ui {

/// bool: the row is set back (turned off, or stale).
inline constexpr int DimmedRole = Qt::UserRole + 900;

/// Height of a two-line row in the current font; 50 with the usual one. For the default size of vertical
/// headers.
int twoLineRowHeight();
/// Height of a row of one line; 30 with the usual font.
int compactRowHeight();

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// `content` is the part of the cell that is free for content.
    virtual void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                              const QModelIndex& index) const = 0;
};

/// A name and what belongs to it: DisplayRole above, `secondRole` beneath (-1: one line of plain words), and
/// behind the name a quiet mark with the word of `markRole` (-1, or no word: none).
class TwoLineDelegate : public CellDelegate {
    Q_OBJECT
public:
    explicit TwoLineDelegate(int secondRole, QObject* parent = nullptr, int markRole = -1);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;

private:
    int m_secondRole;
    int m_markRole;
};

/// One line of small, quiet text (DisplayRole).
class QuietTextDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
};

/// Glyph, words and reason of a verdict. `verdictRole` holds an int of the enumeration, `textRole` other
/// words than the verdict's own (-1: none), `reasonRole` the second line.
class VerdictDelegate : public CellDelegate {
    Q_OBJECT
public:
    VerdictDelegate(int verdictRole, int reasonRole, QObject* parent = nullptr, int textRole = -1);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;

private:
    int m_verdictRole;
    int m_reasonRole;
    int m_textRole;
};

/// A mode: plain words for Opportunistic, a chip for what departs from it. `modeRole` holds an int of
/// DaneMode or MtaStsMode, `noteRole` words beneath the plain ones (-1: none).
class ModeDelegate : public CellDelegate {
    Q_OBJECT
public:
    enum class Kind { Dane, MtaSts };
    ModeDelegate(Kind kind, int modeRole, QObject* parent = nullptr, int noteRole = -1);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;

private:
    Kind m_kind;
    int m_modeRole;
    int m_noteRole;
};

/// History bars. `historyRole` holds a QList<int> of Verdict values, oldest first.
class HistoryDelegate : public CellDelegate {
    Q_OBJECT
public:
    explicit HistoryDelegate(int historyRole, QObject* parent = nullptr);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;

private:
    int m_historyRole;
};

}  // namespace relaydeck::ui
