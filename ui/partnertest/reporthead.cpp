// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/reporthead.h"

#include "core/documents/partnerletter.h"
#include "ui/partnertest/checkrows.h"
#include "ui/partnertest/evidencewords.h"
#include "ui/partnertest/verdictsentence.h"
#include "ui/style/icons.h"
#include "ui/style/roles.h"
#include "ui/text/texts.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

/// With less room, less used commands stand in the menu alone.
constexpr int AllButtonsFrom = 1320;
constexpr int CompareFrom = 760;

QString readableName(const QString& domain)
{
    const Result<DomainName> name = DomainName::fromUserInput(domain);
    return name ? name->toDisplayString() : domain;
}

}  // namespace

ReportHead::ReportHead(QWidget* parent)
    : PageHeader({}, parent)
    , m_compare(new QPushButton(Icons::get(u"layers"), tr("Compare…")))
    , m_save(new QPushButton(Icons::get(u"export"), tr("Save report…")))
    , m_opinion(new QPushButton(Icons::get(u"server"), tr("Second opinion")))
    , m_more(new QPushButton(Icons::get(u"more"), {}))
    , m_cancel(new QPushButton(Icons::get(u"stop"), tr("Cancel")))
    , m_again(new QPushButton(Icons::get(u"play"), tr("Test again")))
    , m_letter(new QPushButton(Icons::get(u"mail"), tr("Write to partner…")))
{
    m_compare->setObjectName(QStringLiteral("test.compare"));
    m_save->setObjectName(QStringLiteral("test.save"));
    m_opinion->setObjectName(QStringLiteral("test.second-opinion"));
    m_more->setObjectName(QStringLiteral("test.more"));
    m_more->setAccessibleName(tr("More for this report"));
    constexpr int MoreWidth = 56;
    m_more->setMinimumWidth(MoreWidth);
    m_more->setToolTip(tr("More for this report"));
    setButtonKind(m_again, ButtonKind::Primary);
    makeMore();
    m_letter->setObjectName(QStringLiteral("test.letter"));
    m_letter->hide();
    for (QPushButton* button : {m_letter, m_compare, m_save, m_opinion, m_more, m_cancel, m_again})
        addWidget(button);
    connect(m_compare, &QPushButton::clicked, this, &ReportHead::compareRequested);
    connect(m_save, &QPushButton::clicked, this, &ReportHead::saveRequested);
    connect(m_letter, &QPushButton::clicked, this, &ReportHead::letterRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ReportHead::cancelRequested);
    connect(m_again, &QPushButton::clicked, this, &ReportHead::testRequested);
}

void ReportHead::makeMore()
{
    auto* opinion = new QMenu(m_opinion);
    connect(opinion->addAction(tr("Ask the partner's &name servers")), &QAction::triggered, this,
            &ReportHead::nameServersRequested);
    connect(opinion->addAction(tr("Ask another &resolver…")), &QAction::triggered, this,
            &ReportHead::otherResolverRequested);
    m_opinion->setMenu(opinion);

    auto* menu = new QMenu(m_more);
    const auto add = [this, menu](const QString& text, auto signal) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    m_letterAction = add(tr("&Write to partner…"), &ReportHead::letterRequested);
    m_compareAction = add(tr("&Compare with another report…"), &ReportHead::compareRequested);
    add(tr("&Save report…"), &ReportHead::saveRequested);
    menu->addSeparator();
    add(tr("Open in a window &beside"), &ReportHead::windowRequested);
    add(tr("&Judge again…"), &ReportHead::judgeRequested);
    menu->addSeparator();
    add(tr("Ask the partner's &name servers"), &ReportHead::nameServersRequested);
    add(tr("Ask another &resolver…"), &ReportHead::otherResolverRequested);
    m_more->setMenu(menu);
}

void ReportHead::setReport(const QString& domain, const ReportPointer& report, const Carrier& carrier,
                           const LiveTest* live, bool dated)
{
    setTitle(isolated(readableName(domain)));
    m_hasReport = report != nullptr;
    m_live = live != nullptr;
    const bool writable = report && !documents::partiesToWrite(*report).isEmpty();
    m_letterAction->setEnabled(writable);
    m_letter->setEnabled(writable);
    m_again->setText(report ? tr("Test again") : tr("Test now"));
    updateButtons();
    if (live) {
        setVerdict(Verdict::Testing);
        setSummary(!live->started      ? tr("Waits for its turn")
                       : live->current ? tr("Testing: %1").arg(checkTitleWords(*live->current))
                                       : verdictText(Verdict::Testing));
        return;
    }
    setVerdict(report ? verdictFor(report->deliveryFor(carrier.policy)) : Verdict::NotTested);
    if (!report) {
        setSummary(verdictText(Verdict::NotTested));
        return;
    }
    const QString sentence = attributedSentence(*report, carrier.policy);
    setSummary(dated ? tr("Of %1: %2").arg(absoluteTime(report->evidence.startedAt), sentence) : sentence);
}

void ReportHead::setStandalone()
{
    m_standalone = true;
    updateButtons();
}

void ReportHead::setComparable(bool comparable)
{
    m_comparable = comparable;
    updateButtons();
}

void ReportHead::updateButtons()
{
    if (m_standalone) {
        m_letter->show();
        for (QWidget* button : {m_compare, m_opinion, m_more, m_again, m_cancel})
            button->hide();
        return;
    }
    m_save->setVisible(m_hasReport && m_room >= CompareFrom);
    m_compare->setVisible(m_hasReport && !m_live && m_comparable && m_room >= CompareFrom);
    m_opinion->setVisible(m_hasReport && !m_live && m_room >= AllButtonsFrom);
    m_more->setVisible(m_hasReport && !m_live);
    m_compareAction->setEnabled(m_comparable);
    m_again->setVisible(!m_live);
    m_cancel->setVisible(m_live);
}

QSize ReportHead::minimumSizeHint() const
{
    // Buttons that have no room go into the menu, so they must not keep the head wide.
    constexpr int Narrowest = 320;
    return {Narrowest, PageHeader::minimumSizeHint().height()};
}

void ReportHead::resizeEvent(QResizeEvent* event)
{
    PageHeader::resizeEvent(event);
    m_room = width();
    updateButtons();
}

}  // namespace relaydeck::ui
