// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// The vocabulary of the filter: its keys, and the values of those keys that have a fixed list of them.
/// Parser, matching, completion and help all read it here.
namespace relaydeck::ui {

enum class FilterKey {
    Text,  ///< no key: in the name, a domain, a smart host or the comment
    Name,
    Domain,
    Comment,
    Mode,
    Dane,
    Sts,
    Result,
    Age,
    State,
    Type,
    Tls,
    Routing,
    Changed,
};

/// What a connector can be, as bits of one key.
namespace filterbits {

inline constexpr quint32 Opportunistic = 1;
inline constexpr quint32 Mandatory = 2;
inline constexpr quint32 None = 4;
inline constexpr quint32 Unset = 8;  ///< beside Opportunistic, which it works as
inline constexpr quint32 On = 1;
inline constexpr quint32 Off = 2;
inline constexpr quint32 Partner = 1;
inline constexpr quint32 OnPremises = 2;
inline constexpr quint32 NoType = 4;
inline constexpr quint32 Mx = 1;
inline constexpr quint32 SmartHost = 2;
inline constexpr quint32 Rule = 4;
inline constexpr quint32 Edited = 1;  ///< not as in the tenant
inline constexpr quint32 Made = 2;  ///< not in the tenant at all
inline constexpr quint32 AsInTenant = 4;

}  // namespace filterbits

struct FilterOption {
    const char* word;  ///< lower case
    quint32 bits;  ///< any of them fits
    const char* meaning;  ///< in the context FilterWords
};

struct FilterKeyWords {
    FilterKey key;
    const char* word;  ///< lower case, without the colon
    const char* meaning;  ///< in the context FilterWords
    QList<FilterOption> options;  ///< empty: any text, or an age
};

/// All but Text, in the order in which they are offered.
const QList<FilterKeyWords>& filterKeys();
const FilterKeyWords* filterKey(FilterKey key);
/// Case does not count.
std::optional<FilterKey> filterKeyFromWord(const QString& word);
/// The ages that are offered; any other can be written.
const QList<FilterOption>& offeredAges();

inline QString filterMeaning(const char* meaning)
{
    return QCoreApplication::translate("FilterWords", meaning);
}

}  // namespace relaydeck::ui
