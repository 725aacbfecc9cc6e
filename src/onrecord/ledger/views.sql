-- Readable columns over the records, for `onrecord query` and any SQLite tool:
--   SELECT speaker, stance, words FROM statements;
-- Every view over records begins with the columns of `records`. Records are shown as people
-- left them: corrected, added to, without what was rejected; `review` says which.
-- A change of this file is a new mention of it at the end of the steps: views hold nothing.

DROP VIEW IF EXISTS record_judged;
DROP VIEW IF EXISTS record_now;
DROP VIEW IF EXISTS records;
DROP VIEW IF EXISTS reports;
DROP VIEW IF EXISTS regions;
DROP VIEW IF EXISTS statements;
DROP VIEW IF EXISTS events;
DROP VIEW IF EXISTS event_mentions;
DROP VIEW IF EXISTS commitments;
DROP VIEW IF EXISTS figures;
DROP VIEW IF EXISTS times;
DROP VIEW IF EXISTS places;
DROP VIEW IF EXISTS actors;
DROP VIEW IF EXISTS actor_mentions;
DROP VIEW IF EXISTS reviews;
DROP VIEW IF EXISTS runs;

-- All records, also rejected ones, with what the last review of each says.
CREATE VIEW record_judged AS
SELECT key, report, kind, id, start, "end", meaning, made_by, confidence, body, NULL AS review
FROM record WHERE id NOT IN (SELECT id FROM overlay)
UNION ALL
SELECT key, report, kind, id, start, "end", meaning, made_by, confidence, body, state AS review
FROM overlay;

CREATE VIEW record_now AS SELECT * FROM record_judged WHERE review IS NOT 'rejected';

CREATE VIEW records AS
SELECT
  lower(hex(record.id)) AS id,
  lower(hex(report.id)) AS report,
  report.name,
  report.outlet,
  report.published,
  record.kind,
  record.start,
  record."end",
  substr(report.text, record.start + 1, record."end" - record.start) AS words,
  record.made_by,
  record.confidence,
  lower(hex(record.meaning)) AS meaning,
  record.body,
  record.review,
  record.report AS report_key
FROM record_now AS record JOIN report ON report.key = record.report;

CREATE VIEW reports AS
SELECT
  lower(hex(report.id)) AS id,
  report.name,
  report.address,
  report.title,
  report.outlet,
  report.published,
  report.language,
  lower(hex(earlier.id)) AS revises,
  report.version,
  report.profile,
  report.key,
  report.text
FROM report LEFT JOIN report AS earlier ON earlier.key = report.revises;

CREATE VIEW regions AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.role') AS role,
  json_extract(body, '$.reason') AS reason,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'region';

-- `words` are the content where there is one, else the whole of the utterance.
CREATE VIEW statements AS
SELECT
  lower(hex(record.id)) AS id,
  lower(hex(report.id)) AS report,
  report.name,
  report.outlet,
  report.published,
  record.start,
  record."end",
  json_extract(record.body, '$.chain[0].source.name') AS speaker,
  json_extract(record.body, '$.chain[0].source.kind') AS speaker_kind,
  (SELECT group_concat(coalesce(nullif(json_extract(hop.value, '$.source.name'), ''),
                                '(source unknown)'), ' → ')
   FROM json_each(record.body, '$.chain') AS hop) AS chain,
  json_extract(record.body, '$.addressee.name') AS addressee,
  json_extract(record.body, '$.accused.name') AS accused,
  json_extract(record.body, '$.mode') AS mode,
  json_extract(record.body, '$.stance') AS stance,
  json_extract(record.body, '$.certainty') AS certainty,
  json_extract(record.body, '$.polarity') AS polarity,
  json_extract(record.body, '$.distance') AS distance,
  substr(report.text, json_extract(record.body, '$.cue[0]') + 1,
         json_extract(record.body, '$.cue[1]') - json_extract(record.body, '$.cue[0]')) AS cue,
  coalesce(
    (SELECT group_concat(
       substr(report.text, json_extract(piece.value, '$[0]') + 1,
              json_extract(piece.value, '$[1]') - json_extract(piece.value, '$[0]')), ' … ')
     FROM json_each(record.body, '$.content') AS piece),
    substr(report.text, record.start + 1, record."end" - record.start)) AS words,
  record.made_by,
  record.confidence,
  json_extract(record.body, '$.act') AS act,
  record.review
FROM record_now AS record JOIN report ON report.key = record.report
WHERE record.kind = 'statement';

CREATE VIEW events AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.type') AS type,
  json_extract(body, '$.mode') AS mode,
  (SELECT group_concat(json_extract(value, '$.name'), '; ')
   FROM json_each(body, '$.roles') WHERE json_extract(value, '$.role') = 'actor') AS actor,
  (SELECT group_concat(json_extract(value, '$.name'), '; ')
   FROM json_each(body, '$.roles') WHERE json_extract(value, '$.role') = 'recipient') AS recipient,
  json_extract(body, '$.basis') AS basis,
  json_extract(body, '$.reality') AS reality,
  json_extract(body, '$.currency') AS currency,
  json_extract(body, '$.standing') AS standing,
  (SELECT json_extract(timed.body, '$.earliest') FROM record AS timed
   WHERE timed.report = report_key AND timed.kind = 'time'
     AND lower(hex(timed.id)) = json_extract(records.body, '$.time')) AS earliest,
  (SELECT json_extract(timed.body, '$.latest') FROM record AS timed
   WHERE timed.report = report_key AND timed.kind = 'time'
     AND lower(hex(timed.id)) = json_extract(records.body, '$.time')) AS latest,
  (SELECT group_concat(value, '; ') FROM json_each(body, '$.locus.anchors')) AS place,
  json_array_length(body, '$.mentions') AS mentions,
  words, made_by, confidence,
  json_extract(body, '$.act') AS act, review
FROM records WHERE kind = 'event';

CREATE VIEW event_mentions AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.type') AS type,
  json_extract(body, '$.mode') AS mode,
  (SELECT group_concat(json_extract(value, '$.name'), '; ')
   FROM json_each(body, '$.roles') WHERE json_extract(value, '$.role') = 'actor') AS actor,
  (SELECT group_concat(json_extract(value, '$.name'), '; ')
   FROM json_each(body, '$.roles') WHERE json_extract(value, '$.role') = 'recipient') AS recipient,
  json_extract(body, '$.basis') AS basis,
  json_extract(body, '$.reality') AS reality,
  json_extract(body, '$.currency') AS currency,
  json_extract(body, '$.statement') AS statement,
  (SELECT json_extract(timed.body, '$.earliest') FROM record AS timed
   WHERE timed.report = report_key AND timed.kind = 'time'
     AND lower(hex(timed.id)) = json_extract(records.body, '$.time')) AS earliest,
  (SELECT json_extract(timed.body, '$.latest') FROM record AS timed
   WHERE timed.report = report_key AND timed.kind = 'time'
     AND lower(hex(timed.id)) = json_extract(records.body, '$.time')) AS latest,
  (SELECT group_concat(value, '; ') FROM json_each(body, '$.locus.anchors')) AS place,
  words, made_by, confidence,
  json_extract(body, '$.act') AS act, review
FROM records WHERE kind = 'event_mention';

CREATE VIEW commitments AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.kind') AS kind,
  json_extract(body, '$.title') AS title,
  (SELECT group_concat(json_extract(value, '$.name') || ' (' || json_extract(value, '$.role') || ')',
                       '; ') FROM json_each(body, '$.parties')) AS parties,
  json_extract(body, '$.status[#-1].word') AS status,
  json_extract(body, '$.status[#-1].on') AS status_on,
  json_extract(body, '$.agreed') AS agreed,
  json_extract(body, '$.deadline') AS deadline,
  json_extract(body, '$.term.length') AS term,
  json_extract(body, '$.expires.value') AS expires,
  words, made_by, confidence,
  json_extract(body, '$.status[#-1].act') AS act, review
FROM records WHERE kind = 'commitment';

CREATE VIEW figures AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.kind') AS kind,
  json_extract(body, '$.measure') AS measure,
  json_extract(body, '$.low') AS low,
  json_extract(body, '$.high') AS high,
  json_extract(body, '$.best') AS best,
  json_extract(body, '$.qualifier') AS qualifier,
  json_extract(body, '$.unit') AS unit,
  json_extract(body, '$.population') AS population,
  json_extract(body, '$."group"') AS group_name,
  json_extract(body, '$.by') AS by_name,
  json_extract(body, '$.at') AS at_name,
  json_extract(body, '$.scope') AS scope,
  json_extract(body, '$.as_of') AS as_of,
  json_extract(body, '$.statement') AS statement,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'figure';

CREATE VIEW times AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.type') AS type,
  json_extract(body, '$.value') AS value,
  json_extract(body, '$.mod') AS mod,
  json_extract(body, '$.earliest') AS earliest,
  json_extract(body, '$.latest') AS latest,
  json_extract(body, '$.granularity') AS granularity,
  json_extract(body, '$.anchor') AS anchor,
  json_extract(body, '$.edtf') AS edtf,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'time';

CREATE VIEW places AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.name') AS place,
  json_extract(body, '$.place.id') AS place_id,
  json_extract(body, '$.place.country') AS country,
  json_extract(body, '$.place.precision') AS precision,
  json_extract(body, '$.place.point[0]') AS latitude,
  json_extract(body, '$.place.point[1]') AS longitude,
  json_extract(body, '$.reference') AS reference,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'place';

CREATE VIEW actors AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.name') AS actor,
  json_extract(body, '$.code') AS code,
  json_extract(body, '$.country') AS country,
  json_extract(body, '$.role') AS role,
  json_extract(body, '$."group"') AS group_id,
  json_extract(body, '$.title') AS title,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'actor';

CREATE VIEW actor_mentions AS
SELECT id, report, name, outlet, published, start, "end",
  json_extract(body, '$.name') AS actor,
  json_extract(body, '$.actor') AS actor_id,
  json_extract(body, '$.reference') AS reference,
  words, made_by, confidence,
  review
FROM records WHERE kind = 'actor_mention';

CREATE VIEW reviews AS
SELECT
  lower(hex(review.id)) AS id,
  lower(hex(report.id)) AS report,
  review.action,
  lower(hex(review.target)) AS target,
  review.kind,
  substr(report.text, review.start + 1, review."end" - review.start) AS words,
  review.by,
  review.at,
  review.note,
  review.fields
FROM review JOIN report ON report.key = review.report;

CREATE VIEW runs AS
SELECT key AS run, started, version, profile, inputs, finished,
  json_extract(counts, '$.reports') AS reports,
  json_extract(counts, '$.unchanged') AS unchanged,
  (SELECT count(*) FROM skipped WHERE skipped.run = run.key) AS skipped,
  counts
FROM run;
