// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profiletest.h"

#include "core/base/plaintext.h"
#include "core/partnertest/judgeagain.h"
#include "ui/partnertest/resolverrow.h"
#include "ui/settings/profilefacts.h"
#include "ui/settings/settingscard.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/statementrow.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace relaydeck::ui {

namespace {

QWidget* factRow(const ProfileFact& fact)
{
    return statementRow(fact.glyph(), fact.statement,
                        fact.meaning.isEmpty() ? QStringList() : QStringList{fact.meaning});
}

}  // namespace

ProfileTest::ProfileTest(QWidget* parent)
    : QWidget(parent)
    , m_domain(new QLineEdit)
    , m_button(new QPushButton)
    , m_sentence(plainLabel({}, TextRole::Strong))
    , m_rows(new QVBoxLayout)
{
    m_domain->setObjectName(QStringLiteral("profile.mail-domain"));
    m_domain->setMaxLength(255);
    m_domain->setPlaceholderText(tr("a domain whose mail servers may be asked, such as your own"));
    nameControl(*m_domain, tr("Domain to try outgoing mail with"));
    m_button->setObjectName(QStringLiteral("profile.test"));
    m_sentence->setObjectName(QStringLiteral("profile.sentence"));
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::Space8);
    tools->addWidget(m_domain, 1);
    tools->addWidget(m_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Space12);
    layout->addLayout(tools);
    layout->addWidget(m_sentence);
    m_rows->setSpacing(metrics::Space12);
    layout->addLayout(m_rows);
    connect(m_button, &QPushButton::clicked, this, &ProfileTest::onButton);
    connect(m_domain, &QLineEdit::returnPressed, this, [this] {
        if (!isRunning())
            Q_EMIT startRequested();
    });
    clear();
}

ProfileTest::~ProfileTest() = default;

void ProfileTest::clearRows()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ProfileTest::clear()
{
    end();
    clearRows();
    say({});
}

void ProfileTest::setDomain(const QString& domain)
{
    m_domain->setText(domain);
}

void ProfileTest::say(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void ProfileTest::end()
{
    // What it has under way is stopped, and none of it comes any more.
    m_engine.reset();
    m_button->setIcon(Icons::get(QStringLiteral("pulse")));
    m_button->setText(tr("Test this profile"));
}

void ProfileTest::onButton()
{
    if (!isRunning())
        return Q_EMIT startRequested();
    end();
    say(m_resolvers || m_report ? tr("Canceled. What was found out until then is here.")
                                : tr("Canceled before anything was found out."));
    Q_EMIT finished(m_sentence->text());
}

void ProfileTest::start(const NetworkProfile& profile)
{
    end();
    clearRows();
    m_resolvers.reset();
    m_report.reset();
    const QString wanted = m_domain->text().trimmed();
    const Result<DomainName> domain = DomainName::fromUserInput(wanted);
    QString fault;
    if (const auto judgement = partnertest::judgementFor(profile); !judgement)
        fault = tr("This profile cannot be used: %1").arg(plainText(judgement.error().detail));
    else if (!wanted.isEmpty() && !domain)
        fault = tr("Nothing was tried: %1").arg(plainText(domain.error().detail));
    if (!fault.isEmpty()) {
        say(fault);
        Q_EMIT finished(fault);
        return;
    }

    m_named = !wanted.isEmpty();
    m_port = profile.smtpPort;
    m_engine = std::make_unique<partnertest::TestEngine>();
    connect(m_engine.get(), &partnertest::TestEngine::resolversChecked, this,
            [this](const QList<partnertest::ResolverFitness>& resolvers) {
                m_resolvers = resolvers;
                showWhatIsKnown();
            });
    connect(m_engine.get(), &partnertest::TestEngine::reportReady, this,
            [this](int, const partnertest::PartnerReport& report) {
                m_report = report;
                showWhatIsKnown();
            });
    m_button->setIcon({});
    m_button->setText(tr("Cancel"));
    say(m_named ? tr("Asking for names that are known, and the mail servers of %1…")
                      .arg(plainText(domain->toDisplayString()))
                : tr("Asking for names that are known…"));
    m_engine->setProfile(profile);
    m_engine->checkResolvers();
    if (m_named)
        m_engine->test({*domain});
}

void ProfileTest::showWhatIsKnown()
{
    clearRows();
    const ProfileFact port = m_report ? portFact(*m_report, m_port) : portNotTried(m_port);
    if (m_resolvers) {
        for (const partnertest::ResolverFitness& fitness : std::as_const(*m_resolvers))
            m_rows->addWidget(resolverRow(fitness));
        m_rows->addWidget(factRow(clockFact(*m_resolvers)));
    }
    if (m_report || !m_named)
        m_rows->addWidget(factRow(port));
    if (!m_resolvers || m_named != m_report.has_value())
        return;
    say(profileSentence(*m_resolvers, port));
    // The engine is the sender: it goes when it has been heard out.
    QMetaObject::invokeMethod(
        this,
        [this, done = m_engine.get()] {
            if (m_engine.get() != done)
                return;
            end();
            Q_EMIT finished(m_sentence->text());
        },
        Qt::QueuedConnection);
}

}  // namespace relaydeck::ui
