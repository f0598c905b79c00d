// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filterquery.h"

#include "core/base/plaintext.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relaydeck::ui::FilterQuery)
};

constexpr qsizetype MaxAgeDigits = 5;
constexpr qsizetype ShownLength = 40;

bool isKeyLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Reads one word from `begin`, where no space is.
FilterWord readWord(const QString& text, qsizetype begin)
{
    FilterWord word;
    word.begin = begin;
    qsizetype at = begin;
    const auto atSpace = [&text](qsizetype place) {
        return place >= text.size() || text.at(place).isSpace();
    };
    if (text.at(at) == u'-' && !atSpace(at + 1)) {
        word.negated = true;
        ++at;
    }
    qsizetype colon = at;
    while (colon < text.size() && isKeyLetter(text.at(colon)))
        ++colon;
    if (colon > at && colon < text.size() && text.at(colon) == u':') {
        word.hasKey = true;
        word.key = text.mid(at, colon - at);
        at = colon + 1;
    }
    QString value;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c == u'"') {
            quoted = !quoted;
            continue;
        }
        if (!quoted && c.isSpace())
            break;
        word.text += c;
        if (!quoted && c == u',') {
            word.values.append(value);
            value.clear();
        } else {
            value += c;
        }
    }
    word.values.append(value);
    word.length = at - begin;
    return word;
}

/// `>24h`, `<7d`, `never`.
bool readAge(const QString& text, FilterTerm& term)
{
    if (text == u"never") {
        term.ageRule = AgeRule::Never;
        return true;
    }
    const QString number = text.mid(1).chopped(text.size() > 2 ? 1 : 0);
    const bool digits = !number.isEmpty() && number.size() <= MaxAgeDigits
        && std::ranges::all_of(number, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (text.size() < 3 || (text.front() != u'>' && text.front() != u'<') || !digits)
        return false;
    const std::chrono::seconds amount(number.toInt());
    switch (text.back().unicode()) {
    case u'm':
        term.age = amount * 60;
        break;
    case u'h':
        term.age = amount * 3600;
        break;
    case u'd':
        term.age = amount * 86'400;
        break;
    case u'w':
        term.age = amount * 604'800;
        break;
    default:
        return false;
    }
    term.ageRule = text.front() == u'>' ? AgeRule::Older : AgeRule::Younger;
    return true;
}

/// Fills in the bits of the values.
std::optional<FilterError> readOptions(const FilterKeyWords& key, const FilterWord& word, FilterTerm& term)
{
    using enum FilterError::Kind;
    for (const QString& value : word.values) {
        if (value.isEmpty())
            return FilterError{.kind = MissingValue, .key = word.key, .value = {}};
        const auto option = std::ranges::find_if(key.options, [&value](const FilterOption& each) {
            return value.compare(QLatin1String(each.word), Qt::CaseInsensitive) == 0;
        });
        if (option == key.options.cend())
            return FilterError{.kind = UnknownValue, .key = word.key, .value = value};
        term.bits |= option->bits;
    }
    return std::nullopt;
}

std::optional<FilterError> readTerm(const FilterWord& word, FilterTerm& term)
{
    using enum FilterError::Kind;
    term.negated = word.negated;
    term.value = word.text.toCaseFolded();
    if (!word.hasKey)
        return std::nullopt;
    const std::optional<FilterKey> key = filterKeyFromWord(word.key);
    if (!key)
        return FilterError{.kind = UnknownKey, .key = word.key, .value = word.text};
    term.key = *key;
    if (word.text.isEmpty())
        return FilterError{.kind = MissingValue, .key = word.key, .value = {}};
    const FilterKeyWords& words = *filterKey(*key);
    if (!words.options.isEmpty()) {
        term.value.clear();
        return readOptions(words, word, term);
    }
    if (*key == FilterKey::Age) {
        const QString age = std::exchange(term.value, {});
        if (!readAge(age, term))
            return FilterError{.kind = BadAge, .key = word.key, .value = word.text};
    }
    return std::nullopt;
}

}  // namespace

QList<FilterWord> splitFilter(const QString& text)
{
    QList<FilterWord> words;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        words.append(readWord(text, at));
        at = words.constLast().end();
    }
    return words;
}

bool FilterQuery::dependsOnTime() const
{
    return std::ranges::any_of(terms, [](const FilterTerm& term) {
        return term.ageRule == AgeRule::Older || term.ageRule == AgeRule::Younger;
    });
}

FilterParse parseFilter(const QString& text)
{
    FilterParse parse;
    const QList<FilterWord> words = splitFilter(text.left(MaxFilterLength));
    for (qsizetype i = 0; i < words.size(); ++i) {
        // Quotes with nothing between them ask for nothing, yet.
        if (!words.at(i).hasKey && words.at(i).text.isEmpty())
            continue;
        FilterTerm term;
        if (std::optional<FilterError> error = readTerm(words.at(i), term)) {
            error->word = i;
            return {.query = {}, .error = std::move(error)};
        }
        parse.query.terms.append(term);
    }
    return parse;
}

FilterQuery sensibleQuery(const QString& text)
{
    FilterQuery query;
    const QString read = text.left(MaxFilterLength);
    for (const FilterWord& word : splitFilter(read))
        query.terms += parseFilter(read.mid(word.begin, word.length)).query.terms;
    return query;
}

QString filterErrorText(const FilterError& error)
{
    const QString key = plainText(error.key, ShownLength);
    const QString value = plainText(error.value, ShownLength);
    switch (error.kind) {
    case FilterError::Kind::UnknownKey: {
        QStringList known;
        for (const FilterKeyWords& each : filterKeys())
            known.append(QLatin1String(each.word));
        return Texts::tr("There is no filter “%1:”; it is left out. Known are %2; "
                         "put the text in quotes to search for it.")
            .arg(key, known.join(QStringLiteral(", ")));
    }
    case FilterError::Kind::MissingValue:
        return Texts::tr("“%1:” needs a value behind it; until then it is left out.").arg(key);
    case FilterError::Kind::UnknownValue: {
        QStringList known;
        const auto found = filterKeyFromWord(error.key);
        const FilterKeyWords* words = found ? filterKey(*found) : nullptr;
        for (const FilterOption& option : words ? words->options : QList<FilterOption>{})
            known.append(QLatin1String(option.word));
        return Texts::tr("“%1:” has no value “%2”; it is left out. Known are %3.")
            .arg(key, value, known.join(QStringLiteral(", ")));
    }
    case FilterError::Kind::BadAge:
        return Texts::tr("“%1” is no age; it is left out. Write >24h, <7d, >2w or "
                         "never; m, h, d and w are minutes, hours, days and weeks.")
            .arg(value);
    }
    Q_UNREACHABLE();
}

QString quotedFilterValue(const QString& value)
{
    const bool plain = !value.isEmpty() && std::ranges::none_of(value, [](QChar c) {
        return c.isSpace() || c == u',' || c == u':' || c == u'"';
    }) && !value.startsWith(u'-');
    // A quote cannot be written; one that stands in the value is left out.
    return plain ? value : u'"' + QString(value).remove(u'"') + u'"';
}

}  // namespace relaydeck::ui
