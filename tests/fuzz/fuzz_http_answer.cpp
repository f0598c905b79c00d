// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mtasts/httpanswer.h"
#include "tests/fuzz/property.h"

using namespace relaydeck;
using fuzz::require;
using mtasts::HttpAnswer;

namespace {

constexpr qsizetype MaxBody = 1000;
using Step = HttpAnswer::Step;

Step read(HttpAnswer& answer, const QByteArray& octets, qsizetype piece)
{
    Step step = Step::NeedsOctets;
    for (qsizetype at = 0; at < octets.size() && step == Step::NeedsOctets; at += piece)
        step = answer.feed(octets.mid(at, piece));
    return step == Step::NeedsOctets ? answer.end() : step;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray octets = fuzz::octetsOf(data, size);
    HttpAnswer whole(MaxBody);
    const Step step = read(whole, octets, std::max<qsizetype>(octets.size(), 1));
    require(whole.body().size() <= MaxBody, "a body is bounded");
    require(step != Step::Done || (whole.headComplete() && whole.status() >= 200), "an answer has a status");
    require(whole.status() == 0 || (whole.status() >= 100 && whole.status() < 600),
            "RFC 9110 15: a status is one of these");

    HttpAnswer pieces(MaxBody);
    require(read(pieces, octets, 1 + octets.size() % 7) == step, "pieces do not change what comes of it");
    require(pieces.status() == whole.status() && pieces.body() == whole.body()
                && pieces.field("content-type") == whole.field("content-type"),
            "pieces do not change the answer");
    return 0;
}
