// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/reportcomparison.h"
#include "ui/widgets/verdict.h"

/// A comparison of two reports in the language of the program.
namespace relaydeck::ui {

struct ComparisonLine {
    QString of;  ///< what it is about: modes, a host
    QString before;
    QString after;
    QString change;
    QString beforeCode = {};  ///< of verdicts: "tlsa-invalid, 4.7.323"
    QString afterCode = {};
    Verdict beforeVerdict = Verdict::NotTested;  ///< meaningful for verdicts
    Verdict afterVerdict = Verdict::NotTested;
};

/// One sentence: better, worse, the same.
QString comparisonWords(const partnertest::ReportComparison& comparison);
QList<ComparisonLine> verdictLines(const partnertest::ReportComparison& comparison, bool changesOnly);
QList<ComparisonLine> findingLines(const partnertest::ReportComparison& comparison, bool changesOnly);
QList<ComparisonLine> factLines(const partnertest::ReportComparison& comparison, bool changesOnly);

}  // namespace relaydeck::ui
