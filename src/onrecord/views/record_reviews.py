"""What people said of a record, a line each, oldest first."""

from collections.abc import Iterable, Iterator

import msgspec
from rich.text import Text

from onrecord.ledger.judging import Judgement
from onrecord.records import Review
from onrecord.views.brief_layout import flow, rule
from onrecord.views.brief_parts import short
from onrecord.views.visible import visible

_DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add": "added",
    "undo": "undone",
}
"""Actions as something that was done."""


def reviews_of(judgements: Iterable[Judgement], width: int = 80) -> Text:
    """Return the reviews of one record under a heading; nothing if there are none."""
    lines = [line for one in judgements for line in _lines(one, width)]
    if not lines:
        return Text()
    return Text("\n").join([Text(), rule("reviews", width), *lines])


def said_of(judgement: Judgement) -> str:
    """Return a judgement in words: what, by whom, when, and how it came to this record."""
    return "; ".join([in_words(judgement.review), *_since(judgement)])


def in_words(review: Review) -> str:
    """Return a review in words: what was done, by whom, when, with which fields and remark."""
    done = _DONE.get(review.action, review.action)
    words = f"{done} by {visible(review.by)} on {visible(review.at)}"
    fields = msgspec.json.decode(review.fields)
    if fields and review.action == "correct":
        words += ": " + ", ".join(f"{name} = {_value(value)}" for name, value in fields.items())
    return f"{words} “{visible(review.note)}”" if review.note else words


def _since(judgement: Judgement) -> Iterator[str]:
    review = judgement.review
    if judgement.carried:
        yield f"carried over from {review.target}, characters {review.span.start} to " + str(
            review.span.end
        )
    elif judgement.changed:
        yield "the record is read differently now"


def _lines(judgement: Judgement, width: int) -> list[Text]:
    return flow(
        [(said_of(judgement), "plain"), (f"[{short(judgement.review.id)}]", "dim")],
        width,
        "  • ",
        "    ",
    )


def _value(value: object) -> str:
    encoded = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return visible(encoded)
