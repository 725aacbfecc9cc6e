"""An audit: a sample of sentences, what people say of them, and what that says of the corpus.

Half of the sample are sentences in which something was read, half are silent ones: from the
first comes precision, from both what was missed. No answer is guessed; what was not answered
does not count. The records are those of the readers, before any review.
"""

import math
import random
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.ledger.audit_log import Answer, AuditKind, Draw, Drawn, Question
from onrecord.records import Reading, Record, Span
from onrecord.views.sentences import sentences

Z = 1.959964
"""Standard deviations of a normal distribution that hold 95 %."""

_LISTS: dict[AuditKind, str] = {
    "statements": "statements",
    "events": "event_mentions",
    "figures": "figures",
}
"""The list of a reading that stands for a kind: of events, every mention."""


class Share(msgspec.Struct, frozen=True):
    """`hits` of `of` answers."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval after Wilson (1927); all of 0 to 1 where nothing was answered."""
        if not self.of:
            return 0.0, 1.0
        share, spread = self.value, Z * Z / self.of
        middle = share + spread / 2
        half = Z * math.sqrt(share * (1 - share) / self.of + spread / (4 * self.of))
        low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
        return max(0.0, low), min(1.0, high)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What an audit found: records that are right; sentences in which something is missing."""

    right: Share
    missing_said: Share
    missing_silent: Share

    def recall(self, draw: Draw) -> tuple[float, float, float] | None:
        """Return recall with its lowest and highest value, None where answers are lacking.

        Each sentence in which something is missing counts as one missed record; the two halves
        are weighted by their sentences in the ledger. The ends combine the ends of the Wilson
        intervals, so they lie further out than 95 % needs.
        """
        asked = (self.right, draw.records), (self.missing_said, draw.said)
        if any(
            number and not share.of
            for share, number in (*asked, (self.missing_silent, draw.silent))
        ):
            return None
        ends = (
            (self.right.value, self.missing_said.value, self.missing_silent.value),
            _ends(self, 0, 1),
            _ends(self, 1, 0),
        )
        best, low, high = (_recall(draw, *values) for values in ends)
        return best, low, high


def _ends(figures: Figures, right: int, missing: int) -> tuple[float, float, float]:
    return (
        figures.right.interval[right],
        figures.missing_said.interval[missing],
        figures.missing_silent.interval[missing],
    )


def _recall(draw: Draw, right: float, missing_said: float, missing_silent: float) -> float:
    found = draw.records * right
    missed = draw.said * missing_said + draw.silent * missing_silent
    return found / (found + missed) if found + missed else 1.0


def draw(readings: Iterable[Reading], kind: AuditKind, sample: int, seed: int) -> Draw:
    """Draw `sample` sentences, half with records and half without, as far as there are so many.

    The draw depends on the readings in their order, the kind, the sample and the seed; sentences
    with and without records alternate, so that an audit stopped half-way is balanced too.
    """
    chance = random.Random(f"{kind} {sample} {seed}")  # noqa: S311 - a sample, no secret
    said, silent = _Pool(sample, chance), _Pool(sample, chance)
    reports = records = 0
    version = profile = ""
    for reading in readings:
        reports += 1
        version, profile = reading.version, reading.profile
        for sentence in sentences_of(reading, kind):
            records += len(sentence.records)
            (said if sentence.said else silent).offer(sentence)
    half = (sample + 1) // 2
    silent_wanted = min(silent.seen, max(sample // 2, sample - said.seen))
    chosen = _alternating(said.take(max(half, sample - silent_wanted)), silent.take(silent_wanted))
    return Draw(
        kind=kind, sample=sample, seed=seed, version=version, profile=profile, reports=reports,
        said=said.seen, silent=silent.seen, records=records, sentences=tuple(chosen)[:sample],
    )  # fmt: skip


class _Pool:
    """A fair sample of sentences of unknown number in the memory of the sample (algorithm R)."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.seen = 0
        self._size = size
        self._chance = chance
        self._kept: list[Drawn] = []

    def offer(self, sentence: Drawn) -> None:
        self.seen += 1
        if len(self._kept) < self._size:
            self._kept.append(sentence)
        elif (at := self._chance.randrange(self.seen)) < self._size:
            self._kept[at] = sentence

    def take(self, number: int) -> list[Drawn]:
        self._chance.shuffle(self._kept)
        return self._kept[:number]


def _alternating(one: Sequence[Drawn], two: Sequence[Drawn]) -> Iterator[Drawn]:
    for nth in range(max(len(one), len(two))):
        yield from one[nth : nth + 1]
        yield from two[nth : nth + 1]


def sentences_of(reading: Reading, kind: AuditKind) -> Iterator[Drawn]:
    """Yield every sentence with the records of `kind` that begin in it, in text order.

    A record that runs on over several sentences leaves none of them silent.
    """
    held: list[Record] = sorted(getattr(reading, _LISTS[kind]), key=_place)
    reached = nth = 0
    for span in sentences(reading.report):
        begun = []
        while nth < len(held) and held[nth].span.start < span.end:
            if held[nth].span.start >= span.start:
                begun.append(held[nth].id)
            reached = max(reached, held[nth].span.end)
            nth += 1
        said = bool(begun) or reached > span.start
        yield Drawn(report=reading.report.id, span=span, said=said, records=tuple(begun))


def _place(record: Record) -> tuple[int, int]:
    return record.span.start, record.span.end


def questions(sentence: Drawn) -> Iterator[tuple[Question, str]]:
    """Yield what is asked of a sentence: of each record, whether it is right; what is missing."""
    yield from (("right", record) for record in sentence.records)
    yield "missing", ""


def tally(draw: Draw, answers: Iterable[Answer]) -> Figures:
    """Count the answers to a draw; the last answer to a question holds, skipped ones do not."""
    held = {answer.about: answer.reply for answer in answers if answer.draw == draw.name}
    right: list[bool] = []
    missing: dict[bool, list[bool]] = {True: [], False: []}
    for sentence in draw.sentences:
        for question, record in questions(sentence):
            reply = held.get((sentence.report, sentence.span, question, record), "skipped")
            if reply != "skipped":
                counted = right if question == "right" else missing[sentence.said]
                counted.append(reply == "yes")
    return Figures(
        right=_share(right),
        missing_said=_share(missing[True]),
        missing_silent=_share(missing[False]),
    )


def _share(replies: Sequence[bool]) -> Share:
    return Share(sum(replies), len(replies))


def account(draw: Draw, figures: Figures) -> Iterator[str]:
    """Yield the figures line by line, then a sentence for a methods section."""
    if not any(s.of for s in (figures.right, figures.missing_said, figures.missing_silent)):
        yield "nothing has been answered yet"
        return
    yield f"precision {_worded(figures.right)}, {figures.right.hits} of {figures.right.of} records"
    recall = figures.recall(draw)
    if recall is None:
        yield "recall not yet: sentences of both halves must be answered"
    else:
        best, low, high = recall
        yield f"recall {_percent(best)} [{_percent(low)}, {_percent(high)}]"
    yield (
        f"something is missing in {figures.missing_said.hits} of {figures.missing_said.of} "
        f"sentences with records and {figures.missing_silent.hits} of "
        f"{figures.missing_silent.of} without"
    )
    yield ""
    yield from _methods(draw, figures)


def _methods(draw: Draw, figures: Figures) -> Iterator[str]:
    yield (
        f"For the methods section: onrecord {draw.version} (profile {draw.profile}) read "
        f"{draw.records} {draw.kind} in {draw.reports} reports. A random sample of sentences, half "
        f"of them without {draw.kind} (seed {draw.seed}), was judged by hand: "
        f"{figures.right.hits} of {figures.right.of} {draw.kind} were right, a precision of "
        f"{_worded(figures.right)} (95 % interval after Wilson)."
    )
    if recall := figures.recall(draw):
        best, low, high = map(_percent, recall)
        yield (
            f"Something was missing in {figures.missing_said.hits} of {figures.missing_said.of} "
            f"sentences with {draw.kind} and {figures.missing_silent.hits} of "
            f"{figures.missing_silent.of} without; weighted by the {draw.said} and {draw.silent} "
            f"such sentences, and with one missed record for each, recall was {best} [{low}, "
            f"{high}] (ends from the 95 % Wilson intervals of the shares)."
        )


def _worded(share: Share) -> str:
    low, high = share.interval
    return f"{_percent(share.value)} [{_percent(low)}, {_percent(high)}]"


def _percent(value: float) -> str:
    return f"{100 * value:.1f} %"


def in_context(span: Span, text: str, around: int) -> tuple[str, str, str]:
    """Return what stands before, in and after `span`, `around` characters on each side."""
    return (
        text[max(0, span.start - around) : span.start],
        span.of(text),
        text[span.end : span.end + around],
    )
