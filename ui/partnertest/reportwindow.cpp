// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reportwindow.h"

#include "ui/partnertest/evidenceview.h"
#include "ui/partnertest/reportdesk.h"
#include "ui/partnertest/reporthead.h"
#include "ui/partnertest/reportview.h"
#include "ui/style/metrics.h"
#include "ui/text/texts.h"
#include "ui/widgets/banner.h"

#include "core/base/plaintext.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>

namespace relaydeck::ui {

ReportWindow::ReportWindow(Session* session, const ReportPointer& report, const Carrier& carrier,
                           QWidget* owner)
    : QWidget(owner, Qt::Window)
{
    const QString domain = report->domain().toString();
    setWindowTitle(
        tr("%1, tested %2")
            .arg(isolated(report->domain().toDisplayString()), absoluteTime(report->evidence.startedAt)));
    setAutoFillBackground(true);
    resize(1060, 800);
    auto* head = new ReportHead;
    auto* fault = new Banner;
    fault->setTone(Tone::Warning, QStringLiteral("warning"));
    fault->addAction(tr("Dismiss"), [fault] { fault->hide(); });
    fault->hide();
    auto* view = new ReportView;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(fault);
    layout->addWidget(view, 1);
    head->setStandalone();
    head->setReport(domain, report, carrier, nullptr, true);
    view->setReport(report, carrier, nullptr);
    view->evidence().setSenderReports(session->tlsReports().of(domain));

    auto* desk = new ReportDesk(session, this);
    connect(head, &ReportHead::saveRequested, desk, [desk, report, carrier] { desk->save(report, carrier); });
    connect(head, &ReportHead::letterRequested, desk, [desk, report] { desk->write(report); });
    connect(desk, &ReportDesk::failed, fault, [fault](const QString& title, const QString& text) {
        fault->setTitle(title);
        fault->setText(plainText(text));
        fault->show();
    });
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
}

}  // namespace relaydeck::ui
