// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnertest/judge.h"
#include "core/partnertest/reportwords.h"
#include "tests/fuzz/property.h"

#include <QtCore/QJsonDocument>

using namespace relaydeck;
using namespace relaydeck::partnertest;
using fuzz::require;
using fuzz::requireOk;
using fuzz::requireSame;

namespace {

QByteArray textOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject parsed(const QByteArray& text)
{
    return QJsonDocument::fromJson(text).object();
}

void checkStable(const Evidence& evidence)
{
    const QByteArray text = textOf(toJson(evidence));
    const Result<Evidence> again = evidenceFromJson(parsed(text));
    requireOk(again, "evidence is read back");
    requireSame(text, textOf(toJson(*again)), "evidence is read back as the same");
}

void checkStable(const PartnerReport& report)
{
    const QByteArray text = textOf(toJson(report));
    const Result<PartnerReport> again = reportFromJson(parsed(text));
    requireOk(again, "a report is read back");
    requireSame(text, textOf(toJson(*again)), "a report is read back as the same");
}

/// What is shown to people holds nothing that acts on a terminal or a window.
void checkShown(const QString& text)
{
    require(!text.isEmpty() && text.size() < 4000, "a sentence is bounded");
    require(std::none_of(text.begin(), text.end(),
                         [](QChar c) { return c.category() == QChar::Other_Control || c == QChar(0x202e); }),
            "a sentence has no control characters");
}

void checkReport(const PartnerReport& report)
{
    require(!report.checks.isEmpty(), "a report has checks");
    for (const Finding& finding : report.findings) {
        checkShown(englishSentence(finding));
        checkShown(englishMeaning(finding));
        checkShown(englishRemedy(finding));
    }
    for (const decision::Delivery& cell : report.delivery) {
        const bool mandatory = cell.daneMode == DaneMode::Mandatory;
        require(!mandatory || cell.outcome != decision::DeliveryOutcome::Delivered || report.mx.secure(),
                "N1: Mandatory needs a secure MX lookup");
    }
}

void judgeAndCheck(const QJsonObject& input)
{
    const Result<Evidence> evidence = evidenceFromJson(input.value(u"evidence").toObject());
    if (!evidence) {
        require(!evidence.error().detail.isEmpty(), "what is refused is refused with a reason");
        return;
    }
    checkStable(*evidence);
    static const Judgement Usual;  // reads the roots of this computer, once
    Judgement judgement = Usual;
    const Result<dnssec::TrustAnchors> anchors =
        dnssec::TrustAnchors::fromText(input.value(u"trustAnchors").toString().toLatin1());
    judgement.anchors = anchors ? *anchors : dnssec::TrustAnchors::root();
    const Result<tls::Roots> roots =
        tls::Roots::fromPem(input.value(u"caCertificates").toString().toLatin1());
    if (roots)
        judgement.roots = *roots;
    static dnssec::WorkMemory memory;
    const PartnerReport report = judge(*evidence, judgement, &memory);
    require(report.evidence == *evidence, "a report holds the evidence that it judges");
    checkReport(report);
    checkStable(report);
}

}  // namespace

/// The input is a report as `test --json` gives it, or evidence with what it is to be judged by.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QJsonObject input = parsed(fuzz::octetsOf(data, size));
    const Result<PartnerReport> report = reportFromJson(input);
    if (report)
        checkStable(*report);
    else
        require(!report.error().detail.isEmpty(), "what is refused is refused with a reason");
    if (input.contains(u"evidence"))
        judgeAndCheck(input);
    return 0;
}
