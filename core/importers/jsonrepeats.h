// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace relaydeck::importers {

/// A property that an object of a file has twice, spelled alike. QJsonDocument keeps the last without a word.
struct JsonRepeat {
    qsizetype object = 0;  ///< its place among those of its depth, from 0
    QString name;
};

/// The first one among the objects at this depth: how many brackets and braces are open inside of them.
/// `text` is valid JSON.
std::optional<JsonRepeat> jsonRepeat(const QByteArray& text, int depth);

}  // namespace relaydeck::importers
