// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statementrow.h"

#include "ui/style/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/verdictlabel.h"

#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

QWidget* statementRow(Verdict glyph, const QString& statement, const QStringList& notes,
                      const QString& details)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(new VerdictGlyph(glyph, 22), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(plainLabel(statement, TextRole::Strong));
    for (const QString& note : notes)
        words->addWidget(plainLabel(note, TextRole::Note));
    if (!details.isEmpty())
        words->addWidget(plainLabel(details, TextRole::Tertiary));
    layout->addLayout(words, 1);
    return row;
}

}  // namespace relaydeck::ui
