// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locator/locator.h"

#include "ui/actions/actioncollection.h"
#include "ui/locator/locatordelegate.h"
#include "ui/locator/locatorentries.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/searchfield.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QListView>

namespace relaydeck::ui {

namespace {

constexpr int Width = 620;
constexpr int Top = 56;
constexpr int RowsShown = 10;

}  // namespace

Locator::Locator(const Session& session, const ActionCollection& actions, QWidget* window)
    : QFrame(window)
    , m_session(session)
    , m_actions(actions)
    , m_field(new SearchField(tr("Find a connector, a domain, a command or help")))
    , m_list(new QListView)
    , m_note(new ElidingLabel({}, TextRole::Tertiary))
{
    setObjectName(QStringLiteral("locator"));
    m_field->setObjectName(QStringLiteral("locator.field"));
    m_list->setObjectName(QStringLiteral("locator.list"));
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new LocatorDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    // The field keeps the focus, so that one goes on typing; the keys of the list come from there.
    m_list->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space12, metrics::Space12, metrics::Space12, metrics::Space8);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    connect(m_field, &QLineEdit::textChanged, this, &Locator::look);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { activate(index.row()); });
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void Locator::open(const QString& text)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_model.setIndex(LocatorIndex(locatorEntries(m_session, m_actions)));
    m_field->setText(text);
    look(text);
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->end(false);  // a prefix is typed on to, not over
}

void Locator::place()
{
    const QWidget* window = parentWidget();
    const int rowHeight = std::max(1, m_list->sizeHintForRow(0));
    const int chrome = m_field->sizeHint().height() + m_note->sizeHint().height() + 2 * metrics::Space8
        + metrics::Space12 + metrics::Space8;
    const int width = std::min(Width, window->width() - 2 * metrics::Space16);
    const int height = std::min(chrome + RowsShown * rowHeight, window->height() - 2 * Top);
    setGeometry((window->width() - width) / 2, Top, width, height);
}

void Locator::look(const QString& text)
{
    m_model.setText(text);
    if (m_model.rowCount() > 0) {
        m_note->setText(tr("c connectors   d domains   > commands   ? help"));
        choose(0);
    } else {
        m_note->setText(tr("Nothing has all of these words. Fewer letters find more."));
        m_field->setAccessibleDescription(m_note->text());
    }
}

void Locator::choose(int row)
{
    const QModelIndex index = m_model.index(std::clamp(row, 0, m_model.rowCount() - 1));
    m_list->setCurrentIndex(index);
    // What the arrows are on is told where the focus is.
    m_field->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
}

bool Locator::onKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (m_model.rowCount() > 0) {
            const int step = key == Qt::Key_Down || key == Qt::Key_Up ? 1 : RowsShown;
            choose(row + (key == Qt::Key_Down || key == Qt::Key_PageDown ? step : -step));
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(row);
        return true;
    case Qt::Key_Escape:
        giveUp();
        return true;
    default:
        return false;
    }
}

void Locator::activate(int row)
{
    if (row < 0 || row >= m_model.rowCount() || !m_model.entry(row).enabled)
        return;
    const LocatorEntry entry = m_model.entry(row);
    giveUp();
    switch (entry.kind) {
    case LocatorEntry::Kind::Connector:
        Q_EMIT connectorChosen(QUuid(entry.target));
        break;
    case LocatorEntry::Kind::Domain:
        Q_EMIT domainChosen(entry.target);
        break;
    case LocatorEntry::Kind::Command:
        for (QAction* action : m_actions.actions()) {
            if (action->objectName() == entry.target)
                action->trigger();
        }
        break;
    case LocatorEntry::Kind::Help:
        Q_EMIT helpChosen(entry.target);
        break;
    }
}

void Locator::giveUp()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

bool Locator::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && event->type() == QEvent::KeyPress)
        return onKey(static_cast<QKeyEvent*>(event)->key());
    if (object == m_field && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(object, event);
}

void Locator::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Tokens& tokens = tokensFor(palette());
    drawRounded(painter, rect(), metrics::CardRadius, tokens.raised, tokens.buttonBorder);
}

}  // namespace relaydeck::ui
