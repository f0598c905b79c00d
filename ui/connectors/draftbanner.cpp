// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/draftbanner.h"

#include "core/base/plaintext.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QHBoxLayout>

namespace relaydeck::ui {

DraftBanner::DraftBanner(EditorWindows& editors, QWidget* parent)
    : Panel(Ground::Window, parent)
    , m_editors(editors)
    , m_banner(new Banner)
{
    m_banner->setObjectName(QStringLiteral("drafts"));
    m_banner->setTone(Tone::Info, QStringLiteral("edit"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Space16, metrics::Space12, metrics::Space16, metrics::Space12);
    layout->addWidget(m_banner);
    connect(&editors, &EditorWindows::idleDraftsChanged, this, &DraftBanner::refresh, Qt::QueuedConnection);
    refresh();
}

void DraftBanner::refresh()
{
    const QList<EditorDraft> drafts = m_editors.idleDrafts();
    setVisible(!drafts.isEmpty());
    if (drafts.isEmpty())
        return;
    const EditorDraft& first = drafts.first();
    const QString name =
        first.edited.name.isEmpty() ? tr("a new connector") : plainText(first.edited.name, 64);
    m_banner->setTitle(tr("An edit of %1 was not saved").arg(name));
    QString text = tr("It was left on %1 and is kept.").arg(absoluteTime(first.keptAt));
    if (drafts.size() > 1)
        text += u' ' + tr("%n more wait.", nullptr, static_cast<int>(drafts.size()) - 1);
    m_banner->setText(text);
    m_banner->clearActions();
    const QUuid id = first.edited.id;
    m_banner->addAction(tr("Go on"), [this, id] { m_editors.resume(id); })
        ->setObjectName(QStringLiteral("drafts.resume"));
    m_banner->addAction(tr("Discard"), [this, id] { m_editors.dropDraft(id); })
        ->setObjectName(QStringLiteral("drafts.discard"));
}

}  // namespace relaydeck::ui
