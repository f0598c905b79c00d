// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importpage.h"

#include "core/base/plaintext.h"
#include "ui/importexport/columnmapping.h"
#include "ui/importexport/importfault.h"
#include "ui/importexport/importreview.h"
#include "ui/importexport/importsource.h"
#include "ui/mainwindow/sections.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"

#include <QtCore/QFileInfo>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace relaydeck::ui {

PageInfo ImportPage::place()
{
    return {.section = QString::fromLatin1(sections::Import),
            .title = tr("Import"),
            .icon = QStringLiteral("import")};
}

ImportPage::ImportPage(Session& session, QWidget* parent)
    : Page(place(), parent)
    , m_session(session)
    , m_header(new PageHeader(tr("Import")))
    , m_other(new QPushButton(tr("Another &source")))
    , m_chooseColumns(new QPushButton(tr("&Columns…")))
    , m_import(new QPushButton)
    , m_fault(new ImportFault)
    , m_content(new QStackedWidget)
    , m_sources(new ImportSourceView)
    , m_busyText(plainLabel({}, TextRole::Section))
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_busy(makeBusy())
    , m_columns(new ColumnMapping)
    , m_review(new ImportReview)
{
    m_other->setObjectName(QStringLiteral("import.other"));
    m_chooseColumns->setObjectName(QStringLiteral("import.columns"));
    m_import->setObjectName(QStringLiteral("import.import"));
    setButtonKind(m_import, ButtonKind::Primary);
    m_header->addWidget(m_other);
    m_header->addWidget(m_chooseColumns);
    m_header->addWidget(m_import);
    m_content->addWidget(m_sources);
    m_content->addWidget(m_busy);
    m_content->addWidget(m_columns);
    m_content->addWidget(m_review);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_fault);
    layout->addWidget(m_content, 1);

    connect(m_sources, &ImportSourceView::fileChosen, this, &ImportPage::openFile);
    connect(m_sources, &ImportSourceView::textPasted, this, [this](const QByteArray& text) {
        read({.name = tr("pasted text"), .path = {}, .text = text, .columns = {}});
    });
    connect(m_columns, &ColumnMapping::readRequested, this, [this] {
        ImportSource source = m_source;
        source.columns = m_columns->columns();
        read(source);
    });
    connect(m_columns, &ColumnMapping::backRequested, this, &ImportPage::leaveColumns);
    connect(m_chooseColumns, &QPushButton::clicked, this, &ImportPage::chooseColumns);
    connect(m_fault, &ImportFault::sourceShown, this, [this](bool shown) {
        m_content->setHidden(shown);
        updateButtons();
    });
    connect(m_fault, &ImportFault::skipRequested, this, [this] {
        m_skipAgreed = true;
        m_fault->clear();
        showPlan(std::exchange(m_offered, {}));
    });
    connect(m_other, &QPushButton::clicked, this, &ImportPage::backToSource);
    connect(m_import, &QPushButton::clicked, this, &ImportPage::importChosen);
    connect(m_review, &ImportReview::selectionChanged, this, &ImportPage::updateButtons);
    connect(&m_planning, &ImportPlanning::progressed, m_bar, &QProgressBar::setValue);
    connect(&m_planning, &ImportPlanning::planned, this, &ImportPage::showPlan);
    connect(&m_planning, &ImportPlanning::imported, this, &ImportPage::onImported);
    connect(&m_planning, &ImportPlanning::failed, this, &ImportPage::showFault);
    connect(&m_session, &Session::connectorsChanged, this, &ImportPage::planAgain);
    backToSource();
}

QWidget* ImportPage::makeBusy()
{
    auto* page = new QWidget;
    m_busyText->setAlignment(Qt::AlignCenter);
    m_bar->setFixedWidth(320);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How much of it has been read"));
    m_cancel->setObjectName(QStringLiteral("import.cancel"));
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(metrics::Space12);
    layout->addStretch(1);
    layout->addWidget(m_busyText);
    layout->addWidget(m_bar, 0, Qt::AlignHCenter);
    layout->addWidget(m_cancel, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_cancel, &QPushButton::clicked, this, &ImportPage::backToSource);
    return page;
}

QList<QWidget*> ImportPage::panes() const
{
    if (m_content->currentWidget() == m_review)
        return QList<QWidget*>{m_header} + m_review->panes();
    return {m_header, m_content};
}

void ImportPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_planning.isReading())
        backToSource();
    else
        Page::keyPressEvent(event);
}

void ImportPage::openFile(const QString& path)
{
    if (m_planning.isImporting())
        return;
    if (path.isEmpty())
        m_sources->chooseFile();
    else
        read({.name = QFileInfo(path).fileName(), .path = path, .text = {}, .columns = {}});
}

ImportGround ImportPage::ground() const
{
    // Whether it is another tenant is a note; a store that cannot be read fails where it matters.
    const Result<TenantIdentity> tenant = m_session.store().workspace().tenant();
    return {.connectors = m_session.connectors(), .tenant = tenant ? *tenant : TenantIdentity()};
}

void ImportPage::read(const ImportSource& source)
{
    m_source = source;
    m_again = false;
    m_skipAgreed = false;
    m_headings.clear();
    m_fault->clear();
    m_header->setSummary(plainText(source.name, 80));
    m_busyText->setText(tr("Reading %1").arg(plainText(source.name, 80)));
    m_bar->setRange(0, 1000);
    m_bar->setValue(0);
    m_cancel->show();
    m_content->setCurrentWidget(m_busy);
    m_planning.read(source, ground());
    updateButtons();
}

void ImportPage::showPlan(const ImportPlan& plan)
{
    if (!m_again)
        m_headings = plan.headings;
    if (plan.fault) {
        showFault(*plan.fault);
        return;
    }
    if (plan.nameMissing) {
        chooseColumns();
        return;
    }
    if (plan.imported.leftOutCount > 0 && !m_skipAgreed) {
        offerToSkip(plan);
        return;
    }
    m_again ? m_review->setPlanAgain(plan) : m_review->setPlan(plan);
    const bool first = !std::exchange(m_again, true);
    const QString summary = tr("%1: %2 new, %3 changed, %4 unchanged, %5 gone from the tenant")
                                .arg(plainText(m_source.name, 80))
                                .arg(plan.plan.count(MergeEntry::Kind::New))
                                .arg(plan.plan.count(MergeEntry::Kind::Changed))
                                .arg(plan.plan.count(MergeEntry::Kind::Unchanged))
                                .arg(plan.plan.count(MergeEntry::Kind::Gone));
    const auto leftOut = static_cast<int>(plan.plan.leftOutLines);
    m_header->setSummary(leftOut > 0 ? tr("%1, %n lines left out", nullptr, leftOut).arg(summary) : summary);
    m_content->setCurrentWidget(m_review);
    updateButtons();
    if (first)
        m_import->setFocus();
}

void ImportPage::showFault(const Error& error)
{
    const bool imported = m_content->currentWidget() == m_busy && m_again;
    QString detail = plainText(error.detail);
    if (!detail.endsWith(u'.'))
        detail += u'.';
    m_fault->showError(
        imported
            ? tr("Nothing was imported, the store is as it was")
            : tr("%1 cannot be imported, and nothing was taken from it").arg(plainText(m_source.name, 80)),
        error.code == ErrorCode::InvalidData
            ? tr("%1 Correct the file and open it again, or collect the connectors anew.").arg(detail)
            : detail);
    m_content->setCurrentWidget(imported                         ? static_cast<QWidget*>(m_review)
                                    : m_source.columns.isEmpty() ? static_cast<QWidget*>(m_sources)
                                                                 : m_columns);
    updateButtons();
}

void ImportPage::offerToSkip(const ImportPlan& plan)
{
    m_offered = plan;
    m_content->setCurrentWidget(m_source.columns.isEmpty() ? static_cast<QWidget*>(m_sources) : m_columns);
    m_fault->showLines(plainText(m_source.name, 80), plan.imported);
    updateButtons();
}

void ImportPage::chooseColumns()
{
    m_columns->setHeadings(m_headings, m_source.columns);
    m_content->setCurrentWidget(m_columns);
    updateButtons();
    m_columns->setFocus();
}

void ImportPage::leaveColumns()
{
    if (!m_again) {
        backToSource();
        return;
    }
    m_content->setCurrentWidget(m_review);
    updateButtons();
    // What changed meanwhile was not compared.
    planAgain();
}

void ImportPage::planAgain()
{
    if (m_content->currentWidget() != m_review || m_planning.isReading() || m_planning.isImporting())
        return;
    m_planning.planAgain(m_review->imported(), ground());
}

void ImportPage::importChosen()
{
    m_fault->clear();
    m_busyText->setText(tr("Importing %n connectors", nullptr, m_review->selectedCount()));
    m_bar->setRange(0, 0);
    m_cancel->hide();
    m_content->setCurrentWidget(m_busy);
    m_planning.carryOut(m_session.store().path(), m_review->plan(), m_source.name);
    updateButtons();
}

void ImportPage::onImported(const QList<store::Change>& changes)
{
    const auto count = static_cast<int>(changes.size());
    const auto leftOut = static_cast<int>(m_review->plan().leftOutLines);
    // Back first: what the store tells now is no reason to compare again.
    backToSource();
    m_session.adopt(changes,
                    tr("import %n connectors from %1", nullptr, count).arg(plainText(m_source.name, 80)));
    const QString done = tr("Imported %n connectors", nullptr, count);
    Q_EMIT told(leftOut > 0 ? tr("%1, %n lines were left out", nullptr, leftOut).arg(done) : done);
    Q_EMIT finished();
}

void ImportPage::backToSource()
{
    m_planning.cancel();
    m_again = false;
    m_offered = {};
    m_headings.clear();
    m_fault->clear();
    m_header->setSummary(
        tr("Connectors from Exchange Online, compared with what is here before anything is changed"));
    m_content->setCurrentWidget(m_sources);
    updateButtons();
}

void ImportPage::updateButtons()
{
    const bool review = m_content->currentWidget() == m_review;
    const int count = m_review->selectedCount();
    const bool lines = m_content->isHidden();
    m_other->setVisible(review || lines || m_content->currentWidget() == m_columns);
    m_chooseColumns->setVisible(!m_headings.isEmpty() && (review || m_content->currentWidget() == m_sources));
    m_import->setVisible(review);
    m_import->setText(tr("&Import %n connectors", nullptr, count));
    m_import->setEnabled(count > 0 && !m_session.isReadOnly());
    m_import->setToolTip(m_session.isReadOnly() ? tr("The store cannot be written.") : QString());
}

}  // namespace relaydeck::ui
