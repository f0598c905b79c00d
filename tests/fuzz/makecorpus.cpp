// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"
#include "core/dnssec/zonetext.h"
#include "core/partnertest/testrun.h"
#include "core/practice/practicenetwork.h"
#include "tests/support/qttest.h"
#include "tests/support/signedtree.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QJsonDocument>

/// Makes the seeds of the fuzz targets anew from what the practice network really says:
/// `make_fuzz_corpus tests/fuzz`. Files that it did not make (inputs that were once found) stay as they are.

using namespace relaydeck;
using dns::RecordType;

namespace {

QDir folder;

void write(const QString& path, const QByteArray& octets)
{
    const QString full = folder.filePath(path);
    QDir().mkpath(QFileInfo(full).path());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
        qFatal("cannot write %s", qPrintable(full));
}

/// A seed of a target, each octets once; the name tells that it was made here.
void seed(const char* target, const QString& name, const QByteArray& octets)
{
    static QSet<std::pair<QByteArray, QByteArray>> made;
    const std::pair<QByteArray, QByteArray> entry(target, octets);
    if (made.contains(entry))
        return;
    made.insert(entry);
    write(u"corpus/%1/seed-%2"_qs.arg(QLatin1StringView(target), name), octets);
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// ---- the signed tree that fuzz_dnssec begins with

test::SignedTree makeTree()
{
    test::SignedTree tree;
    constexpr char Zone[] = "@ MX 10 mx\n"
                            "mx A 192.0.2.1\n"
                            "_25._tcp.mx TLSA 3 1 1 "
                            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
                            "alias CNAME mx\n"
                            "away CNAME mx.nsec3.example.\n"
                            "weak CNAME mx.unsigned.example.\n"
                            "deep.below.ent TXT deep\n"
                            "*.wild TXT made-up\n"
                            "real.wild A 192.0.2.2\n"
                            "tree DNAME nsec3.example.\n";
    tree.add("nsec.example", Zone);
    tree.add("nsec3.example", Zone).signing = test::signingWithNsec3(1);
    tree.add("optout.example", Zone).signing = test::signingWithNsec3(0, true);
    tree.add("costly.example", "@ MX 10 mx\nmx A 192.0.2.3\n").signing = test::signingWithNsec3(150);
    tree.add("unsigned.example", "@ MX 10 mx\nmx A 192.0.2.4\n").signing.reset();
    tree.add("rsa.example", "@ MX 10 mx\nmx A 192.0.2.5\n").signing =
        test::signingWith(dnssec::SigningAlgorithm::RsaSha256);
    tree.add("open.optout.example", "@ MX 10 mx\nmx A 192.0.2.6\n").signing.reset();
    tree.add("closed.optout.example", "@ MX 10 mx\nmx A 192.0.2.7\n");
    return tree;
}

QList<dns::Question> treeQuestions()
{
    QList<dns::Question> questions;
    for (const char* zone : {"nsec.example", "nsec3.example", "optout.example"}) {
        const QByteArray apex = zone;
        const auto ask = [&](const QByteArray& below, RecordType type) {
            questions.append({test::name((below + apex).constData()), type});
        };
        ask("", RecordType::MX);
        ask("mx.", RecordType::A);
        ask("mx.", RecordType::AAAA);
        ask("_25._tcp.mx.", RecordType::TLSA);
        ask("_25._tcp.", RecordType::TLSA);
        ask("nothing.", RecordType::A);
        ask("alias.", RecordType::A);
        ask("away.", RecordType::A);
        ask("weak.", RecordType::A);
        ask("ent.", RecordType::TXT);
        ask("any.wild.", RecordType::TXT);
        ask("any.wild.", RecordType::A);
        ask("real.wild.", RecordType::TXT);
        ask("mx.tree.", RecordType::A);
        ask("nothing.tree.", RecordType::A);
    }
    for (const char* zone : {"costly.example", "unsigned.example", "rsa.example", "open.optout.example",
                             "closed.optout.example", "absent.example"}) {
        questions.append({test::name(zone), RecordType::MX});
        questions.append({test::name((QByteArray("mx.") + zone).constData()), RecordType::A});
        questions.append({test::name((QByteArray("no.") + zone).constData()), RecordType::A});
    }
    return questions;
}

/// Keeps the packets that validations ask for.
class Recorder : public dnssec::Packets {
public:
    explicit Recorder(const test::SignedTree& tree) : m_tree(tree) { }

    const dns::Exchange* find(const dns::Question& question) const override
    {
        const dns::Exchange* exchange = m_tree.find(question);
        if (!m_asked.contains(question))
            m_asked.append(question);
        return exchange;
    }
    const QList<dns::Question>& asked() const { return m_asked; }

private:
    const test::SignedTree& m_tree;
    mutable QList<dns::Question> m_asked;
};

void makeDnssecWorld()
{
    const test::SignedTree tree = makeTree();
    const Recorder recorder(tree);
    const QList<dns::Question> questions = treeQuestions();
    for (const dns::Question& question : questions)
        recorder.find(question);  // first, so that one octet of an input names each
    for (const dns::Question& question : questions)
        dnssec::validateRecorded(question, recorder, tree.settings());
    QJsonArray packets;
    for (const dns::Question& question : recorder.asked())
        packets.append(QString::fromLatin1(recorder.find(question)->response.toBase64()));
    const QJsonObject world{
        {u"anchors"_qs, QString::fromLatin1(dnssec::zoneText(tree.anchors().at(DomainName())))},
        {u"time"_qs, test::treeTime().toString(Qt::ISODate)},
        {u"packets"_qs, packets}};
    write(u"dnssecworld.json"_qs, QJsonDocument(world).toJson());

    for (qsizetype i = 0; i < questions.size(); ++i) {
        const auto place = static_cast<char>(i);
        // As it is; with the answer to the next question; with the proofs of the one after, claiming nothing.
        const QByteArray start{QByteArray(1, place) + '\1'};
        const auto next = static_cast<char>((i + 1) % questions.size());
        if (i % 4 == 0)
            seed("fuzz_dnssec", u"plain-%1"_qs.arg(i), start);
        else if (i % 4 == 1)
            seed("fuzz_dnssec", u"swapped-%1"_qs.arg(i), start + '\0' + place + '\0' + next);
        else if (i % 4 == 2)
            seed("fuzz_dnssec", u"denied-%1"_qs.arg(i),
                 start + '\4' + place + '\0' + '\3' + place + '\1' + next + '\1' + '\5' + place + '\0'
                     + '\3');
    }
}

// ---- what the practice network says

void seedMessages(const partnertest::Evidence& evidence, const QString& domain)
{
    QSet<RecordType> seen;
    for (const dns::Exchange& exchange : evidence.exchanges) {
        if (exchange.response.isEmpty() || seen.contains(exchange.question.type))
            continue;
        seen.insert(exchange.question.type);
        seed("fuzz_dns_message", domain + u'-' + dns::typeName(exchange.question.type), exchange.response);
    }
}

void seedDialogue(const partnertest::Evidence& evidence, const QString& domain)
{
    QByteArray reply;
    int replies = 0;
    for (const partnertest::HostEndpoint& entry : evidence.endpoints) {
        for (const smtp::TranscriptLine& line : entry.endpoint.transcript) {
            if (line.from != smtp::TranscriptLine::From::Server)
                continue;
            reply += line.text + '\n';
            if (line.text.size() > 3 && line.text.at(3) == '-')
                continue;
            seed("fuzz_smtp_reply", u"%1-%2"_qs.arg(domain).arg(replies++), reply);
            reply.clear();
        }
        if (replies > 0)
            return;  // one dialogue is as the other
    }
}

void seedTexts(const partnertest::PartnerReport& report, const QString& domain)
{
    if (!report.sts.records.isEmpty())
        seed("fuzz_mtasts_record", domain, report.sts.records.join(u'\n').toUtf8());
    if (!report.tlsRpt.record.isEmpty())
        seed("fuzz_mtasts_record", domain + u"-tlsrpt"_qs, report.tlsRpt.record.toUtf8());
    if (report.evidence.policyFetch && !report.evidence.policyFetch->body.isEmpty())
        seed("fuzz_mtasts_policy", domain, report.evidence.policyFetch->body.left(4096));
    int number = 0;
    for (const partnertest::HostReport& host : report.hosts) {
        for (const dns::Record& record : host.tlsaLookup ? host.tlsaLookup->records : QList<dns::Record>()) {
            if (const std::optional<dns::TlsaData> tlsa = dns::tlsaOf(record))
                seed("fuzz_tlsa", u"%1-%2"_qs.arg(domain).arg(number++), dane::recordText(*tlsa).toLatin1());
        }
    }
}

void seedEvidence(const partnertest::Evidence& evidence, const NetworkProfile& profile, const QString& domain)
{
    seed("fuzz_evidence", domain,
         compact({{u"trustAnchors"_qs, QString::fromLatin1(profile.trustAnchors)},
                  {u"caCertificates"_qs, QString::fromLatin1(profile.caCertificates)},
                  {u"evidence"_qs, partnertest::toJson(evidence)}}));
}

void makePracticeSeeds()
{
    practice::PracticeNetwork network;
    const Result<void> started = network.start();
    if (!started)
        qFatal("%s", qPrintable(started.error().detail));
    const NetworkProfile profile = network.profile();
    const auto services = partnertest::Services::create(profile);
    if (!services)
        qFatal("%s", qPrintable(services.error().detail));
    // Of each kind of evidence one domain, since the files are kept in the tree.
    const QSet<QString> evidenceOf{u"health.example"_qs, u"customs.example"_qs, u"hotel.example"_qs,
                                   u"farm.example"_qs, u"parked.example"_qs};
    QList<DomainName> domains;
    for (const practice::Partner& partner : practice::partners())
        domains.append(*DomainName::fromText(partner.domain));
    partnertest::TestRun run(domains, *services);
    QObject::connect(&run, &partnertest::TestRun::reportReady, [&](const partnertest::PartnerReport& report) {
        const QString domain = report.domain().toString();
        seedTexts(report, domain);
        if (!evidenceOf.contains(domain))
            return;
        seedDialogue(report.evidence, domain);
        seedMessages(report.evidence, domain);
        seedEvidence(report.evidence, profile, domain);
        if (domain == u"parked.example")
            seed("fuzz_evidence", domain + u"-report"_qs, compact(partnertest::toJson(report)));
    });
    QEventLoop loop;
    QObject::connect(&run, &partnertest::TestRun::finished, &loop, &QEventLoop::quit);
    run.start();
    loop.exec();
}

// ---- what no partner of the practice network has

void makeHandWrittenSeeds()
{
    seed("fuzz_tlsa", u"mnemonics"_qs, "DANE-EE SPKI SHA2-256 " + QByteArray(64, 'a'));
    seed("fuzz_tlsa", u"zone-line"_qs,
         "_25._tcp.mx.example. 3600 IN TLSA ( 2 0 1 " + QByteArray(32, 'b') + "\n " + QByteArray(32, 'c')
             + " )");
    seed("fuzz_tlsa", u"binary"_qs,
         QByteArray("\3\1\1\6\3\1\2\6\2\0\1\7\3\1\1\0", 16) + QByteArray(32, 'd')
             + QByteArray("\2\1\0\3", 4));
    seed("fuzz_smtp_reply", u"codes-differ"_qs, "220-mx\n250-still\n421 no\n");
    seed("fuzz_smtp_reply", u"bare"_qs, "220\n");
    seed("fuzz_http_answer", u"length"_qs,
         "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\nversion: STSv1\r\n");
    seed("fuzz_http_answer", u"chunks"_qs,
         "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7;a=b\r\nversion\r\n9\r\n: "
         "STSv1\r\n\r\n0\r\nA: b\r\n\r\n");
    seed("fuzz_http_answer", u"interim"_qs,
         "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.0 301 Moved\nLocation: https://a.example/\n\nbye");
    seed(
        "fuzz_import", u"two"_qs,
        R"([{"Name":"Fabrikam Bank","Identity":"Fabrikam Bank","Guid":"11111111-2222-3333-4444-555555555555",)"
        R"("Enabled":true,"ConnectorType":"Partner","ConnectorSource":"AdminUI","Comment":"","UseMXRecord":true,)"
        R"("SmartHosts":[],"RecipientDomains":["fabrikam.example","*.fabrikam.example"],)"
        R"("TlsSettings":"DomainValidation","TlsDomain":"*.fabrikam.example","IsTransportRuleScoped":false,)"
        R"("MtaStsMode":"Opportunistic","SmtpDaneMode":"Mandatory","TestMode":false,)"
        R"("LastValidationTimestamp":null,"ValidationRecipients":[],"WhenCreatedUTC":"2026-05-04T09:10:11.0000000Z",)"
        R"("OrganizationalUnitRoot":"contoso.onmicrosoft.com","IsValid":true},)"
        R"({"Name":"Relay","Guid":"11111111-2222-3333-4444-555555555556","Enabled":false,"ConnectorType":1,)"
        R"("UseMXRecord":false,"SmartHosts":["[192.0.2.1]","relay.example"],"RecipientDomains":"contoso.example",)"
        R"("TlsSettings":null,"LastValidationTimestamp":"/Date(1770000000000)/","Extra":{"a":[1,null]}}])");
    seed("fuzz_import", u"one-utf16"_qs, QByteArray("\xff\xfe{\0\"\0N\0a\0m\0e\0\"\0:\0\"\0a\0\"\0}\0", 28));
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().size() != 2)
        qFatal("usage: make_fuzz_corpus FOLDER");
    folder = QDir(application.arguments().at(1));
    QDirIterator old(folder.filePath(u"corpus"_qs), {u"seed-*"_qs}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (old.hasNext())
        QFile::remove(old.next());
    makeDnssecWorld();
    makePracticeSeeds();
    makeHandWrittenSeeds();
    return 0;
}
