// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/comparisondocument.h"
#include "core/documents/htmlwriter.h"
#include "core/documents/reportdocument.h"
#include "tests/support/goldenfile.h"
#include "tests/support/hostilereport.h"
#include "tests/support/qttest.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

using namespace relaydeck;
using namespace relaydeck::documents;

/// Reports as HTML: complete, self-contained, and harmless whatever partners send.
class TestHtmlWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void golden();
    void hostileTextIsPlain();
    void elementsAreBalanced();
    void nothingIsFetched();
    void sizeIsBounded();
    void everyPartIsEscaped_data();
    void everyPartIsEscaped();
    void comparisonOfTheSame();

private:
    /// Without the style, which is ours and not XML.
    QByteArray body() const
    {
        const qsizetype begin = m_html.indexOf("<body>");
        return m_html.mid(begin, m_html.indexOf("</body>") + 7 - begin);
    }

    QByteArray m_html;
};

void TestHtmlWriter::initTestCase()
{
    m_html = toHtml(reportDocument(test::hostileReport(), {.policy = {}, .modesOf = u"service default"_qs}));
}

void TestHtmlWriter::golden()
{
    QCOMPARE(test::differsFromGolden(u"documents/hostile-report.html"_qs, m_html), QString());
}

void TestHtmlWriter::hostileTextIsPlain()
{
    QVERIFY(!m_html.contains("<script"));
    QVERIFY(!m_html.contains("<img"));
    QVERIFY(m_html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    // Control characters and overrides are to be seen, not to act.
    const QString text = QString::fromUtf8(m_html);
    QVERIFY(text.contains(u"\\x1b[31m"));
    QVERIFY(text.contains(u"\\u202e"));
    for (const QChar c : text) {
        const bool allowed = c == u'\n' || c.category() != QChar::Other_Control;
        QVERIFY2(allowed && c.category() != QChar::Other_Format,
                 qPrintable(QString::number(c.unicode(), 16)));
    }
}

void TestHtmlWriter::elementsAreBalanced()
{
    QXmlStreamReader reader(body());
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestHtmlWriter::nothingIsFetched()
{
    static const QRegularExpression outside(u"(src|href|action|url)\\s*[=(]"_qs);
    const QString text = QString::fromUtf8(m_html);
    // What hostile texts say stands between tags; only what stands in a tag could act.
    static const QRegularExpression tags(u"<[^>]*>"_qs);
    auto found = tags.globalMatch(text);
    while (found.hasNext())
        QVERIFY(!outside.match(found.next().captured()).hasMatch());
    QVERIFY(text.contains(u"default-src 'none'"));
    QVERIFY(text.contains(u"prefers-color-scheme:dark"));
    QVERIFY(text.contains(u"@media print"));
}

void TestHtmlWriter::sizeIsBounded()
{
    // Two names of a megabyte are in it.
    QVERIFY2(m_html.size() < 100'000, qPrintable(QString::number(m_html.size())));
}

void TestHtmlWriter::everyPartIsEscaped_data()
{
    const QString attack = u"<b onclick='x'>&\"%1"_qs;
    QTest::addColumn<Document>("document");
    const auto row = [](const char* name, const Part& part) {
        QTest::newRow(name) << Document{.title = u"t"_qs, .footer = {}, .parts = {part}};
    };
    Table table{.header = {attack}, .rows = {}, .leftOut = 0};
    addRow(table, {cell(attack), fixedCell(attack, Tone::Negative)});
    row("heading", heading(2, attack));
    row("paragraph", paragraph(attack));
    row("banner", banner(attack, attack, Tone::Warning));
    row("table", table);
    row("list", listPart({attack}));
    row("verbatim", verbatim(attack));
    QTest::newRow("title") << Document{.title = attack, .footer = {}, .parts = {}};
    QTest::newRow("footer") << Document{.title = {}, .footer = attack, .parts = {}};
}

void TestHtmlWriter::everyPartIsEscaped()
{
    QFETCH(Document, document);
    const QByteArray html = toHtml(document);
    QVERIFY(!html.contains("<b "));
    QVERIFY(html.contains("&lt;b onclick='x'&gt;&amp;&quot;%1"));
}

void TestHtmlWriter::comparisonOfTheSame()
{
    const partnertest::PartnerReport report = test::hostileReport();
    const auto comparison = partnertest::compareReports(report, report);
    QVERIFY(!comparison.hasChanges());
    const QByteArray html = toHtml(comparisonDocument(comparison, report.domain()));
    QVERIFY(html.contains("Nothing has changed"));
    QVERIFY(!html.contains("<table>"));
}

QTEST_GUILESS_MAIN(TestHtmlWriter)
#include "tst_htmlwriter.moc"
