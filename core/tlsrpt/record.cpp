// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tlsrpt/record.h"

#include "core/base/plaintext.h"
#include "core/base/versionedtext.h"

#include <QtCore/QUrl>

#include <algorithm>

namespace relaydeck::tlsrpt {

namespace {

constexpr qsizetype MaxUris = 20;

QString quoted(const QByteArray& text)
{
    return QStringLiteral("\"%1\"").arg(plainText(text, 80));
}

class Parser {
public:
    explicit Parser(TxtRecord& record) : m_record(record) { }

    /// The fields of the one record that counts.
    void parse(const QList<QByteArray>& fields)
    {
        bool malformed = false;
        for (const QByteArray& field : fields) {
            if (!parseField(field))
                malformed = true;
        }
        if (!m_ruaSeen)
            problem(QStringLiteral("The record has no rua: nowhere to send reports to."));
        // A URI of another kind is passed over by senders (RFC 8460 3), as long as one is left.
        const bool valid = !malformed && !m_record.reportUris.isEmpty();
        m_record.state = valid ? TxtRecord::State::Valid : TxtRecord::State::Invalid;
        if (!valid)
            m_record.reportUris.clear();
    }

private:
    bool parseField(const QByteArray& field)
    {
        const qsizetype equals = field.indexOf('=');
        const QByteArray name = field.left(equals);
        if (equals > 0 && name == "rua")
            return parseRua(field.mid(equals + 1));
        if (equals > 0 && isExtensionName(name) && isExtensionValue(field.mid(equals + 1)))
            return true;  // ignored (RFC 8460 3)
        problem(field.isEmpty() ? QStringLiteral("There is an empty field between two semicolons.")
                                : QStringLiteral("%1 is no \"name=value\" field.").arg(quoted(field)));
        return false;
    }

    bool parseRua(const QByteArray& value)
    {
        if (std::exchange(m_ruaSeen, true)) {
            problem(QStringLiteral("The record has more than one rua."));
            return false;
        }
        for (const QByteArray& item : value.split(',')) {
            const QByteArray text = withoutWhitespace(item);
            if (m_record.reportUris.size() == MaxUris) {
                problem(QStringLiteral("The rua has more than %1 addresses.").arg(MaxUris));
                return false;
            }
            if (isReportUri(text))
                m_record.reportUris.append(QString::fromLatin1(text));
        }
        return true;
    }

    bool isReportUri(const QByteArray& text)
    {
        // RFC 8460 3: a URI in which "!", "," and ";" are encoded.
        const bool printable =
            std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '!'; });
        const QUrl url = printable ? QUrl(QString::fromLatin1(text), QUrl::StrictMode) : QUrl();
        if (!url.isValid() || url.scheme().isEmpty()) {
            problem(QStringLiteral("The rua %1 is no URI.").arg(quoted(text)));
            return false;
        }
        if (url.scheme() == QLatin1StringView("mailto")) {
            const QString address = url.path();
            const qsizetype at = address.lastIndexOf(u'@');
            if (at > 0 && at < address.size() - 1)
                return true;
            problem(QStringLiteral("The rua %1 has no mail address.").arg(quoted(text)));
            return false;
        }
        if (url.scheme() == QLatin1StringView("https")) {
            if (!url.host().isEmpty())
                return true;
            problem(QStringLiteral("The rua %1 has no host.").arg(quoted(text)));
            return false;
        }
        problem(QStringLiteral("The rua %1 is neither a mailto: nor an https: address.").arg(quoted(text)));
        return false;
    }

    void problem(const QString& sentence) { m_record.problems.append(sentence); }

    TxtRecord& m_record;
    bool m_ruaSeen = false;
};

}  // namespace

TxtRecord findRecordIn(const QList<QByteArray>& texts)
{
    const VersionedText found = findVersioned(texts, "v=TLSRPTv1");  // RFC 8460 3
    TxtRecord record{.count = found.count, .problems = found.problems};
    if (found.count > 1)
        record.state = TxtRecord::State::Several;
    else if (found.count == 1)
        Parser(record).parse(found.fields);
    return record;
}

}  // namespace relaydeck::tlsrpt
