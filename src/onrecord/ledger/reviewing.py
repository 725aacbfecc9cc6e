"""Human judgements in the ledger: entries are added, never changed and never deleted."""

from onrecord.errors import LedgerError
from onrecord.ledger.overlay import renew
from onrecord.ledger.review_list import reviews
from onrecord.ledger.store import Ledger
from onrecord.records import Review

__all__ = ["add_review", "reviews"]


def add_review(ledger: Ledger, review: Review) -> bool:
    """Enter a judgement; return False if exactly this one is there already.

    Raises LedgerError if the ledger does not hold the report that was judged, or not the
    earlier entries that the judgement counts (`Review.again`).
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
        is_new = added.rowcount == 1
        if is_new:
            if all(held.id != review.id for held in reviews(ledger, review.report)):
                raise LedgerError(
                    f"{ledger.path}: no {review.again} earlier entries of this review"
                )
            renew(ledger, review.report)
    return is_new
