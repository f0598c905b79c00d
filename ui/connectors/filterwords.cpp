// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectors/filterwords.h"

#include "core/connectors/connector.h"
#include "ui/widgets/verdict.h"

#include <algorithm>

namespace relaydeck::ui {

namespace {

using namespace filterbits;

quint32 bit(Verdict verdict)
{
    return 1U << static_cast<unsigned>(verdict);
}

quint32 bit(TlsSettings settings)
{
    return 1U << static_cast<unsigned>(settings);
}

quint32 bitsNeedingAttention()
{
    quint32 bits = 0;
    for (int value = 0; value < VerdictCount; ++value) {
        if (const auto verdict = static_cast<Verdict>(value); needsAttention(verdict))
            bits |= bit(verdict);
    }
    return bits;
}

QList<FilterOption> resultOptions()
{
    using enum Verdict;
    const quint32 proven = bit(DeliveredDane) | bit(DeliveredMtaSts) | bit(DeliveredCertificate);
    return {
        {"attention", bitsNeedingAttention(), QT_TRANSLATE_NOOP("FilterWords", "Needs attention")},
        {"rejected", bit(Rejected), QT_TRANSLATE_NOOP("FilterWords", "Rejected at once")},
        {"queued", bit(Queued), QT_TRANSLATE_NOOP("FilterWords", "Queued, then dropped")},
        {"clear-text", bit(DeliveredClearText), QT_TRANSLATE_NOOP("FilterWords", "Delivered in clear text")},
        {"at-risk", bit(AtRisk), QT_TRANSLATE_NOOP("FilterWords", "Delivered, at risk")},
        {"could-not-test", bit(CouldNotTest), QT_TRANSLATE_NOOP("FilterWords", "Could not test")},
        {"unverified", bit(DeliveredUnverified), QT_TRANSLATE_NOOP("FilterWords", "Delivered, unverified")},
        {"certificate", bit(DeliveredCertificate),
         QT_TRANSLATE_NOOP("FilterWords", "Delivered, certificate checked")},
        {"mta-sts", bit(DeliveredMtaSts), QT_TRANSLATE_NOOP("FilterWords", "Delivered, MTA-STS")},
        {"dane", bit(DeliveredDane), QT_TRANSLATE_NOOP("FilterWords", "Delivered, DANE")},
        {"delivered", proven | bit(DeliveredUnverified) | bit(DeliveredClearText) | bit(AtRisk),
         QT_TRANSLATE_NOOP("FilterWords", "Delivered, however")},
        {"not-tested", bit(NotTested), QT_TRANSLATE_NOOP("FilterWords", "Not tested yet")},
        {"testing", bit(Testing), QT_TRANSLATE_NOOP("FilterWords", "Being tested now")},
        {"off", bit(TurnedOff), QT_TRANSLATE_NOOP("FilterWords", "Turned off")},
    };
}

}  // namespace

const QList<FilterKeyWords>& filterKeys()
{
    static const FilterOption mandatory{"mandatory", Mandatory,
                                        QT_TRANSLATE_NOOP("FilterWords", "Must be proven, or mail waits")};
    static const FilterOption opportunistic{
        "opportunistic", Opportunistic, QT_TRANSLATE_NOOP("FilterWords", "Used where published, also unset")};
    static const FilterOption none{"none", None, QT_TRANSLATE_NOOP("FilterWords", "Not used")};
    static const FilterOption unset{"unset", Unset,
                                    QT_TRANSLATE_NOOP("FilterWords", "Not set, works as Opportunistic")};
    static const QList<FilterKeyWords> keys{
        {FilterKey::Result, "result", QT_TRANSLATE_NOOP("FilterWords", "Last result"), resultOptions()},
        {FilterKey::Mode,
         "mode",
         QT_TRANSLATE_NOOP("FilterWords", "SMTP DANE mode or MTA-STS mode"),
         {mandatory, opportunistic, none, unset}},
        {FilterKey::Dane,
         "dane",
         QT_TRANSLATE_NOOP("FilterWords", "SMTP DANE mode"),
         {mandatory, opportunistic, none, unset}},
        {FilterKey::Sts,
         "sts",
         QT_TRANSLATE_NOOP("FilterWords", "MTA-STS mode"),
         {opportunistic, none, unset}},
        {FilterKey::Domain,
         "domain",
         QT_TRANSLATE_NOOP("FilterWords", "Recipient domain or smart host, * for any characters"),
         {}},
        {FilterKey::Age,
         "age",
         QT_TRANSLATE_NOOP("FilterWords", "Age of the last result: >24h, <7d, never"),
         {}},
        {FilterKey::State,
         "state",
         QT_TRANSLATE_NOOP("FilterWords", "On or off"),
         {{"on", On, QT_TRANSLATE_NOOP("FilterWords", "Turned on")},
          {"off", Off, QT_TRANSLATE_NOOP("FilterWords", "Turned off")}}},
        {FilterKey::Type,
         "type",
         QT_TRANSLATE_NOOP("FilterWords", "Partner or on-premises"),
         {{"partner", Partner, QT_TRANSLATE_NOOP("FilterWords", "Partner organization")},
          {"on-premises", OnPremises, QT_TRANSLATE_NOOP("FilterWords", "Own servers")},
          {"unset", NoType, QT_TRANSLATE_NOOP("FilterWords", "Type not set")}}},
        {FilterKey::Tls,
         "tls",
         QT_TRANSLATE_NOOP("FilterWords", "TLS setting"),
         {{"none", bit(TlsSettings::Blank), QT_TRANSLATE_NOOP("FilterWords", "Opportunistic TLS")},
          {"encryption", bit(TlsSettings::EncryptionOnly),
           QT_TRANSLATE_NOOP("FilterWords", "Encryption only")},
          {"certificate", bit(TlsSettings::CertificateValidation),
           QT_TRANSLATE_NOOP("FilterWords", "Certificate validation")},
          {"domain", bit(TlsSettings::DomainValidation),
           QT_TRANSLATE_NOOP("FilterWords", "Domain validation")}}},
        {FilterKey::Routing,
         "routing",
         QT_TRANSLATE_NOOP("FilterWords", "How mail is routed"),
         {{"mx", Mx, QT_TRANSLATE_NOOP("FilterWords", "By MX lookup")},
          {"smart-host", SmartHost, QT_TRANSLATE_NOOP("FilterWords", "By smart host")},
          {"rule", Rule, QT_TRANSLATE_NOOP("FilterWords", "When a rule selects it")}}},
        {FilterKey::Changed,
         "changed",
         QT_TRANSLATE_NOOP("FilterWords", "Against the tenant's last import"),
         {{"yes", Edited | Made, QT_TRANSLATE_NOOP("FilterWords", "Not as in the tenant")},
          {"new", Made, QT_TRANSLATE_NOOP("FilterWords", "Not in the tenant: made here")},
          {"no", AsInTenant, QT_TRANSLATE_NOOP("FilterWords", "As in the tenant")}}},
        {FilterKey::Name, "name", QT_TRANSLATE_NOOP("FilterWords", "Name alone"), {}},
        {FilterKey::Comment, "comment", QT_TRANSLATE_NOOP("FilterWords", "Comment alone"), {}},
    };
    return keys;
}

const FilterKeyWords* filterKey(FilterKey key)
{
    const QList<FilterKeyWords>& keys = filterKeys();
    const auto found = std::ranges::find(keys, key, &FilterKeyWords::key);
    return found == keys.cend() ? nullptr : &*found;
}

std::optional<FilterKey> filterKeyFromWord(const QString& word)
{
    for (const FilterKeyWords& key : filterKeys()) {
        if (word.compare(QLatin1String(key.word), Qt::CaseInsensitive) == 0)
            return key.key;
    }
    return std::nullopt;
}

const QList<FilterOption>& offeredAges()
{
    static const QList<FilterOption> ages{
        {">24h", 0, QT_TRANSLATE_NOOP("FilterWords", "Older than a day")},
        {">7d", 0, QT_TRANSLATE_NOOP("FilterWords", "Older than a week")},
        {"<1h", 0, QT_TRANSLATE_NOOP("FilterWords", "From the last hour")},
        {"<24h", 0, QT_TRANSLATE_NOOP("FilterWords", "From the last day")},
        {"never", 0, QT_TRANSLATE_NOOP("FilterWords", "Without a result")},
    };
    return ages;
}

}  // namespace relaydeck::ui
