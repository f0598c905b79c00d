// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/locator/locatormodel.h"

#include <QtCore/QPointer>
#include <QtCore/QUuid>
#include <QtWidgets/QFrame>

QT_BEGIN_NAMESPACE
class QListView;
QT_END_NAMESPACE

namespace relaydeck::ui {

class ActionCollection;
class ElidingLabel;
class SearchField;
class Session;

/// The field that finds everything (Ctrl+K), over the middle of its window with what it has found beneath.
/// Arrows choose, Enter opens, Esc and a click elsewhere close it and give the focus back.
class Locator : public QFrame {
    Q_OBJECT
public:
    Locator(const Session& session, const ActionCollection& actions, QWidget* window);

    /// Opens with `text` in the field, "> " for commands alone.
    void open(const QString& text = {});

Q_SIGNALS:
    void connectorChosen(const QUuid& id);
    void domainChosen(const QString& domain);
    void helpChosen(const QString& topic);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void look(const QString& text);
    bool onKey(int key);
    void choose(int row);
    void activate(int row);
    void giveUp();

    const Session& m_session;
    const ActionCollection& m_actions;
    LocatorModel m_model;
    SearchField* m_field;
    QListView* m_list;
    ElidingLabel* m_note;
    QPointer<QWidget> m_before;
};

}  // namespace relaydeck::ui
