// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/mergewords.h"

#include "core/base/plaintext.h"
#include "core/importers/importplan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace relaydeck::ui {

namespace {

struct MergeWords {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::MergeWords)
};

constexpr qsizetype MaxNotes = 5;
constexpr qsizetype MaxNumbers = 20;

QString changedSentence(const MergeEntry& entry)
{
    if (!entry.conflicts.isEmpty())
        return MergeWords::tr("Changed here and in the tenant: what is set here is kept for %1.")
            .arg(parameterNames(entry.conflicts));
    if (entry.fields.isEmpty() && !entry.otherProperties.isEmpty())
        return MergeWords::tr("Only properties that are no settings here are different in the tenant: %1.")
            .arg(plainText(entry.otherProperties.join(QStringLiteral(", "))));
    return entry.keptFields.isEmpty()
        ? MergeWords::tr("The tenant has it differently. It becomes as it is there.")
        : MergeWords::tr("It becomes as it is in the tenant, but what was changed here stays: %1.")
              .arg(parameterNames(entry.keptFields));
}

/// The numbers of the lines that were left out beside the first.
QString otherLines(const importers::ImportResult& imported)
{
    QStringList numbers;
    for (const importers::LineFault& fault : imported.leftOut.mid(1, MaxNumbers))
        numbers.append(QLocale().toString(fault.line));
    const QString shown =
        MergeWords::tr("Also left out, by number: %1").arg(numbers.join(QStringLiteral(", ")));
    const auto more = static_cast<int>(imported.leftOutCount - 1 - numbers.size());
    return more > 0 ? MergeWords::tr("%1 and %n more", nullptr, more).arg(shown) : shown;
}

}  // namespace

QString parameterNames(const QList<ConnectorField>& fields)
{
    QStringList names;
    for (const ConnectorField field : fields)
        names.append(parameterName(field));
    return names.join(QStringLiteral(", "));
}

QString mergeEffect(const MergeEntry& entry)
{
    const bool whole = entry.lostFields.isEmpty();
    switch (entry.kind) {
    case MergeEntry::Kind::New:
        return whole ? MergeWords::tr("New") : MergeWords::tr("New, incomplete");
    case MergeEntry::Kind::Changed:
        if (!entry.conflicts.isEmpty())
            return MergeWords::tr("Changed here and there");
        return whole ? MergeWords::tr("Changed") : MergeWords::tr("Changed, incomplete");
    case MergeEntry::Kind::Unchanged:
        return whole ? MergeWords::tr("Unchanged") : MergeWords::tr("Unchanged, incomplete");
    case MergeEntry::Kind::Gone:
        return MergeWords::tr("Gone, kept here");
    }
    Q_UNREACHABLE();
}

QString mergeSentence(const MergeEntry& entry)
{
    switch (entry.kind) {
    case MergeEntry::Kind::New:
        return entry.lostFields.isEmpty()
            ? MergeWords::tr("Not here yet. It is added as it is in the tenant.")
            : MergeWords::tr("Not here yet.");
    case MergeEntry::Kind::Changed:
        return changedSentence(entry);
    case MergeEntry::Kind::Unchanged:
        return MergeWords::tr("As it is in the tenant. Nothing is changed.");
    case MergeEntry::Kind::Gone:
        return MergeWords::tr("It was imported once and is not in this file. It is kept here, unless you "
                              "choose to delete it.");
    }
    Q_UNREACHABLE();
}

QString lossSentence(const MergeEntry& entry)
{
    if (entry.lostFields.isEmpty())
        return {};
    const QList<ConnectorField> decisive = importers::decisiveLosses(entry);
    if (decisive.contains(ConnectorField::RecipientDomains))
        return MergeWords::tr(
            "Its domains are missing from this export, so nothing would say which mail it is "
            "for. It is not imported unless you choose it, and then it carries no mail here "
            "until you give it domains.");
    if (!decisive.isEmpty())
        return MergeWords::tr(
            "Its smart hosts are missing from this export, so nothing would say where its mail "
            "goes. It is not imported unless you choose it.");
    return entry.kind == MergeEntry::Kind::New
        ? MergeWords::tr("%1: missing from this export. The connector comes without.")
              .arg(parameterNames(entry.lostFields))
        : MergeWords::tr("%1: missing from this export. What is here stays.")
              .arg(parameterNames(entry.lostFields));
}

QStringList mergeNotes(const ImportPlan& plan)
{
    QStringList notes;
    if (plan.plan.otherTenant)
        notes.append(MergeWords::tr("These connectors are from another tenant than those imported before."));
    if (plan.imported.leftOutCount > 0)
        notes.append(MergeWords::tr("Left out: %1").arg(lineFaultSentence(plan.imported.leftOut.first())));
    if (plan.imported.leftOutCount > 1)
        notes.append(otherLines(plan.imported));
    const auto& unknown = plan.imported.unknownProperties;
    for (auto entry = unknown.begin(); entry != unknown.end(); ++entry)
        notes.append(MergeWords::tr("Unknown property, kept as it is: %1 (connectors that have it: %2)")
                         .arg(plainText(entry.key(), 80))
                         .arg(entry.value()));
    for (const importers::ImportNote& note : plan.imported.notes.mid(0, MaxNotes))
        notes.append(importers::englishText(note));
    const qsizetype unread = plan.imported.notes.size() - qMin(plan.imported.notes.size(), MaxNotes);
    const auto more = static_cast<int>(notes.size() + unread - qMin(notes.size(), MaxNotes));
    notes = notes.mid(0, MaxNotes);
    if (more > 0)
        notes.append(MergeWords::tr("and %n more", nullptr, more));
    return notes;
}

QString lineFaultSentence(const importers::LineFault& fault)
{
    const QString before = MergeWords::tr("%Ln lines were read.", nullptr, static_cast<int>(fault.line - 1));
    if (fault.expected == 0)
        return MergeWords::tr("%1. %2").arg(plainText(fault.what.left(1).toUpper() + fault.what.mid(1)),
                                            before);
    const QLocale locale;
    return MergeWords::tr("Line %1 has %n columns, %2 are expected. %3", nullptr,
                          static_cast<int>(fault.columns))
        .arg(locale.toString(fault.line), locale.toString(fault.expected), before);
}

}  // namespace relaydeck::ui
