// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnssec/zonetext.h"
#include "core/partnertest/judgeagain.h"
#include "tests/core/partnertest/reportschema.h"
#include "tests/core/partnertest/treeevidence.h"
#include "tests/support/certificates.h"
#include "tests/support/qttest.h"

#include <QtCore/QJsonArray>
#include <QtCore/QSet>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using namespace relaydeck::test;

namespace {

/// A report in which every part that a report can have is there.
QJsonObject fullReport()
{
    tls::CertificateRequest request = requestAround(treeTime(), {QStringLiteral("mx.partner.example")});
    const tls::Identity ecdsa = makeIdentity(request);
    request.keyType = tls::KeyType::Rsa2048;
    const tls::Identity rsa = makeIdentity(request);
    SignedTree tree;
    tree.add("partner.example",
             "@ 3600 IN MX 10 mx\nmx 3600 IN CNAME host\nhost 3600 IN A 127.0.0.1\n"
             "_mta-sts 3600 IN TXT \"v=STSv1; id=1;\"\n_smtp._tls 3600 IN TXT \"v=TLSRPTv1; rua=x\"\n"
             "_25._tcp.host 3600 IN TLSA 3 1 1 "
                 + tlsaFor(ecdsa.der, 3, 1, 1).association.toHex() + '\n');
    Evidence evidence = evidenceFrom(tree, {"host.partner.example", "_25._tcp.host.partner.example"});
    evidence.rules.trustAnchors = dnssec::zoneText(tree.anchors().at(DomainName()));
    HostEndpoint first = dialogueWith({ecdsa.der}, "host.partner.example");
    first.endpoint.transcript.append({.text = "220 mx.partner.example"});
    first.endpoint.capabilities = {u"STARTTLS"_qs};
    evidence.endpoints.append(first);
    HostEndpoint other = otherDialogueWith({rsa.der});
    other.endpoint.sni = name("host.partner.example");
    evidence.endpoints.append(other);
    mtasts::PolicyFetch fetch;
    fetch.url = u"https://mta-sts.partner.example/.well-known/mta-sts.txt"_qs;
    fetch.at = treeTime();
    fetch.outcome = mtasts::PolicyFetch::Outcome::Fetched;
    fetch.httpStatus = 200;
    fetch.mediaType = u"text/plain"_qs;
    fetch.body = "version: STSv1\nmode: enforce\nmax_age: 600\nmx: mx.partner.example\nmode: testing\n";
    const Hierarchy policyHost({u"mta-sts.partner.example"_qs}, treeTime());
    fetch.chain = policyHost.chain();
    evidence.rules.caCertificates = policyHost.root.certificatePem;
    evidence.policyFetch = fetch;
    mtasts::KnownPolicy known;
    known.domain = evidence.domain;
    known.id = u"0"_qs;
    known.text = "version: STSv1\nmode: testing\nmax_age: 604800\nmx: mx.partner.example\n";
    known.maxAge = std::chrono::seconds(604'800);
    known.firstSeen = known.fetchedAt = treeTime().addDays(-1);
    evidence.knownPolicies.append(known);
    evidence.cuts.append({.what = u"the answer to partner.example ANY"_qs, .octets = 70'000});
    ResolverTrial trial = planTrial({}, "rd-nosuch");
    trial.resolver = u"192.0.2.1#53"_qs;
    trial.judgedAt = treeTime();
    trial.exchanges = {evidence.exchanges.first()};
    trial.stream = evidence.exchanges.first();
    evidence.resolverTrials.append(trial);
    const dns::Question mx{evidence.domain, dns::RecordType::MX};
    SecondOpinion opinion;
    opinion.at = treeTime();
    opinion.servers.append(
        {name("ns.partner.example"), evidence.domain, u"192.0.2.53#53"_qs, {mx}, {tree.exchange(mx)}});
    evidence.secondOpinion = opinion;
    const Result<PartnerReport> report = judgeAgain(evidence, rulesOf(evidence));
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return toJson(*report);
}

/// One way to break a report.
struct Break {
    QString place;
    QJsonObject report;
};

/// Changes one value at each kind of place of a report, an array's elements being of one kind.
class Breaker {
public:
    explicit Breaker(QJsonObject report) : m_report(std::move(report)) { walk(m_report, {}, {}); }

    const QList<Break>& breaks() const { return m_breaks; }
    /// The members of each object that was seen.
    const QList<QSet<QString>>& shapes() const { return m_shapes; }

private:
    using Path = QList<QVariant>;

    static QJsonValue with(const QJsonValue& value, const Path& path, const QJsonValue& replaced)
    {
        if (path.isEmpty())
            return replaced;
        if (value.isArray()) {
            QJsonArray array = value.toArray();
            const int index = path.first().toInt();
            array[index] = with(array.at(index), path.mid(1), replaced);
            return array;
        }
        QJsonObject object = value.toObject();
        const QString key = path.first().toString();
        object.insert(key, with(object.value(key), path.mid(1), replaced));
        return object;
    }

    void add(const QString& what, const QString& kind, const Path& path, const QJsonValue& replaced)
    {
        m_breaks.append({u"%1 %2"_qs.arg(kind, what), with(m_report, path, replaced).toObject()});
    }

    void walk(const QJsonValue& value, const QString& kind, const Path& path)
    {
        if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (int i = 0; i < array.size(); ++i)
                walk(array.at(i), kind + u"[]"_qs, path + Path{i});
            return;
        }
        if (!value.isObject())
            return;
        const QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        m_shapes.append(QSet<QString>(keys.begin(), keys.end()));
        // A lookup is a lookup wherever it stands.
        const QString shape = keys.join(u',');
        const bool again = m_done.contains(shape);
        m_done.insert(shape);
        for (const QString& key : keys) {
            if (!again)
                breakMember(object, key, kind, path);
            walk(object.value(key), kind + u'.' + key, path + Path{key});
        }
        if (again)
            return;
        QJsonObject more = object;
        more.insert(u"unknown"_qs, 1);
        add(u"with an unknown member"_qs, kind, path, more);
    }

    void breakMember(const QJsonObject& object, const QString& key, const QString& kind, const Path& path)
    {
        static const QSet<QString> Optional{u"response"_qs, u"detail"_qs};
        const bool optional = Optional.contains(key) && kind.endsWith(u"exchanges[]"_qs);
        QJsonObject less = object;
        less.remove(key);
        if (!optional)
            add(u"without "_qs + key, kind, path, less);
        const QJsonValue value = object.value(key);
        QJsonObject wrong = object;
        wrong.insert(key, value.isObject() ? QJsonValue(u"x"_qs) : QJsonValue(QJsonObject{{u"x"_qs, 1}}));
        add(u"with another type of "_qs + key, kind, path, wrong);
    }

    QJsonObject m_report;
    QList<Break> m_breaks;
    QList<QSet<QString>> m_shapes;
    QSet<QString> m_done;
};

}  // namespace

/// The schema that scripts may rely on, and reports that do not follow it.
class TestReportSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFullReportFollowsIt();
    void isStrictEverywhere();
    void everyPartIsTried();
    void refusesBrokenReports();
    void refusesUnknownWords_data();
    void refusesUnknownWords();

private:
    SchemaCheck m_schema;
    QJsonObject m_report;
};

void TestReportSchema::initTestCase()
{
    m_report = fullReport();
}

void TestReportSchema::aFullReportFollowsIt()
{
    const QStringList faults = m_schema.faults(m_report);
    QVERIFY2(faults.isEmpty(),
             qPrintable(u"resources/schema/partner-report-1.json lacks what reports have, or asks for what "
                        "they lack:\n  "_qs
                        + faults.join(u"\n  "_qs)));
}

void TestReportSchema::isStrictEverywhere()
{
    QCOMPARE(m_schema.document().value(u"$schema"_qs).toString(),
             u"http://json-schema.org/draft-07/schema#"_qs);
    QList<QPair<QString, QJsonValue>> todo{{u"#"_qs, QJsonValue(m_schema.document())}};
    int objects = 0;
    while (!todo.isEmpty()) {
        const auto [place, value] = todo.takeLast();
        if (value.isArray()) {
            for (const QJsonValue part : value.toArray())
                todo.append({place, part});
            continue;
        }
        const QJsonObject object = value.toObject();
        if (object.value(u"properties"_qs).isObject() && object.value(u"type"_qs) == u"object"_qs) {
            ++objects;
            QVERIFY2(object.value(u"additionalProperties"_qs) == QJsonValue(false), qPrintable(place));
            QVERIFY2(object.value(u"required"_qs).isArray(), qPrintable(place));
        }
        for (auto member = object.begin(); member != object.end(); ++member)
            todo.append({place + u'/' + member.key(), member.value()});
    }
    QVERIFY(objects > 30);
}

void TestReportSchema::everyPartIsTried()
{
    const Breaker breaker(m_report);
    const QJsonObject definitions = m_schema.document().value(u"definitions"_qs).toObject();
    for (auto definition = definitions.begin(); definition != definitions.end(); ++definition) {
        const QJsonArray required = definition.value().toObject().value(u"required"_qs).toArray();
        if (required.isEmpty())
            continue;
        QSet<QString> keys;
        for (const QJsonValue key : required)
            keys.insert(key.toString());
        const bool seen = std::any_of(breaker.shapes().begin(), breaker.shapes().end(),
                                      [&keys](const QSet<QString>& shape) { return shape.contains(keys); });
        QVERIFY2(seen, qPrintable(u"the full report of this test has no "_qs + definition.key()));
    }
}

void TestReportSchema::refusesBrokenReports()
{
    const Breaker breaker(m_report);
    QVERIFY(breaker.breaks().size() > 400);
    QStringList passed;
    for (const Break& broken : breaker.breaks()) {
        if (m_schema.faults(broken.report).isEmpty())
            passed.append(broken.place);
    }
    QVERIFY2(passed.isEmpty(), qPrintable(passed.join(u'\n')));
}

void TestReportSchema::refusesUnknownWords_data()
{
    QTest::addColumn<QStringList>("path");
    const auto row = [](const char* path) { QTest::newRow(path) << QString::fromLatin1(path).split(u'.'); };
    row("schema");
    row("startedAt");
    row("mx.kind");
    row("mx.dnssec");
    row("mx.lookup.outcome");
    row("mx.lookup.fault");
    row("dane.outcome");
    row("dane.reason");
    row("mtaSts.outcome");
    row("mtaSts.mode");
    row("observation.mx");
    row("observation.sts");
    row("evidence.judgedAt");
    row("mx.hosts.0.tlsa");
    row("mx.hosts.0.dane.outcome");
    row("mx.hosts.0.endpoints.0.dane.outcome");
    row("mx.hosts.0.endpoints.0.pkix.problem");
    row("checks.0.check");
    row("checks.0.state");
    row("findings.0.severity");
    row("findings.0.party");
    row("delivery.0.smtpDaneMode");
    row("delivery.0.mtaStsMode");
    row("delivery.0.outcome");
    row("delivery.0.security");
    row("delivery.0.reason");
    row("delivery.0.finalStatus");
    row("evidence.exchanges.0.outcome");
    row("evidence.exchanges.0.transport");
    row("evidence.endpoints.0.dialogue.stage");
    row("evidence.endpoints.0.dialogue.outcome");
    row("evidence.endpoints.0.dialogue.certificateType");
    row("evidence.endpoints.0.dialogue.handshake.outcome");
    row("evidence.policyFetch.outcome");
}

void TestReportSchema::refusesUnknownWords()
{
    QFETCH(QStringList, path);
    const std::function<QJsonValue(const QJsonValue&, qsizetype)> changed =
        [&](const QJsonValue& value, qsizetype depth) -> QJsonValue {
        if (depth == path.size())
            return u"No such word"_qs;
        if (value.isArray()) {
            QJsonArray array = value.toArray();
            const int index = path.at(depth).toInt();
            array[index] = changed(array.at(index), depth + 1);
            return array;
        }
        QJsonObject object = value.toObject();
        if (!object.contains(path.at(depth)))
            qFatal("no %s", qPrintable(path.at(depth)));
        object.insert(path.at(depth), changed(object.value(path.at(depth)), depth + 1));
        return object;
    };
    QVERIFY(!m_schema.faults(changed(m_report, 0).toObject()).isEmpty());
}

QTEST_GUILESS_MAIN(TestReportSchema)
#include "tst_reportschema.moc"
