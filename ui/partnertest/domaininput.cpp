// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnertest/domaininput.h"

#include "core/base/domainname.h"
#include "core/connectors/pasteddomains.h"

#include <QtCore/QSet>

namespace relaydeck::ui {

DomainInput readDomains(const QString& text)
{
    DomainInput input;
    QSet<QString> seen;
    const QStringList words = pastedWords(text);
    for (const QString& raw : words) {
        const PastedWord word = pastedWord(raw);
        const Result<DomainName> domain = DomainName::fromUserInput(word.domain);
        if (!domain) {
            input.rejected.append(raw);
            continue;
        }
        const QString name = domain->toString();
        if (seen.contains(name))
            continue;
        if (input.domains.size() >= MaxPastedDomains) {
            ++input.leftOut;
            continue;
        }
        seen.insert(name);
        input.domains.append(name);
        if (word.kind != PastedWord::Kind::Domain)
            ++input.trimmed;
    }
    return input;
}

}  // namespace relaydeck::ui
