// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/networkoptions.h"
#include "app/cli/tlsaoptions.h"
#include "core/async/all.h"
#include "core/async/blocking.h"
#include "core/base/plaintext.h"
#include "core/dane/danepolicy.h"
#include "core/dane/tlsalookup.h"
#include "core/smtp/prober.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace relaydeck::cli {

namespace {

/// What a server shows in both looks (RSA and ECDSA); the second is empty where it has one certificate.
std::vector<smtp::Endpoint> look(const async::Context& ctx, smtp::Prober& prober, const QHostAddress& address,
                                 const DomainName& host)
{
    std::vector<QCoro::Task<smtp::Endpoint>> looks;
    looks.push_back(prober.probe(ctx, address, host, host, host, smtp::Look::First));
    looks.push_back(prober.probe(ctx, address, host, host, host, smtp::Look::Other));
    std::vector<smtp::Endpoint> seen = async::runBlocking(async::all(std::move(looks)));
    if (!seen.back().handshake.completed())
        seen.pop_back();
    return seen;
}

/// One certificate of the server against the records.
struct Shown {
    QString keyType;
    dane::EndpointJudgement judgement;
};

struct Outcome {
    enum class Status { Match, Mismatch, Unusable, Failed };

    Status status = Status::Failed;
    QString matched = {};  ///< the record, as text
    QString why = {};  ///< a sentence
    QStringList publish = {};  ///< zone lines that would be right, for the certificates that match nothing
};

QString wordOf(Outcome::Status status)
{
    switch (status) {
    case Outcome::Status::Match:
        return u"match"_qs;
    case Outcome::Status::Mismatch:
        return u"mismatch"_qs;
    case Outcome::Status::Unusable:
        return u"unusable"_qs;
    case Outcome::Status::Failed:
        return u"failed"_qs;
    }
    Q_UNREACHABLE();
}

QString whyNot(const Shown& shown)
{
    using Verdict = tls::DaneVerdict::Outcome;
    switch (shown.judgement.verdict.outcome) {
    case Verdict::Match:
        return {};
    case Verdict::NoMatch:
        return u"the %1 certificate that the server shows matches no record"_qs.arg(shown.keyType);
    case Verdict::Expired:
        return u"a record matches, but the %1 certificate is expired, which counts under DANE-TA(2)"_qs.arg(
            shown.keyType);
    case Verdict::NotYetValid:
        return u"a record matches, but the %1 certificate is not valid yet, which counts under DANE-TA(2)"_qs
            .arg(shown.keyType);
    case Verdict::NameMismatch:
        return u"a record matches, but the %1 certificate is for another name, which counts under DANE-TA(2)"_qs
            .arg(shown.keyType);
    case Verdict::Malformed:
        return u"the server's chain cannot be read"_qs;
    }
    Q_UNREACHABLE();
}

Outcome notReached(const smtp::Endpoint& endpoint)
{
    const QString stage = smtp::stageName(endpoint.stage);
    const QString why = endpoint.outcome == smtp::Outcome::Completed
        ? u"the server does not offer STARTTLS"_qs
        : u"%1 at %2"_qs.arg(smtp::outcomeName(endpoint.outcome), stage);
    const QString detail = plainText(endpoint.detail, 200);
    return {.status = Outcome::Status::Failed,
            .why = detail.isEmpty() ? why : u"%1 (%2)"_qs.arg(why, detail)};
}

Outcome judge(const QList<Shown>& certificates, const DomainName& owner)
{
    Outcome outcome{.status = Outcome::Status::Match};
    QStringList faults;
    bool usable = false;
    for (const Shown& shown : certificates) {
        usable = usable
            || std::any_of(shown.judgement.records.cbegin(), shown.judgement.records.cend(),
                           [](const auto& record) { return record.usability == dane::Usability::Usable; });
        const int index = shown.judgement.verdict.matchedRecord;
        if (shown.judgement.matched()) {
            if (outcome.matched.isEmpty() && index >= 0)
                outcome.matched = dane::recordText(shown.judgement.records.at(index).published);
            continue;
        }
        faults.append(whyNot(shown));
        if (shown.judgement.advised)
            outcome.publish.append(dane::zoneLine(owner, *shown.judgement.advised));
    }
    if (!usable) {
        outcome.status = Outcome::Status::Unusable;
        outcome.why = u"no record can be used for SMTP: TLS would be required, but nothing authenticated"_qs;
    } else if (!faults.isEmpty()) {
        outcome.status = Outcome::Status::Mismatch;
        outcome.why = faults.join(u"; "_qs);
    }
    return outcome;
}

class DaneCommand : public Command {
public:
    void addTo(CLI::App& app, const Choose& choose) override
    {
        CLI::App* dane = app.add_subcommand("dane", "TLSA records of mail servers");
        dane->require_subcommand(1);
        CLI::App* check = dane->add_subcommand(
            "check", "Whether TLSA records would match a server, before they are published");
        check->footer("Exit codes: 0 all that the server shows matches; 1 mismatch, or no usable record; 2 "
                      "usage; 3 no TLS with the server.");
        check->add_option("ADDR", m_address, "IP address of the server, with :PORT if it is not 25")
            ->required();
        check->add_option("--name", m_name, "host name of the server, the TLSA base domain")->required();
        check->add_option("--next-hop", m_nextHop,
                          "recipient domain, which DANE-TA(2) accepts as a name too");
        check->add_flag("--json", m_json, "print as JSON");
        m_tlsa.addTo(*check);
        m_network.addTo(*check);
        check->callback([this, choose] { choose([this](Session& session) { return run(session); }); });
    }

private:
    int run(Session& session)
    {
        const std::optional<SocketAddress> socket = parseSocketAddress(QString::fromStdString(m_address));
        if (!socket)
            return session.fail(
                {ErrorCode::InvalidArgument,
                 u"\"%1\" is no IP address, such as 192.0.2.25 or [2001:db8::25]:2525."_qs.arg(
                     QString::fromStdString(m_address).left(80))});
        const Result<DomainName> host = DomainName::fromUserInput(QString::fromStdString(m_name));
        if (!host)
            return session.fail(host.error());
        DomainName nextHop;
        if (!m_nextHop.empty()) {
            const Result<DomainName> given = DomainName::fromUserInput(QString::fromStdString(m_nextHop));
            if (!given)
                return session.fail(given.error());
            nextHop = *given;
        }
        const std::optional<DomainName> owner = dane::tlsaOwner(*host, m_tlsa.port());
        if (!owner)
            return session.fail({ErrorCode::InvalidArgument, u"--name is too long for a TLSA record."_qs});
        const Result<QList<dns::TlsaData>> records = m_tlsa.records(session, *owner);
        if (!records)
            return session.fail(records.error());
        Result<NetworkProfile> profile = m_network.profileFor(session);
        if (!profile)
            return session.fail(profile.error());
        profile->smtpPort = socket->port.value_or(profile->smtpPort);

        smtp::Prober prober(*profile);
        const async::Context ctx = async::Context().within(profile->totalLimit);
        const std::vector<smtp::Endpoint> seen = look(ctx, prober, socket->address, *host);
        if (!seen.front().handshake.completed())
            return show(session, notReached(seen.front()));
        QList<Shown> certificates;
        const QDateTime at = profile->validateAt.value_or(seen.front().startedAt);
        for (const smtp::Endpoint& endpoint : seen) {
            const Result<tls::Certificate> leaf = tls::parseCertificate(endpoint.handshake.chain.value(0));
            certificates.append({.keyType = leaf ? leaf->keyType : u"unreadable"_qs,
                                 .judgement = dane::judgeEndpoint(endpoint.handshake, *records,
                                                                  dane::referenceNames(*host, nextHop), at)});
        }
        return show(session, judge(certificates, *owner));
    }

    int show(Session& session, const Outcome& outcome) const
    {
        if (m_json)
            session.writeJson(
                {{u"dane"_qs,
                  QJsonObject{
                      {u"status"_qs, wordOf(outcome.status)},
                      {u"matched"_qs, outcome.matched.isEmpty() ? QJsonValue() : QJsonValue(outcome.matched)},
                      {u"why"_qs, outcome.why.isEmpty() ? QJsonValue() : QJsonValue(outcome.why)},
                      {u"publish"_qs, QJsonArray::fromStringList(outcome.publish)}}}});
        else
            writeText(session.out(), outcome);
        switch (outcome.status) {
        case Outcome::Status::Match:
            return MailPasses;
        case Outcome::Status::Mismatch:
        case Outcome::Status::Unusable:
            return MailStopped;
        case Outcome::Status::Failed:
            return NotTested;
        }
        Q_UNREACHABLE();
    }

    static void writeText(QTextStream& out, const Outcome& outcome)
    {
        out << wordOf(outcome.status);
        if (!outcome.why.isEmpty())
            out << ": " << outcome.why;
        out << '\n';
        if (!outcome.matched.isEmpty())
            out << "  matches: " << outcome.matched << '\n';
        for (const QString& line : outcome.publish)
            out << "  would match: " << line << '\n';
    }

    std::string m_address;
    std::string m_name;
    std::string m_nextHop;
    bool m_json = false;
    TlsaOptions m_tlsa;
    NetworkOptions m_network;
};

}  // namespace

std::unique_ptr<Command> makeDaneCommand()
{
    return std::make_unique<DaneCommand>();
}

}  // namespace relaydeck::cli
