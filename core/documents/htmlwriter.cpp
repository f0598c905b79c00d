// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/htmlwriter.h"

namespace relaydeck::documents {

namespace {

// The colors are those of the window's tokens. Breaking a table row or a framed sentence over two pages would
// part a finding from its remedy.
constexpr auto Style = R"(
:root{color-scheme:light dark;--page:#fff;--card:#fff;--text:#1a2130;--text2:#525c6e;--line:#e1e4ea;--sunken:#f6f7f9;
--positive:#0a6650;--positive-fill:#dff3ec;--steel:#33557a;--steel-fill:#e7eef5;--warning:#84480a;--warning-fill:#fcf0da;
--negative:#a3182a;--negative-fill:#fce5e7;--neutral:#475163;--neutral-fill:#edeff3;--accent:#2b5bd7}
@media screen and (prefers-color-scheme:dark){:root{--page:#171a20;--card:#1c2028;--text:#e6e9ef;--text2:#a7b0c0;--line:#2c333f;
--sunken:#15181e;--positive:#74d9bc;--positive-fill:#12352d;--steel:#a9c4e0;--steel-fill:#1f2c3a;--warning:#f0bc69;
--warning-fill:#3a2b12;--negative:#ff9aa2;--negative-fill:#401c22;--neutral:#b3bccb;--neutral-fill:#2b313c;--accent:#7ea4ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px;max-width:980px;background:var(--page);color:var(--text);
font:15px/1.5 Inter,"Noto Sans",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:26px;line-height:1.25;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px;padding-top:8px;border-top:1px solid var(--line)}
h3{font-size:15px;margin:20px 0 6px}p{margin:6px 0;unicode-bidi:plaintext}.small{color:var(--text2);font-size:13px}
.banner{border:1px solid;border-radius:9px;padding:12px 16px;margin:16px 0}.banner b{font-size:17px}
table{border-collapse:collapse;width:100%;margin:8px 0}th{color:var(--text2);font-size:13px;font-weight:600;border-bottom:1px solid var(--line)}
th,td{text-align:start;vertical-align:top;padding:6px 12px 6px 0;unicode-bidi:isolate}td{border-bottom:1px solid var(--line)}
td.fixed,pre{font-family:"JetBrains Mono",Hack,ui-monospace,monospace;font-size:13px}
td.positive,td.steel,td.warning,td.negative,td.neutral{padding-inline-start:8px}
pre{direction:ltr;background:var(--sunken);border:1px solid var(--line);border-radius:6px;padding:10px;white-space:pre-wrap}
ul{margin:6px 0;padding-inline-start:22px}li{unicode-bidi:plaintext}
.now{outline:2px solid var(--accent);outline-offset:-2px}.now::after{content:" NOW";font-size:11px;font-weight:600;color:var(--accent)}
.positive{color:var(--positive);background:var(--positive-fill)}.steel{color:var(--steel);background:var(--steel-fill)}
.warning{color:var(--warning);background:var(--warning-fill)}.negative{color:var(--negative);background:var(--negative-fill)}
.neutral{color:var(--neutral);background:var(--neutral-fill)}
p.positive,p.steel,p.warning,p.negative,p.neutral{background:none;font-weight:600}
footer{margin-top:32px;border-top:1px solid var(--line);padding-top:8px;color:var(--text2);font-size:13px}
@page{margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages)}}
@media print{body{max-width:none;padding:0;font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,h3{break-after:avoid}tr,.banner,li{break-inside:avoid}thead{display:table-header-group}pre{font-size:8pt}}
)";

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Positive:
        return QStringLiteral("positive");
    case Tone::Steel:
        return QStringLiteral("steel");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Negative:
        return QStringLiteral("negative");
    case Tone::Neutral:
        return QStringLiteral("neutral");
    }
    Q_UNREACHABLE();
}

QString classes(QStringList names)
{
    names.removeAll(QString());
    return names.isEmpty() ? QString() : QStringLiteral(" class=\"%1\"").arg(names.join(u' '));
}

/// Writes each kind of part. Multiple arguments go into one arg(), so that a "%1" inside a text stays.
class Writer {
public:
    void operator()(const Heading& part)
    {
        m_html += QStringLiteral("<h%1>%2</h%1>\n").arg(QString::number(part.level), escaped(part.text));
    }

    void operator()(const Paragraph& part)
    {
        const QString kind = part.small ? QStringLiteral("small") : QString();
        m_html +=
            QStringLiteral("<p%1>%2</p>\n").arg(classes({kind, toneName(part.tone)}), escaped(part.text));
    }

    void operator()(const Banner& part)
    {
        m_html += QStringLiteral("<div%1><b>%2</b><p>%3</p></div>\n")
                      .arg(classes({QStringLiteral("banner"), toneName(part.tone)}), escaped(part.title),
                           escaped(part.text));
    }

    void operator()(const Table& part)
    {
        m_html += QStringLiteral("<table>\n");
        if (!part.header.isEmpty()) {
            m_html += QStringLiteral("<thead><tr>");
            for (const QString& title : part.header)
                m_html += QStringLiteral("<th scope=\"col\">%1</th>").arg(escaped(title));
            m_html += QStringLiteral("</tr></thead>\n");
        }
        m_html += QStringLiteral("<tbody>\n");
        for (const QList<Cell>& row : part.rows)
            writeRow(row);
        m_html += QStringLiteral("</tbody></table>\n");
        if (part.leftOut > 0)
            (*this)(note(QStringLiteral("%1 more rows are left out.").arg(part.leftOut)));
    }

    void operator()(const ListPart& part)
    {
        m_html += QStringLiteral("<ul>\n");
        for (const QString& item : part.items)
            m_html += QStringLiteral("<li>%1</li>\n").arg(escaped(item));
        m_html += QStringLiteral("</ul>\n");
    }

    void operator()(const Verbatim& part)
    {
        // An HTML parser drops a first line end inside of <pre>.
        m_html += QStringLiteral("<pre>\n%1</pre>\n").arg(escaped(part.text));
        if (part.cut)
            (*this)(note(QStringLiteral("The rest is left out.")));
    }

    static QString escaped(const QString& text) { return text.toHtmlEscaped(); }

    const QString& html() const { return m_html; }

private:
    void writeRow(const QList<Cell>& row)
    {
        m_html += QStringLiteral("<tr>");
        for (const Cell& cell : row)
            m_html += QStringLiteral("<td%1>%2</td>")
                          .arg(classes({toneName(cell.tone), cell.fixed ? QStringLiteral("fixed") : QString(),
                                        cell.marked ? QStringLiteral("now") : QString()}),
                               escaped(cell.text));
        m_html += QStringLiteral("</tr>\n");
    }

    QString m_html;
};

}  // namespace

QByteArray toHtml(const Document& document)
{
    Writer writer;
    for (const Part& part : document.parts)
        std::visit(writer, part);
    // Nothing may be fetched or run, whatever stands in the texts.
    QString html =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
        + QStringLiteral("<title>%1</title>\n<style>").arg(Writer::escaped(document.title));
    html += QLatin1StringView(Style);
    html += QStringLiteral("</style>\n</head>\n<body>\n") + writer.html();
    html += QStringLiteral("<footer>%1</footer>\n</body>\n</html>\n").arg(Writer::escaped(document.footer));
    return html.toUtf8();
}

}  // namespace relaydeck::documents
