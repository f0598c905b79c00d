// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/endtestsquestion.h"

#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

const QString Name = QStringLiteral("end-tests");

QString endWords(EndTestsQuestion::Reason reason)
{
    using Reason = EndTestsQuestion::Reason;
    switch (reason) {
    case Reason::Close:
        return EndTestsQuestion::tr("Stop tests and close");
    case Reason::OtherWorkspace:
        return EndTestsQuestion::tr("Stop tests and switch workspace");
    case Reason::Restore:
        return EndTestsQuestion::tr("Stop tests and restore");
    }
    Q_UNREACHABLE();
}

}  // namespace

void EndTestsQuestion::ask(QWidget& window, TestRuns& tests, Reason reason, const std::function<void()>& then)
{
    if (!tests.isRunning())
        return then();
    if (auto* open = window.findChild<EndTestsQuestion*>(Name)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* question = new EndTestsQuestion(window, tests, reason);
    connect(question, &QDialog::accepted, &window, [&window, &tests, then] {
        if (!tests.isRunning())
            return then();
        // Queued: who hears of the end keeps the last results first.
        connect(&tests, &TestRuns::finished, &window, then,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        tests.cancel();
    });
    question->open();
}

EndTestsQuestion::EndTestsQuestion(QWidget& window, TestRuns& tests, Reason reason)
    : QDialog(&window)
    , m_tests(&tests)
    , m_progress(plainLabel({}, TextRole::Strong))
    , m_loss(plainLabel({}, TextRole::Secondary))
{
    setObjectName(Name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tests are running"));
    setMinimumWidth(480);
    auto* buttons = new QDialogButtonBox;
    QPushButton* keep = buttons->addButton(tr("Keep testing"), QDialogButtonBox::RejectRole);
    keep->setObjectName(QStringLiteral("end-tests.keep"));
    setButtonKind(keep, ButtonKind::Primary);
    keep->setDefault(true);
    QPushButton* end = buttons->addButton(endWords(reason), QDialogButtonBox::AcceptRole);
    end->setObjectName(QStringLiteral("end-tests.end"));
    end->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space20, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_progress);
    layout->addWidget(m_loss);
    layout->addStretch(1);
    layout->addSpacing(metrics::Space12);
    layout->addWidget(buttons);
    keep->setFocus();  // in the dialog by now, where the other button would come first
    connect(&tests, &TestRuns::progressChanged, this, &EndTestsQuestion::showProgress);
    connect(&tests, &TestRuns::finished, this, &EndTestsQuestion::showProgress);
    showProgress();
}

void EndTestsQuestion::showProgress()
{
    if (!m_tests)
        return;
    const RunProgress& progress = m_tests->progress();
    const int left = progress.total - progress.done - progress.cancelled;
    m_progress->setText(
        m_tests->isRunning()
            ? tr("Partner tests are running: %1 of %2 are done.").arg(progress.done).arg(progress.total)
            : tr("The tests have ended."));
    m_loss->setText(
        m_tests->isRunning()
            ? tr("Results so far are kept; %n partners would stay as they were last tested.", nullptr, left)
            : tr("All results are kept."));
}

}  // namespace relaydeck::ui
