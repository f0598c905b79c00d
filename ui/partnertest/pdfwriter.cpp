// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/pdfwriter.h"

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtGui/QTextTable>

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::PdfWriter)
};

constexpr int Resolution = 150;
constexpr qreal BodyPoints = 9;
constexpr qreal FixedPoints = 7;
constexpr qreal MarginMillimeters = 16;

/// Lengths of the layout are pixels of the paper.
qreal pixels(qreal points)
{
    return points * Resolution / 72;
}

const ToneColors* colorsOf(documents::Tone tone)
{
    const Tokens& tokens = lightTokens();
    switch (tone) {
    case documents::Tone::Plain:
        return nullptr;
    case documents::Tone::Positive:
        return &tokens.tone(ui::Tone::Positive);
    case documents::Tone::Steel:
        return &tokens.tone(ui::Tone::Steel);
    case documents::Tone::Warning:
        return &tokens.tone(ui::Tone::Warning);
    case documents::Tone::Negative:
        return &tokens.tone(ui::Tone::Negative);
    case documents::Tone::Neutral:
        return &tokens.tone(ui::Tone::Neutral);
    }
    Q_UNREACHABLE();
}

QTextCharFormat charFormat(qreal points, const QColor& ink, bool strong = false)
{
    QTextCharFormat format;
    format.setFontPointSize(points);
    format.setForeground(ink);
    format.setFontWeight(strong ? QFont::DemiBold : QFont::Normal);
    return format;
}

QTextCharFormat fixedFormat(const QColor& ink)
{
    QTextCharFormat format = charFormat(FixedPoints, ink);
    format.setFontFamilies(fontFor(TextRole::Fixed).families());
    return format;
}

/// Puts the parts into a text document, one after the other.
class Writer {
public:
    explicit Writer(QTextDocument& target) : m_cursor(&target) { }

    void operator()(const documents::Heading& part)
    {
        const qreal points = part.level == 1 ? 18 : part.level == 2 ? 12.5 : 10;
        QTextBlockFormat format;
        format.setTopMargin(pixels(part.level == 1 ? 0 : part.level == 2 ? 14 : 8));
        format.setBottomMargin(pixels(4));
        format.setHeadingLevel(part.level);
        m_cursor.insertBlock(format, charFormat(points, m_text, true));
        m_cursor.insertText(part.text);
    }

    void operator()(const documents::Paragraph& part)
    {
        const ToneColors* colors = colorsOf(part.tone);
        const QColor ink = colors ? colors->text : part.small ? m_text2 : m_text;
        QTextBlockFormat format;
        format.setTopMargin(pixels(colors ? 6 : 0));
        format.setBottomMargin(pixels(2));
        m_cursor.insertBlock(format, charFormat(part.small ? 8 : BodyPoints, ink, colors != nullptr));
        m_cursor.insertText(part.text);
    }

    void operator()(const documents::Banner& part)
    {
        const ToneColors* colors = colorsOf(part.tone);
        const QColor ink = colors ? colors->text : m_text;
        QTextTable* frame = m_cursor.insertTable(1, 1, frameFormat(colors));
        QTextTableCell cell = frame->cellAt(0, 0);
        if (colors) {
            QTextTableCellFormat format = cell.format().toTableCellFormat();
            format.setBackground(colors->fill);
            cell.setFormat(format);
        }
        QTextCursor cursor = cell.firstCursorPosition();
        cursor.insertText(part.title, charFormat(12.5, ink, true));
        cursor.insertBlock({}, charFormat(BodyPoints, m_text));
        cursor.insertText(part.text);
        m_cursor.movePosition(QTextCursor::End);
    }

    void operator()(const documents::Table& part)
    {
        const auto columns = static_cast<int>(
            part.header.isEmpty() && !part.rows.isEmpty() ? part.rows.first().size() : part.header.size());
        if (columns == 0)
            return;
        const int first = part.header.isEmpty() ? 0 : 1;
        QTextTableFormat format = tableFormat();
        format.setHeaderRowCount(first);
        QTextTable* table = m_cursor.insertTable(static_cast<int>(part.rows.size()) + first, columns, format);
        for (int column = 0; column < columns && first > 0; ++column)
            fillHeader(table->cellAt(0, column), part.header.at(column));
        for (int row = 0; row < part.rows.size(); ++row) {
            for (int column = 0; column < std::min(columns, static_cast<int>(part.rows.at(row).size()));
                 ++column)
                fill(table->cellAt(row + first, column), part.rows.at(row).at(column));
        }
        m_cursor.movePosition(QTextCursor::End);
        if (part.leftOut > 0)
            (*this)(documents::note(QStringLiteral("%1 more rows are left out.").arg(part.leftOut)));
    }

    void operator()(const documents::ListPart& part)
    {
        for (const QString& item : part.items) {
            QTextBlockFormat format;
            format.setLeftMargin(pixels(10));
            format.setTextIndent(-pixels(8));
            format.setBottomMargin(pixels(1));
            m_cursor.insertBlock(format, charFormat(BodyPoints, m_text));
            m_cursor.insertText(QStringLiteral("• ") + item);
        }
    }

    void operator()(const documents::Verbatim& part)
    {
        QTextBlockFormat format;
        format.setBackground(lightTokens().sunken);
        const QStringList lines = part.text.split(u'\n');
        for (const QString& line : lines) {
            m_cursor.insertBlock(format, fixedFormat(m_text));
            m_cursor.insertText(line);
        }
        if (part.cut)
            (*this)(documents::note(QStringLiteral("The rest is left out.")));
    }

private:
    void fill(QTextTableCell cell, const documents::Cell& content)
    {
        const ToneColors* colors = colorsOf(content.tone);
        const QColor ink = colors ? colors->text : m_text;
        QTextTableCellFormat format = ruledFormat(cell, lightTokens().line);
        if (colors)
            format.setBackground(colors->fill);
        cell.setFormat(format);
        QTextCursor cursor = cell.firstCursorPosition();
        cursor.insertText(content.text, content.fixed ? fixedFormat(ink) : charFormat(BodyPoints, ink));
        if (content.marked)
            cursor.insertText(QStringLiteral("  NOW"), charFormat(FixedPoints, lightTokens().accent, true));
    }

    void fillHeader(QTextTableCell cell, const QString& words)
    {
        cell.setFormat(ruledFormat(cell, lightTokens().lineStrong));
        cell.firstCursorPosition().insertText(words, charFormat(8, m_text2, true));
    }

    static QTextTableCellFormat ruledFormat(const QTextTableCell& cell, const QColor& line)
    {
        QTextTableCellFormat format = cell.format().toTableCellFormat();
        format.setBottomBorder(1);
        format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBottomBorderBrush(line);
        return format;
    }

    static QTextTableFormat tableFormat()
    {
        QTextTableFormat format;
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        // Qt paints the grounds of cells over the left and upper borders of a table on paper: rows have a
        // line beneath instead, which is quieter too.
        format.setBorder(0);
        format.setBorderCollapse(false);
        format.setCellPadding(pixels(3));
        format.setCellSpacing(0);
        format.setTopMargin(pixels(4));
        format.setBottomMargin(pixels(4));
        return format;
    }

    static QTextTableFormat frameFormat(const ToneColors* colors)
    {
        QTextTableFormat format = tableFormat();
        format.setCellPadding(pixels(8));
        if (colors) {
            format.setBackground(colors->fill);
        }
        return format;
    }

    QTextCursor m_cursor;
    QColor m_text = lightTokens().text;
    QColor m_text2 = lightTokens().text2;
};

void paintFooter(QPainter& painter, const QRectF& place, const QString& footer, const QString& pages)
{
    QFont font = fontFor(TextRole::Body);
    font.setPointSizeF(FixedPoints);
    painter.setFont(font);
    painter.setPen(lightTokens().text2);
    const qreal room = place.width() - pixels(60);
    painter.drawText(QRectF(place.topLeft(), QSizeF(room, place.height())), Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(footer, Qt::ElideRight, static_cast<int>(room)));
    painter.drawText(place, Qt::AlignRight | Qt::AlignBottom, pages);
}

void paintPages(QPdfWriter& writer, const documents::Document& document)
{
    QTextDocument text;
    text.setUndoRedoEnabled(false);
    text.documentLayout()->setPaintDevice(&writer);
    // Room at the edges of each page, so that neither letters nor borders are cut there.
    text.setDocumentMargin(pixels(4));
    const qreal footerHeight = pixels(20);
    const QSizeF page(writer.width(), writer.height() - footerHeight);
    text.setPageSize(page);
    fillTextDocument(text, document);

    QPainter painter(&writer);
    const int pages = text.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        const QRectF view(0, number * page.height(), page.width(), page.height());
        painter.save();
        painter.translate(0, -view.top());
        painter.setClipRect(view);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = view;
        context.palette.setColor(QPalette::Text, lightTokens().text);
        text.documentLayout()->draw(&painter, context);
        painter.restore();
        paintFooter(painter, QRectF(0, page.height(), page.width(), footerHeight), document.footer,
                    Words::tr("Page %1 of %2").arg(number + 1).arg(pages));
    }
}

}  // namespace

Paper usualPaper()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? Paper::Letter : Paper::A4;
}

void fillTextDocument(QTextDocument& target, const documents::Document& document)
{
    QFont font = fontFor(TextRole::Body);
    font.setPointSizeF(BodyPoints);
    target.setDefaultFont(font);
    // Hashes have no place to break at.
    QTextOption option = target.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    target.setDefaultTextOption(option);
    target.setMetaInformation(QTextDocument::DocumentTitle, document.title);
    Writer writer(target);
    for (const documents::Part& part : document.parts)
        std::visit(writer, part);
}

Result<void> writePdf(const QString& path, const documents::Document& document, Paper paper)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::FileUnwritable, file.errorString()};
    {
        QPdfWriter writer(&file);
        writer.setTitle(document.title);
        writer.setCreator(QStringLiteral("Relaydeck"));
        writer.setResolution(Resolution);
        writer.setPageSize(QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter));
        writer.setPageMargins(
            QMarginsF(MarginMillimeters, MarginMillimeters, MarginMillimeters, MarginMillimeters),
            QPageLayout::Millimeter);
        paintPages(writer, document);
    }
    if (!file.commit())
        return Error{ErrorCode::FileUnwritable, file.errorString()};
    return {};
}

}  // namespace relaydeck::ui
