// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/routedialog.h"

#include "ui/connectors/routewords.h"
#include "ui/style/metrics.h"
#include "ui/style/roles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace relaydeck::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto RestBeforeAnswer = 250ms;
constexpr qsizetype MaxOthers = 30;

}  // namespace

RouteDialog::RouteDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_field(new QLineEdit)
    , m_answer(new Banner)
    , m_othersTitle(plainLabel(tr("The others, and why they do not"), TextRole::Section))
    , m_others(new NoteList)
    , m_show(new QPushButton(tr("Show connector")))
{
    setWindowTitle(tr("Which connector carries this address?"));
    m_field->setObjectName(QStringLiteral("route.address"));
    m_field->setAccessibleName(tr("Mail address or domain"));
    m_field->setPlaceholderText(tr("ada@partner.example"));
    m_field->setClearButtonEnabled(true);
    m_answer->setObjectName(QStringLiteral("route.answer"));
    m_show->setObjectName(QStringLiteral("route.show"));
    m_show->setAutoDefault(false);
    setButtonKind(m_show, ButtonKind::Primary);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);

    auto* content = new QWidget;
    auto* others = new QVBoxLayout(content);
    others->setContentsMargins(0, 0, metrics::Space8, 0);
    others->setSpacing(metrics::Space8);
    others->addWidget(m_othersTitle);
    others->addWidget(m_others);
    others->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Window);
    scroll->setWidget(content);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::Space8);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_show);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Space20, metrics::Space16, metrics::Space20, metrics::Space16);
    layout->setSpacing(metrics::Space12);
    layout->addWidget(plainLabel(tr("Mail address or domain of a recipient"), TextRole::Medium));
    layout->addWidget(m_field);
    layout->addWidget(m_answer);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    resize(560, 440);

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RouteDialog::answer);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_soon.start(RestBeforeAnswer); });
    connect(m_field, &QLineEdit::returnPressed, this, &RouteDialog::answer);
    connect(&session, &Session::connectorsChanged, this, &RouteDialog::answer);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT connectorChosen(m_carrier);
        accept();
    });
    answer();
}

void RouteDialog::setAddress(const QString& addressOrDomain)
{
    m_field->setText(addressOrDomain);
    answer();
}

void RouteDialog::answer()
{
    m_soon.stop();
    m_carrier = {};
    m_show->setEnabled(false);
    m_others->setNotes({});
    m_othersTitle->hide();
    setFieldState(m_field, FieldState::Neutral);
    if (m_field->text().trimmed().isEmpty()) {
        m_answer->setTone(Tone::Neutral, QStringLiteral("info"));
        m_answer->setTitle(tr("Type an address or a domain"));
        m_answer->setText(
            tr("Answers by the documented order: the exact domain, then the narrowest wildcard, "
               "then *. Nothing is asked from the network."));
        return;
    }
    const Result<DomainName> domain = recipientDomain(m_field->text());
    if (!domain) {
        setFieldState(m_field, FieldState::Invalid);
        m_answer->setTone(Tone::Negative, QStringLiteral("warning"));
        m_answer->setTitle(tr("This is no mail address and no domain"));
        m_answer->setText(domain.error().detail);
        return;
    }
    QList<Connector> connectors;
    connectors.reserve(m_session.connectors().size());
    for (const store::StoredConnector& stored : m_session.connectors())
        connectors.append(stored.connector);
    const Route route = routeFor(*domain, connectors);
    m_answer->setTone(route.ambiguous ? Tone::Warning : Tone::Info,
                      route.ambiguous ? QStringLiteral("warning") : QStringLiteral("connectors"));
    m_answer->setTitle(routeHeadline(route));
    m_answer->setText(routeSentence(route));
    const QList<Note> others = losingNotes(route, MaxOthers);
    m_others->setNotes(others);
    m_othersTitle->setVisible(!others.isEmpty());
    if (!route.byServiceDefault())
        m_carrier = connectors.at(route.carrier).id;
    m_show->setEnabled(!m_carrier.isNull());
}

}  // namespace relaydeck::ui
