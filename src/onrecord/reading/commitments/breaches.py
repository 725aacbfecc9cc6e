"""Breaches alleged: accusations of firing between the sides of a ceasefire.

That a side says so is kept as an allegation with its chain; when each side says it of the
other, the line is mutual.
"""

import re
from datetime import date

from onrecord.reading.commitments.acts import lemmas
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side, is_state
from onrecord.reading.commitments.words import words
from onrecord.records import Source, Span, Statement
from onrecord.records.spans import Ordered


def breaches(earlier: Earlier, texts: list[Draft]) -> None:
    """Add a line `breach_alleged` to each ceasefire whose side accuses the other of firing."""
    truces = [text for text in texts if text.kind == "ceasefire"]
    accusing = [s for s in earlier.statements if s.stance == "accuses"] if truces else []
    accusing.sort(key=lambda s: s.span)
    spans = Ordered.of(statement.span for statement in accusing)
    for statement in accusing:
        breaking = _has(earlier, statement, "breaking")
        if _is_each(earlier, statement):
            if breaking or _has(earlier, statement, "opening_fire"):
                _each(earlier, truces, statement)
            continue
        if breaking:
            _broken(earlier, truces, statement)
            continue
        if not _has(earlier, statement, "opening_fire"):
            continue
        accuser = earlier.sides.of(statement.speaker)
        accused = earlier.sides.of(statement.accused) if statement.accused else None
        for truce in truces:
            keys = {side.key for side in (accuser, accused) if side is not None}
            bound = {key for key in truce.sides if not truce.has("broker", key)}
            if accuser is None or truce.span.start > statement.span.end:
                continue
            mutual = not bound and _is_answered(accusing, spans, statement)
            fresh = _is_fresh(earlier, truce) and not _are_others(keys, bound)
            if not (mutual or keys <= bound or fresh):
                continue
            _allege(earlier, truce, statement, *_names(statement, accuser, accused))


def _names(statement: Statement, accuser: Side, accused: Side | None) -> tuple[str, str | None]:
    """Return who accuses whom; two bodies of one state go by their own names."""
    if accused is None or statement.accused is None:
        return accuser.name, None
    if accuser.key != accused.key:
        return accuser.name, _alone(accused.name)
    return statement.speaker.name, _alone(statement.accused.name)


def _alone(name: str) -> str:
    """Return a name without what its bearer is blamed for: "the army of shelling a mill"."""
    return _FOR_WHAT.split(name, maxsplit=1)[0]


_FOR_WHAT = re.compile(r"\sof(?= \w+ing\b)")


def _is_each(earlier: Earlier, statement: Statement) -> bool:
    """Tell "each accused the other" from "both accused the rebels", who are no side of theirs."""
    if _said(earlier, statement.speaker) not in words("each_side"):
        return False
    if statement.accused is not None:
        accused = _said(earlier, statement.accused)
        return accused in words("each_side") or _THE_OTHER.match(accused) is not None
    return any(_OTHER.search(piece.of(earlier.page.text)) for piece in statement.content)


def _said(earlier: Earlier, source: Source) -> str:
    """Return the words for somebody, though the report has one named before."""
    said = source.span.of(earlier.page.text) if source.span else source.name
    return said.casefold()


_OTHER = re.compile(r"\b(?:the other|each other|one another)\b")
_THE_OTHER = re.compile(
    r"(?:the other|each other|one another|another)(?: side| party)?(?= of \w+ing\b|$)"
)


def _each(earlier: Earlier, truces: list[Draft], statement: Statement) -> None:
    """Add that each side of the truce just spoken of accuses the other, by name if it has two."""
    before = [truce for truce in truces if truce.span.start < statement.span.end]
    for truce in before[-1:]:
        bound = [party.name for party in truce.parties if party.role != "broker"]
        by, against = bound if len(bound) == _PAIR else (None, None)
        span = _told(statement)
        day = _day(earlier, statement.cue or statement.span)
        truce.add(
            earlier.entry(
                "breach_alleged",
                span,
                on=day,
                by=by,
                against=against,
                statement=statement,
                mutual=True,
            )
        )


_PAIR = 2
"""Sides of a truce of whom "each" can mean one and "the other" the other."""


def _is_answered(accusing: list[Statement], spans: Ordered, statement: Statement) -> bool:
    """Tell whether the same words accuse the other side too: "blamed each other"."""
    near = (accusing[place] for place in spans.near(statement.span))
    return any(s is not statement and s.span.overlaps(statement.span) for s in near)


def _are_others(keys: set[str], bound: set[str]) -> bool:
    """Tell whether states are at odds whom a truce of two other states does not bind."""
    return bool(bound) and not keys & bound and all(map(is_state, keys | bound))


def _is_fresh(earlier: Earlier, truce: Draft) -> bool:
    """Tell a truce of the last days: who fires now is said to break it, whoever is named."""
    if not truce.agreed or not earlier.published or len(truce.agreed) < len(earlier.published):
        return False
    if not _DAY.fullmatch(truce.agreed):
        return False
    age = date.fromisoformat(earlier.published) - date.fromisoformat(truce.agreed)
    return 0 <= age.days <= _FRESH


_FRESH = 7
"""Days after which a truce is no longer the news that an accusation of firing is about."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _broken(earlier: Earlier, truces: list[Draft], statement: Statement) -> None:
    """Add that somebody is blamed for breaking the truce just spoken of, whoever its sides are."""
    before = [truce for truce in truces if truce.span.start < statement.span.end]
    known = any(entry.statement == statement.id for truce in truces for entry in truce.status)
    if not before or known:
        return
    accuser = earlier.sides.speaker(statement.speaker, statement.span)
    blamed = statement.accused
    accused = earlier.sides.speaker(blamed, statement.span) if blamed else None
    _allege(earlier, before[-1], statement, *_names(statement, accuser, accused))


def _allege(
    earlier: Earlier, truce: Draft, statement: Statement, by: str, against: str | None
) -> None:
    """Add the line, or make the one that the other side's accusation gave mutual."""
    for place, held in enumerate(truce.status):
        first = earlier.said.get(held.statement or "")
        answers = against is not None and held.by == against and held.against in {None, by}
        if (
            held.word == "breach_alleged"
            and first is not None
            and answers
            and held.act == statement.act
        ):
            truce.status[place] = earlier.entry(
                "breach_alleged",
                held.span,
                on=held.on,
                by=held.by,
                against=held.against,
                statement=first,
                mutual=True,
            )
            return
    truce.status.append(
        earlier.entry(
            "breach_alleged",
            _told(statement),
            on=_day(earlier, statement.cue or statement.span),
            by=by,
            against=against,
            statement=statement,
        )
    )


def _told(statement: Statement) -> Span:
    """Return the words of an accusation without its source, which may stand far before it."""
    if statement.cue is None:
        return statement.span
    ends = [statement.cue.end, *(piece.end for piece in statement.content)]
    return Span(statement.cue.start, max(ends))


def _has(earlier: Earlier, statement: Statement, name: str) -> bool:
    """Tell whether the content has a word of the class `name`."""
    parse, wanted = earlier.page.parse, words(name)
    return any(lemma in wanted for piece in statement.content for lemma in lemmas(parse, piece))


def _day(earlier: Earlier, span: Span) -> str | None:
    token = earlier.page.parse.token_at(span.start)
    if token is None:
        return earlier.published
    times = earlier.times_in(earlier.sentence(token))
    return next((t.edtf for t in times if t.edtf), earlier.published)
