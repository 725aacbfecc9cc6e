"""What reviews make of a reading: which record each one judges now, and the records as they stand.

Nothing of this is kept but the reviews. A review finds its evidence again after any newer
reading: by the id of the record, else by the same meaning over overlapping words. What finds
nothing is an orphan, for a person to look at. The first reading judged stays the measure, so
that small drifts cannot add up over several readings.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.fields import fields_of, with_fields
from onrecord.ledger.rows import KINDS, LISTS
from onrecord.records import Reading, Record, Review, Span, identity, is_valid, meaning_of

ReviewState = Literal["accepted", "corrected", "rejected", "added"]
"""What the last judgement of a record says of it."""

_STATES: dict[str, ReviewState] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
}

HUMAN = "human:"
"""Begins the maker of what a person added or corrected; the name follows."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A review and the record it stands for now, None for an orphan.

    `carried` says that the record has another id than the one judged; `changed`, that it is
    read differently now, though it has the same id.
    """

    review: Review
    record: str | None = None
    carried: bool = False
    changed: bool = False


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A reading as people left it: corrected, added to, and without what was rejected."""

    reading: Reading
    judgements: tuple[Judgement, ...] = ()
    states: dict[str, ReviewState] = {}
    rejected: tuple[Record, ...] = ()

    @property
    def orphans(self) -> tuple[Review, ...]:
        """Reviews whose evidence is no longer read."""
        return tuple(j.review for j in self.judgements if j.record is None)

    def of(self, record: str) -> tuple[Judgement, ...]:
        """Return the judgements of one record, oldest first."""
        return tuple(j for j in self.judgements if j.record == record)


def live(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews that no later "undo" takes back, without the undos, oldest first."""
    return tuple(review for review in _not_undone(reviews) if review.action != "undo")


def once_more(review: Review, reviews: Iterable[Review]) -> Review:
    """Return `review` as the entry to make after `reviews`, those of its report.

    If the same was said before and still holds, that entry is returned; if it was undone or
    overruled since, the judgement counts anew.
    """
    earlier = tuple(reviews)
    same = [r for r in earlier if msgspec.structs.replace(r, again=0) == review]
    if not same:
        return review
    standing = [r for r in _not_undone(earlier) if _may_overrule(r, review)]
    if standing and standing[-1] == same[-1]:
        return same[-1]
    return msgspec.structs.replace(review, again=len(same))


def _may_overrule(later: Review, review: Review) -> bool:
    """Tell whether `later` may be about the same record, even if read under another id."""
    if "undo" in (later.action, review.action):
        return later.action == review.action and later.target == review.target
    return later.target == review.target or (
        later.kind == review.kind and later.span.overlaps(review.span)
    )


def _not_undone(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews that no later "undo" takes back, oldest first."""
    undone: set[str] = set()
    standing = []
    for review in reversed(tuple(reviews)):
        if review.id in undone:
            continue
        if review.action == "undo":
            undone.add(review.target)
        if review.action == "undo" or review.action in _STATES:
            standing.append(review)
    return tuple(reversed(standing))


def judge(reading: Reading, reviews: Iterable[Review]) -> Judged:
    """Apply the reviews of one report, in the order they were made, to its reading."""
    standing = live(reviews)
    if not standing:
        return Judged(reading=reading)
    read = {record.id: record for record in reading.records()}
    now = dict(read)
    states: dict[str, ReviewState] = {}
    judgements = []
    for review in standing:
        judgement = _applied(review, reading, read, now)
        judgements.append(judgement)
        if judgement.record is not None:
            states[judgement.record] = _STATES[review.action]
    rejected = {key: now.pop(key) for key, state in states.items() if state == "rejected"}
    return Judged(
        reading=_with_records(reading, now.values()),
        judgements=tuple(judgements),
        states=states,
        rejected=tuple(rejected.values()),
    )


def _applied(
    review: Review, reading: Reading, read: dict[str, Record], now: dict[str, Record]
) -> Judgement:
    """Bring one review into `now`; `read` has the records that reviews may be about."""
    found = _evidence(review, read)
    text = reading.report.text
    try:
        if found is None and review.action == "add":
            found = read[review.target] = now[review.target] = added_record(review, text)
        elif found is not None and review.action in ("add", "correct"):
            now[found.id] = _by_hand(now[found.id], review, text)
    except QueryError:  # fields or words that this version of the records does not know
        return Judgement(review=review)
    if found is None:
        return Judgement(review=review)
    return Judgement(
        review=review,
        record=found.id,
        carried=found.id != review.target,
        changed=found.meaning != review.meaning,
    )


def _evidence(review: Review, read: dict[str, Record]) -> Record | None:
    """Return the record that is the evidence judged: same id, or same meaning and place."""
    exact = read.get(review.target)
    if exact is not None and exact.kind_name == review.kind:
        return exact
    alike = [
        record
        for record in read.values()
        if record.kind_name == review.kind
        and record.meaning == review.meaning
        and record.span.overlaps(review.span)
    ]
    return max(alike, key=lambda record: _shared(record.span, review.span), default=None)


def _shared(one: Span, two: Span) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


def _by_hand(record: Record, review: Review, text: str) -> Record:
    """Return `record` with the fields of `review`, which win, and its maker named."""
    maker = f"{HUMAN}{review.by}"
    makers = record.made_by.split("+")
    made_by = record.made_by if maker in makers else f"{record.made_by}+{maker}"
    changed = with_fields(record, fields_of(review.fields), text)
    return msgspec.structs.replace(changed, made_by=made_by)


def added_record(review: Review, text: str) -> Record:
    """Return the record that an "add" describes.

    Raises QueryError if its fields are not those of its kind, or its words are not in `text`:
    after a change of the text they would be other words.
    """
    if not is_valid(review.span, text):
        raise QueryError(f"characters {review.span.start}:{review.span.end} are not in the report")
    fields = {
        **fields_of(review.fields),
        "id": review.target,
        "report": review.report,
        "span": (review.span.start, review.span.end),
        "meaning": "",
        "made_by": f"{HUMAN}{review.by}",
    }
    try:
        draft = msgspec.convert(fields, KINDS[review.kind])
    except (msgspec.ValidationError, KeyError) as error:
        raise QueryError(f"this is no {review.kind}: {error}") from error
    record = msgspec.structs.replace(draft, meaning=meaning_of(draft, text))
    if review.meaning and record.meaning != review.meaning:
        raise QueryError("the words of this record are no longer where they were")
    return record


def free_identity(judged: Judged, kind: str, span: Span) -> str:
    """Return the id of one more record of `kind` at `span`."""
    taken = {record.id for record in (*judged.reading.records(), *judged.rejected)}
    nth = 0
    while (candidate := identity(judged.reading.report.id, kind, span, nth)) in taken:
        nth += 1
    return candidate


def _with_records(reading: Reading, records: Iterable[Record]) -> Reading:
    """Return `reading` with other records, each list in text order as before."""
    lists: dict[str, list[Record]] = {name: [] for name in LISTS.values()}
    for record in records:
        lists[LISTS[record.kind_name]].append(record)
    held = {name: tuple(sorted(found, key=_place)) for name, found in lists.items()}
    report = msgspec.structs.replace(reading.report, regions=held.pop("regions"))
    return msgspec.structs.replace(reading, report=report, **held)


def _place(record: Record) -> int:
    return record.span.start
