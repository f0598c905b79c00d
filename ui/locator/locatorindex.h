// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

/// Ctrl+K: finds connectors, domains, commands and pages of help by a few letters.
namespace relaydeck::ui {

struct LocatorEntry {
    enum class Kind { Connector, Domain, Command, Help };

    Kind kind = Kind::Connector;
    QString title;
    QString detail;  ///< "Partner · nordbank.example", the menus and keys of a command
    QString target;  ///< id of the connector, domain, name of the command, id of the topic
    bool enabled = true;  ///< a command that makes no sense now is listed, and does nothing
};

inline constexpr int LocatorKinds = 4;

struct LocatorMatch {
    struct Span {
        int start = 0;
        int length = 0;

        friend bool operator==(const Span&, const Span&) = default;
    };

    qsizetype entry = 0;  ///< its place in entries()
    QList<Span> spans;  ///< what was looked for, within the title
};

/// What was typed: `c `, `d `, `> ` and `? ` in front look at one kind alone.
struct LocatorQuery {
    std::optional<LocatorEntry::Kind> kind;
    QStringList words;  ///< lower case; all must occur

    static LocatorQuery parse(const QString& text);
};

/// Made once for what is there, then asked at each key: one pass over lower-case text.
class LocatorIndex {
public:
    LocatorIndex() = default;
    explicit LocatorIndex(QList<LocatorEntry> entries);

    const QList<LocatorEntry>& entries() const { return m_entries; }
    /// Best first: the title begins with the first word; a word of the title does; the title has all words;
    /// title and detail together have them. At most `most`, of each kind at most a quarter of it when several
    /// are looked at.
    QList<LocatorMatch> find(const LocatorQuery& query, int most = 48) const;

private:
    struct Searched {
        QString title;  ///< lower case
        QString detail;
    };

    QList<LocatorEntry> m_entries;
    QList<Searched> m_searched;
};

}  // namespace relaydeck::ui
