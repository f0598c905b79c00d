// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"
#include "ui/widgets/verdict.h"

#include <QtCore/QHash>
#include <QtCore/QList>

QT_BEGIN_NAMESPACE
class QAction;
class QButtonGroup;
class QVBoxLayout;
QT_END_NAMESPACE

namespace relaydeck::ui {

class RailBrand;
class RailItem;

/// A statement about the surroundings that tests depend on ("Port 25 reachable").
struct EnvironmentLine {
    QString id;
    Verdict verdict = Verdict::NotTested;
    QString text;
    QString toolTip;

    friend bool operator==(const EnvironmentLine&, const EnvironmentLine&) = default;
};

/// The places of the window, one below the other. A plain number counts items, an amber one those that need
/// attention. Narrow, it shows icons only and speaks through tool tips.
class NavigationRail : public Panel {
    Q_OBJECT
public:
    explicit NavigationRail(QWidget* parent = nullptr);

    void setBrand(const QString& name, const QString& workspace);
    void addPlace(const QString& id, const QString& iconName, const QString& text);
    /// At the bottom, beneath the environment (settings).
    void addBottomPlace(const QString& id, const QString& iconName, const QString& text);

    /// Beneath the brand: a command that leads to any place.
    void addSearch(QAction& action, const QString& text);

    void setCurrentPlace(const QString& id);
    QString currentPlace() const;
    /// Negative: no number.
    void setCount(const QString& id, int count);
    void setAttention(const QString& id, int count);
    void setEnvironment(const QList<EnvironmentLine>& lines);

    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }

Q_SIGNALS:
    /// By the user.
    void placeActivated(const QString& id);
    void environmentActivated(const QString& id);
    void brandActivated();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateWidth();
    RailItem* addItem(QVBoxLayout* layout, const QString& id, const QString& iconName, const QString& text);
    void addPlaceTo(QVBoxLayout* layout, const QString& id, const QString& iconName, const QString& text);

    RailBrand* m_brand;
    QVBoxLayout* m_search;
    QVBoxLayout* m_places;
    QVBoxLayout* m_environment;
    QVBoxLayout* m_bottom;
    QButtonGroup* m_group;
    QHash<QString, RailItem*> m_items;
    QList<EnvironmentLine> m_lines;
    bool m_collapsed = false;
};

}  // namespace relaydeck::ui
