-- SPDX-License-Identifier: GPL-3.0-or-later
-- MTA-STS policies as they were read, each distinct one of a domain once (RFC 8461 3.3). The one with the latest
-- fetched_at is what a sender holds until max_age seconds after it; those before it are the domain's history.
-- `digest` is the SHA-256 of the body, in hexadecimal.

CREATE TABLE sts_policies (
    domain TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    body BLOB NOT NULL,
    max_age INTEGER NOT NULL,
    first_seen_at TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (domain, policy_id, digest)
);
CREATE INDEX sts_policies_time ON sts_policies (domain, fetched_at);
