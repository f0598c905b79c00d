// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/smtp/prober.h"

#include "core/async/wait.h"
#include "core/smtp/connectionaccount.h"
#include "core/smtp/starttlsprobe.h"

#include <QtCore/QHash>

#include <deque>

namespace relaydeck::smtp {

namespace {

/// Dialogues that are kept for who asks for the same again: a run of thousands of domains must not grow with
/// them.
constexpr std::size_t MaxRemembered = 1000;
constexpr qsizetype FewAccounts = 1000;

struct Key {
    QHostAddress address;
    DomainName host;
    DomainName sni;
    Look look = Look::First;

    friend bool operator==(const Key&, const Key&) = default;
    friend size_t qHash(const Key& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.address, key.host, key.sni, static_cast<int>(key.look));
    }
};

/// One dialogue and those who wait for its end.
struct Dialogue {
    std::shared_ptr<Record> record = std::make_shared<Record>();
    std::stop_source stop;
    bool connecting = false;  ///< our manners allowed it
    bool done = false;
    bool mayBeForgotten = false;  ///< stands among those
    int askers = 0;
    std::vector<async::Wait*> waiting;
    std::vector<async::Wait*> waitingForHandshake;

    Dialogue()
    {
        record->handshakeEnded = [this] { wake(waitingForHandshake); };
    }
    Q_DISABLE_COPY_MOVE(Dialogue)

    void finish()
    {
        done = true;
        wake(waitingForHandshake);
        wake(waiting);
    }

    bool handshakeEnded() const
    {
        return done || record->endpoint.handshake.outcome != tls::Handshake::Outcome::NotTried;
    }

private:
    static void wake(std::vector<async::Wait*>& waits)
    {
        for (async::Wait* wait : std::exchange(waits, {}))
            wait->finish(async::Wake::Ready);
    }
};

/// The type of certificate that the first look did not show; `first` is null when nobody waits for it any
/// more.
QCoro::Task<tls::CertificateType> typeNotShown(async::Context ctx, std::shared_ptr<Dialogue> first)
{
    if (!first)
        co_return tls::CertificateType::Any;
    if (!first->handshakeEnded()) {
        async::Wait wait(ctx);
        first->waitingForHandshake.push_back(&wait);
        const async::Wake wake = co_await wait;
        Q_UNUSED(wake)
        std::erase(first->waitingForHandshake, &wait);
    }
    switch (tls::shownType(first->record->endpoint.handshake)) {
    case tls::CertificateType::Rsa:
        co_return tls::CertificateType::Ecdsa;
    case tls::CertificateType::Ecdsa:
        co_return tls::CertificateType::Rsa;
    case tls::CertificateType::Any:
        break;
    }
    co_return tls::CertificateType::Any;
}

QCoro::Task<> run(async::Context ctx, QDeadlineTimer patience, std::shared_ptr<Dialogue> dialogue,
                  std::shared_ptr<ConnectionAccount> account, DomainName domain, DialogueSettings settings)
{
    async::Context entering = ctx;
    entering.deadline = std::min(ctx.deadline, patience);
    const Result<async::Semaphore::Permit> permit =
        co_await ConnectionAccount::enter(entering, account, domain);
    if (permit.ok()) {
        dialogue->connecting = true;
        const Recorded recorded = [dialogue] { dialogue->finish(); };
        co_await converse(ctx, dialogue->record, settings, recorded);
    } else {
        dialogue->record->finish(Outcome::Cancelled, permit.error().detail);
    }
    dialogue->finish();
}

}  // namespace

class Prober::Private {
public:
    Private(const NetworkProfile& networkProfile, Manners limits) : profile(networkProfile), manners(limits)
    {
    }

    NetworkProfile profile;
    Manners manners;
    QHash<Key, std::shared_ptr<Dialogue>> dialogues;
    std::deque<Key> forgettable;  ///< the oldest first
    QHash<QHostAddress, std::shared_ptr<ConnectionAccount>> accounts;
    qsizetype manyAccounts = FewAccounts;

    std::shared_ptr<ConnectionAccount> accountOf(const QHostAddress& address)
    {
        if (accounts.size() >= manyAccounts) {
            // Whoever is under way holds its own. Doubled, so that looking through them stays cheap.
            accounts.removeIf(
                [](const auto& entry) { return entry.value().use_count() == 1 && entry.value()->isClear(); });
            manyAccounts = std::max(FewAccounts, 2 * accounts.size());
        }
        std::shared_ptr<ConnectionAccount>& account = accounts[address];
        if (!account)
            account = std::make_shared<ConnectionAccount>(manners);
        return account;
    }

    std::shared_ptr<Dialogue> dialogueFor(const async::Context& asker, const Key& key,
                                          const DomainName& domain)
    {
        std::shared_ptr<Dialogue>& dialogue = dialogues[key];
        // One that our own limits kept from connecting says nothing about the server: try again.
        if (dialogue && !(dialogue->done && dialogue->record->endpoint.outcome == Outcome::Cancelled))
            return dialogue;
        dialogue = std::make_shared<Dialogue>();
        Endpoint& endpoint = dialogue->record->endpoint;
        endpoint.address = key.address;
        endpoint.port = profile.smtpPort;
        endpoint.sni = key.sni;
        DialogueSettings settings = dialogueSettings(profile);
        if (key.look == Look::Other) {
            endpoint.forOtherCertificate = true;
            Key firstKey = key;
            firstKey.look = Look::First;
            const std::shared_ptr<Dialogue> first = dialogues.value(firstKey);
            settings.otherType = [first](const async::Context& asking) {
                return typeNotShown(asking, first);
            };
        }
        // Not under the asker's context: it belongs to all who will ask.
        const async::Context ctx = async::Context{dialogue->stop.get_token()}.within(profile.totalLimit);
        run(ctx, asker.deadline, dialogue, accountOf(key.address), domain, settings);
        return dialogue;
    }

    /// The last one to leave stops the dialogue.
    void leave(const Key& key, const std::shared_ptr<Dialogue>& dialogue)
    {
        if (--dialogue->askers > 0)
            return;
        if (dialogue->done) {
            forgetLater(key, dialogue);
            return;
        }
        dialogue->stop.request_stop();
        if (dialogues.value(key) == dialogue)
            dialogues.remove(key);
    }

    void forgetLater(const Key& key, const std::shared_ptr<Dialogue>& dialogue)
    {
        if (std::exchange(dialogue->mayBeForgotten, true))
            return;
        forgettable.push_back(key);
        while (forgettable.size() > MaxRemembered) {
            const std::shared_ptr<Dialogue> oldest = dialogues.value(forgettable.front());
            if (oldest && oldest->mayBeForgotten && oldest->askers == 0)
                dialogues.remove(forgettable.front());
            forgettable.pop_front();
        }
    }
};

namespace {

/// What an asker is told who did not wait for the end.
Endpoint seenSoFar(const Dialogue& dialogue, async::Wake wake)
{
    Endpoint endpoint = dialogue.record->endpoint;
    endpoint.duration = dialogue.record->elapsed();
    if (wake == async::Wake::Stopped || !dialogue.connecting) {
        endpoint.outcome = Outcome::Cancelled;
        endpoint.detail = wake == async::Wake::Stopped
            ? QStringLiteral("cancelled")
            : QStringLiteral("held back by our own limit on connections");
    } else {
        endpoint.outcome = Outcome::TimedOut;
        endpoint.detail = QStringLiteral("the time for the test was over");
    }
    return endpoint;
}

QCoro::Task<Endpoint> ask(async::Context ctx, std::shared_ptr<Prober::Private> d, Key key, DomainName domain)
{
    if (ctx.stop.stop_requested()) {
        Endpoint endpoint;
        endpoint.address = key.address;
        endpoint.port = d->profile.smtpPort;
        endpoint.sni = key.sni;
        endpoint.forOtherCertificate = key.look == Look::Other;
        endpoint.outcome = Outcome::Cancelled;
        co_return endpoint;
    }
    const std::shared_ptr<Dialogue> dialogue = d->dialogueFor(ctx, key, domain);
    ++dialogue->askers;
    async::Wake wake = async::Wake::Ready;
    if (!dialogue->done) {
        async::Wait wait(ctx);
        dialogue->waiting.push_back(&wait);
        wake = co_await wait;
        std::erase(dialogue->waiting, &wait);
    }
    d->leave(key, dialogue);
    if (!dialogue->done || wake != async::Wake::Ready)
        co_return seenSoFar(*dialogue, wake);
    // A copy of its own: QCoro 0.8 moves from whatever lvalue is returned, and others wait for the same
    // record.
    Endpoint endpoint = dialogue->record->endpoint;
    co_return endpoint;
}

}  // namespace

Prober::Prober(const NetworkProfile& profile, Manners manners)
    : d(std::make_shared<Private>(profile, manners))
{
}

Prober::~Prober()
{
    for (const std::shared_ptr<Dialogue>& dialogue : std::as_const(d->dialogues))
        dialogue->stop.request_stop();
}

QCoro::Task<Endpoint> Prober::probe(async::Context ctx, QHostAddress address, DomainName host, DomainName sni,
                                    DomainName forDomain, Look look)
{
    const DomainName account = forDomain.isRoot() ? host : forDomain;
    return ask(std::move(ctx), d, Key{std::move(address), std::move(host), std::move(sni), look}, account);
}

}  // namespace relaydeck::smtp
