// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "ui/help/helptopics.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"

#include <QtCore/QUrl>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextFrame>
#include <QtGui/QTextTable>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTextBrowser>

namespace relaydeck::ui {

namespace {

constexpr int TopicsWidth = 240;
constexpr int IdRole = Qt::UserRole;

/// Markdown tables come without lines, and hard to read.
void ruleTables(QTextFrame& frame, const QColor& line)
{
    for (QTextFrame* child : frame.childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderBrush(line);
            format.setBorderCollapse(true);
            format.setCellPadding(metrics::Space4 + 2);
            format.setCellSpacing(0);
            format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
            table->setFormat(format);
        }
        ruleTables(*child, line);
    }
}

}  // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_search(new SearchField(tr("Search help")))
    , m_topics(new QListWidget)
    , m_text(new QTextBrowser)
{
    setWindowTitle(tr("Relaydeck help"));
    setWindowIcon(Icons::application());
    resize(920, 680);
    m_search->setAccessibleName(tr("Search help"));
    m_topics->setAccessibleName(tr("Topics"));
    m_topics->setObjectName(QStringLiteral("help.topics"));
    m_topics->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Explanation"));
    m_text->setObjectName(QStringLiteral("help.text"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(metrics::Space20);

    auto* rail = new Panel(Ground::Rail);
    rail->setLines(Qt::RightEdge);
    rail->setFixedWidth(TopicsWidth);
    auto* left = new QVBoxLayout(rail);
    left->setContentsMargins(metrics::Space12, metrics::Space12, metrics::Space12, metrics::Space12);
    left->setSpacing(metrics::Space8);
    left->addWidget(m_search);
    left->addWidget(m_topics, 1);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(rail);
    columns->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::listTopics);
    connect(m_search, &QLineEdit::returnPressed, m_topics, [this] { m_topics->setFocus(); });
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item)
            read(item->data(IdRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::openLink);
    listTopics();
}

void HelpWindow::showTopic(const QString& id)
{
    m_search->clear();
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(IdRole) == id)
            m_topics->setCurrentRow(row);
    }
    if (!m_topics->currentItem())
        m_topics->setCurrentRow(0);
}

QString HelpWindow::currentTopic() const
{
    return m_shown;
}

void HelpWindow::listTopics()
{
    const QSignalBlocker quiet(m_topics);
    m_topics->clear();
    for (const HelpTopic* topic : findHelpTopics(m_search->text())) {
        auto* item = new QListWidgetItem(topic->title, m_topics);
        item->setData(IdRole, topic->id);
        if (topic->id == m_shown)
            m_topics->setCurrentItem(item);
    }
    m_topics->setAccessibleDescription(tr("%n topics", nullptr, m_topics->count()));
}

void HelpWindow::read(const QString& id)
{
    const HelpTopic* topic = helpTopic(id);
    if (!topic)
        return;
    m_shown = id;
    m_text->document()->setMarkdown(topic->text);
    ruleTables(*m_text->document()->rootFrame(), palette().color(QPalette::Mid));
    m_text->verticalScrollBar()->setValue(0);
}

void HelpWindow::openLink(const QUrl& link)
{
    if (const QString id = linkedTopic(link); helpTopic(id))
        showTopic(id);
}

void HelpWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // Rich text keeps the colors with which it was set.
    if (event->type() == QEvent::PaletteChange && !m_shown.isEmpty())
        read(m_shown);
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace relaydeck::ui
