"""Score attributions (source, cue, content) against brat gold in the layout of PolNeAR.

A span is the set of word tokens it touches, so that punctuation at its edges never matters; a
span without a word (the cue ":") is the set of its marks. Each predicted attribution is paired
with at most one of the gold, best overlap first. A pair is right if the Dice coefficient of its
contents is at least a half and its sources agree: Dice of a half, or one holds the other, and no
source agrees with no source only. Direct content has every piece behind a quotation mark, mixed
content some; recall goes by the type of the gold, precision by that of the prediction.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.contract import harmonic, share

Piece = tuple[int, int]
Kind = Literal["direct", "mixed", "indirect"]
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_LINE = re.compile(r"[TE]\d+\t")
_MARKS = '"“”„«»‟'
_CUE_WEIGHT = 0.3
"""How much source and cue count beside content when attributions are paired."""
_SPEECH_WORDS = (
    "say says said saying tell tells told telling add adds added adding announce announces "
    "announced announcing claim claims claimed claiming state states stated stating report "
    "reports reported reporting ask asks asked asking warn warns warned warning insist insists "
    "insisted argue argues argued arguing deny denies denied denying accuse accuses accused "
    "accusing according write writes wrote tweet tweets tweeted call calls called explain "
    "explains explained declare declares declared suggest suggests suggested note notes noted "
    "confirm confirms confirmed acknowledge acknowledged respond responded reply replied assert "
    "asserted describe described quote quoted allege alleged alleges speak spoke talk talked "
    "mention mentioned urge urged vow vowed promise promised demand demanded comment reiterate "
    "reiterated stress stressed"
)
_SPEECH = frozenset(_SPEECH_WORDS.split())


class Attribution(NamedTuple):
    """Offsets of the pieces of source, cue and content; source and cue may be empty."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


class Units(NamedTuple):
    """An attribution as sets of token numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: Kind
    speech: bool


class Tokens:
    """The tokens of one text, by character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._forms = [(m.start(), m.group()) for m in _WORD.finditer(text)]
        self._at = {
            place: number
            for number, (start, form) in enumerate(self._forms)
            for place in range(start, start + len(form))
        }

    def units(self, attribution: Attribution) -> Units:
        """Return `attribution` as token sets, with its type and whether its cue is of speech."""
        cue = self._tokens(attribution.cue)
        return Units(
            source=self._tokens(attribution.source),
            cue=cue,
            content=self._tokens(attribution.content),
            kind=self._kind(attribution.content),
            speech=any(self._forms[token][1].lower() in _SPEECH for token in cue),
        )

    def words(self, units: frozenset[int]) -> list[str]:
        """Return the words of token numbers, in text order."""
        return [self._forms[token][1] for token in sorted(units)]

    def _tokens(self, pieces: Iterable[Piece]) -> frozenset[int]:
        held = {
            self._at[place]
            for start, end in pieces
            for place in range(start, end)
            if place in self._at
        }
        words = {token for token in held if self._is_word(token)}
        return frozenset(words or held)

    def _is_word(self, token: int) -> bool:
        first = self._forms[token][1][0]
        return first.isalnum() or first == "_"

    def _kind(self, pieces: Iterable[Piece]) -> Kind:
        big = [(s, e) for s, e in pieces if re.search(r"\w", self.text[s:e])]
        if big and all(self._starts_quoted(start, end) for start, end in big):
            return "direct"
        marked = any(mark in self.text[start:end] for start, end in pieces for mark in _MARKS)
        return "mixed" if marked else "indirect"

    def _starts_quoted(self, start: int, end: int) -> bool:
        first = self.text[start:end].lstrip()[:1]
        return first in tuple(_MARKS) or self.text[max(0, start - 1) : start] in tuple(_MARKS)


def read_gold(folder: Path) -> dict[str, tuple[str, list[Attribution]]]:
    """Return text and attributions per document of a folder with `text/` and `attributions/`.

    Where a document has several annotators, the alphabetically first is the gold. Line ends
    stay as they are in the file, since the offsets count them.
    """
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    return {
        name: (
            (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"),
            read_annotations(path.read_bytes().decode("utf-8")),
        )
        for name, path in files.items()
    }


def read_annotations(text: str) -> list[Attribution]:
    """Return the attributions of a brat file; events without content are empty shells."""
    spans: dict[str, list[Piece]] = {}
    events: list[str] = []
    for line in text.split("\n"):
        if not _LINE.match(line):
            continue  # the rest of a surface string that holds a line break
        name, rest, *_ = line.rstrip("\r").split("\t")
        if name.startswith("E"):
            events.append(rest)
            continue
        offsets = rest.split(" ", 1)[1].split(";")
        spans[name] = [(int(o.split()[0]), int(o.split()[1])) for o in offsets]
    found = [_attribution(event, spans) for event in events]
    return [attribution for attribution in found if attribution.content]


def _attribution(event: str, spans: dict[str, list[Piece]]) -> Attribution:
    held: dict[str, list[Piece]] = defaultdict(list)
    for role in event.split():
        name, _, span = role.partition(":")
        held[name.rstrip("0123456789").lower()] += spans.get(span, [])
    source, cue, content = (tuple(sorted(held[r])) for r in ("source", "cue", "content"))
    return Attribution(source, cue, content)


def score(gold: Sequence[Units], predicted: Sequence[Units]) -> Counter[str]:
    """Return the counts of one document; counts of documents may be added."""
    counts: Counter[str] = Counter(gold=len(gold), predicted=len(predicted))
    counts.update(f"gold {g.kind}" for g in gold)
    counts.update(f"predicted {p.kind}" for p in predicted)
    counts["gold speech"] = sum(g.speech for g in gold)
    for wanted, got in paired(gold, predicted):
        if dice(wanted.content, got.content) < 0.5:
            continue
        counts["content"] += 1
        if same_source(wanted.source, got.source):
            counts["linked"] += 1
            counts[f"found {wanted.kind}"] += 1
            counts[f"right {got.kind}"] += 1
            counts["found speech"] += wanted.speech
    return counts


def paired(gold: Sequence[Units], predicted: Sequence[Units]) -> list[tuple[Units, Units]]:
    """Return pairs of the gold and the predicted, best overlap first, each in one pair at most."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(predicted):
            overlap = dice(wanted.content, got.content)
            if overlap:
                beside = dice(wanted.source, got.source) + dice(wanted.cue, got.cue)
                candidates.append((-(overlap + _CUE_WEIGHT * beside), i, j))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the Dice coefficient of two sets of tokens, 0 where one is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_source(wanted: frozenset[int], got: frozenset[int]) -> bool:
    """Tell whether two sources agree: half alike, one in the other, or none on both sides."""
    if not wanted or not got:
        return not wanted and not got
    return dice(wanted, got) >= 0.5 or wanted <= got or got <= wanted


def figures(documents: Iterable[Counter[str]]) -> dict[str, float]:
    """Return the figures of the benchmark contract over `documents`, as percentages."""
    total: Counter[str] = Counter()
    for counts in documents:
        total.update(counts)
    precision = share(total["linked"], total["predicted"])
    recall = share(total["linked"], total["gold"])
    content = (share(total["content"], total[whole]) for whole in ("predicted", "gold"))
    kinds = {
        f"{kind}_f1": harmonic(
            share(total[f"right {kind}"], total[f"predicted {kind}"]),
            share(total[f"found {kind}"], total[f"gold {kind}"]),
        )
        for kind in KINDS
    }
    return {
        "linked_f1": harmonic(precision, recall),
        "linked_precision": precision,
        "linked_recall": recall,
        **kinds,
        "content_f1": harmonic(*content),
        "speech_cue_recall": share(total["found speech"], total["gold speech"]),
    }
