// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace relaydeck::mtasts {

/// A policy larger than this is not read (RFC 8461 3.3 leaves the bound to the sender).
inline constexpr qsizetype MaxPolicySize = 64 * 1024;
/// A year (RFC 8461 3.2).
inline constexpr std::chrono::seconds MaxMaxAge{31'557'600};

enum class Mode { Enforce, Testing, None };

struct Policy {
    Mode mode = Mode::None;
    std::chrono::seconds maxAge{0};
    QStringList mx{};  ///< patterns, lower case, in the order of the text; a leading `*.` possible

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// What a problem does to a policy.
enum class Weight {
    Fatal,  ///< senders take it as no policy
    Flaw,  ///< against the grammar or without effect, but the policy is read
    Advice,  ///< allowed, and not wise
};

struct PolicyProblem {
    int line = 0;  ///< counted from 1; 0 is about the whole
    QString text{};  ///< a sentence
    Weight weight = Weight::Flaw;

    friend bool operator==(const PolicyProblem&, const PolicyProblem&) = default;
};

struct ParsedPolicy {
    std::optional<Policy> policy{};  ///< nothing when it is not valid
    QList<PolicyProblem> problems{};  ///< by line, those about the whole last

    bool valid() const { return policy.has_value(); }
    friend bool operator==(const ParsedPolicy&, const ParsedPolicy&) = default;
};

/// Reads the text of a policy (RFC 8461 3.2).
ParsedPolicy parsePolicy(const QByteArray& text);

QString weightName(Weight weight);
std::optional<Weight> weightFromName(const QString& name);
QString modeName(Mode mode);
std::optional<Mode> modeFromName(const QString& name);

}  // namespace relaydeck::mtasts
