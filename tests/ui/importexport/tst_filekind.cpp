// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qttest.h"
#include "ui/importexport/filekind.h"

using namespace relaydeck::ui;

/// What is dropped on the window is told by its content.
class TestFileKind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindOf_data();
    void kindOf();
};

void TestFileKind::kindOf_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const QByteArray& content, FileKind kind) {
        QTest::newRow(name) << content << int(kind);
    };
    row("a report", R"({"domain":"a","schema":"relaydeck.partner-report/1"})", FileKind::Report);
    row("many reports", "{\"schema\":\"relaydeck.partner-report/1\"}\n{}", FileKind::Report);
    row("evidence alone", R"({"schema": "relaydeck.evidence/1"})", FileKind::Report);
    row("RFC 8460 4.4: JSON", R"({"organization-name":"Sender","policies":[]})", FileKind::TlsReport);
    row("RFC 8460: without a name", R"({"date-range":{},"policies":[]})", FileKind::TlsReport);
    row("RFC 8460 5.1: gzip", QByteArray("\x1f\x8b\x08\x00", 4), FileKind::TlsReport);
    row("RFC 8460 5.3: mail", "Received: from a\r\nSubject: Report\r\nContent-Type: multipart/report\r\n\r\n",
        FileKind::TlsReport);
    row("RFC 4155: mailbox", "From a@b Sat Jan 1\nFrom: a@b\nMIME-Version: 1.0\n\n", FileKind::TlsReport);
    row("connectors", R"([{"Name":"Nordbank","RecipientDomains":["nordbank.example"]}])",
        FileKind::Connectors);
    row("text of Format-List", "Name : Nordbank\nEnabled : True\n", FileKind::Connectors);
    row("CSV", "Name,Enabled\nNordbank,True\n", FileKind::Connectors);
    row("nothing", {}, FileKind::Connectors);
}

void TestFileKind::kindOf()
{
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QCOMPARE(int(fileKindOf(content)), kind);
}

QTEST_GUILESS_MAIN(TestFileKind)
#include "tst_filekind.moc"
