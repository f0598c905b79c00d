// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/judgedialog.h"

#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relaydeck::ui {

namespace {

QString listed(const QSet<int>& numbers)
{
    QList<int> sorted(numbers.cbegin(), numbers.cend());
    std::sort(sorted.begin(), sorted.end());
    QStringList words;
    for (const int number : std::as_const(sorted))
        words.append(QString::number(number));
    return words.join(QStringLiteral(", "));
}

}  // namespace

JudgeDialog::JudgeDialog(const partnertest::Evidence& evidence, const NetworkProfile& current,
                         QWidget* parent)
    : QDialog(parent)
    , m_recorded(partnertest::rulesOf(evidence))
    , m_current(current)
    , m_time(new QDateTimeEdit)
    , m_anchors(new QComboBox)
    , m_algorithms(new QLineEdit(listed(m_recorded.dnssecAlgorithms)))
    , m_fault(plainLabel({}, TextRole::Secondary))
{
    setWindowTitle(tr("Judge again"));
    setMinimumWidth(460);
    m_time->setTimeSpec(Qt::UTC);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_time->setCalendarPopup(true);
    m_time->setDateTime(evidence.judgedAt);
    m_untouched = m_time->dateTime();
    m_time->setObjectName(QStringLiteral("judge.time"));
    m_anchors->addItem(tr("Those of the record"));
    m_anchors->addItem(tr("Those that tests use now"));
    m_anchors->setObjectName(QStringLiteral("judge.anchors"));
    m_algorithms->setObjectName(QStringLiteral("judge.algorithms"));
    m_fault->setForegroundRole(QPalette::BrightText);
    m_fault->hide();

    auto* form = new QFormLayout;
    form->addRow(tr("&As of (UTC)"), m_time);
    form->addRow(tr("&Trust anchors and authorities"), m_anchors);
    form->addRow(tr("DNSSEC a&lgorithms"), m_algorithms);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Judge the recorded test again"), TextRole::Title));
    layout->addWidget(plainLabel(tr("What was received is judged by these rules. Nothing is asked of the "
                                    "network, and the stored test stays as it is."),
                                 TextRole::Note));
    layout->addLayout(form);
    layout->addWidget(m_fault);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Judge"));
    setButtonKind(buttons->button(QDialogButtonBox::Ok), ButtonKind::Primary);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &JudgeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &JudgeDialog::reject);
}

QSet<int> JudgeDialog::algorithms() const
{
    QSet<int> numbers;
    const QStringList words = m_algorithms->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        bool ok = false;
        const int number = word.trimmed().toInt(&ok);
        if (!ok || number < 1 || number > 255)
            return {};
        numbers.insert(number);
    }
    return numbers;
}

NetworkProfile JudgeDialog::rules() const
{
    NetworkProfile rules = m_recorded;
    if (m_anchors->currentIndex() == 1) {
        rules.trustAnchors = m_current.trustAnchors;
        rules.caCertificates = m_current.caCertificates;
        rules.onlyCaCertificates = m_current.onlyCaCertificates;
    }
    // The field shows minutes; what was not touched stays as it was recorded.
    if (m_time->dateTime() != m_untouched)
        rules.validateAt = m_time->dateTime().toUTC();
    rules.dnssecAlgorithms = algorithms();
    return rules;
}

void JudgeDialog::accept()
{
    if (!algorithms().isEmpty())
        return QDialog::accept();
    m_fault->setText(tr("Give the numbers of the algorithms that count as supported, such as 8, 13, 15."));
    m_fault->show();
    setFieldState(m_algorithms, FieldState::Invalid);
    m_algorithms->setFocus();
}

}  // namespace relaydeck::ui
