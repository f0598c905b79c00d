// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// What is noteworthy about a connector's settings: a glyph and a sentence for each finding.
class FindingList : public QWidget {
    Q_OBJECT
public:
    explicit FindingList(QWidget* parent = nullptr);

    void setFindings(const QList<ConnectorFinding>& findings);

private:
    QVBoxLayout* m_rows;
};

/// The translated sentence of a finding.
QString connectorFindingText(const ConnectorFinding& finding);

}  // namespace relaydeck::ui
