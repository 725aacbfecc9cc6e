-- Schema 1 of the ledger: one SQLite file that any SQLite tool opens.
--
-- Keys are integers; the ids of the records (hashes) are blobs of ten bytes, which
-- lower(hex(id)) prints as the command line does. Offsets are Unicode code points, as
-- substr() counts them: substr(text, start + 1, "end" - start) are the words of a record.

CREATE TABLE run (
  key      INTEGER PRIMARY KEY,
  started  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  version  TEXT NOT NULL,
  profile  TEXT NOT NULL,
  inputs   INTEGER NOT NULL DEFAULT 0,
  counts   TEXT NOT NULL DEFAULT '{}',
  finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1))
);

CREATE TABLE run_model (
  run     INTEGER NOT NULL REFERENCES run (key),
  nth     INTEGER NOT NULL,
  name    TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  PRIMARY KEY (run, nth)
) WITHOUT ROWID;

CREATE TABLE skipped (
  run    INTEGER NOT NULL REFERENCES run (key),
  nth    INTEGER NOT NULL,
  name   TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (run, nth)
) WITHOUT ROWID;

-- The columns a list of reports shows stand before the large ones, so that listing a million
-- reports does not page through their texts.
CREATE TABLE report (
  key         INTEGER PRIMARY KEY,
  id          BLOB NOT NULL UNIQUE,
  fingerprint BLOB NOT NULL,
  version     TEXT NOT NULL,
  profile     TEXT NOT NULL,
  name        TEXT NOT NULL,
  address     TEXT,
  title       TEXT,
  outlet      TEXT,
  published   TEXT,
  language    TEXT NOT NULL,
  revises     INTEGER REFERENCES report (key),
  run         INTEGER NOT NULL REFERENCES run (key),
  text_hash   BLOB NOT NULL,
  capture     TEXT NOT NULL,
  body        TEXT NOT NULL,
  source_map  TEXT NOT NULL,
  text        TEXT NOT NULL
);
CREATE INDEX report_address ON report (address) WHERE address IS NOT NULL;
CREATE INDEX report_published ON report (published);

-- Within a report, records of one kind are in the order of their keys.
CREATE TABLE record (
  key        INTEGER PRIMARY KEY,
  report     INTEGER NOT NULL REFERENCES report (key),
  kind       TEXT NOT NULL,
  id         BLOB NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  meaning    BLOB NOT NULL,
  made_by    TEXT NOT NULL,
  confidence TEXT NOT NULL,
  run        INTEGER NOT NULL REFERENCES run (key),
  body       TEXT NOT NULL
);
CREATE INDEX record_report ON record (report, kind);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_kind ON record (kind);

CREATE TABLE review (
  key     INTEGER PRIMARY KEY,
  id      BLOB NOT NULL UNIQUE,
  report  INTEGER NOT NULL REFERENCES report (key),
  action  TEXT NOT NULL,
  target  BLOB NOT NULL,
  kind    TEXT NOT NULL,
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  meaning BLOB NOT NULL,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  note    TEXT NOT NULL,
  fields  TEXT NOT NULL
);
CREATE INDEX review_target ON review (target);
CREATE TRIGGER review_is_never_changed BEFORE UPDATE ON review
BEGIN
  SELECT RAISE(ABORT, 'reviews are append-only: add an "undo" instead');
END;
CREATE TRIGGER review_is_never_deleted BEFORE DELETE ON review
BEGIN
  SELECT RAISE(ABORT, 'reviews are append-only: add an "undo" instead');
END;

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'report', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_is_indexed AFTER INSERT ON report
BEGIN
  INSERT INTO search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER report_is_indexed_again AFTER UPDATE OF title, text ON report
BEGIN
  INSERT INTO search (search, rowid, title, text)
  VALUES ('delete', old.key, old.title, old.text);
  INSERT INTO search (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER report_leaves_the_index AFTER DELETE ON report
BEGIN
  INSERT INTO search (search, rowid, title, text)
  VALUES ('delete', old.key, old.title, old.text);
END;
