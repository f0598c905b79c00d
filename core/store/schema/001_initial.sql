-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each statement ends with a semicolon at the end of a line. Times are ISO 8601 in UTC with milliseconds, so that
-- text order is time order; truth values are 0 and 1; ids are UUIDs as text. A connector is one JSON document
-- beside the columns that are searched, so that a new parameter of the cmdlets needs no step here.

CREATE TABLE schema_version (
    version INTEGER NOT NULL PRIMARY KEY,
    applied_at TEXT NOT NULL
);

CREATE TABLE activity (
    id INTEGER NOT NULL PRIMARY KEY,
    happened_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT,
    batch_id TEXT,
    state_before TEXT,
    state_after TEXT
);
CREATE INDEX activity_subject ON activity (subject_id, id);

-- `imported` is the connector as the last import had it; name_key is the name without regard to case.
CREATE TABLE connectors (
    id TEXT NOT NULL PRIMARY KEY,
    guid TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    imported TEXT,
    changed_at TEXT NOT NULL
);
CREATE INDEX connectors_guid ON connectors (guid);

-- Every state a connector ever had, outliving the connector; no body: removed.
CREATE TABLE connector_versions (
    connector_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (connector_id, revision)
);

-- The verdict columns are those under the service default; the body holds the whole report, compressed.
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    domain TEXT NOT NULL,
    started_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    profile TEXT NOT NULL,
    origin TEXT NOT NULL,
    outcome TEXT NOT NULL,
    security TEXT NOT NULL,
    at_risk INTEGER NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX reports_domain ON reports (domain, started_at);
CREATE INDEX reports_time ON reports (started_at);

-- At most one row.
CREATE TABLE tenant (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    organization TEXT NOT NULL,
    organization_guid TEXT,
    organization_id TEXT NOT NULL,
    unit_root TEXT NOT NULL,
    distinguished_name TEXT NOT NULL,
    imported_at TEXT
);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
