// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importexport/importfault.h"

#include "core/base/plaintext.h"
#include "ui/importexport/mergewords.h"
#include "ui/style/fonts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"

#include <QtCore/QLocale>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPlainTextEdit>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxShown = 20;

/// Each line behind its number, as it stands in the file.
QString linesText(const importers::ImportResult& read)
{
    QStringList lines;
    for (const importers::LineFault& fault : read.leftOut.mid(0, MaxShown))
        lines.append(QStringLiteral("%1:  %2").arg(QLocale().toString(fault.line),
                                                   plainText(fault.text, importers::MaxFaultText)));
    if (const qint64 more = read.leftOutCount - lines.size(); more > 0)
        lines.append(ImportFault::tr("and %n more", nullptr, static_cast<int>(more)));
    return lines.join(u'\n');
}

}  // namespace

ImportFault::ImportFault(QWidget* parent) : QWidget(parent), m_banner(new Banner), m_lines(new QPlainTextEdit)
{
    m_banner->setObjectName(QStringLiteral("import.fault"));
    m_banner->setTone(Tone::Negative, QStringLiteral("warning"));
    m_lines->setObjectName(QStringLiteral("import.faulty-lines"));
    m_lines->setAccessibleName(tr("The faulty lines as they stand in the file"));
    m_lines->setReadOnly(true);
    m_lines->setTabChangesFocus(true);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextRole(m_lines, TextRole::FixedSmall);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::FirstColumn, metrics::Space12, metrics::FirstColumn,
                               metrics::Space12);
    layout->setSpacing(metrics::Space8);
    layout->addWidget(m_banner);
    layout->addWidget(m_lines);
}

void ImportFault::showError(const QString& title, const QString& text)
{
    m_show = nullptr;
    m_banner->clearActions();
    m_banner->setTitle(title);
    m_banner->setText(text);
    m_lines->hide();
    Q_EMIT sourceShown(false);
    show();
}

void ImportFault::clear()
{
    m_lines->hide();
    Q_EMIT sourceShown(false);
    hide();
}

void ImportFault::showLines(const QString& source, const importers::ImportResult& read)
{
    m_count = static_cast<int>(read.leftOutCount);
    m_banner->clearActions();
    m_banner->setTitle(lineFaultSentence(read.leftOut.first()));
    m_banner->setText(tr("Nothing was taken from %1 yet. %n lines cannot be read. Skip and go on leaves them "
                         "out; what is here "
                         "of their connectors stays as it is.",
                         nullptr, m_count)
                          .arg(source));
    m_lines->setPlainText(linesText(read));
    m_show = m_banner->addAction({}, [this] { showSource(!m_lines->isVisibleTo(this)); });
    m_show->setObjectName(QStringLiteral("import.show-lines"));
    QAbstractButton* skip = m_banner->addAction(tr("Skip and go on"), [this] { Q_EMIT skipRequested(); });
    skip->setObjectName(QStringLiteral("import.skip-lines"));
    showSource(false);
    show();
    skip->setFocus();
}

void ImportFault::showSource(bool shown)
{
    m_lines->setVisible(shown);
    const QString words =
        shown ? tr("Hide %n lines", nullptr, m_count) : tr("Show %n lines", nullptr, m_count);
    m_show->setText(words);
    m_show->setAccessibleName(words);
    Q_EMIT sourceShown(shown);
}

}  // namespace relaydeck::ui
