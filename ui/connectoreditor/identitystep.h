// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectoreditor/editorstep.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ElidingLabel;
class SegmentedControl;
class Switch;

/// What the connector is called and what kind it is.
class IdentityStep : public EditorStep {
    Q_OBJECT
public:
    explicit IdentityStep(QWidget* parent = nullptr);

    void enter() override;

protected:
    void fill(const Connector& connector) override;
    void collect(Connector& connector) const override;

private:
    void count();

    QLineEdit* m_name;
    ElidingLabel* m_length;
    Switch* m_enabled;
    SegmentedControl* m_type;
    QLineEdit* m_comment;
    QComboBox* m_source;
};

}  // namespace relaydeck::ui
