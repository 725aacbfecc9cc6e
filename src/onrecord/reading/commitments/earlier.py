"""What commitments are read from: the page and everything that earlier steps found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import msgspec

from onrecord.knowledge.names import Names
from onrecord.language.parse import Parse
from onrecord.reading import chains
from onrecord.reading.actors.people import People
from onrecord.reading.commitments.sides import Side, Sides, is_first_person
from onrecord.reading.commitments.words import terms
from onrecord.reading.page import Page
from onrecord.records import (
    Event,
    EventMention,
    Figure,
    Hop,
    Span,
    Statement,
    StatusEntry,
    TimeExpression,
)
from onrecord.records.spans import Ordered
from onrecord.records.vocabulary import StatusWord

_BEFORE = 30
_LIMIT = re.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than|through)\s+"
    r"(?:the |noon on |midnight on |(?:the )?end of )?$",
    re.IGNORECASE,
)
"""Words before a time by which a thing shall be done."""
_LIMITING = frozenset({"by", "before", "until", "till", "within"})


class Earlier(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The records of earlier steps, in text order, with the questions rules ask of them."""

    page: Page
    names: Names
    people: People = People()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    @cached_property
    def sides(self) -> Sides:
        """The finder of sides in this report."""
        return Sides(page=self.page, names=self.names, people=self.people)

    @property
    def published(self) -> str | None:
        """Day of publication, ISO, None if unknown."""
        value = self.page.report.published.value
        return value[:10] if value else None

    @cached_property
    def said(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def inner(self) -> Mapping[str, list[Statement]]:
        """The statements that a statement holds, by its id."""
        held: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if statement.inside is not None:
                held.setdefault(statement.inside, []).append(statement)
        return held

    @cached_property
    def _cues(self) -> Mapping[int, Statement]:
        parse = self.page.parse
        held: dict[int, Statement] = {}
        for statement in self.statements:
            if statement.cue is not None:
                for offset in range(statement.cue.start, statement.cue.end):
                    token = parse.token_at(offset)
                    if token is not None:
                        held.setdefault(token, statement)
        return held

    def told_by(self, token: int) -> Statement | None:
        """Return the statement whose cue the word at `token` is, or is a part of."""
        return self._cues.get(token)

    @cached_property
    def reads(self) -> tuple[bool, ...]:
        """For each token, whether it stands in the running text, not in a headline or heading."""
        report, parse = self.page.report, self.page.parse
        headings = {
            number
            for number, (first, last) in enumerate(parse.sentences)
            if _is_heading(parse, first, last)
        }
        return tuple(
            number not in headings and report.role_at(offset) != "headline"
            for offset, number in zip(parse.start, parse.sentence, strict=True)
        )

    @cached_property
    def _said_in(self) -> Mapping[int, list[Statement]]:
        """The statements by the numbers of the sentences that their contents touch."""
        held: dict[int, list[Statement]] = {}
        for statement in self.statements:
            numbers = {n for piece in statement.content for n in self._sentences(piece)}
            for number in sorted(numbers):
                held.setdefault(number, []).append(statement)
        return held

    def _sentences(self, span: Span) -> range:
        starts = self.page.parse.start
        if not starts:
            return range(0)
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(first, bisect_left(starts, span.end) - 1)
        return range(self.page.parse.sentence[first], self.page.parse.sentence[last] + 1)

    def holder(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds `span`."""
        return self.outer(None, span)

    def outer(self, own: Statement | None, span: Span) -> Statement | None:
        """Return the innermost statement other than `own` whose content holds `span`."""
        held = (s for s in self._around(span) if s is not own)
        return min(held, key=_size, default=None)

    def telling(self, own: Statement | None, span: Span) -> Statement | None:
        """Return the innermost statement other than `own` that tells what `span` says.

        A request tells nothing: who asks for help under a pact does not tell that it was signed.
        """
        held = (s for s in self._around(span) if s is not own and s.stance != "requests")
        return min(held, key=_size, default=None)

    def _around(self, span: Span) -> Iterator[Statement]:
        numbers = self._sentences(span)
        near = self._said_in.get(numbers[0], ()) if numbers else ()
        return (s for s in near if any(piece.contains(span) for piece in s.content))

    def word_of(self, statement: Statement | None) -> tuple[Hop, ...]:
        """Return on whose word: the statement's chain, or the report's own outlet."""
        if statement is not None:
            return statement.chain
        return chains.ending_of(self.page.report).after(())[-1:]

    def party(self, token: int) -> Side:
        """Return who the word stands for; "we" in reported words is the side that speaks."""
        side = self.sides.party(token)
        span = self.page.parse.span(token, token + 1)
        holder = self.holder(span) if is_first_person(self.page.parse.form[token]) else None
        if holder is None or not holder.speaker.name or is_first_person(holder.speaker.name):
            return side
        spoken = self.sides.speaker(holder.speaker, span)
        return msgspec.structs.replace(spoken, span=span)

    def sentence(self, token: int) -> Span:
        """Return the sentence around `token`."""
        return self.page.parse.span(*self.page.parse.sentences[self.page.parse.sentence[token]])

    def times_in(self, span: Span, kind: str = "DATE") -> list[TimeExpression]:
        """Return the times of TIMEX3 type `kind` inside `span`."""
        near = (self.times[place] for place in self._dated.near(span))
        return [t for t in near if t.type == kind and span.contains(t.span)]

    @cached_property
    def _dated(self) -> Ordered:
        return Ordered.of(time.span for time in self.times)

    def day_of(self, token: int, outside: tuple[Span, ...] = ()) -> str | None:
        """Return when the clause around the verb `token` happened, EDTF.

        A date under the verb but not in `outside`; else, for a finite present or a perfect, the
        day of publication.
        """
        times = [t for t in self.times_in(self.sentence(token)) if not self._is_limit(t)]
        nearest = self._under(token, times, outside)
        if nearest is not None:
            return nearest.edtf or (nearest.value if nearest.value[:1].isdigit() else None)
        return self.published if self._is_now(token) else None

    def worded_day(self, token: int) -> str | None:
        """Return the date or the day of the clock time that stands under a verb, EDTF."""
        sentence = self.sentence(token)
        times = [*self.times_in(sentence), *self.times_in(sentence, "TIME")]
        dates = [t for t in times if t.edtf and self.dates_verb(token, t)]
        nearest = self._under(token, dates, ())
        return nearest.edtf if nearest else None

    def _under(
        self, token: int, times: list[TimeExpression], outside: tuple[Span, ...]
    ) -> TimeExpression | None:
        """Return the one of `times` under the word that stands nearest to it."""
        parse = self.page.parse
        starts = {parse.start[t] for t in parse.subtree(token)}
        dated = [
            t
            for t in times
            if t.span.start in starts and not any(span.contains(t.span) for span in outside)
        ]
        at = parse.start[token]
        return min(dated, key=lambda t: (abs(t.span.start - at), t.span), default=None)

    def made_on(self, verb: int, duty: tuple[Span, ...] = ()) -> str | None:
        """Return when what the verb asks or promises was said, EDTF.

        The words of the deadline, of what is asked and of other texts and clauses are no dates of
        the saying.
        """
        times = self.times_in(self.sentence(verb))
        others = (t.span for t in times if not self.dates_verb(verb, t))
        return self.day_of(verb, outside=(*duty, *others))

    def dates_verb(self, verb: int, time: TimeExpression) -> bool:
        """Tell whether a time says when the verb happened, not by when or a text's year."""
        parse = self.page.parse
        if self._is_limit(time):
            return False
        token = parse.token_at(time.span.start)
        for head in () if token is None else parse.ancestors(token):
            if head == verb:
                return True
            if time.span.contains(parse.span(head, head + 1)):
                continue
            if parse.pos[head] in {"VERB", "AUX"} or parse.lemma[head].lower() in terms():
                return False
            if parse.pos[head] in {"NOUN", "PROPN"} and time.granularity == "year":
                return False
        return True

    def _is_limit(self, time: TimeExpression) -> bool:
        """Tell whether a time says by when or until when, not when: "until 20 May"."""
        text = self.page.text
        words = time.span.of(text).split(maxsplit=1)
        # The span of a time of day may hold its "by".
        low = time.span.start + (len(words[0]) + 1 if words[0].lower() in _LIMITING else 0)
        return _LIMIT.search(text[max(0, low - _BEFORE) : low]) is not None

    def _is_now(self, token: int) -> bool:
        """Tell whether a verb speaks of the day of the report: "is invoking", "has asked"."""
        parse = self.page.parse
        children = parse.children[token]
        auxiliaries = {parse.form[c].lower() for c in children if "aux" in parse.dep[c]}
        if auxiliaries & {"is", "are", "am", "has", "have", "’s", "'s"}:
            return True
        if parse.tag[token] == "VBG" and auxiliaries & {"was", "were"}:
            holder = self.holder(parse.span(token, token + 1))
            return holder is not None  # reported speech moves the present back
        return parse.tag[token] in {"VBZ", "VBP"}

    def entry(
        self,
        word: StatusWord,
        span: Span,
        *,
        on: str | None = None,
        by: str | None = None,
        against: str | None = None,
        statement: Statement | None = None,
        mutual: bool = False,
        performed: bool = False,
    ) -> StatusEntry:
        """Return a line of status on the word of `statement`, or of whoever says it there.

        Where the act of saying is what makes the line (`performed`: "asked", "promised"), it
        stands on the word of whoever tells of that act.
        """
        held = statement or self.telling(None, span)
        if on and self.published and on[: len(self.published)] > self.published[: len(on)]:
            on = None  # what a report tells is not dated after it
        return StatusEntry(
            word=word,
            span=span,
            said_by=self.word_of(self.telling(statement, span) if performed else held),
            on=on,
            by=by,
            against=against,
            mutual=mutual,
            statement=held.id if held else None,
            event=self._event_in(span),
            act=statement.act if statement else None,
        )

    def _event_in(self, span: Span) -> str | None:
        """Return the event that the words of a line tell, if they tell one."""
        near = (self.mentions[place] for place in self._told.near(span))
        held = (self._event_of.get(m.id) for m in near if span.contains(m.span))
        places = [place for place in held if place is not None]
        return self.events[min(places)].id if places else None

    @cached_property
    def _told(self) -> Ordered:
        return Ordered.of(mention.span for mention in self.mentions)

    @cached_property
    def _event_of(self) -> Mapping[str, int]:
        """The place of the first event of each mention."""
        numbered = reversed(list(enumerate(self.events)))
        return {mention: place for place, event in numbered for mention in event.mentions}


def _size(statement: Statement) -> tuple[int, Span]:
    return sum(map(len, statement.content)), statement.span


_HEADING = 7
"""Words of a heading at most: "3. State of exception"."""


def _is_heading(parse: Parse, first: int, last: int) -> bool:
    """Tell a line of a few words without a verb and a stop at its end, alone in its paragraph."""
    if last - first > _HEADING or parse.pos[last - 1] == "PUNCT":
        return False
    alone = last == len(parse) or parse.block[last] != parse.block[first]
    opens = first == 0 or parse.block[first - 1] != parse.block[first] or last - first < _HEADING
    return alone and opens and not any(p in {"VERB", "AUX"} for p in parse.pos[first:last])


def plus(when: str, length: str) -> str | None:
    """Return the EDTF month or year `length` after `when`; None where either is too vague.

    `length` is an ISO 8601 duration in years or months: "2020-11" plus "P5Y" is "2025-11".
    """
    if not length[1:-1].isdigit() or length[-1] not in "YM" or len(when) not in {4, 7, 10}:
        return None
    amount = int(length[1:-1])
    year, month = int(when[:4]), int(when[5:7] or "1")
    months = year * 12 + month - 1 + amount * (12 if length[-1] == "Y" else 1)
    year, month = divmod(months, 12)
    if len(when) == 4:
        return f"{year:04}" if length[-1] == "Y" else None
    if len(when) == 7:
        return f"{year:04}-{month + 1:02}"
    try:
        return date(year, month + 1, int(when[8:10])).isoformat()
    except ValueError:  # 29 February, 31 April
        return f"{year:04}-{month + 1:02}"
