"""On whose word an event stands: the reporter's own, or a statement's.

An event inside the content of a statement is that source's claim. The act of saying itself
("accused", "called on") is the reporter's: that it was said is reported.
"""

from collections.abc import Sequence

from onrecord.records import Span, Statement


def statements_around(span: Span, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the innermost statements whose content holds `span`, in text order.

    More than one where the members of "both sides" are each said to have said the same.
    """
    holding = [
        statement
        for statement in statements
        if any(piece.contains(span) for piece in statement.content)
        and not (statement.cue is not None and statement.cue.overlaps(span))
    ]
    shortest = min((_length(s) for s in holding), default=0)
    inner = [s for s in holding if _length(s) == shortest]
    return tuple(s for s in inner if s.content == inner[0].content)


def statement_by(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """Return the statement whose cue is this very predicate, if any."""
    for statement in statements:
        if statement.cue is not None and statement.cue.overlaps(span):
            return statement
    return None


def _length(statement: Statement) -> int:
    return sum(len(piece) for piece in statement.content)
