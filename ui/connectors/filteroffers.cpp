// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filteroffers.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

constexpr qsizetype MaxOffers = 14;
/// So many letters lead to values whose key was not written.
constexpr qsizetype LettersForValues = 2;

bool startsWith(const char* word, const QString& typed)
{
    return QLatin1String(word).startsWith(typed, Qt::CaseInsensitive);
}

FilterOffer valueOffer(const FilterKeyWords& key, const FilterOption& option, bool negated)
{
    FilterOffer offer;
    offer.word = QStringLiteral("%1%2:%3").arg(negated ? QStringLiteral("-") : QString(),
                                               QLatin1String(key.word), QLatin1String(option.word));
    offer.meaning = filterMeaning(option.meaning);
    offer.term = parseFilter(offer.word).query.terms.value(0);
    return offer;
}

FilterOffer keyOffer(const FilterKeyWords& key, bool negated)
{
    return {.word = (negated ? QStringLiteral("-") : QString()) + QLatin1String(key.word) + u':',
            .meaning = filterMeaning(key.meaning),
            .term = std::nullopt};
}

const QList<FilterOption>& optionsOf(const FilterKeyWords& key)
{
    return key.key == FilterKey::Age ? offeredAges() : key.options;
}

QList<FilterOffer> offersFor(const FilterWord& word)
{
    QList<FilterOffer> offers;
    if (word.hasKey) {
        const std::optional<FilterKey> key = filterKeyFromWord(word.key);
        const FilterKeyWords* words = key ? filterKey(*key) : nullptr;
        for (const FilterOption& option : words ? optionsOf(*words) : QList<FilterOption>{}) {
            if (startsWith(option.word, word.text))
                offers.append(valueOffer(*words, option, word.negated));
        }
        return offers;
    }
    for (const FilterKeyWords& key : filterKeys()) {
        if (startsWith(key.word, word.text))
            offers.append(keyOffer(key, word.negated));
    }
    if (word.text.size() < LettersForValues)
        return offers;
    for (const FilterKeyWords& key : filterKeys()) {
        for (const FilterOption& option : optionsOf(key)) {
            if (startsWith(option.word, word.text))
                offers.append(valueOffer(key, option, word.negated));
        }
    }
    return offers;
}

QString cut(const QString& text, const FilterWord& word)
{
    return text.left(word.begin) + text.mid(word.end());
}

}  // namespace

FilterOffers offersAt(const QString& text, qsizetype cursor)
{
    FilterOffers result;
    const QList<FilterWord> words = splitFilter(text);
    const auto found =
        std::ranges::find_if(words, [cursor](const FilterWord& word) { return word.end() == cursor; });
    if (found == words.cend()) {
        const bool inside = std::ranges::any_of(
            words, [cursor](const FilterWord& word) { return word.begin < cursor && cursor < word.end(); });
        if (inside)
            return result;
        result.begin = cursor;
        for (const FilterKeyWords& key : filterKeys())
            result.offers.append(keyOffer(key, false));
        result.otherWords = parseFilter(text).query;
        return result;
    }
    result.begin = found->begin;
    result.length = found->length;
    result.offers = offersFor(*found).mid(0, MaxOffers);
    result.otherWords = parseFilter(cut(text, *found)).query;
    // What stands there already need not be offered.
    if (result.offers.size() == 1
        && result.offers.first().word.compare(text.mid(found->begin, found->length), Qt::CaseInsensitive)
            == 0)
        result.offers.clear();
    return result;
}

FilterEdit accepted(const QString& text, const FilterOffers& offers, const FilterOffer& offer)
{
    const QString rest = text.mid(offers.begin + offers.length);
    const bool needsSpace = offer.term && !rest.startsWith(u' ');
    const QString word = offer.word + (needsSpace ? QStringLiteral(" ") : QString());
    return {.text = text.left(offers.begin) + word + rest, .cursor = offers.begin + word.size()};
}

QString withChip(const QString& text, const QStringList& chips, const QString& added)
{
    QStringList kept;
    for (const FilterWord& word : splitFilter(text)) {
        const QString written = text.mid(word.begin, word.length);
        const FilterParse parse = parseFilter(written);
        const bool isChip = !parse.error && std::ranges::any_of(chips, [&parse](const QString& chip) {
            return parseFilter(chip).query == parse.query;
        });
        if (!isChip)
            kept.append(written);
    }
    if (!added.isEmpty())
        kept.append(added);
    return kept.join(u' ');
}

}  // namespace relaydeck::ui
