// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/verdicttext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace relaydeck::cli {

namespace {

/// Ctrl+C and the request to terminate, as events instead of as the end of the process. Made before threads
/// are, which inherit the mask, and before anybody is told that the process can be ended.
class TerminationSignals {
public:
    TerminationSignals()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, &m_before);
        m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC);
    }
    ~TerminationSignals()
    {
        close(m_descriptor);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    Q_DISABLE_COPY_MOVE(TerminationSignals)

    /// Runs the event loop until one comes, and takes it.
    void wait() const
    {
        QSocketNotifier notifier(m_descriptor, QSocketNotifier::Read);
        QEventLoop loop;
        QObject::connect(&notifier, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
        loop.exec();
        signalfd_siginfo taken{};
        [[maybe_unused]] const auto size = read(m_descriptor, &taken, sizeof taken);
    }

private:
    sigset_t m_before{};
    int m_descriptor = -1;
};

class PracticeCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* command =
            app.add_subcommand("practice", "The practice network: partner domains that fail in every way");
        command->require_subcommand(1);
        command
            ->add_subcommand("run",
                             "start it, print resolver, trust anchor, CA and ports as JSON, run until Ctrl+C")
            ->callback([choose] { choose(runNetwork); });
        CLI::App* list = command->add_subcommand("list", "print the partner domains, one a line");
        list->add_flag("--long", m_long, "with the organization and what it shows");
        list->callback(
            [this, choose] { choose([this](Session& session) { return listPartners(session); }); });
    }

private:
    static int runNetwork(Session& session)
    {
        const TerminationSignals signals;
        practice::PracticeNetwork network;
        const Result<void> started = network.start();
        if (!started)
            return session.fail(started.error());
        session.writeJson(network.toJson());
        signals.wait();
        return MailPasses;
    }

    int listPartners(Session& session) const
    {
        QList<QStringList> rows;
        for (const practice::Partner& partner : practice::partners()) {
            if (m_long)
                rows.append({QString::fromLatin1(partner.domain), partner.title, partner.shows});
            else
                rows.append({QString::fromLatin1(partner.domain)});
        }
        session.out() << tableText(rows);
        return MailPasses;
    }

    bool m_long = false;
};

}  // namespace

std::unique_ptr<Command> makePracticeCommand()
{
    return std::make_unique<PracticeCommand>();
}

}  // namespace relaydeck::cli
