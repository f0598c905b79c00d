// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"
#include "ui/widgets/panel.h"

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace relaydeck::ui {

class NoteList;

/// What the settings come to, in words, beside every step: it follows each key.
class EditorSummary : public Panel {
    Q_OBJECT
public:
    explicit EditorSummary(QWidget* parent = nullptr);

    /// `before` empty: a new connector.
    void showConnector(const std::optional<Connector>& before, const Connector& connector);
    /// Only what Exchange Online would refuse is listed here; the rest stands at its field.
    void showFaults(const QList<ConnectorFinding>& findings);

Q_SIGNALS:
    void faultChosen(relaydeck::ConnectorField field);

private:
    QLabel* m_sentence;
    QLabel* m_faultsTitle;
    NoteList* m_faults;
    NoteList* m_lowered;
    QList<ConnectorField> m_faultFields;
};

}  // namespace relaydeck::ui
