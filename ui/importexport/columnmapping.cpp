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
    , m_reason(plainLabel({}, TextRole::Note))
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
    auto* back = new QPushButton(tr("&Back"));
    back->setObjectName(QStringLiteral("import.columns-back"));
    buttons->addWidget(m_read);
    buttons->addWidget(back);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space16, metrics::FirstColumn,
                               metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Which column is what?"), TextRole::Title));
    layout->addWidget(m_reason);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    connect(m_read, &QPushButton::clicked, this, &ColumnMapping::readRequested);
    connect(back, &QPushButton::clicked, this, &ColumnMapping::backRequested);
    setFocusProxy(scroll);
}

void ColumnMapping::setHeadings(const QStringList& headings, const importers::CsvColumns& columns)
{
    const bool named = std::ranges::any_of(headings, [&columns](const QString& heading) {
        return connectorFieldFromName(columns.value(heading, heading).trimmed()) == ConnectorField::Name;
    });
    m_reason->setText(named
                          ? tr("Columns with the name of a parameter are recognized. Others are kept as they "
                               "are, unless you say what they mean.")
                          : tr("None of the columns is called Name, so the connectors have no names. Say "
                               "which one it is, and what the others are."));
    m_headings = headings.mid(0, MaxHeadings);
    m_choices.clear();
    delete m_rows;
    m_rows = new QWidget;
    auto* form = new QFormLayout(m_rows);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::Space16);
    for (const QString& heading : std::as_const(m_headings)) {
        QComboBox* choice = makeChoice(heading, columns.value(heading, heading).trimmed());
        m_choices.append(choice);
        form->addRow(fieldLabel(plainText(heading, 60), choice), choice);
    }
    m_place->layout()->addWidget(m_rows);
    updateButton();
}

QComboBox* ColumnMapping::makeChoice(const QString& heading, const QString& parameter) const
{
    auto* choice = new QComboBox;
    choice->setMaximumWidth(360);
    choice->setAccessibleName(tr("Meaning of the column %1").arg(plainText(heading, 60)));
    choice->addItem(tr("Keep as it is"), heading);
    choice->addItem(tr("Leave out"), QString());
    if (parameter.isEmpty())
        choice->setCurrentIndex(choice->count() - 1);
    for (const ConnectorField field : connectorFields()) {
        choice->addItem(parameterName(field), parameterName(field));
        if (parameterName(field).compare(parameter, Qt::CaseInsensitive) == 0)
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
