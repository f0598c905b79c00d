// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/filterwords.h"

#include <chrono>

/// The language of the filter. Words stand apart by spaces, and all must fit:
///
///     filter  = *( SP / word )
///     word    = [ "-" ] ( key ":" values / value )      "-": must not fit
///     values  = value *( "," value )                    any of them fits; lists only where a key has fixed
///     values value   = 1*( char / DQUOTE *char DQUOTE )        quotes keep spaces, commas and colons as they
///     are key     = "result" / "mode" / "dane" / "sts" / "domain" / "age" / "state" / "type" / "tls" /
///     "routing" / "changed"
///             / "name" / "comment"
///     age     = "never" / ( ">" / "<" ) 1*5DIGIT ( "m" / "h" / "d" / "w" )
///
/// Case does not count. A value without a key is looked for in name, domains, smart hosts and comment.
/// Letters with a colon behind them are always a key, so that a mistyped one is told and not searched for;
/// what has other characters before its colon (`2001:db8::25`) is text. A quote that is still open ends with
/// the text.
namespace relaydeck::ui {

/// One word of the filter as it is written.
struct FilterWord {
    qsizetype begin = 0;  ///< place in the text, with the minus
    qsizetype length = 0;
    bool negated = false;
    bool hasKey = false;
    QString key;  ///< as written
    QStringList values;  ///< quotes taken off; split at commas outside of quotes
    QString text;  ///< all of it behind the key, quotes taken off

    qsizetype end() const { return begin + length; }
};

QList<FilterWord> splitFilter(const QString& text);

enum class AgeRule { None, Never, Older, Younger };

/// One condition.
struct FilterTerm {
    FilterKey key = FilterKey::Text;
    bool negated = false;
    QString value;  ///< folded; for the keys without fixed values
    quint32 bits = 0;  ///< for the keys with fixed values: one of them
    AgeRule ageRule = AgeRule::None;
    std::chrono::seconds age{0};

    friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

struct FilterQuery {
    QList<FilterTerm> terms;  ///< in the order of the words; all must fit

    bool isEmpty() const { return terms.isEmpty(); }
    /// It says something about time, so what fits changes by itself.
    bool dependsOnTime() const;

    friend bool operator==(const FilterQuery&, const FilterQuery&) = default;
};

struct FilterError {
    enum class Kind { UnknownKey, MissingValue, UnknownValue, BadAge };

    Kind kind = Kind::UnknownKey;
    QString key;  ///< as written
    QString value;  ///< as written
    qsizetype word = 0;  ///< place among the words

    friend bool operator==(const FilterError&, const FilterError&) = default;
};

struct FilterParse {
    FilterQuery query;  ///< empty when there is an error
    std::optional<FilterError> error;  ///< the first one
};

/// Longer texts are cut: nobody types them.
inline constexpr qsizetype MaxFilterLength = 1000;

FilterParse parseFilter(const QString& text);
/// What the words that make sense ask for.
FilterQuery sensibleQuery(const QString& text);
/// What is wrong, and what to write instead.
QString filterErrorText(const FilterError& error);

/// `value` as it must be written to be taken as one value.
QString quotedFilterValue(const QString& value);

}  // namespace relaydeck::ui
