// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/connectorfield.h"

#include <QtWidgets/QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QRadioButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ListField;
class SegmentedControl;
class Switch;

/// Every parameter of a connector as a form. What an import left unset stays so until it is touched.
class ConnectorForm : public QWidget {
    Q_OBJECT
public:
    explicit ConnectorForm(const Connector& connector, QWidget* parent = nullptr);

    Connector connector() const;
    /// The field of a parameter, to lead to a fault; null for those without one.
    QWidget* fieldOf(ConnectorField field) const;
    void focusName();

Q_SIGNALS:
    void changed();

private:
    struct OptionBox {
        ConnectorField field;
        std::optional<bool> Connector::*member;
        QCheckBox* box;
    };

    void addIdentity(QFormLayout* form);
    void addScope(QFormLayout* form);
    void addRouting(QFormLayout* form);
    void addSecurity(QFormLayout* form);
    void addOptions(QFormLayout* form);
    void fill(const Connector& connector);
    void updateDependencies();

    Connector m_original;
    bool m_daneTouched = false;
    bool m_stsTouched = false;
    QLineEdit* m_name = nullptr;
    Switch* m_enabled = nullptr;
    QComboBox* m_type = nullptr;
    QLineEdit* m_comment = nullptr;
    ListField* m_domains = nullptr;
    QRadioButton* m_byMx = nullptr;
    QRadioButton* m_bySmartHost = nullptr;
    ListField* m_smartHosts = nullptr;
    QComboBox* m_tlsSettings = nullptr;
    QLineEdit* m_tlsDomain = nullptr;
    SegmentedControl* m_dane = nullptr;
    SegmentedControl* m_sts = nullptr;
    ListField* m_validationRecipients = nullptr;
    std::vector<OptionBox> m_options;
};

}  // namespace relaydeck::ui
