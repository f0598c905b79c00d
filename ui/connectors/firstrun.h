// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actioncollection.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
QT_END_NAMESPACE

namespace relaydeck::ui {

/// Where to begin while nothing is there: import connectors, test one domain, look at a sample workspace.
class FirstRun : public QWidget {
    Q_OBJECT
public:
    explicit FirstRun(ActionCollection& actions, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A domain name as DomainName::toString() has it.
    void testRequested(const QString& domain);

private:
    QWidget* makeTestCard();
    void submit();

    QLineEdit* m_domain = nullptr;
    QLabel* m_fault = nullptr;
};

}  // namespace relaydeck::ui
