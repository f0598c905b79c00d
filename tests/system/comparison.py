# SPDX-License-Identifier: GPL-3.0-or-later
"""Relaydeck's verdict of every partner beside those of the other programs, what differs, and the table for people."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from opinions import dnssec, finger, ours, sender

UNBOUND_HOST, DELV, FINGER, DANE, DANE_ONLY = "unbound-host", "delv", "posttls-finger", "Postfix dane", "Postfix dane-only"
MODES = {DANE: ("dane", "Opportunistic"), DANE_ONLY: ("dane-only", "Mandatory")}
VALIDATORS = {UNBOUND_HOST: dnssec.by_unbound_host, DELV: dnssec.by_delv}


@dataclass(frozen=True)
class Opinion:
    """What two programs say of one thing: a lookup, a host's DANE, the mail."""

    domain: str
    program: str
    about: str
    ours: str
    theirs: str

    @property
    def agrees(self):
        return self.ours == self.theirs


class Comparison:
    def __init__(self, relaydeck, partners, sender_log):
        self.partners = partners
        domains = [partner.domain for partner in partners]
        self.reports, run = relaydeck.reports(domains)
        if len(self.reports) != len(domains):
            raise RuntimeError(f"relaydeck-cli did not test every partner: {run.stderr}")
        with ThreadPoolExecutor(4) as pool:
            self.simulations = dict(zip(domains, pool.map(lambda domain: ours.simulation(relaydeck, domain), domains)))
            of_dns = pool.map(self._of_lookup, [(report["domain"], program, lookup) for report in self.reports.values()
                                                for lookup in ours.lookups(report) for program in VALIDATORS])
            of_hosts = pool.map(self._of_host, [domain for domain in domains if ours.finger(self.reports[domain])])
            self.opinions = [*of_dns, *of_hosts]
        self.fates = sender.send(domains, Path(sender_log))
        self.opinions += [self._of_mail(domain, program) for domain in domains for program in MODES]

    @staticmethod
    def _of_lookup(asked):
        domain, program, lookup = asked
        return Opinion(domain, program, f"{lookup.kind} {lookup.name}", lookup.status,
                       VALIDATORS[program](lookup.kind, lookup.name))

    def _of_host(self, domain):
        return Opinion(domain, FINGER, "DANE", ours.finger(self.reports[domain]), finger.by_posttls_finger(domain))

    def _of_mail(self, domain, program):
        level, mode = MODES[program]
        return Opinion(domain, program, "mail", ours.sent(self.simulations[domain], mode), self.fates[level, domain].outcome)

    def of(self, domain, program):
        return [opinion for opinion in self.opinions if (opinion.domain, opinion.program) == (domain, program)]

    @property
    def disagreements(self):
        return [opinion for opinion in self.opinions if not opinion.agrees]
