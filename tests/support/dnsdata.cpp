// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dnsdata.h"

#include "tests/support/qttest.h"

namespace relaydeck::test {

dns::Record record(const char* line)
{
    const Result<dns::Record> result = dns::recordFromText(QByteArray(line));
    if (!result)
        qFatal("not a record: %s: %s", line, qPrintable(result.error().detail));
    return *result;
}

dns::Question question(const char* text, dns::RecordType type)
{
    return {name(text), type};
}

dns::Message answerTo(const dns::Question& question, const QList<dns::Record>& answer, dns::Rcode rcode)
{
    dns::Message message;
    message.response = true;
    message.recursionDesired = true;
    message.recursionAvailable = true;
    message.checkingDisabled = true;
    message.rcode = rcode;
    message.question = question;
    message.answer = answer;
    message.edns = true;
    message.dnssecOk = true;
    message.udpPayload = 1232;
    return message;
}

}  // namespace relaydeck::test
