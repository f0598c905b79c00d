// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <cstddef>
#include <optional>

namespace relaydeck {

/// The stable words of an enumeration in JSON and on the command line: one table for both ways.
template<typename Enum, std::size_t Count>
struct Words {
    struct Row {
        Enum value;
        const char* word;
    };
    Row rows[Count];

    QString name(Enum value) const
    {
        for (const Row& row : rows) {
            if (row.value == value)
                return QLatin1StringView(row.word);
        }
        Q_UNREACHABLE();
    }

    std::optional<Enum> value(const QString& word) const
    {
        for (const Row& row : rows) {
            if (word == QLatin1StringView(row.word))
                return row.value;
        }
        return std::nullopt;
    }
};

}  // namespace relaydeck
