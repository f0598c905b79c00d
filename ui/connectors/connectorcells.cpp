// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/connectorcells.h"

#include "core/base/plaintext.h"
#include "ui/connectors/connectormodel.h"
#include "ui/connectors/connectortext.h"
#include "ui/widgets/celldelegates.h"

namespace relaydeck::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::ConnectorCells)
};

constexpr qsizetype ShownComment = 300;

/// Whether the column is that of a mode that the import did not have.
bool isUnsetMode(const Connector& connector, ConnectorColumn column)
{
    return (column == ConnectorColumn::Dane && !connector.smtpDaneMode)
        || (column == ConnectorColumn::Sts && !connector.mtaStsMode);
}

QString daneText(const Connector& connector)
{
    return connector.smtpDaneMode ? modeText(*connector.smtpDaneMode) : Words::tr("Opportunistic, not set");
}

QString stsText(const Connector& connector)
{
    return connector.mtaStsMode ? modeText(*connector.mtaStsMode) : Words::tr("Opportunistic, not set");
}

QString displayText(const ConnectorRow& row, ConnectorColumn column, const QDateTime& now)
{
    switch (column) {
    case ConnectorColumn::Name:
        return shownName(row.connector.name);
    case ConnectorColumn::Dane:
        return modeText(row.connector.effectiveDaneMode());
    case ConnectorColumn::Sts:
        return modeText(row.connector.effectiveMtaStsMode());
    case ConnectorColumn::Result:
        return verdictText(row.status.verdict);
    case ConnectorColumn::Days:
        return {};
    case ConnectorColumn::Tested:
        return relativeTime(row.testedAt(), now);
    case ConnectorColumn::Routing:
        return routingWords(row.connector);
    case ConnectorColumn::Tls:
        return tlsSettingsText(row.connector.tlsSettings);
    case ConnectorColumn::Comment:
        return plainText(row.connector.comment, ShownComment);
    }
    Q_UNREACHABLE();
}

/// No test at all reads like days without one.
History historyOf(const ConnectorRow& row)
{
    return row.history.isEmpty() ? History(HistoryDays, Verdict::NotTested) : row.history;
}

/// "tested 4 min ago", "not tested"
QString testedWords(const ConnectorRow& row, const QDateTime& now)
{
    return row.testedAt().isValid() ? Words::tr("tested %1").arg(relativeTime(row.testedAt(), now))
                                    : Words::tr("not tested");
}

/// What a row comes to, for those who hear it.
QString nameInFull(const ConnectorRow& row, const QDateTime& now)
{
    const QString text = Words::tr("%1, %2, %3, %4")
                             .arg(shownName(row.connector.name), verdictText(row.status.verdict),
                                  row.status.reason, testedWords(row, now));
    const QString difference = differenceSentence(row.difference);
    return difference.isEmpty() ? text : Words::tr("%1. %2").arg(text, difference);
}

QString accessibleText(const ConnectorRow& row, ConnectorColumn column, const QDateTime& now)
{
    switch (column) {
    case ConnectorColumn::Name:
        return nameInFull(row, now);
    case ConnectorColumn::Dane:
        return Words::tr("SMTP DANE %1").arg(daneText(row.connector));
    case ConnectorColumn::Sts:
        return Words::tr("MTA-STS %1").arg(stsText(row.connector));
    case ConnectorColumn::Result:
        return Words::tr("%1, %2").arg(verdictText(row.status.verdict), row.status.reason);
    case ConnectorColumn::Days:
        return historyText(historyOf(row));
    case ConnectorColumn::Tested:
        return testedWords(row, now);
    case ConnectorColumn::Routing:
    case ConnectorColumn::Tls:
    case ConnectorColumn::Comment:
        break;
    }
    return displayText(row, column, now);
}

QString toolTip(const ConnectorRow& row, ConnectorColumn column, const QDateTime& now)
{
    switch (column) {
    case ConnectorColumn::Tested:
        return absoluteTime(row.testedAt());
    case ConnectorColumn::Result:
        return row.status.reason;
    case ConnectorColumn::Dane:
    case ConnectorColumn::Sts:
        return isUnsetMode(row.connector, column) ? Words::tr("Not set, works as Opportunistic") : QString();
    case ConnectorColumn::Name:
        return differenceSentence(row.difference);
    case ConnectorColumn::Days:
        return {};
    case ConnectorColumn::Routing:
    case ConnectorColumn::Tls:
    case ConnectorColumn::Comment:
        break;
    }
    return displayText(row, column, now);
}

bool isDimmed(const ConnectorRow& row, ConnectorColumn column, bool stale)
{
    const bool aboutResult = column == ConnectorColumn::Result || column == ConnectorColumn::Days
        || column == ConnectorColumn::Tested;
    return !row.connector.enabled || (aboutResult && stale);
}

QVariant days(const ConnectorRow& row)
{
    QList<int> values;
    for (const Verdict verdict : historyOf(row))
        values.append(static_cast<int>(verdict));
    return QVariant::fromValue(values);
}

}  // namespace

QVariant connectorCell(const ConnectorRow& row, ConnectorColumn column, int role, const QDateTime& now,
                       bool stale)
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column, now);
    case Qt::ToolTipRole:
        return toolTip(row, column, now).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return accessibleText(row, column, now);
    case ConnectorModel::IdRole:
        return row.connector.id;
    case ConnectorModel::SummaryRole:
        return connectorSummary(row.connector);
    case ConnectorModel::ModeRole:
        return column == ConnectorColumn::Dane ? static_cast<int>(row.connector.effectiveDaneMode())
                                               : static_cast<int>(row.connector.effectiveMtaStsMode());
    case ConnectorModel::VerdictRole:
        return static_cast<int>(row.status.verdict);
    case ConnectorModel::ResultTextRole:
        return verdictText(row.status.verdict);
    case ConnectorModel::ReasonRole:
        return row.status.reason;
    case ConnectorModel::HistoryRole:
        return days(row);
    case ConnectorModel::ModeNoteRole:
        return isUnsetMode(row.connector, column) ? Words::tr("not set") : QString();
    case ConnectorModel::DifferenceRole:
        return differenceWord(row.difference);
    case DimmedRole:
        return isDimmed(row, column, stale);
    default:
        return {};
    }
}

QVariant serviceDefaultCell(ConnectorColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == ConnectorColumn::Name)
            return Words::tr("All other mail");
        if (column == ConnectorColumn::Dane)
            return modeText(DaneMode::Opportunistic);
        if (column == ConnectorColumn::Sts)
            return modeText(MtaStsMode::Opportunistic);
        return {};
    case Qt::AccessibleTextRole:
        return column == ConnectorColumn::Name
            ? Words::tr("Mail that no connector takes: service default, SMTP DANE and MTA-STS Opportunistic")
            : serviceDefaultCell(column, Qt::DisplayRole);
    case ConnectorModel::IdRole:
        return QUuid();
    case ConnectorModel::SummaryRole:
        return Words::tr("No connector takes it");
    case ConnectorModel::ModeRole:
        return 0;
    case ConnectorModel::VerdictRole:
        return static_cast<int>(Verdict::NotNeeded);
    case ConnectorModel::ResultTextRole:
        return Words::tr("Depends on the domain");
    case ConnectorModel::ReasonRole:
        return Words::tr("Service default");
    case DimmedRole:
        return true;
    case ConnectorModel::HistoryRole:
        return QVariant::fromValue(QList<int>());
    default:
        return {};
    }
}

QString cellText(const ConnectorRow& row, ConnectorColumn column, const QDateTime& now)
{
    switch (column) {
    case ConnectorColumn::Name:
        return QStringLiteral("%1\t%2").arg(shownName(row.connector.name), connectorSummary(row.connector));
    case ConnectorColumn::Result:
        return Words::tr("%1: %2").arg(verdictText(row.status.verdict), row.status.reason);
    case ConnectorColumn::Days:
        return historyText(historyOf(row));
    case ConnectorColumn::Tested:
        // Whoever reads a copy does not know when it was made.
        return row.testedAt().isValid() ? absoluteTime(row.testedAt()) : relativeTime({});
    case ConnectorColumn::Dane:
        return daneText(row.connector);
    case ConnectorColumn::Sts:
        return stsText(row.connector);
    case ConnectorColumn::Routing:
    case ConnectorColumn::Tls:
    case ConnectorColumn::Comment:
        break;
    }
    return displayText(row, column, now);
}

}  // namespace relaydeck::ui
