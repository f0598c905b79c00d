// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What every fuzz target defines: libFuzzer calls it, and without libFuzzer the driver of the corpus does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace relaydeck::fuzz {

/// A property that must hold for every input; ends the process where it does not, which is a finding.
inline void require(bool holds, const char* property)
{
    if (holds)
        return;
    std::fprintf(stderr, "Does not hold: %s\n", property);
    std::abort();
}

/// Something that must be there; where it is not, the reason is told.
template<typename T>
void requireOk(const Result<T>& result, const char* property)
{
    if (!result)
        std::fprintf(stderr, "%s\n", qPrintable(result.error().detail));
    require(result.ok(), property);
}

/// Two texts that must be equal; where they part is told.
inline void requireSame(const QByteArray& first, const QByteArray& second, const char* property)
{
    const auto [at, other] = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
    if (at == first.end() && other == second.end())
        return;
    const qsizetype start = std::max<qsizetype>(at - first.begin() - 100, 0);
    std::fprintf(stderr, "%s\nis not\n%s\n", first.mid(start, 200).constData(),
                 second.mid(start, 200).constData());
    require(false, property);
}

inline QByteArray octetsOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)};
}

/// Takes an input apart into small numbers and the rest; beyond its end there are zeros.
class Choices {
public:
    explicit Choices(const QByteArray& octets) : m_octets(octets) { }

    bool atEnd() const { return m_at >= m_octets.size(); }
    quint8 octet() { return atEnd() ? quint8(0) : static_cast<quint8>(m_octets.at(m_at++)); }
    quint16 number()
    {
        const auto high = static_cast<quint16>(octet() << 8);
        return static_cast<quint16>(high | octet());
    }
    /// A place in a list that is not empty.
    qsizetype index(qsizetype size)
    {
        Q_ASSERT(size > 0);
        return size > 255 ? number() % size : octet() % size;
    }
    template<typename List>
    const typename List::value_type& oneOf(const List& list)
    {
        return list.at(index(list.size()));
    }
    QByteArray take(qsizetype size)
    {
        const QByteArray taken = m_octets.mid(m_at, size);
        m_at += taken.size();
        return taken;
    }
    QByteArray rest() { return take(m_octets.size() - m_at); }

private:
    QByteArray m_octets;
    qsizetype m_at = 0;
};

}  // namespace relaydeck::fuzz
