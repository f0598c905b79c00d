// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/partnertest/reportcomparison.h"
#include "ui/workspace/reportshelf.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class Card;
class EvidenceTable;
class ReportHistory;

/// Two kept reports of a domain side by side, changes only unless all is asked for.
class ComparisonDialog : public QDialog {
    Q_OBJECT
public:
    /// Begins with the newest report and the one before it.
    ComparisonDialog(const ReportShelf& shelf, const QString& domain, QWidget* parent = nullptr);

    /// Places in ReportShelf::kept(); the order of time is kept whichever is named first.
    void choose(int before, int after);
    void setChangesOnly(bool changesOnly);
    /// Nothing while one of the two cannot be read.
    const std::optional<partnertest::ReportComparison>& comparison() const { return m_comparison; }

Q_SIGNALS:
    void saveRequested(const relaydeck::partnertest::ReportComparison& comparison);

private:
    struct Section {
        Card* card;
        EvidenceTable* table;
    };

    Section addSection(const QString& title, const QString& of);
    void compare();
    void show(const partnertest::ReportComparison& comparison);

    const ReportShelf& m_shelf;
    QString m_domain;
    ReportHistory* m_before;
    ReportHistory* m_after;
    QCheckBox* m_changesOnly;
    Banner* m_banner;
    QVBoxLayout* m_content;
    Section m_verdicts;
    Section m_findings;
    Section m_facts;
    std::optional<partnertest::ReportComparison> m_comparison;
};

}  // namespace relaydeck::ui
