// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorstep.h"
#include "ui/widgets/verdict.h"

QT_BEGIN_NAMESPACE
class QAbstractButton;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Session;
class StepList;

/// What a trial of one domain says, as the editor puts it.
enum class Trial { Passed, AtRisk, NotDelivered, CouldNotTest, NotTested, Testing };

Trial trialOf(Verdict verdict);
QString trialText(Trial trial);

/// The live test of each domain under the settings as they are in the editor. Saving never waits for it.
class TryStep : public EditorStep {
    Q_OBJECT
public:
    explicit TryStep(Session& session, QWidget* parent = nullptr);

    void follow(const Connector& connector) override;
    void enter() override;
    /// Of all domains, the worst first; nothing where there is none to test.
    std::optional<Trial> worst() const { return m_worst; }

Q_SIGNALS:
    void evidenceRequested(const QString& domain);

protected:
    void fill(const Connector&) override { }
    void collect(Connector&) const override { }

private:
    void showDetails();

    Session& m_session;
    Connector m_connector;
    QStringList m_domains;
    std::optional<Trial> m_worst;
    QPushButton* m_test;
    QLabel* m_nothing;
    StepList* m_rows;
    QLabel* m_sentence;
    QAbstractButton* m_evidence;
};

}  // namespace relaydeck::ui
