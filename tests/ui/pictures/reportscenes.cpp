// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/scenes.h"

#include "ui/partnertest/reportsaving.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>

namespace relaydeck::test {

using namespace ui;

namespace {

const QString& domain()
{
    static const QString name = QStringLiteral("city.example");
    return name;
}

Scene reportScene(const char* name, ActionId id, const std::function<void(QWidget&)>& prepare = {})
{
    return {QString::fromLatin1(name), [id, prepare](const Stage& stage) {
                evidencePicture(stage, domain());
                return openedBy(stage, id, prepare);
            }};
}

/// A page of the report as PDF, as another program draws it.
QPixmap paperPicture(const Stage& stage, int page)
{
    const ReportShelf::Report report = stage.session.reports().latest(domain());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("report.pdf"));
    if (!report || !writeReportAs(file, *report, {}, ReportFormat::PdfA4))
        return {};
    const QString number = QString::number(page);
    const QString target = folder.filePath(QStringLiteral("page"));
    QProcess::execute(QStringLiteral("pdftoppm"),
                      {QStringLiteral("-png"), QStringLiteral("-singlefile"), QStringLiteral("-r"),
                       QStringLiteral("100"), QStringLiteral("-f"), number, QStringLiteral("-l"), number,
                       file, target});
    return QPixmap(target + QStringLiteral(".png"));
}

/// Against the report of two days ago.
void chooseOldest(QWidget& dialog)
{
    auto* before = dialog.findChild<QComboBox*>(QStringLiteral("comparison.before"));
    before->setCurrentIndex(before->count() - 1);
}

}  // namespace

QList<Scene> reportScenes()
{
    return {
        reportScene("comparison", ActionId::CompareReports, chooseOldest),
        reportScene("comparison-all", ActionId::CompareReports,
                    [](QWidget& dialog) {
                        chooseOldest(dialog);
                        dialog.findChild<QCheckBox*>(QStringLiteral("comparison.changes"))->setChecked(false);
                        settle();
                        QScrollBar* bar = dialog.findChild<QScrollArea*>()->verticalScrollBar();
                        bar->setValue(bar->maximum() / 2);
                    }),
        reportScene("letter", ActionId::WriteToPartner),
        reportScene("report-beside", ActionId::OpenReportBeside),
        reportScene("judge-again", ActionId::JudgeAgain),
        {QStringLiteral("paper-1"), [](const Stage& stage) { return paperPicture(stage, 1); }},
        {QStringLiteral("paper-2"), [](const Stage& stage) { return paperPicture(stage, 2); }},
    };
}

}  // namespace relaydeck::test
