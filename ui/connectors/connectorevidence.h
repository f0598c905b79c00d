// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/connectorstatus.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class NoteList;
class StepList;
class VerdictLabel;

/// The short check list of a domain's newest report, with a way to the whole page.
class ConnectorEvidence : public QWidget {
    Q_OBJECT
public:
    explicit ConnectorEvidence(Session& session, QWidget* parent = nullptr);

    void show(const Connector& connector);

Q_SIGNALS:
    void evidenceRequested(const QString& domain);

private:
    void showDomain();

    Session& m_session;
    Connector m_connector;
    QComboBox* m_domains;
    VerdictLabel* m_verdict;
    QLabel* m_sentence;
    StepList* m_checks;
    NoteList* m_findings;
    QPushButton* m_open;
};

}  // namespace relaydeck::ui
