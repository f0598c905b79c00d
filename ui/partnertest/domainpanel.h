// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partnertest/domaininput.h"
#include "ui/widgets/panel.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

namespace relaydeck::ui {

class DomainFilter;
class DomainModel;
class FilterChip;
class SearchField;
class Session;

/// The left side of the page: a field that takes domains, and the list of those tested, which can be filtered
/// and tested again.
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
    QLayout* makeTop();
    QLayout* makeFilter();
    QWidget* makeFooter();
    void readField();
    void previewField();
    void applyFilter();
    void select(const QString& domain);
    void updateCounts();
    void fillRetestMenu();
    QString inputWords(const DomainInput& input) const;

    Session* m_session;
    DomainModel* m_model;
    DomainFilter* m_shown;
    QLineEdit* m_field;
    QLabel* m_note;
    SearchField* m_filter;
    FilterChip* m_all;
    FilterChip* m_attention;
    QListView* m_list;
    QLabel* m_nothing;
    QLabel* m_count;
    QToolButton* m_retest;
    QMenu* m_retestMenu;
    QString m_chosen;
    bool m_filtering = false;  // rows go and come, nobody chooses
};

}  // namespace relaydeck::ui
