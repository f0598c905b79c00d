// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorstep.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ChangeTable;
class NoteList;

/// Before and after of everything that changed, and the script that would bring it to the tenant.
class ReviewStep : public EditorStep {
    Q_OBJECT
public:
    explicit ReviewStep(QWidget* parent = nullptr);

    /// `before` empty: a new connector. `imported`: the tenant's state at the last import.
    void setStates(const std::optional<Connector>& before, const std::optional<Connector>& imported);

    void follow(const Connector& connector) override;
    void enter() override;
    int changeCount() const { return m_count; }

protected:
    void fill(const Connector&) override { }
    void collect(Connector&) const override { }

private:
    std::optional<Connector> m_before;
    std::optional<Connector> m_imported;
    int m_count = 0;
    QLabel* m_lead;
    ChangeTable* m_table;
    NoteList* m_lowered;
    QPlainTextEdit* m_script;
};

}  // namespace relaydeck::ui
