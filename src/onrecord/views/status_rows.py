"""One commitment as it stood on a day: who owes whom what, since when, on whose word.

A row repeats one record of one report. Nothing is merged: a request that three reports tell is
three rows. The one thing a row adds to its record is arithmetic with the day asked for, which
is always given and never taken from the clock.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from onrecord.records import Commitment, Reading, Source, Span, StatusEntry
from onrecord.records.vocabulary import CommitmentKind, Confidence, Edtf, PartyRole, StatusWord
from onrecord.views.brief_said import SILENT, named
from onrecord.views.brief_sides import Sides
from onrecord.views.status_days import UNKNOWN, days_of

OPENING: frozenset[StatusWord] = frozenset(
    {"made", "proposed", "voiced", "announced", "agreed", "invoked", "imposed"}
)
"""Status words that begin something; days open are counted from the first of them."""

CLOSING: frozenset[StatusWord] = frozenset(
    {"answered", "accepted", "refused", "performed", "delivered", "withdrawn", "expired",
     "lifted", "collapsed"}
)  # fmt: skip
"""Status words after which nothing is owed or awaited any more."""

_OWING: tuple[frozenset[PartyRole], ...] = (
    frozenset({"obligor", "giver", "provider", "guarantor", "addressee", "decider"}),
    frozenset({"party"}),
    frozenset({"proposer", "holder", "host"}),
    frozenset({"receiver", "beneficiary"}),
)
"""Roles of those something is owed by or asked of; a later set counts where no earlier does.

A broker owes nothing: a truce with no other party named is owed by nobody on record. Nor does
whoever asks: a request to nobody named is owed by nobody named.
"""

_OWED: frozenset[PartyRole] = frozenset(
    {"beneficiary", "receiver", "host", "requester", "holder", "proposer"}
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One dated line of a commitment's history.

    `day` is the day the line counts under: the first day `on` allows, the last for words that
    end something, or else the day of publication (`dated` is then false); None if both are
    unknown. `said_by` runs from the speaker to the outlet.
    """

    word: StatusWord
    on: Edtf | None
    day: date | None
    dated: bool
    by: str | None
    against: str | None
    mutual: bool
    said_by: tuple[str, ...]
    words: str
    span: Span


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One commitment of one report as it stood at the end of a day.

    `owes` and `owed` are names: whom it is owed by (or asked of) and to; parties who owe each
    other are all in `owes`. `status`, `status_on`, `said_by`, `words` and `span` are those of
    the last line of `history`; `named` are the words that the commitment is known by. `derived`
    says that the status is ours ("expired", by its term). `days_open` counts from the last day
    that `since` allows, so it is "at least"; None if the day is unknown or nothing is open any
    more. `days_left` counts to the last day of the deadline, or else of the expiry, and is
    negative when that day is past.
    """

    id: str
    report: str
    outlet: str | None
    published: str | None
    kind: CommitmentKind
    title: str
    level: str | None
    named: str
    duty: tuple[str, ...]
    parties: dict[str, tuple[str, ...]]
    owes: tuple[str, ...]
    owed: tuple[str, ...]
    status: StatusWord
    status_on: Edtf | None
    derived: bool
    said_by: tuple[str, ...]
    words: str
    span: Span
    open: bool
    since: Edtf | None
    days_open: int | None
    under: str | None
    basis: str | None
    trigger: str | None
    agreed: Edtf | None
    deadline: Edtf | None
    expires: Edtf | None
    expires_how: str | None
    days_left: int | None
    overdue: bool
    history: tuple[Line, ...]
    made_by: str
    confidence: Confidence


class Obligations:
    """The commitments of one reading on one day; looks each linked record up once.

    Without a day the rows are what the report says, nothing left out, and no days are counted.
    """

    def __init__(self, reading: Reading, as_of: date | None) -> None:
        self.reading = reading
        self.as_of = as_of
        self._titles = {held.id: held for held in reading.commitments}
        self._statements = {held.id: held for held in reading.statements}
        self._sides: Sides | None = None

    def rows(self) -> Iterator[Row]:
        """Yield a row for every commitment that had begun by the day, in text order."""
        for commitment in self.reading.commitments:
            row = self.row(commitment)
            if row is not None:
                yield row

    def row(self, commitment: Commitment) -> Row | None:
        """Return the row of `commitment`; None if it began only after the day."""
        history = _history(commitment, self)
        return _row(commitment, history, self) if history else None

    def title(self, link: str | None) -> str | None:
        """Return the title of another commitment with its year: "1998 River Pact"."""
        held = self._titles.get(link or "")
        return f"{_year(held)}{held.title or held.kind}" if held else None

    def claim(self, link: str | None) -> str | None:
        """Return a statement as its speaker and its words."""
        held = self._statements.get(link or "")
        return f"{named(held.speaker)}: {self.reading.text_of(held)}" if held else None

    def told_by(self, entry: StatusEntry) -> tuple[str, ...]:
        """Return the chain of a line in names; whoever is silent does not tell of the silence."""
        names = [
            named(hop.source) if at == 0 and hop.source.name else hop.name
            for at, hop in enumerate(entry.said_by)
        ]
        statement = self._statements.get(entry.statement or "")
        silent = statement is not None and statement.stance in SILENT and len(names) > 1
        return tuple(names[1:] if silent else names)

    def side(self, name: str) -> str:
        """Return the side that the one called `name` speaks for."""
        self._sides = self._sides or Sides(self.reading)
        return self._sides.of(Source(kind="named", name=name))


def _row(commitment: Commitment, history: tuple[Line, ...], around: Obligations) -> Row:
    """Return the row of a commitment with its `history` up to the day."""
    reading, as_of = around.reading, around.as_of
    last = history[-1]
    expires = commitment.expires.value if commitment.expires else None
    past = _days_to(expires, as_of)
    expired = past is not None and past < 0 and last.word not in CLOSING
    is_open = not expired and last.word not in CLOSING
    since = _since(history, commitment.agreed)
    left = _days_to(commitment.deadline or expires, as_of)
    owes, owed = _owing(commitment, history, around)
    published = reading.report.published.value
    outlet = reading.report.outlet
    return Row(
        id=commitment.id,
        report=commitment.report,
        outlet=outlet.value if outlet else None,
        published=published[:10] if published else None,
        kind=commitment.kind,
        title=commitment.title or commitment.kind,
        level=commitment.level,
        named=reading.text_of(commitment.span),
        duty=tuple(reading.text_of(span) for span in commitment.duty),
        parties=_parties(commitment),
        owes=owes,
        owed=owed,
        status="expired" if expired else last.word,
        status_on=expires if expired else last.on,
        derived=expired,
        said_by=last.said_by,
        words=last.words,
        span=last.span,
        open=is_open,
        since=since,
        days_open=_days_since(since, as_of) if is_open else None,
        under=around.title(commitment.under),
        basis=around.title(commitment.basis),
        trigger=around.claim(commitment.trigger),
        agreed=commitment.agreed,
        deadline=commitment.deadline,
        expires=expires,
        expires_how=commitment.expires.derivation if commitment.expires else None,
        days_left=left if is_open else None,
        overdue=is_open and commitment.deadline is not None and left is not None and left < 0,
        history=history,
        made_by=commitment.made_by,
        confidence=commitment.confidence,
    )


def _history(commitment: Commitment, around: Obligations) -> tuple[Line, ...]:
    """Return the lines that had happened by `as_of`, oldest first, else in text order.

    A line without a date had happened when its report came out, and not surely before.
    """
    lines = (_line(entry, around) for entry in commitment.status)
    end = around.as_of or date.max
    known = [line for line in lines if line.day is None or line.day <= end]
    return tuple(sorted(known, key=lambda line: (line.day or end, line.word not in OPENING)))


def _line(entry: StatusEntry, around: Obligations) -> Line:
    reading = around.reading
    first, last = days_of(entry.on)
    dated = (first, last) != UNKNOWN
    begins = entry.word in OPENING
    day = (first or last) if begins else (last or first)
    day = _not_after(day, first, _published(reading)) if dated else _published(reading)
    return Line(
        word=entry.word,
        on=entry.on,
        day=day,
        dated=dated,
        by=entry.by,
        against=entry.against,
        mutual=entry.mutual,
        said_by=around.told_by(entry),
        words=reading.text_of(entry.span),
        span=entry.span,
    )


def _not_after(day: date | None, first: date | None, published: date | None) -> date | None:
    """Return `day`, but no later than the report that tells it, where its words allow that."""
    if day and published and day > published and first and first <= published:
        return published
    return day


def _published(reading: Reading) -> date | None:
    value = reading.report.published.value
    return days_of(value[:10])[0] if value else None


def _since(history: tuple[Line, ...], agreed: Edtf | None) -> Edtf | None:
    """Return when it began: the first invocation, else the first line that begins anything.

    A treaty may be old; what is open is the duty that somebody invokes.
    """
    for words in (frozenset({"invoked"}), OPENING):
        for line in history:
            if line.word in words:
                return line.on
    return agreed


def _owing(
    commitment: Commitment, history: tuple[Line, ...], around: Obligations
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who owes and who is owed; whoever invokes a text is owed by its other parties."""
    roles = [(party.role, party.name) for party in commitment.parties]
    owing: list[str] = []
    for group in _OWING:
        owing = owing or [name for role, name in roles if role in group]
    owed = [name for role, name in roles if role in _OWED and name not in owing]
    for line in history:
        if line.word == "invoked" and line.by:
            invokers = [name for name in owing if name in (line.by, around.side(line.by))]
            if invokers and len(owing) > len(invokers):
                owing, owed = [name for name in owing if name not in invokers], invokers
    return tuple(dict.fromkeys(owing)), tuple(dict.fromkeys(owed))


def _parties(commitment: Commitment) -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for party in commitment.parties:
        held[party.role] = (*held.get(party.role, ()), party.name)
    return held


def _year(held: Commitment) -> str:
    first, last = days_of(held.agreed)
    known = first and last and first.year == last.year
    return f"{first.year} " if first and known and str(first.year) not in held.title else ""


def _days_since(edtf: Edtf | None, as_of: date | None) -> int | None:
    """Return the days from the last day `edtf` allows; 0 where that lies ahead."""
    left = _days_to(edtf, as_of)
    return None if left is None else max(0, -left)


def _days_to(edtf: Edtf | None, as_of: date | None) -> int | None:
    """Return the days to the last day `edtf` allows; None without days to count between."""
    first, last = days_of(edtf)
    day = last or first
    return (day - as_of).days if day and as_of else None
