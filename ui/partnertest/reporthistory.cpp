// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reporthistory.h"

#include "ui/style/tokens.h"
#include "ui/text/texts.h"

#include <QtCore/QLocale>
#include <QtCore/QSignalBlocker>
#include <QtGui/QPainter>

namespace relaydeck::ui {

namespace {

constexpr int GlyphExtent = 16;

QIcon glyph(Verdict verdict, const QPalette& palette, qreal ratio)
{
    QPixmap pixmap(QSize(GlyphExtent, GlyphExtent) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintVerdict(painter, QRect(0, 0, GlyphExtent, GlyphExtent), verdict, tokensFor(palette));
    painter.end();
    return QIcon(pixmap);
}

}  // namespace

QString reportLine(const store::StoredReport& summary)
{
    const QDateTime local = summary.startedAt.toLocalTime();
    const bool thisYear = local.date().year() == QDate::currentDate().year();
    const QString date =
        QLocale().toString(local.date(), thisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
    return ReportHistory::tr("%1, %2  ·  %3")
        .arg(date, QLocale().toString(local.time(), QStringLiteral("HH:mm")),
             outcomeWord(verdictOf(summary)));
}

ReportHistory::ReportHistory(QWidget* parent) : QComboBox(parent)
{
    setObjectName(QStringLiteral("test.history"));
    setAccessibleName(tr("Report on view"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
    connect(this, &QComboBox::activated, this, &ReportHistory::reportChosen);
}

void ReportHistory::setReports(const QList<store::StoredReport>& reports)
{
    if (reports == m_reports)
        return;
    m_reports = reports;
    const QSignalBlocker quiet(this);
    clear();
    for (const store::StoredReport& summary : reports) {
        addItem(glyph(verdictOf(summary), palette(), devicePixelRatioF()), reportLine(summary));
        setItemData(count() - 1, absoluteTime(summary.startedAt).toHtmlEscaped(), Qt::ToolTipRole);
    }
    setVisible(reports.size() > 1);
}

void ReportHistory::chooseReport(int index)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(index);
}

}  // namespace relaydeck::ui
