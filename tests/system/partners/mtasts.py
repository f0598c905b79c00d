# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners that show MTA-STS: policies that are kept, broken, or wrong in themselves."""

from partners.model import EE, MISMATCH, NO_DANE, REQUIRED, Expected, Host, Partner, Policy, by_sts, six

NOT_LISTED = "queued mx-mismatch 4.4.8"
UNTRUSTED = "queued certificate-not-trusted 4.7.5"
NO_TLS = "queued starttls-not-supported 4.7.5"
DANE_AWAY = {"dane": "not-offered"}


def enforced(verdict, sts, **more):
    """Without DANE, under a policy that says enforce."""
    none = more.pop("none", "encrypted")
    return Expected(**DANE_AWAY, sts=sts, sts_mode="enforce",
                    outcomes=six(none, REQUIRED, none=none, sts=by_sts(verdict)), **more)


KEPT = enforced("mta-sts", "pass")
# No policy could be had or understood: mail is sent as if there were none (RFC 8461 3.3).
NO_POLICY = Expected(**NO_DANE, sts="fail")
NO_RECORD = Expected(**NO_DANE)
LINES = "version: STSv1\r\nmode: enforce\r\nmx: mx1.{domain}\r\nmax_age: 604800\r\n"


def without_policy(name, why, expected=NO_POLICY, **policy):
    return Partner(f"sts-{name}", why, expected, (Host(),), policy=Policy(**policy))


PARTNERS = (
    Partner("sts-enforce", "the policy lists the host, whose certificate is good", KEPT, (Host(),), policy=Policy()),
    Partner("sts-unsigned", "the same in an unsigned zone", enforced("mta-sts", "pass", dnssec="insecure"),
            (Host(),), signed=None, policy=Policy(mx=("*.{domain}",))),
    Partner("sts-line-feeds", "the policy's lines end with LF alone, which is allowed", KEPT, (Host(),),
            policy=Policy(line_end="\n")),
    Partner("sts-media-type", "the policy is text/html: told, not held against it", KEPT, (Host(),),
            policy=Policy(media_type="text/html")),
    Partner("sts-exim", "Exim under an enforced policy", KEPT, (Host(software="exim"),), policy=Policy()),
    Partner("sts-dane", "both", Expected(sts="pass", sts_mode="enforce", outcomes=six("dane", sts={"None": "mta-sts"})), (EE,),
            policy=Policy()),
    Partner("sts-dane-mismatch", "MTA-STS never overrules DANE (RFC 8461 2)",
            Expected(dane="fail", reason="tlsa-invalid", sts="pass", sts_mode="enforce",
                     outcomes=six(MISMATCH, sts={"None": "mta-sts"})),
            (Host(tlsa=("3 1 1 other",)),), policy=Policy()),
    Partner("sts-unlisted", "enforce, and the host is not listed", enforced(NOT_LISTED, "fail"), (Host(),),
            policy=Policy(mx=("other.{domain}",))),
    Partner("sts-deep", "enforce, and the pattern covers one label, the host has two", enforced(NOT_LISTED, "fail"),
            (Host("mx1.eu"),), policy=Policy(mx=("*.{domain}",))),
    Partner("sts-untrusted", "enforce, and the host's certificate has no known issuer", enforced(UNTRUSTED, "fail"),
            (Host(certificate="self-signed"),), policy=Policy()),
    Partner("sts-no-starttls", "enforce, and the host has no STARTTLS", enforced(NO_TLS, "fail", none="plain"),
            (Host(starttls=False),), policy=Policy()),
    Partner("sts-testing", "testing: nothing is blocked", Expected(**NO_DANE, sts="fail", sts_mode="testing"), (Host(),),
            policy=Policy("testing", ("other.{domain}",))),
    Partner("sts-none", "mode none: as if there were no policy", Expected(**NO_DANE, sts="none", sts_mode="none"), (Host(),),
            policy=Policy("none", ())),
    # The policy host
    without_policy("wrong-host", "the policy host's certificate is for another name", certificate="other-name"),
    without_policy("host-expired", "the policy host's certificate has expired", certificate="expired"),
    without_policy("host-self-signed", "the policy host's certificate has no known issuer", certificate="self-signed"),
    without_policy("host-tls11", "the policy host speaks TLS 1.1 alone", tls="1.1"),
    without_policy("host-absent", "the policy host's name does not exist", host="absent"),
    without_policy("host-silent", "nothing listens at the policy host", host="silent"),
    without_policy("missing", "the policy is not there (404)", status=404),
    without_policy("failing", "the policy host fails (500)", status=500),
    without_policy("redirect", "redirects are not followed (RFC 8461 3.3)", redirect=True),
    # The policy and its record
    without_policy("version", "the policy is of another version", text=LINES.replace("STSv1", "STSv2")),
    without_policy("mode-missing", "the policy has no mode", text=LINES.replace("mode: enforce\r\n", "")),
    without_policy("mode-unknown", "the policy's mode is none of the three", text=LINES.replace("enforce", "strict")),
    without_policy("max-age-missing", "the policy has no max_age", text=LINES.replace("max_age: 604800\r\n", "")),
    without_policy("max-age-long", "the policy's max_age is over a year", text=LINES.replace("604800", "99999999")),
    without_policy("no-mx", "the policy lists no host", text=LINES.replace("mx: mx1.{domain}\r\n", "")),
    without_policy("large", "the policy is larger than 64 KiB", text=LINES + "note: " + "x" * 66_000 + "\r\n"),
    without_policy("html", "the policy is a page for people", text="<!DOCTYPE html>\n<title>Welcome</title>\n"),
    without_policy("record-twice", "two records: as if there were none (RFC 8461 3.1)", NO_RECORD,
                   records=("v=STSv1; id=1;", "v=STSv1; id=2;")),
    without_policy("record-no-id", "the record has no id: as if there were none", NO_RECORD, records=("v=STSv1;",)),
)
