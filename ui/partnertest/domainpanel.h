// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/domaininput.h"
#include "ui/widgets/panel.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class DomainModel;
class Session;

/// The left side of the page: a field that takes domains, and the list of those tested.
class DomainPanel : public Panel {
    Q_OBJECT
public:
    explicit DomainPanel(Session* session, QWidget* parent = nullptr);

    /// Chooses a domain, which need not have been tested.
    void choose(const QString& domain);
    QString chosen() const;
    bool isEmpty() const;
    void focusField();

Q_SIGNALS:
    void domainChosen(const QString& domain);
    void testRequested(const QStringList& domains);

private:
    void readField();
    QString inputWords(const DomainInput& input) const;

    DomainModel* m_model;
    QLineEdit* m_field;
    QLabel* m_note;
    QListView* m_list;
};

}  // namespace relaydeck::ui
