"""What earlier steps found in a report, and what of it bears on one sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.actors.people import People
from onrecord.records import Figure, PlaceMention, Span, Statement, TimeExpression


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What earlier steps found in the report, in text order."""

    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    people: People = People()
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[Figure, ...] = ()


def by_sentence(parse: Parse, around: Surroundings) -> Mapping[int, Surroundings]:
    """Return the surroundings of each sentence, so that a long page takes no longer per word.

    A statement belongs to every sentence that its hull touches. The default for a sentence
    with nothing in it has the actors of the report.
    """
    starts = [parse.start[first] for first, _ in parse.sentences]
    statements: dict[int, list[Statement]] = defaultdict(list)
    times: dict[int, list[TimeExpression]] = defaultdict(list)
    places: dict[int, list[PlaceMention]] = defaultdict(list)
    for statement in around.statements:
        for sentence in _touched(starts, (statement.span, *statement.content)):
            statements[sentence].append(statement)
    for time in around.times:
        for sentence in _touched(starts, (time.span,)):
            times[sentence].append(time)
    for place in around.places:
        for sentence in _touched(starts, (place.span,)):
            places[sentence].append(place)
    return {
        sentence: Surroundings(
            statements=tuple(statements[sentence]),
            times=tuple(times[sentence]),
            people=around.people,
            places=tuple(places[sentence]),
        )
        for sentence in range(len(starts))
    }


def _touched(starts: Sequence[int], spans: Iterable[Span]) -> list[int]:
    """Return the numbers of the sentences that spans touch, in order."""
    found: set[int] = set()
    for span in spans:
        first = max(0, bisect_right(starts, span.start) - 1)
        last = max(first, bisect_right(starts, max(span.start, span.end - 1)) - 1)
        found.update(range(first, last + 1))
    return sorted(found)
