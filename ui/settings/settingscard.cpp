// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingscard.h"

#include "ui/style/metrics.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace relaydeck::ui {

void nameControl(QWidget& control, const QString& name)
{
    control.setAccessibleName(name);
    if (auto* inside = control.findChild<QLineEdit*>())
        inside->setAccessibleName(name);
}

SettingsCard::SettingsCard(const QString& title, QWidget* parent) : Card(title, parent), m_title(title)
{
    body()->setSpacing(metrics::Space16);
}

void SettingsCard::addSetting(const QString& name, const QString& note, QWidget* control)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space20);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(plainLabel(name, TextRole::Medium));
    words->addWidget(plainLabel(note, TextRole::Secondary));
    layout->addLayout(words, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter);
    nameControl(*control, name);
    control->setAccessibleDescription(note);
    addPart(row, {name, note});
}

void SettingsCard::addPart(QWidget* part, const QStringList& words)
{
    body()->addWidget(part);
    m_parts.append({part, m_title + u' ' + words.join(u' ')});
}

bool SettingsCard::filter(const QString& search)
{
    const QStringList wanted = search.split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Part& part : std::as_const(m_parts)) {
        const bool found = std::ranges::all_of(
            wanted, [&part](const QString& word) { return part.words.contains(word, Qt::CaseInsensitive); });
        part.widget->setVisible(found);
        any = any || found;
    }
    setVisible(any);
    return any;
}

}  // namespace relaydeck::ui
