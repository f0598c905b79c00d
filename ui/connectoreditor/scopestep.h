// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/overlap.h"
#include "ui/connectoreditor/editorstep.h"

QT_BEGIN_NAMESPACE
class QRadioButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ListField;
class NoteList;

/// Which mail the connector is for.
class ScopeStep : public EditorStep {
    Q_OBJECT
public:
    explicit ScopeStep(QWidget* parent = nullptr);

    void showOverlaps(const QList<Overlap>& overlaps);
    /// Writes another domain into the field, as if it had been typed.
    void addDomain(const QString& domain);

    void follow(const Connector& connector) override;
    void enter() override;

protected:
    void fill(const Connector& connector) override;
    void collect(Connector& connector) const override;

private:
    QRadioButton* m_forDomains;
    QRadioButton* m_byRule;
    bool m_scopeSet = false;  // what is shown is a value, not the default in place of one
    ListField* m_domains;
    NoteList* m_trimmed;
    QLabel* m_overlapsTitle;
    NoteList* m_overlaps;
};

}  // namespace relaydeck::ui
