// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Tries the resolvers that tests rest on, and says of each what it is good for.
class ResolverCheckDialog : public QDialog {
    Q_OBJECT
public:
    explicit ResolverCheckDialog(Session& session, QWidget* parent);

Q_SIGNALS:
    void otherResolverWanted();

private:
    void showResult(const QList<partnertest::ResolverFitness>& resolvers);

    QLabel* m_state;
    QVBoxLayout* m_list;
    QPushButton* m_other;
};

}  // namespace relaydeck::ui
