// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"
#include "ui/workspace/session.h"

#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <array>

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class EditorDrafts;
class EditorStep;
class EditorSummary;
class ElidingLabel;
class PageHeader;
class ReviewStep;
class ScopeStep;
class StepList;
class TryStep;

/// Makes or edits one connector in a window of its own: six steps, all within reach at any time, what they
/// come to in words beside them. What stands in it is kept as a draft until it is saved or discarded.
class ConnectorEditor : public QWidget {
    Q_OBJECT
public:
    enum class Step { Identity, Scope, Routing, Security, Try, Review };
    static constexpr std::size_t StepCount = 6;

    /// `connector`: as it is in the store, or a new one with an id that is not there. A draft of it is taken
    /// up again.
    ConnectorEditor(Session& session, EditorDrafts& drafts, const Connector& connector,
                    QWidget* parent = nullptr);
    ~ConnectorEditor() override;

    QUuid id() const { return m_id; }
    /// As it stands in the fields.
    Connector connector() const;
    bool isChanged() const;
    void showStep(Step step);
    Step step() const;

    /// Leads to the first fault, or writes the connector and closes. Never waits for a test.
    void save();
    /// Closes; what was changed is gone.
    void discard();

Q_SIGNALS:
    /// The connector is in the store now.
    void saved(const QUuid& id, bool isNew);
    void evidenceRequested(const QString& domain);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeSteps();
    void makeLayout();
    QWidget* makeFooter();
    void connectSteps();
    void load(const Connector& connector);
    void onEdited();
    void onFocusChanged(QWidget* old, QWidget* now);
    void onStoreChanged();
    void check();
    QList<ConnectorFinding> findings(const Connector& connector) const;
    void follow();
    void showRail();
    void showFooter();
    void next();
    void goTo(ConnectorField field);
    EditorStep* stepOf(ConnectorField field) const;
    bool write();
    void tell(const QString& title, const QString& text);

    Session& m_session;
    EditorDrafts& m_drafts;
    QUuid m_id;
    std::optional<Connector> m_original;  // what is edited; empty: a new connector
    Connector m_start;  // where a new one begins
    QList<Connector> m_others;
    QSet<ConnectorField> m_left;  // fields that have been filled in or left
    QList<ConnectorFinding> m_findings;  // of the last check, those that are shown
    std::array<EditorStep*, StepCount> m_steps{};
    ScopeStep* m_scope = nullptr;
    TryStep* m_try = nullptr;
    ReviewStep* m_review = nullptr;
    PageHeader* m_header = nullptr;
    Banner* m_notice = nullptr;
    StepList* m_rail = nullptr;
    QStackedWidget* m_pages = nullptr;
    EditorSummary* m_summary = nullptr;
    ElidingLabel* m_state = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_next = nullptr;
    QTimer m_checkSoon;
    QTimer m_followSoon;
    bool m_done = false;  // saved or discarded: no draft is kept
    bool m_saving = false;
};

}  // namespace relaydeck::ui
