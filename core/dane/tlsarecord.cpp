// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dane/tlsarecord.h"

#include "core/tls/certificate.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <array>

namespace relaydeck::dane {

namespace {

constexpr qsizetype MaxTextLength = 200'000;  // of a certificate in full, with room for spaces

enum MatchingType : quint8 { Full = 0, Sha256 = 1, Sha512 = 2 };

struct Mnemonic {
    QLatin1String name;
    quint8 value;
};

// RFC 7218 2.
constexpr std::array Usages{
    Mnemonic{QLatin1String("PKIX-TA"), 0},    Mnemonic{QLatin1String("PKIX-EE"), 1},
    Mnemonic{QLatin1String("DANE-TA"), 2},    Mnemonic{QLatin1String("DANE-EE"), 3},
    Mnemonic{QLatin1String("PrivCert"), 255},
};
constexpr std::array Selectors{
    Mnemonic{QLatin1String("Cert"), 0},
    Mnemonic{QLatin1String("SPKI"), 1},
    Mnemonic{QLatin1String("PrivSel"), 255},
};
constexpr std::array MatchingTypes{
    Mnemonic{QLatin1String("Full"), 0},
    Mnemonic{QLatin1String("SHA2-256"), 1},
    Mnemonic{QLatin1String("SHA2-512"), 2},
    Mnemonic{QLatin1String("PrivMatch"), 255},
};

template<typename Mnemonics>
std::optional<quint8> numberOf(const QString& word, const Mnemonics& mnemonics)
{
    bool ok = false;
    const uint number = word.toUInt(&ok);
    if (ok && number <= 255)
        return static_cast<quint8>(number);
    for (const Mnemonic& mnemonic : mnemonics) {
        if (word.compare(mnemonic.name, Qt::CaseInsensitive) == 0)
            return mnemonic.value;
    }
    return std::nullopt;
}

bool isFullDataReadable(const dns::TlsaData& record)
{
    return record.selector == 0 ? tls::parseCertificate(record.association).ok()
                                : tls::isPublicKey(record.association);
}

Error unreadable(const QString& sentence)
{
    return {ErrorCode::InvalidArgument, sentence};
}

}  // namespace

Usability usabilityOf(const dns::TlsaData& record)
{
    if (record.usage < DaneTa)
        return Usability::UsageNotForSmtp;
    if (record.usage > DaneEe)
        return Usability::UnknownUsage;
    if (record.selector > 1)
        return Usability::UnknownSelector;
    switch (record.matchingType) {
    case Full:
        return isFullDataReadable(record) ? Usability::Usable : Usability::Malformed;
    case Sha256:
        return record.association.size() == 32 ? Usability::Usable : Usability::WrongLength;
    case Sha512:
        return record.association.size() == 64 ? Usability::Usable : Usability::WrongLength;
    default:
        return Usability::UnknownMatchingType;
    }
}

bool isUsable(const dns::TlsaData& record)
{
    return usabilityOf(record) == Usability::Usable;
}

bool isHashOfNothing(const dns::TlsaData& record)
{
    static const QByteArray Nothing256 = QCryptographicHash::hash({}, QCryptographicHash::Sha256);
    static const QByteArray Nothing512 = QCryptographicHash::hash({}, QCryptographicHash::Sha512);
    return (record.matchingType == Sha256 && record.association == Nothing256)
        || (record.matchingType == Sha512 && record.association == Nothing512);
}

QSet<int> setAsideByAgility(const QList<dns::TlsaData>& records)
{
    const auto strongerExists = [&records](const dns::TlsaData& weaker) {
        return std::any_of(records.begin(), records.end(), [&weaker](const dns::TlsaData& other) {
            return other.matchingType == Sha512 && other.usage == weaker.usage
                && other.selector == weaker.selector && isUsable(other);
        });
    };
    QSet<int> setAside;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const dns::TlsaData& record = records.at(i);
        if (record.matchingType == Sha256 && isUsable(record) && strongerExists(record))
            setAside.insert(static_cast<int>(i));
    }
    return setAside;
}

QString recordText(const dns::TlsaData& record)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(record.usage)
        .arg(record.selector)
        .arg(record.matchingType)
        .arg(QString::fromLatin1(record.association.toHex()));
}

QString zoneLine(const DomainName& owner, const dns::TlsaData& record)
{
    return QStringLiteral("%1. IN TLSA %2").arg(owner.toString(), recordText(record));
}

Result<dns::TlsaData> recordFromText(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\s()\"]+"));
    if (text.size() > MaxTextLength)
        return unreadable(QStringLiteral("The text is too long for a TLSA record."));
    QStringList words = text.section(u';', 0, 0).split(separators, Qt::SkipEmptyParts);
    const qsizetype type =
        words.indexOf(QRegularExpression(QStringLiteral("TLSA"), QRegularExpression::CaseInsensitiveOption));
    if (type >= 0)
        words = words.mid(type + 1);
    if (words.size() < 4)
        return unreadable(
            QStringLiteral("A TLSA record has four parts: certificate usage, selector, matching type "
                           "and data, such as “3 1 1 0123…”."));

    const std::optional<quint8> usage = numberOf(words.at(0), Usages);
    const std::optional<quint8> selector = numberOf(words.at(1), Selectors);
    const std::optional<quint8> matchingType = numberOf(words.at(2), MatchingTypes);
    if (!usage || !selector || !matchingType)
        return unreadable(
            QStringLiteral("Certificate usage, selector and matching type must be numbers from 0 to "
                           "255, such as “3 1 1”."));
    const QString digits = words.mid(3).join(QString());
    static const QRegularExpression hexadecimal(QStringLiteral("\\A([0-9A-Fa-f]{2})+\\z"));
    if (!hexadecimal.match(digits).hasMatch())
        return unreadable(QStringLiteral("The data of a TLSA record must be pairs of hexadecimal digits."));
    return dns::TlsaData{*usage, *selector, *matchingType, QByteArray::fromHex(digits.toLatin1())};
}

}  // namespace relaydeck::dane
