-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done in one go is a step: entries that follow each other and share a batch. The first entry of a step has
-- what a person calls it, and the first entry of the step that it takes back.

ALTER TABLE activity ADD COLUMN step_name TEXT;
ALTER TABLE activity ADD COLUMN undoes INTEGER;
CREATE INDEX activity_undoes ON activity (undoes) WHERE undoes IS NOT NULL;
