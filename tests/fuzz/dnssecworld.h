// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dnssec/validator.h"

#include <QtCore/QHash>

namespace relaydeck::fuzz {

/// The packets of a signed tree, as a resolver gives them, read from a file so that they are the same in each
/// run, and what is true of every name that is asked about.
class DnssecWorld {
public:
    /// From the file that the maker of the corpus writes; ends the process when it cannot be read.
    static const DnssecWorld& instance();

    struct Entry {
        dns::Question question;
        dns::Message message;
    };

    const QList<Entry>& entries() const { return m_entries; }
    /// The place of the entry for a question; -1 when there is none.
    qsizetype find(const dns::Question& question) const { return m_places.value(question, -1); }
    /// Every record and every name of all packets: what an attacker can collect.
    const QList<dns::Record>& records() const { return m_records; }
    const QList<DomainName>& names() const { return m_names; }
    const dnssec::Settings& settings() const { return m_settings; }
    /// The lookup over the packets as they are.
    const dnssec::Lookup& truth(const dns::Question& question) const;

private:
    DnssecWorld();

    QList<Entry> m_entries;
    QHash<dns::Question, qsizetype> m_places;
    QList<dns::Record> m_records;
    QList<DomainName> m_names;
    dnssec::Settings m_settings;
    mutable QHash<dns::Question, dnssec::Lookup> m_truths;
};

}  // namespace relaydeck::fuzz
