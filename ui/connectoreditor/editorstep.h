// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connectorcheck.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtWidgets/QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class NoteList;

/// One step of the editor: fields with their names above and what is noteworthy beneath. It shows a connector
/// and writes its own fields back; what an import left unset stays so until it is touched.
class EditorStep : public QWidget {
    Q_OBJECT
public:
    /// `lead`: what is decided here, in a sentence.
    EditorStep(const QString& title, const QString& lead, QWidget* parent = nullptr);

    /// Fills the fields; edited() stays silent.
    void load(const Connector& connector);
    /// Puts the values of the fields into the connector.
    void store(Connector& connector) const;
    /// How things are elsewhere in the editor: only shown.
    virtual void follow(const Connector& connector);
    /// Those of other steps are passed over.
    void showFindings(const QList<ConnectorFinding>& findings);

    QList<ConnectorField> fields() const { return m_order; }
    /// Null: the field is not of this step.
    QWidget* widgetOf(ConnectorField field) const;
    /// The field that a widget is, or is part of.
    std::optional<ConnectorField> fieldAt(const QWidget* widget) const;
    /// Gives the first field the focus.
    virtual void enter();

Q_SIGNALS:
    void edited(relaydeck::ConnectorField field);
    /// The action beneath a finding was pressed.
    void adviceTaken(const relaydeck::ConnectorFinding& finding);

protected:
    virtual void fill(const Connector& connector) = 0;
    virtual void collect(Connector& connector) const = 0;

    /// `label` empty: the widget says itself what it is.
    void addField(ConnectorField field, const QString& label, QWidget* widget, const QString& hint = {});
    /// A parameter that is on, off or not set.
    QCheckBox* addOption(ConnectorField field, std::optional<bool> Connector::*member, const QString& text,
                         const QString& hint = {});
    void addSection(const QString& title);
    QVBoxLayout* body() const { return m_body; }
    /// Tells that the user has changed a field, unless it is being filled.
    void touch(ConnectorField field);
    bool isTouched(ConnectorField field) const { return m_touched.contains(field); }

private:
    struct Option {
        ConnectorField field = ConnectorField::TestMode;
        std::optional<bool> Connector::*member = nullptr;
        QCheckBox* box = nullptr;
    };
    struct Field {
        QWidget* widget = nullptr;
        NoteList* notes = nullptr;
        QList<ConnectorFinding> findings;
    };

    void showFindings(Field& field);

    QVBoxLayout* m_body;
    QHash<ConnectorField, Field> m_fields;
    QList<ConnectorField> m_order;
    QSet<ConnectorField> m_touched;
    std::vector<Option> m_options;
    bool m_filling = false;
};

}  // namespace relaydeck::ui
