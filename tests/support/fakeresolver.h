// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dns/resolver.h"
#include "tests/support/dnsdata.h"

#include <QtCore/QHash>

#include <memory>

namespace relaydeck::test {

/// A resolver that answers from a table, without a network. A name it does not know does not exist
/// (NXDOMAIN).
class FakeResolver : public dns::Resolver {
public:
    FakeResolver();
    ~FakeResolver() override;

    /// Adds to the answer for the record's owner and type.
    void add(const dns::Record& record);
    void add(const char* line) { add(record(line)); }
    /// The whole message for its question.
    void setAnswer(const dns::Message& message);
    void setRcode(const dns::Question& question, dns::Rcode rcode);
    /// A lookup that fails: any outcome but Answered.
    void fail(const dns::Question& question, dns::Exchange::Outcome outcome);

    /// From now on questions wait until release(); they still can be cancelled.
    void hold();
    void release();

    QCoro::Task<dns::Exchange> ask(async::Context ctx, dns::Question question) override;

    /// Every question that was asked, in order.
    QList<dns::Question> asked() const;
    /// How many of them were cancelled while they waited.
    int cancelled() const;

    class State;

private:
    std::shared_ptr<State> m_state;
};

}  // namespace relaydeck::test
