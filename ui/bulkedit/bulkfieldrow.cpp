// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulkedit/bulkfieldrow.h"

#include "core/connectors/pasteddomains.h"
#include "ui/bulkedit/bulkeditwords.h"
#include "ui/connectoreditor/fieldwords.h"
#include "ui/widgets/label.h"

#include <QtCore/QLocale>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

#include <type_traits>

namespace relaydeck::ui {

namespace {

constexpr int MaxTyped = 10'000;
constexpr int ChoiceLength = 14;
constexpr int ValueWidth = 140;

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u',' || c == u';';
}

template<typename Member, typename... Values>
QList<Connector> choices(Member member, Values... values)
{
    QList<Connector> list;
    const auto add = [&](auto value) {
        Connector connector;
        connector.*member = value;
        list.append(connector);
    };
    (add(values), ...);
    return list;
}

/// The values that can be chosen for a field, each as a connector that has it; empty for text and lists.
QList<Connector> choicesOf(ConnectorField field)
{
    return visitField(field, [](auto member) -> QList<Connector> {
        using Value = std::remove_cvref_t<decltype(Connector{}.*member)>;
        if constexpr (std::is_same_v<Value, bool> || std::is_same_v<Value, std::optional<bool>>)
            return choices(member, true, false);
        else if constexpr (std::is_same_v<Value, std::optional<DaneMode>>)
            return choices(member, DaneMode::Opportunistic, DaneMode::Mandatory, DaneMode::None);
        else if constexpr (std::is_same_v<Value, std::optional<MtaStsMode>>)
            return choices(member, MtaStsMode::Opportunistic, MtaStsMode::None);
        else if constexpr (std::is_same_v<Value, TlsSettings>)
            return choices(member, TlsSettings::Blank, TlsSettings::EncryptionOnly,
                           TlsSettings::CertificateValidation, TlsSettings::DomainValidation);
        else if constexpr (std::is_same_v<Value, std::optional<ConnectorType>>)
            return choices(member, ConnectorType::Partner, ConnectorType::OnPremises);
        else
            return {};
    });
}

/// What stands for the values of several: one value, or "Mixed (3)".
QString presentValue(ConnectorField field, const QList<Connector>& connectors)
{
    const int distinct = distinctValues(field, connectors);
    if (distinct > 1)
        return BulkFieldRow::tr("Mixed (%1)").arg(distinct);
    return connectors.isEmpty() ? QString() : shortFieldValue(field, connectors.first());
}

/// The words of a value stand within sentences; an item of a list begins with a capital.
QString asItem(const QString& value)
{
    return QLocale().toUpper(value.left(1)) + value.mid(1);
}

}  // namespace

BulkFieldRow::BulkFieldRow(ConnectorField field, const QList<Connector>& connectors, QGridLayout& grid,
                           int row, QObject* parent)
    : QObject(parent)
    , m_field(field)
    , m_choices(choicesOf(field))
    , m_choice(new QComboBox)
{
    const QString title = fieldTitle(field);
    m_choice->setObjectName(QStringLiteral("bulk.") + parameterName(field));
    m_choice->setAccessibleName(title);
    m_choice->setToolTip(parameterName(field));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(ChoiceLength);
    m_choice->addItem(tr("Keep: %1").arg(presentValue(field, connectors)));
    for (const Connector& choice : std::as_const(m_choices))
        m_choice->addItem(asItem(shortFieldValue(field, choice)));
    grid.addWidget(fieldLabel(title, m_choice), row, 0);
    if (!m_choices.isEmpty()) {
        grid.addWidget(m_choice, row, 1, 1, 2);
    } else {
        m_choice->addItem(isListField(field) ? tr("Replace by") : tr("Set to"));
        if (isListField(field))
            m_choice->addItems({tr("Add"), tr("Remove")});
        m_value = new QLineEdit;
        m_value->setObjectName(QStringLiteral("bulk.%1.value").arg(parameterName(field)));
        m_value->setAccessibleName(tr("%1, value").arg(title));
        m_value->setPlaceholderText(isListField(field) ? tr("Several apart by commas") : QString());
        m_value->setMaxLength(MaxTyped);
        m_value->setMinimumWidth(ValueWidth);
        m_value->hide();
        grid.addWidget(m_choice, row, 1);
        grid.addWidget(m_value, row, 2);
        connect(m_value, &QLineEdit::textChanged, this, &BulkFieldRow::changed);
    }
    connect(m_choice, &QComboBox::currentIndexChanged, this, &BulkFieldRow::onChoice);
}

void BulkFieldRow::onChoice()
{
    if (m_value) {
        m_value->setVisible(m_choice->currentIndex() > 0);
        if (m_value->isVisible())
            m_value->setFocus();
    }
    Q_EMIT changed();
}

void BulkFieldRow::reset()
{
    m_choice->setCurrentIndex(0);
}

QStringList BulkFieldRow::typedList() const
{
    if (m_field == ConnectorField::RecipientDomains)
        return pastedDomains(m_value->text()).domains;
    QStringList values;
    QString value;
    const QString text = m_value->text() + u' ';
    for (const QChar c : text) {
        if (!isSeparator(c)) {
            value += c;
            continue;
        }
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
        value.clear();
    }
    return values;
}

std::optional<FieldEdit> BulkFieldRow::edit(Connector& values) const
{
    const int choice = m_choice->currentIndex();
    if (choice <= 0)
        return std::nullopt;
    if (!m_choices.isEmpty()) {
        copyField(m_field, m_choices.at(choice - 1), values);
        return FieldEdit{.field = m_field, .kind = FieldEdit::Kind::Replace};
    }
    visitField(m_field, [&](auto member) {
        using Value = std::remove_cvref_t<decltype(values.*member)>;
        if constexpr (std::is_same_v<Value, QString>)
            values.*member = m_value->text().trimmed();
        else if constexpr (std::is_same_v<Value, QStringList>)
            values.*member = typedList();
    });
    return FieldEdit{.field = m_field, .kind = static_cast<FieldEdit::Kind>(choice - 1)};
}

}  // namespace relaydeck::ui
