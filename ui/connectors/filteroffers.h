// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connectors/filterquery.h"

namespace relaydeck::ui {

/// Something that can stand in place of the word that is being typed.
struct FilterOffer {
    QString word;  ///< `mode:` or `mode:mandatory`, with the minus that was typed
    QString meaning;
    std::optional<FilterTerm> term;  ///< empty for a key, which needs a value yet

    friend bool operator==(const FilterOffer&, const FilterOffer&) = default;
};

struct FilterOffers {
    qsizetype begin = 0;  ///< the part of the text that an offer takes the place of
    qsizetype length = 0;
    QList<FilterOffer> offers;
    FilterQuery otherWords;  ///< empty too when there is an error in them

    friend bool operator==(const FilterOffers&, const FilterOffers&) = default;
};

/// For the word that ends at `cursor`; between words, the keys.
FilterOffers offersAt(const QString& text, qsizetype cursor);

/// The text with the offer taken, and the cursor behind it.
struct FilterEdit {
    QString text;
    qsizetype cursor = 0;

    friend bool operator==(const FilterEdit&, const FilterEdit&) = default;
};
FilterEdit accepted(const QString& text, const FilterOffers& offers, const FilterOffer& offer);

/// The text of a chip stands in the filter once: words that ask for the same are taken out and `added` is put
/// at the end. Empty `added`: they are only taken out.
QString withChip(const QString& text, const QStringList& chips, const QString& added);

}  // namespace relaydeck::ui
