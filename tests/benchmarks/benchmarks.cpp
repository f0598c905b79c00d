// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTextStream>

#include <algorithm>
#include <functional>

/// Prints how long the things take that people wait for. It judges nothing: a loaded machine is no fault.

using namespace relaydeck;

namespace {

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

template<typename T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

/// The times of the repetitions, sorted, in milliseconds.
class Figures {
public:
    void measure(int repetitions, const std::function<void()>& work)
    {
        for (int i = 0; i < repetitions; ++i) {
            QElapsedTimer timer;
            timer.start();
            work();
            m_times.append(double(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(m_times.begin(), m_times.end());
    }

    void print(const QString& what, int goal) const
    {
        const auto text = [](double time) { return QString::number(time, 'f', 1).rightJustified(8); };
        out() << what.leftJustified(44) << text(m_times.at(m_times.size() / 2)) << text(m_times.first())
              << text(m_times.last()) << QString::number(goal).rightJustified(8) << Qt::endl;
    }

private:
    QList<double> m_times;
};

std::shared_ptr<partnertest::Services> services(const NetworkProfile& profile)
{
    return orDie(partnertest::Services::create(profile));
}

/// Tests the domains, and gives the number of reports.
qsizetype test(const QList<DomainName>& domains, const std::shared_ptr<partnertest::Services>& services)
{
    partnertest::TestRun run(domains, services);
    QEventLoop loop;
    QObject::connect(&run, &partnertest::TestRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
    return run.done();
}

QList<DomainName> fastPartners()
{
    QList<DomainName> domains;
    for (const practice::Partner& partner : practice::partners()) {
        if (!partner.slow)
            domains.append(*DomainName::fromText(partner.domain));
    }
    return domains;
}

void require(bool done, const char* what)
{
    if (!done)
        qFatal("%s", what);
}

}  // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repetitionsOption(QStringLiteral("repetitions"),
                                               QStringLiteral("How often each is measured."),
                                               QStringLiteral("n"), QStringLiteral("9"));
    parser.addOption(repetitionsOption);
    parser.addHelpOption();
    parser.process(app);
    const int repetitions = std::max(1, parser.value(repetitionsOption).toInt());

    out() << QStringLiteral("milliseconds").leftJustified(44) << "  median     min     max    goal"
          << Qt::endl;

    Figures start;
    start.measure(repetitions, [] {
        practice::PracticeNetwork network;
        require(network.start().ok(), "the practice network does not start");
    });
    start.print(QStringLiteral("practice network, from nothing to ready"), 2000);

    practice::PracticeNetwork network;
    require(network.start().ok(), "the practice network does not start");
    const NetworkProfile profile = network.profile();

    // Everything anew: no DNS answer, signature or dialogue is remembered.
    const QList<DomainName> all = fastPartners();
    Figures together;
    together.measure(repetitions,
                     [&] { require(test(all, services(profile)) == all.size(), "a report is missing"); });
    together.print(QStringLiteral("%1 practice partners together, cold").arg(all.size()), 3000);

    const QList<DomainName> one{*DomainName::fromText("insurance.example")};
    Figures cold;
    cold.measure(repetitions, [&] { require(test(one, services(profile)) == 1, "a report is missing"); });
    cold.print(QStringLiteral("one domain with DANE and MTA-STS, cold"), 300);

    // As in a window that has tested another partner: the way down to the partner's zone is known.
    Figures warm;
    for (int i = 0; i < repetitions; ++i) {
        const auto known = services(profile);
        require(test({*DomainName::fromText("health.example")}, known) == 1, "a report is missing");
        warm.measure(1, [&] { require(test(one, known) == 1, "a report is missing"); });
    }
    warm.print(QStringLiteral("one domain with DANE and MTA-STS, warm"), 300);
    return 0;
}
