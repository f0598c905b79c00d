// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/session.h"

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class Banner;
class NoteList;

/// Which connector carries this address? Answers while an address or a domain is typed.
class RouteDialog : public QDialog {
    Q_OBJECT
public:
    explicit RouteDialog(Session& session, QWidget* parent = nullptr);

    void setAddress(const QString& addressOrDomain);

Q_SIGNALS:
    /// The connector that carries it is to be shown.
    void connectorChosen(const QUuid& id);

private:
    void answer();

    Session& m_session;
    QLineEdit* m_field;
    Banner* m_answer;
    QLabel* m_othersTitle;
    NoteList* m_others;
    QPushButton* m_show;
    QUuid m_carrier;
    QTimer m_soon;
};

}  // namespace relaydeck::ui
