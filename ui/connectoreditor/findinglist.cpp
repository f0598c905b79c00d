// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectoreditor/findinglist.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/widgets/label.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QHBoxLayout>

namespace relaydeck::ui {

namespace {

constexpr int GlyphSize = 16;

QWidget* makeRow(const ConnectorFinding& finding, QWidget* parent)
{
    const bool notice = finding.severity == ConnectorFinding::Severity::Notice;
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    auto* glyph = new QLabel(row);
    glyph->setPixmap(Icons::get(notice ? u"info" : u"warning").pixmap(GlyphSize, GlyphSize));
    glyph->setAlignment(Qt::AlignTop);
    layout->addWidget(glyph);
    layout->addWidget(plainLabel(connectorFindingText(finding), TextRole::Note, row), 1);
    return row;
}

}  // namespace

QString connectorFindingText(const ConnectorFinding& finding)
{
    QString text = QCoreApplication::translate("ConnectorProblem", sentence(finding.problem));
    for (qsizetype i = 0; i < finding.args.size(); ++i)
        text.replace(u'%' + QString::number(i + 1), finding.args.at(i));
    return text;
}

FindingList::FindingList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setSpacing(4);
}

void FindingList::setFindings(const QList<ConnectorFinding>& findings)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    for (const ConnectorFinding& finding : findings)
        m_rows->addWidget(makeRow(finding, this));
    setVisible(!findings.isEmpty());
}

}  // namespace relaydeck::ui
