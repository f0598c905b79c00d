// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// Domains out of what people paste: lists from spreadsheets and mails, addresses, links.
namespace relaydeck {

/// One word of such a text.
struct PastedWord {
    enum class Kind { Domain, Address, Url };

    Kind kind = Kind::Domain;  ///< what the domain was part of
    QString domain;  ///< not checked; empty where there is none in the word
};

/// `<ada@x.example>` and `mailto:ada@x.example` are the address's domain, `https://x.example:443/path` the
/// host; brackets and quotes around a word do not count.
PastedWord pastedWord(QString word);

/// The words of a text: what stands between spaces, commas, semicolons or line ends.
QStringList pastedWords(const QString& text);

/// Recipient domains read from a text.
struct PastedDomains {
    QStringList domains;  ///< as DomainPattern::toString() has them, or as typed where they are none
    int addresses = 0;  ///< mail addresses that were read as their domain
    int urls = 0;
    int repeated = 0;  ///< left out, since they stand there already
    int leftOut = 0;  ///< beyond MaxPastedPatterns

    friend bool operator==(const PastedDomains&, const PastedDomains&) = default;
};

/// So many domains are read from one paste: more than a connector takes.
inline constexpr qsizetype MaxPastedPatterns = 2000;

/// Each once, in the order given. What is no domain stays as it was typed, so that whoever typed it sees it.
PastedDomains pastedDomains(const QString& text);

}  // namespace relaydeck
