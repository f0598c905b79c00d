// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ConnectorForm;
class FindingList;

/// Makes or edits one connector. Values in, value out: nothing is stored here.
class ConnectorDialog : public QDialog {
    Q_OBJECT
public:
    /// `takenNames`: those of the other connectors. A connector without a name is a new one.
    ConnectorDialog(const Connector& connector, const QStringList& takenNames, QWidget* parent = nullptr);

    /// After it was accepted.
    Connector result() const;

    void accept() override;

private:
    QList<ConnectorFinding> findings() const;
    void check();

    QStringList m_takenNames;
    ConnectorForm* m_form;
    FindingList* m_findings;
    QPushButton* m_save;
    QTimer m_checkSoon;
    bool m_showErrors;
};

}  // namespace relaydeck::ui
