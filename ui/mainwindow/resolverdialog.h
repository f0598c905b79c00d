// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkprofile.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Asks for the address of another resolver.
class ResolverDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { FromNowOn, SecondOpinion };

    explicit ResolverDialog(Purpose purpose, QWidget* parent);

    Upstream upstream() const;
    void accept() override;

private:
    QLineEdit* m_address;
    QLabel* m_fault;
};

}  // namespace relaydeck::ui
