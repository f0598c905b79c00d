// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/editorstep.h"

#include "ui/connectoreditor/fieldwords.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

namespace {

/// Longer lines are hard to read.
constexpr int MaxFieldWidth = 620;

FieldState stateFor(const QList<ConnectorFinding>& findings)
{
    FieldState state = FieldState::Neutral;
    for (const ConnectorFinding& finding : findings) {
        if (finding.severity == ConnectorFinding::Severity::Error)
            return FieldState::Invalid;
        if (finding.severity == ConnectorFinding::Severity::Warning)
            state = FieldState::Uncertain;
    }
    return state;
}

}  // namespace

EditorStep::EditorStep(const QString& title, const QString& lead, QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout)
{
    setAccessibleName(title);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(metrics::Space4);
    m_body->addWidget(plainLabel(title, TextRole::Title));
    m_body->addWidget(plainLabel(lead, TextRole::Note));
    auto* inner = new QVBoxLayout;
    inner->addLayout(m_body);
    inner->addStretch(1);
    auto* column = new QWidget;
    column->setMaximumWidth(MaxFieldWidth);
    column->setLayout(inner);
    inner->setContentsMargins(0, 0, 0, 0);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space20);
    layout->addWidget(column, 100);
    layout->addStretch(1);
}

void EditorStep::addSection(const QString& title)
{
    m_body->addSpacing(metrics::Space16);
    m_body->addWidget(plainLabel(title, TextRole::Section));
}

void EditorStep::addField(ConnectorField field, const QString& label, QWidget* widget, const QString& hint)
{
    m_body->addSpacing(metrics::Space12);
    if (!label.isEmpty()) {
        auto* name = new QLabel(label);
        setTextRole(name, TextRole::Medium);
        name->setBuddy(widget);
        m_body->addWidget(name);
    }
    m_body->addWidget(widget);
    if (!hint.isEmpty())
        m_body->addWidget(plainLabel(hint, TextRole::Secondary));
    auto* notes = new NoteList;
    m_body->addWidget(notes);
    m_fields.insert(field, {.widget = widget, .notes = notes, .findings = {}});
    m_order.append(field);
    connect(notes, &NoteList::activated, this, [this, field](int note) {
        // A copy: whoever takes the advice changes the list.
        const ConnectorFinding finding = m_fields.value(field).findings.value(note);
        Q_EMIT adviceTaken(finding);
    });
}

QCheckBox* EditorStep::addOption(ConnectorField field, std::optional<bool> Connector::*member,
                                 const QString& text, const QString& hint)
{
    auto* box = new QCheckBox(text);
    box->setToolTip(parameterName(field));
    addField(field, {}, box, hint);
    connect(box, &QCheckBox::clicked, this, [this, box, field] {
        box->setTristate(false);  // from now on it is set
        touch(field);
    });
    m_options.push_back({.field = field, .member = member, .box = box});
    return box;
}

void EditorStep::load(const Connector& connector)
{
    const QScopedValueRollback filling(m_filling, true);
    m_touched.clear();
    for (const Option& option : m_options) {
        const std::optional<bool> value = connector.*option.member;
        option.box->setTristate(!value);
        option.box->setCheckState(!value ? Qt::PartiallyChecked : *value ? Qt::Checked : Qt::Unchecked);
    }
    fill(connector);
}

void EditorStep::store(Connector& connector) const
{
    for (const Option& option : m_options) {
        if (option.box->checkState() != Qt::PartiallyChecked)
            connector.*option.member = option.box->isChecked();
    }
    collect(connector);
}

void EditorStep::follow(const Connector&) { }

void EditorStep::touch(ConnectorField field)
{
    if (m_filling)
        return;
    m_touched.insert(field);
    Q_EMIT edited(field);
}

void EditorStep::showFindings(const QList<ConnectorFinding>& findings)
{
    for (const ConnectorField place : std::as_const(m_order)) {
        Field& field = m_fields[place];
        field.findings.clear();
        for (const ConnectorFinding& finding : findings) {
            if (finding.field == place)
                field.findings.append(finding);
        }
        showFindings(field);
    }
}

void EditorStep::showFindings(Field& field)
{
    QList<Note> notes;
    for (const ConnectorFinding& finding : std::as_const(field.findings))
        notes.append(findingNote(finding));
    field.notes->setNotes(notes);
    field.widget->setAccessibleDescription(field.notes->accessibleDescription());
    setFieldState(field.widget, stateFor(field.findings));
}

QWidget* EditorStep::widgetOf(ConnectorField field) const
{
    return m_fields.value(field).widget;
}

std::optional<ConnectorField> EditorStep::fieldAt(const QWidget* widget) const
{
    for (const QWidget* part = widget; part && part != this; part = part->parentWidget()) {
        for (const ConnectorField field : m_order) {
            if (m_fields.value(field).widget == part)
                return field;
        }
    }
    return std::nullopt;
}

void EditorStep::enter()
{
    if (!m_order.isEmpty())
        widgetOf(m_order.first())->setFocus(Qt::TabFocusReason);
}

}  // namespace relaydeck::ui
