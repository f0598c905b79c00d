// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domaininput.h"

#include <QtTest/QtTest>

using namespace relaydeck::ui;

class TestDomainInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void saysWhatItTrimmed();
    void isBounded();
};

void TestDomainInput::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("domains");
    QTest::addColumn<QStringList>("rejected");

    const auto row = [](const char* name, const char* text, const char* domains, const char* rejected) {
        const auto words = [](const char* list) {
            return QString::fromUtf8(list).split(u' ', Qt::SkipEmptyParts);
        };
        QTest::newRow(name) << QString::fromUtf8(text) << words(domains) << words(rejected);
    };
    row("nothing", " \n\t ", "", "");
    row("spaces, commas, lines", "a.example, b.example\nc.example;d.example\te.example",
        "a.example b.example c.example d.example e.example", "");
    row("each once, without regard to case", "A.example a.example. a.EXAMPLE", "a.example", "");
    row("a mail address", "Doe <jane.doe@mail.example>", "mail.example", "Doe");
    row("mailto", "mailto:jane@mail.example", "mail.example", "");
    row("a URL", "https://user@www.shop.example:8443/path?to=x@y.example#z", "www.shop.example", "");
    row("an international name", "b\u00fccher.example", "xn--bcher-kva.example", "");
    row("no domains", "192.0.2.1 -x.example <b>", "", "192.0.2.1 -x.example <b>");
}

void TestDomainInput::reads()
{
    QFETCH(QString, text);
    const DomainInput input = readDomains(text);
    QTEST(input.domains, "domains");
    QTEST(input.rejected, "rejected");
}

void TestDomainInput::saysWhatItTrimmed()
{
    QCOMPARE(readDomains(QStringLiteral("a@b.example https://c.example/ d.example")).trimmed, 2);
}

void TestDomainInput::isBounded()
{
    QString text;
    for (int i = 0; i < MaxPastedDomains + 7; ++i)
        text += QStringLiteral("d%1.example ").arg(i);
    const DomainInput input = readDomains(text);
    QCOMPARE(input.domains.size(), MaxPastedDomains);
    QCOMPARE(input.leftOut, 7);
}

QTEST_GUILESS_MAIN(TestDomainInput)
#include "tst_domaininput.moc"
