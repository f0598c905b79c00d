// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/session.h"

#include "core/base/log.h"
#include "core/connectors/routing.h"
#include "core/practice/partner.h"
#include "core/store/partnerreports.h"
#include "core/store/sampleworkspace.h"
#include "ui/workspace/practicehost.h"
#include "ui/workspace/storecommand.h"
#include "ui/workspace/undohistory.h"

#include <QtCore/QTimer>

#include <algorithm>

namespace relaydeck::ui {

namespace {

/// More changes at once are read with the whole list.
constexpr qsizetype MaxTakenIn = 20;

}  // namespace

Result<std::unique_ptr<Session>> Session::open(const QString& storePath)
{
    Result<std::unique_ptr<store::Store>> opened = store::Store::open(storePath, store::Origin::Window);
    if (!opened && opened.error().code == ErrorCode::StoreReadOnly && QFileInfo(storePath).isFile())
        opened = store::Store::openReadOnly(storePath, store::Origin::Window);
    if (!opened)
        return opened.error();
    auto session = std::make_unique<Session>(std::move(*opened));
    if (const Result<void> loaded = session->load(); !loaded)
        return loaded.error();
    session->m_store->watch().start();
    // After the first picture of the window: nobody undoes before it.
    QTimer::singleShot(0, session.get(), [opened = session.get()] { opened->restoreUndo(); });
    return session;
}

Session::Session(std::unique_ptr<store::Store> store, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_reports(*m_store)
    , m_tlsReports(*m_store)
    , m_testLog(m_tests, *m_store)
    , m_undoReader(m_store->path(), this)
{
    m_realProfile.name = tr("This computer");
    useRealNetwork();
    connect(&m_reports, &ReportShelf::changed, this, &Session::reportChanged);
    connect(&m_tests, &TestRuns::reportReady, this, &Session::onReport);
    connect(&m_tests, &TestRuns::resolversChecked, this,
            [this](const QList<partnertest::ResolverFitness>& resolvers) {
                setEnvironment(learned(m_environment, resolvers));
            });
    m_tests.setPolicySource([this](const QList<DomainName>& domains) { return knownPolicies(domains); });
    connect(&m_testLog, &TestLog::noted, this, &Session::activityNoted);
    connect(&m_store->watch(), &store::ChangeWatch::changed, this, &Session::reload);
    connect(&m_undoReader, &UndoReader::finished, this, &Session::takeUndo);
    connect(&m_undoReader, &UndoReader::failed, this, &Session::storeFailed);
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (m_undoLate && !m_undo.canRedo())
            restoreUndo();
    });
}

Session::~Session() = default;

Result<void> Session::load()
{
    Result<QList<store::StoredConnector>> connectors = m_store->connectors().list();
    if (!connectors)
        return connectors.error();
    m_connectors = ConnectorsByName(std::move(*connectors));
    ++m_tenantStates;
    return m_reports.reload();
}

void Session::reload()
{
    if (const Result<void> loaded = load(); !loaded)
        Q_EMIT storeFailed(loaded.error());
    m_tlsReports.reload();
    readUndoAnew();
    Q_EMIT connectorsChanged();
}

std::optional<store::StoredConnector> Session::connector(const QUuid& id) const
{
    const store::StoredConnector* found = m_connectors.find(id);
    return found ? std::optional(*found) : std::nullopt;
}

QStringList Session::namesBeside(const QUuid& id) const
{
    QStringList names;
    for (const store::StoredConnector& stored : connectors()) {
        if (stored.connector.id != id)
            names.append(stored.connector.name);
    }
    return names;
}

QStringList Session::testableDomains() const
{
    QStringList domains;
    for (const store::StoredConnector& stored : connectors())
        domains += relaydeck::testableDomains(stored.connector);
    domains.removeDuplicates();
    return domains;
}

Error Session::goneError() const
{
    return {ErrorCode::FileUnreadable, QStringLiteral("%1 is not there any more").arg(m_store->path())};
}

Result<qint64> Session::apply(const QList<store::Change>& changes, const store::StepRecord& record)
{
    // A file that was deleted still takes what is written, and loses it with the program.
    const Result<qint64> applied = isReadOnly()
        ? Result<qint64>(Error{ErrorCode::StoreReadOnly, m_store->path()})
        : isGone() ? Result<qint64>(goneError())
                   : m_store->apply(changes, record);
    if (!applied) {
        qCWarning(logUi) << "a change could not be carried out:" << applied.error().detail;
        Q_EMIT storeFailed(applied.error());
    }
    m_applied = applied.ok();
    // What was written a moment ago shows that there is room again.
    if (m_applied)
        saveUnsavedReports();
    // Reading a long list anew for each step would be felt.
    if (!applied || changes.size() > MaxTakenIn || !takeIn(changes))
        reload();
    else
        Q_EMIT connectorsChanged();
    readUndoAnew();
    return applied;
}

Result<void> Session::takeIn(const QList<store::Change>& changes)
{
    Q_EMIT connectorsAboutToChange();
    for (const store::Change& change : changes) {
        if (change.kind == store::Change::Kind::Removed) {
            m_connectors.remove(change.id());
            continue;
        }
        const Result<store::StoredConnector> now = m_store->connectors().get(change.id());
        if (!now)
            return now.error();
        m_connectors.put(*now);
    }
    const bool tenantChanged = std::ranges::any_of(changes, [](const store::Change& change) {
        return change.before && change.after && change.before->imported != change.after->imported;
    });
    m_tenantStates += tenantChanged ? 1 : 0;
    return {};
}

bool Session::change(const QList<store::Change>& changes, const QString& text)
{
    if (changes.isEmpty())
        return true;
    m_applied = false;
    push(text, changes, std::nullopt);
    return m_applied;
}

void Session::push(const QString& text, const QList<store::Change>& changes, std::optional<qint64> doneAs)
{
    m_undo.push(new StoreCommand(
        text, changes,
        [this](const QList<store::Change>& batch, const store::StepRecord& record) {
            return apply(batch, record);
        },
        doneAs));
}

void Session::restoreUndo()
{
    m_undoBegun = true;
    m_undoLate = false;
    if (!isReadOnly())
        m_undoReader.read();
}

void Session::readUndoAnew()
{
    if (m_undoReader.isReading())
        m_undoReader.read();
}

void Session::takeUndo(const QList<RevertibleStep>& steps)
{
    // The record knows nothing of what can be done again: the stack that does is kept until it is used up.
    m_undoLate = m_undo.canRedo();
    if (m_undoLate)
        return;
    m_undo.clear();
    for (const RevertibleStep& step : steps)
        push(step.name, step.changes, step.id);
}

bool Session::revert(const store::ActivityStep& step)
{
    m_applied = false;
    const int last = m_undo.index() - 1;
    const auto* top = last < 0 ? nullptr : dynamic_cast<const StoreCommand*>(m_undo.command(last));
    if (top && top->step() == step.id) {
        m_undo.undo();
        return m_applied;
    }
    const Result<QList<store::Change>> changes = m_store->steps().changes(step);
    if (!changes) {
        Q_EMIT storeFailed(changes.error());
        return false;
    }
    const Result<qint64> applied =
        apply(store::inverse(*changes),
              {.name = StoreCommand::tr("Undo: %1").arg(stepName(step)), .undoes = step.id});
    // Steps in the middle of the stack do not stand any more.
    if (applied) {
        m_undo.clear();
        restoreUndo();
    }
    return applied.ok();
}

void Session::adopt(const QList<store::Change>& changes, const QString& text)
{
    // What an import only says about the tenant has no entry of activity: the last step of that connector is
    // another one then.
    const auto recorded = std::ranges::find_if(changes, [](const store::Change& change) {
        return !change.before || !change.after || change.before->connector != change.after->connector;
    });
    if (recorded == changes.end()) {
        reload();
        return;
    }
    const Result<store::ActivityStep> step = m_store->steps().latestOf(recorded->id());
    if (step) {
        if (const Result<void> named = m_store->steps().setName(step->id, text); !named)
            Q_EMIT storeFailed(named.error());
    }
    reload();
    push(text, changes, step ? step->id : 0);
    readUndoAnew();
}

bool Session::addSampleWorkspace()
{
    QList<store::SamplePartner> partners;
    for (const practice::Partner& partner : practice::partners())
        partners.append({.domain = QString::fromLatin1(partner.domain), .title = partner.title});
    const Result<QList<store::Change>> added = store::addSampleWorkspace(*m_store, partners);
    if (added)
        adopt(*added, tr("Add sample workspace"));
    else
        Q_EMIT storeFailed(added.error());
    return added.ok();
}

QString Session::workspaceName() const
{
    const Result<TenantIdentity> tenant = m_store->workspace().tenant();
    if (tenant && !tenant->organization.isEmpty())
        return tenant->organization;
    return m_network == Network::Practice ? tr("Practice network") : tr("My connectors");
}

void Session::useRealNetwork()
{
    m_practice.reset();
    m_network = Network::Real;
    m_environment = {};
    m_tests.setProfile(m_realProfile);
    Q_EMIT networkChanged();
}

void Session::setRealProfile(const NetworkProfile& profile)
{
    m_realProfile = profile;
    if (m_network == Network::Real)
        useRealNetwork();
}

void Session::startPractice()
{
    if (m_practice)
        return;
    m_network = Network::Practice;
    m_environment = {};
    m_tests.holdBack();
    m_practice = std::make_unique<PracticeHost>();
    connect(m_practice.get(), &PracticeHost::started, this,
            [this](const NetworkProfile& profile) { m_tests.setProfile(profile); });
    connect(m_practice.get(), &PracticeHost::failed, this, [this](const Error& error) {
        m_tests.cancel();
        Q_EMIT practiceFailed(error);
    });
    m_practice->start();
    Q_EMIT networkChanged();
}

void Session::setStaleAfter(std::chrono::hours age)
{
    if (std::exchange(m_staleAfter, age) != age)
        Q_EMIT staleAfterChanged();
}

bool Session::isStale(const QDateTime& testedAt, const QDateTime& now) const
{
    return testedAt.isValid() && std::chrono::seconds(testedAt.secsTo(now)) >= m_staleAfter;
}

void Session::useResolver(const Upstream& upstream)
{
    NetworkProfile profile = m_tests.profile();
    profile.upstreams = {upstream};
    m_tests.setProfile(profile);
    m_environment.resolver = Environment::State::Unknown;
    Q_EMIT environmentChanged();
}

mtasts::KnownPolicies Session::knownPolicies(const QList<DomainName>& domains)
{
    if (m_network == Network::Practice)
        return {};
    const Result<mtasts::KnownPolicies> known =
        m_store->policies().knownAt(domains, QDateTime::currentDateTimeUtc());
    if (known)
        return *known;
    Q_EMIT storeFailed(known.error());
    return {};
}

void Session::setEnvironment(const Environment& environment)
{
    if (environment == m_environment)
        return;
    m_environment = environment;
    Q_EMIT environmentChanged();
}

bool Session::saveUnsavedReports()
{
    if (m_reports.unsaved().isEmpty())
        return true;
    if (const Result<void> saved = m_reports.saveUnsaved(); !saved) {
        Q_EMIT storeFailed(saved.error());
        return false;
    }
    Q_EMIT storeRecovered();
    return true;
}

void Session::onReport(const partnertest::PartnerReport& report)
{
    // What a cancelled test saw must not stand in place of a whole result.
    if (report.evidence.cancelled)
        return;
    setEnvironment(learned(m_environment, report));
    if (const Result<void> added = m_reports.add(report); !added)
        Q_EMIT storeFailed(added.error());
    else if (isGone())
        Q_EMIT storeFailed(goneError());
    else
        saveUnsavedReports();
    // Also what a test of the practice network brings after the network was changed stays out.
    const bool real = m_network == Network::Real && report.evidence.profileName == m_tests.profile().name;
    if (!real)
        return;
    if (const Result<void> noted = store::notePolicy(*m_store, report); !noted)
        Q_EMIT storeFailed(noted.error());
}

}  // namespace relaydeck::ui
