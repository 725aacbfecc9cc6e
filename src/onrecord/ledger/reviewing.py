"""Human judgements in the ledger: entries are added, never changed and never deleted."""

from collections.abc import Iterator

from onrecord.errors import LedgerError
from onrecord.ledger.store import Ledger
from onrecord.records import Review, Span


def add_review(ledger: Ledger, review: Review) -> bool:
    """Enter a judgement; return False if exactly this one is there already.

    Raises LedgerError if the ledger does not hold the report that was judged.
    """
    report = ledger.row("SELECT key FROM report WHERE id = ?", (bytes.fromhex(review.report),))
    if report is None:
        raise LedgerError(f"{ledger.path}: no report {review.report} to review")
    with ledger.atomic():
        added = ledger.run(
            """INSERT INTO review (id, report, action, target, kind, start, "end", meaning,
                                   by, at, note, fields)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""",
            (
                bytes.fromhex(review.id),
                report[0],
                review.action,
                bytes.fromhex(review.target),
                review.kind,
                review.span.start,
                review.span.end,
                bytes.fromhex(review.meaning),
                review.by,
                review.at,
                review.note,
                review.fields,
            ),
        )
    return added.rowcount == 1


def reviews(ledger: Ledger, report: str | None = None) -> Iterator[Review]:
    """Yield the judgements in the order they were made, of one report or of all."""
    rows = ledger.rows(
        """SELECT action, target, report.id, kind, start, "end", meaning, by, at, note, fields
           FROM review JOIN report ON report.key = review.report
           WHERE :report IS NULL OR report.id = :report ORDER BY review.key""",
        {"report": bytes.fromhex(report) if report else None},
    )
    for action, target, of, kind, start, end, meaning, by, at, note, fields in rows:
        yield Review(
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
