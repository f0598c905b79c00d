// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/reportfile.h"
#include "tests/ui/partnertest/practicereports.h"
#include "ui/partnertest/comparisondialog.h"
#include "ui/partnertest/letterdialog.h"
#include "ui/partnertest/partnertestpage.h"
#include "ui/partnertest/reportsaving.h"
#include "ui/style/theme.h"
#include "ui/widgets/steplist.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace relaydeck;

namespace {

void save(QWidget& widget, const QString& folder, const QString& name)
{
    widget.show();
    // Each level of layouts asks the next one to lay itself out anew.
    for (int level = 0; level < 8; ++level)
        QApplication::processEvents();
    const QString file = QStringLiteral("%1/%2.png").arg(folder, name);
    if (!widget.grab().save(file))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark theme."));
    const QCommandLineOption rtl(QStringLiteral("rtl"), QStringLiteral("Right to left."));
    const QCommandLineOption width(QStringLiteral("width"), QStringLiteral("Of the page."),
                                   QStringLiteral("pixels"), QStringLiteral("1440"));
    const QCommandLineOption earlier(QStringLiteral("earlier"),
                                     QStringLiteral("As if other MTA-STS policies had been read before."));
    const QCommandLineOption dialogs(QStringLiteral("dialogs"),
                                     QStringLiteral("Also comparison and letter of each domain."));
    const QCommandLineOption tlsReports(QStringLiteral("tls-reports"),
                                        QStringLiteral("Reports of senders to show too."),
                                        QStringLiteral("file"));
    parser.addOptions({dark, rtl, width, earlier, dialogs, tlsReports});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
    parser.addPositionalArgument(
        QStringLiteral("domains"),
        QStringLiteral("Practice partners; DOMAIN:CHECK for the check of that number."));
    parser.process(application);
    QStringList wanted = parser.positionalArguments();
    if (wanted.size() < 2)
        parser.showHelp(1);
    const QString folder = wanted.takeFirst();

    ui::Theme theme;
    theme.install();
    theme.setChoice(parser.isSet(dark) ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
    if (parser.isSet(rtl))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    QStringList domains;
    for (const QString& word : std::as_const(wanted))
        domains << word.section(u':', 0, 0);
    domains.removeDuplicates();
    const QTemporaryDir store;
    const auto session = ui::Session::open(store.filePath(QStringLiteral("store.db")));
    if (!session.ok())
        return 1;
    const auto reports = test::practiceReports(
        domains, parser.isSet(earlier) ? test::earlierPolicies(domains) : mtasts::KnownPolicies());
    for (const auto& report : reports) {
        // As it may have been two days before, so that there is something to compare with.
        partnertest::PartnerReport earlierReport = report;
        earlierReport.evidence.startedAt = report.evidence.startedAt.addDays(-2);
        earlierReport.findings.clear();
        for (decision::Delivery& delivery : earlierReport.delivery)
            delivery.outcome = decision::DeliveryOutcome::Delivered;
        if (parser.isSet(dialogs) && !session.value()->reports().add(earlierReport))
            return 1;
        if (!session.value()->reports().add(report))
            return 1;
    }
    if (const auto report = test::reportWithoutResolver(QStringLiteral("unreachable.example"));
        report && !session.value()->reports().add(*report))
        return 1;

    if (const auto report = test::reportWithSecondOpinion(QStringLiteral("harbor.example"));
        report && !session.value()->reports().add(*report))
        return 1;
    const QStringList files = parser.values(tlsReports);
    for (const QString& file : files) {
        if (!session.value()->tlsReports().add(tlsrpt::readReportFileAt(file).reports))
            return 1;
    }

    ui::PartnerTestPage page(session.value().get());
    page.resize(parser.value(width).toInt(), 860);
    page.show();
    for (const QString& word : std::as_const(wanted)) {
        page.showDomain(word.section(u':', 0, 0));
        const QString check = word.section(u':', 1, 1);
        if (!check.isEmpty())
            page.findChild<ui::StepList*>(QStringLiteral("test.checks"))->setCurrentStep(check.toInt());
        save(page, folder, word.section(u':', 0, 0) + check);
    }
    if (!parser.isSet(dialogs))
        return 0;
    for (const QString& domain : std::as_const(domains)) {
        ui::ComparisonDialog comparison(session.value()->reports(), domain);
        save(comparison, folder, domain + QStringLiteral("-compared"));
        const auto report = session.value()->reports().latest(domain);
        if (!report || documents::partiesToWrite(*report).isEmpty())
            continue;
        ui::LetterDialog letter(report);
        save(letter, folder, domain + QStringLiteral("-letter"));
        for (const ui::ReportFormat format : ui::reportFormats()) {
            const QString name =
                format == ui::ReportFormat::PdfLetter ? domain + QStringLiteral("-letter-paper") : domain;
            const QString path = QStringLiteral("%1/%2.%3").arg(folder, name, ui::formatSuffix(format));
            if (!ui::writeReportAs(path, *report, {}, format))
                std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
        }
    }
    return 0;
}
