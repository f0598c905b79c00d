// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/reportshelf.h"

#include <QtWidgets/QComboBox>

namespace relaydeck::ui {

/// The kept reports of a domain to choose from, newest first, each with its verdict and its date.
class ReportHistory : public QComboBox {
    Q_OBJECT
public:
    explicit ReportHistory(QWidget* parent = nullptr);

    /// Chooses the newest one unless the same list is there already.
    void setReports(const QList<store::StoredReport>& reports);
    const QList<store::StoredReport>& reports() const { return m_reports; }
    void chooseReport(int index);

Q_SIGNALS:
    /// By a person. The newest one is 0.
    void reportChosen(int index);

private:
    QList<store::StoredReport> m_reports;
};

/// "24 Nov, 14:32 · Queued"
QString reportLine(const store::StoredReport& summary);

}  // namespace relaydeck::ui
