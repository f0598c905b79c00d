// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/columnmapping.h"

#include "core/base/plaintext.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxHeadings = 60;

}  // namespace

ColumnMapping::ColumnMapping(QWidget* parent)
    : QWidget(parent)
    , m_place(new QWidget)
    , m_read(new QPushButton(tr("&Read with these columns")))
{
    m_read->setObjectName(QStringLiteral("import.read-columns"));
    setButtonKind(m_read, ButtonKind::Primary);
    auto* placeLayout = new QVBoxLayout(m_place);
    placeLayout->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Columns"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_place);
    m_place->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_read);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space16, metrics::FirstColumn,
                               metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Which column is what?"), TextRole::Title));
    layout->addWidget(
        plainLabel(tr("None of the columns is called Name, so the connectors have no names. Say "
                      "which one it is, and what the others are."),
                   TextRole::Note));
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    connect(m_read, &QPushButton::clicked, this, &ColumnMapping::readRequested);
}

void ColumnMapping::setHeadings(const QStringList& headings)
{
    m_headings = headings.mid(0, MaxHeadings);
    m_choices.clear();
    delete m_rows;
    m_rows = new QWidget;
    auto* form = new QFormLayout(m_rows);
    form->setHorizontalSpacing(metrics::Space16);
    for (const QString& heading : std::as_const(m_headings)) {
        QComboBox* choice = makeChoice(heading);
        m_choices.append(choice);
        form->addRow(fieldLabel(plainText(heading, 60), choice), choice);
    }
    m_place->layout()->addWidget(m_rows);
    updateButton();
}

QComboBox* ColumnMapping::makeChoice(const QString& heading)
{
    auto* choice = new QComboBox;
    choice->setMaximumWidth(360);
    choice->setAccessibleName(tr("Meaning of the column %1").arg(plainText(heading, 60)));
    choice->addItem(tr("Keep as it is"), heading);
    choice->addItem(tr("Leave out"), QString());
    for (const ConnectorField field : connectorFields()) {
        choice->addItem(parameterName(field), parameterName(field));
        if (parameterName(field).compare(heading.trimmed(), Qt::CaseInsensitive) == 0)
            choice->setCurrentIndex(choice->count() - 1);
    }
    connect(choice, &QComboBox::currentIndexChanged, this, &ColumnMapping::updateButton);
    return choice;
}

importers::CsvColumns ColumnMapping::columns() const
{
    importers::CsvColumns columns;
    for (qsizetype i = 0; i < m_headings.size(); ++i)
        columns.insert(m_headings.at(i), m_choices.at(i)->currentData().toString());
    return columns;
}

void ColumnMapping::updateButton()
{
    const auto names = std::ranges::count_if(m_choices, [](const QComboBox* choice) {
        return choice->currentData().toString() == parameterName(ConnectorField::Name);
    });
    m_read->setEnabled(names == 1);
}

}  // namespace relaydeck::ui
