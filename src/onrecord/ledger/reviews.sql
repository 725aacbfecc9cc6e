-- Schema 3: what reviews make of the records, so that every view shows records as people left
-- them. The table follows from `review` and `record`; it is computed anew whenever a report is
-- judged or read again.

CREATE TABLE overlay (
  id         BLOB PRIMARY KEY,
  report     INTEGER NOT NULL REFERENCES report (key),
  state      TEXT NOT NULL,
  key        INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  meaning    BLOB NOT NULL,
  made_by    TEXT NOT NULL,
  confidence TEXT NOT NULL,
  body       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX overlay_report ON overlay (report);
CREATE INDEX review_report ON review (report);
