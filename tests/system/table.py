# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison as Markdown for people: what each program says of each partner; in bold where it differs from Relaydeck."""

from comparison import DANE, DANE_ONLY, DELV, FINGER, MODES, UNBOUND_HOST

HEAD = """\
# What other programs say

Made by `tests/system/compare.sh`, do not edit: {partners} partner domains on real servers (nsd, unbound, Postfix, Exim with
GnuTLS, nginx), {opinions} single opinions, {disagreements} of them different from Relaydeck's, in **bold** and settled below.
Relaydeck's verdict is that for a Postfix, since Postfix is what sends here: DNSSEC of the lookups for MX, addresses and TLSA;
DANE; mail under SMTP DANE mode Opportunistic and Mandatory without MTA-STS. posttls-finger looks at the first host alone.

"""
PROGRAMS = (UNBOUND_HOST, DELV, FINGER, DANE, DANE_ONLY)
LOOKUPS = {"MX": "MX", "A": "address", "AAAA": "address", "TLSA": "TLSA"}


def markdown(comparison, listed):
    text = HEAD.format(partners=len(comparison.partners), opinions=len(comparison.opinions),
                       disagreements=len(comparison.disagreements))
    text += row("domain", "what it is", "Relaydeck", *PROGRAMS) + row(*["---"] * 8)
    for partner in comparison.partners:
        text += row(partner.domain, partner.why, ours(comparison, partner.domain),
                    *(theirs(comparison.of(partner.domain, program)) for program in PROGRAMS))
    text += "\n## What settles the differences\n\n" + row("domain", "program", "about", "Relaydeck", "they", "rule", "why")
    text += row(*["---"] * 7)
    here = {partner.domain for partner in comparison.partners}
    for item in listed:
        if item.domain in here:
            text += row(item.domain, ", ".join(item.programs), ", ".join(item.kinds), item.ours, item.theirs, item.rule, item.why)
    return text


def row(*cells):
    return f"| {' | '.join(cells)} |\n"


def ours(comparison, domain):
    dane = comparison.reports[domain]["dane"]
    verdict = " ".join(filter(None, (dane["outcome"], dane["reason"])))
    mail = "/".join(opinion.ours for program in MODES for opinion in comparison.of(domain, program))
    return f"{lookups((opinion.about, opinion.ours) for opinion in comparison.of(domain, DELV))}; {verdict}; {mail}"


def theirs(opinions):
    if not opinions:
        return "–"
    if opinions[0].about in ("DANE", "mail"):
        said = opinions[0].theirs
    else:
        said = lookups((opinion.about, opinion.theirs) for opinion in opinions)
    return said if all(opinion.agrees for opinion in opinions) else f"**{said}**"


def lookups(statuses):
    """One word where all lookups have the same status; else by what was looked up."""
    by_kind = {}
    for about, status in statuses:
        by_kind.setdefault(LOOKUPS[about.split(" ")[0]], {})[status] = None
    if len({word for words in by_kind.values() for word in words}) == 1:
        return next(iter(by_kind["MX"]))
    return ", ".join(f"{kind} {'/'.join(words)}" for kind, words in by_kind.items())
