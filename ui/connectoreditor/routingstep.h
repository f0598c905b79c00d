// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorstep.h"

QT_BEGIN_NAMESPACE
class QRadioButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ListField;

/// Where the mail goes, what is done to it on the way, and who checks the connector.
class RoutingStep : public EditorStep {
    Q_OBJECT
public:
    explicit RoutingStep(QWidget* parent = nullptr);

    void follow(const Connector& connector) override;

protected:
    void fill(const Connector& connector) override;
    void collect(Connector& connector) const override;

private:
    QRadioButton* m_byMx;
    QRadioButton* m_bySmartHost;
    ListField* m_smartHosts;
    ListField* m_validationRecipients;
    QLabel* m_lastValidation;
};

}  // namespace relaydeck::ui
