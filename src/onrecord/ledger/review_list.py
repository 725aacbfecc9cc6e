"""Judgements out of the ledger, as they were entered."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.finding import id_range
from onrecord.ledger.store import Ledger
from onrecord.records import Review, Span


def reviews(ledger: Ledger, report: str | None = None) -> Iterator[Review]:
    """Yield the judgements in the order they were made, of one report or of all."""
    where, values = ("WHERE report.id = ?", (bytes.fromhex(report),)) if report else ("", ())
    rows = ledger.rows(
        f"""SELECT action, target, report.id, kind, start, "end", meaning, by, at, note, fields
            FROM review JOIN report ON report.key = review.report {where}
            ORDER BY review.key""",  # noqa: S608
        values,
    )
    before: Counter[Review] = Counter()
    for action, target, of, kind, start, end, meaning, by, at, note, fields in rows:
        said = Review(
            action=action,
            target=target.hex(),
            report=of.hex(),
            kind=kind,
            span=Span(start, end),
            meaning=meaning.hex(),
            by=by,
            at=at,
            note=note,
            fields=fields,
        )
        yield msgspec.structs.replace(said, again=before[said])
        before[said] += 1


def reviewed_reports(ledger: Ledger) -> list[str]:
    """Return the ids of the reports that have reviews, in the order they came in."""
    sql = "SELECT id FROM report WHERE key IN (SELECT report FROM review) ORDER BY key"
    return [identity.hex() for (identity,) in ledger.rows(sql)]


def find_review(ledger: Ledger, prefix: str) -> Review | None:
    """Return the review whose id begins so, None if there is none; QueryError if several."""
    low, high = id_range(prefix)
    sql = """SELECT review.id, report.id FROM review JOIN report ON report.key = review.report
             WHERE review.id BETWEEN ? AND ? LIMIT 2"""
    found = ledger.rows(sql, (low, high))
    if len(found) > 1:
        raise QueryError(f"{prefix!r} may mean several reviews; give more digits")
    for identity, report in found:
        return next(r for r in reviews(ledger, report.hex()) if r.id == identity.hex())
    return None
