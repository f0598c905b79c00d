-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reports of senders on TLS (RFC 8460): a row for each domain that a report tells of, the body compressed in the form
-- of RFC 8460 4.4. A report without an id has the hash of its content in its place.

CREATE TABLE tls_reports (
    id TEXT NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    report_id TEXT NOT NULL,
    domain TEXT NOT NULL,
    begins_at TEXT,
    ends_at TEXT,
    read_at TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (organization, report_id, domain)
);
CREATE INDEX tls_reports_domain ON tls_reports (domain, begins_at);
