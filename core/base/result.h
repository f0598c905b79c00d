// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>
#include <utility>
#include <variant>

namespace relaydeck {

/// Why an operation could not be carried out. What a protocol answers is never one of these: that is data.
enum class ErrorCode {
    Cancelled,  ///< the user asked to stop
    Expired,  ///< the deadline passed
    NetworkUnreachable,  ///< no route, no address, or the socket failed
    ConnectionRefused,
    ConnectionClosed,  ///< the peer went away in the middle
    ResolverUnreachable,  ///< no upstream resolver answered
    InvalidArgument,  ///< what a person typed cannot be used
    InvalidData,  ///< a file or an answer is not what it claims to be
    LimitExceeded,  ///< larger, longer or more than we accept
    NotFound,
    Conflict,  ///< exists already, or changed meanwhile
    FileUnreadable,
    FileUnwritable,
    TrustAnchorsUnusable,  ///< unreadable, empty or without one usable anchor
    TlsFailed,
    StoreNotADatabase,
    StoreNewer,  ///< written by a newer version of the program
    StoreReadOnly,
    StoreFull,
    StoreBusy,
    StoreFailed,
};

/// A failed operation: a code for the program, and technical detail (English, untranslated) for the log and
/// for *Details*.
// The analyzer does not follow which of a variant's two values is there.
struct Error {  // NOLINT(clang-analyzer-core.uninitialized.Assign)
    ErrorCode code = ErrorCode::InvalidData;
    QString detail;

    friend bool operator==(const Error&, const Error&) = default;
};

/// A value, or why there is none. `T` and `Error` must differ.
template<typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of an operation that gives nothing back.
template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool ok() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return ok(); }
    const Error& error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

}  // namespace relaydeck
