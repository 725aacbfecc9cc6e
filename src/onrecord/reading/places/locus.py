"""Where an event happened, relative to the places named in its clause.

Nothing is invented: a fight "at the border" lies between two countries and gets no point, and
an event whose clause names no place has no locus, whatever place the page is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.places.offsets import Way, way_before
from onrecord.records import Locus, Place, PlaceMention, Span
from onrecord.records.vocabulary import LocusRelation, PlacePrecision

FINENESS: tuple[PlacePrecision, ...] = (
    "exact", "city", "admin2", "admin1", "region", "country", "unknown",
)  # fmt: skip
"""Precisions from the finest; of several places of a clause the finest is where it happened."""

OTHER_CLAUSES = frozenset(["ccomp", "advcl", "relcl", "parataxis", "conj", "csubj"])
UPWARD = frozenset([
    "nsubj", "nsubjpass", "dobj", "attr", "xcomp", "conj", "advcl", "pobj", "prep", "agent",
    "acl", "compound", "nmod", "amod", "appos", "poss", "pcomp",
])  # fmt: skip
"""Links by which a word without a place of its own shares that of the word above it."""

BARE = frozenset(["dobj", "nsubjpass", "compound", "nmod", "amod", "poss", "nsubj"])
"""Links of a name without a preposition ("shelled Sumy", "the Sumy attack")."""

AREAS: frozenset[PlacePrecision] = frozenset(["admin2", "admin1", "region", "country"])
"""Precisions of places that have room inside: without a preposition an event lies in them."""

SOURCE_PREPOSITIONS = frozenset(["of", "from"])
NAMING = frozenset(["compound", "nmod", "amod"])
"""Links of a name to the noun that says what it names ("Sumy province")."""

LOOK_BACK = 2
"""Sentences before, in which the two states of "the border" are sought."""


class Anchor(msgspec.Struct, frozen=True):
    """A literal mention by its tokens, with what ties it to the event."""

    mention: PlaceMention
    first: int
    relation: LocusRelation
    start: int
    way: Way | None = None

    @property
    def precision(self) -> PlacePrecision:
        """Precision of the place, unknown where it was not resolved."""
        return self.mention.place.precision if self.mention.place else "unknown"


class Whereabouts:
    """The mentions of one page by token, built once for all its events."""

    def __init__(self, page: Page, mentions: Sequence[PlaceMention]) -> None:
        self._parse = page.parse
        tokens = ((page.parse.token_at(m.span.start), m) for m in mentions)
        self._placed = {token: m for token, m in tokens if token is not None}
        places = (m.place for m in mentions if m.place is not None)
        self._countries = {p.country: p for p in places if p.country and p.precision == "country"}

    def of(self, trigger: int) -> Locus | None:
        """Return where the event of the token `trigger` happened, None if it is not said.

        The finest literal place of the clause wins, then the nearest; datelines and places
        where something was said do not count.
        """
        parse, placed = self._parse, self._placed
        for clause in _clauses(parse, trigger):
            words = frozenset(clause)
            inside = [t for t in clause if t in placed and not _is_apart(parse, t, words)]
            anchors = [a for t in inside if (a := _anchor(parse, t, placed[t])) is not None]
            if anchors:
                return _located(parse, trigger, anchors)
            border = next((t for t in clause if parse.lemma[t].lower() in _words("border")), None)
            if border is not None:
                return _at_border(parse, border, placed, self._countries)
        return None


def locus_of(page: Page, trigger: int, mentions: Sequence[PlaceMention]) -> Locus | None:
    """Return where one event happened; for many events of a page build `Whereabouts` once.

    `mentions` are those of the whole page, as `read` returns them.
    """
    return Whereabouts(page, mentions).of(trigger)


def _is_apart(parse: Parse, token: int, clause: frozenset[int]) -> bool:
    """Tell whether a place belongs to another time or matter ("since the war in Chechnya")."""
    above = (t for t in parse.ancestors(token) if t in clause)
    return any(parse.dep[t] == "prep" and parse.form[t].lower() in _words("apart") for t in above)


def _clauses(parse: Parse, trigger: int) -> Iterator[tuple[int, ...]]:
    """Yield the words of the clause of `trigger`, then of each word above that it depends on."""
    seen: set[int] = set()
    token = trigger
    while True:
        clause = tuple(t for t in _own(parse, token) if t not in seen)
        seen.update(clause)
        yield clause
        head = parse.head[token]
        if head == token or not _shares(parse, token):
            return
        token = head


def _shares(parse: Parse, token: int) -> bool:
    """Tell whether a word shares the place of the one above: not what was merely said there."""
    if parse.dep[token] == "relcl":
        return any(parse.form[t].lower() == "where" for t in parse.children[token])
    return parse.dep[token] in UPWARD


def _own(parse: Parse, token: int) -> Iterator[int]:
    """Yield the subtree of `token` without clauses that have events of their own."""
    below = [token]
    for member in below:
        below.extend(
            child
            for child in parse.children[member]
            if not (parse.dep[child] in OTHER_CLAUSES and parse.pos[child] in {"VERB", "AUX"})
        )
    yield from sorted(below)


def _anchor(parse: Parse, token: int, mention: PlaceMention) -> Anchor | None:
    """Return how a mention places an event, None where it does not."""
    if mention.reference != "literal" or mention.made_by == "pl.dateline":
        return None
    way = way_before(parse, token)
    if way is not None:
        return Anchor(mention, token, "offset", way.first, way)
    top = _top(parse, token, mention)
    dep, head = parse.dep[top], parse.head[top]
    if parse.lemma[top].lower() in _words("line"):
        return Anchor(mention, token, "along", head if dep == "pobj" else token)
    if dep == "pobj":
        word = parse.form[head].lower()
        relation = _relations().get(word)
        if relation is None and word in SOURCE_PREPOSITIONS:
            relation = _of(parse, head)
        return Anchor(mention, token, relation, head) if relation else None
    if dep not in BARE and dep != "npadvmod":
        return None
    wide = mention.place is not None and mention.place.precision in AREAS
    return Anchor(mention, token, "inside" if wide else "at", token)


def _of(parse: Parse, preposition: int) -> LocusRelation | None:
    """Return the relation of what a place is part of ("the city of", "the outskirts of")."""
    if parse.form[preposition].lower() != "of":
        return None
    above = parse.head[preposition]
    if parse.lemma[above].lower() in _owners():
        return None  # "the armed forces of Ukraine" are not in Ukraine by that
    if parse.dep[above] == "pobj":
        return _relations().get(parse.form[parse.head[above]].lower(), "at")
    return "at" if parse.dep[above] in BARE else None


def _top(parse: Parse, token: int, mention: PlaceMention) -> int:
    """Return the word by which a mention, or the list it is in, hangs on the rest."""
    inside = [token]
    while inside[-1] + 1 < len(parse) and parse.end[inside[-1] + 1] <= mention.span.end:
        inside.append(inside[-1] + 1)
    top = next((t for t in inside if parse.head[t] not in inside), token)
    if parse.dep[top] in NAMING and _named_by(parse, top) in _words("area") | _words("line"):
        top = parse.head[top]
    for above in (top, *parse.ancestors(top)):
        if parse.dep[above] not in {"conj", "appos"} or parse.head[above] == above:
            return above
    return top


def _named_by(parse: Parse, name: int) -> str:
    return parse.lemma[parse.head[name]].lower()


def _located(parse: Parse, trigger: int, anchors: Sequence[Anchor]) -> Locus:
    """Build the locus of the finest anchor and those that share its relation and rank."""
    best = min(
        anchors,
        key=lambda a: (FINENESS.index(a.precision), abs(a.first - trigger), a.first),
    )
    top = _top(parse, best.first, best.mention)
    together = [a for a in anchors if _is_peer(a, best) and _top(parse, a.first, a.mention) == top]
    relation = best.relation
    if relation == "between" and len(together) < 2:
        relation = "near"
    start = min(a.start for a in together)
    last = max(a.mention.span.end for a in together)
    return _locus(
        relation,
        Span(parse.start[start], last),
        [a.mention for a in together],
        way=best.way,
        precision=best.precision if relation in {"at", "inside"} else "unknown",
    )


def _is_peer(anchor: Anchor, best: Anchor) -> bool:
    same = (anchor.relation, anchor.precision) == (best.relation, best.precision)
    return anchor is best or (same and anchor.way is best.way)


def _at_border(
    parse: Parse,
    border: int,
    placed: Mapping[int, PlaceMention],
    countries: Mapping[str, Place],
) -> Locus | None:
    """`lo.border`: the two states whose border it is, those named with it or just before.

    "on the border with Chad", "the Armenian-Azerbaijani border"; bare "the border" is left open
    unless exactly two states were named in this sentence or the two before it. A capital or a
    people gives its state, if the page names that anywhere.
    """
    pair = _states(placed[t] for t in sorted(parse.subtree(border)) if t in placed)
    sentence = parse.sentence[border]
    for back in range(LOOK_BACK + 1):
        if len(pair) >= 2 or sentence - back < 0:
            break
        first, last = parse.sentences[sentence - back]
        named = _states(placed[t] for t in range(first, last) if t in placed)
        pair = pair | {code: m for code, m in named.items() if code not in pair}
    if len(pair) != 2:
        return None
    found = _locus("between", parse.span(border, border + 1), list(pair.values()))
    return msgspec.structs.replace(
        found,
        anchors=tuple(countries[c].name if c in countries else m.name for c, m in pair.items()),
        places=tuple(countries[code].id for code in pair if code in countries),
    )


def _states(mentions: Iterator[PlaceMention]) -> dict[str, PlaceMention]:
    """Return the first mention for each country; capitals and peoples stand for theirs."""
    held: dict[str, PlaceMention] = {}
    for mention in mentions:
        if mention.place is not None and mention.place.country and not mention.place.disputed:
            held.setdefault(mention.place.country, mention)
    return held


def _locus(
    relation: LocusRelation,
    span: Span,
    mentions: Sequence[PlaceMention],
    *,
    way: Way | None = None,
    precision: PlacePrecision = "unknown",
) -> Locus:
    return Locus(
        relation=relation,
        span=span,
        anchors=tuple(m.name for m in mentions),
        places=tuple(m.place.id for m in mentions if m.place),
        distance_km=way.distance_km if way else None,
        bearing=way.bearing if way else None,
        precision=precision,
    )


@cache
def _relations() -> Mapping[str, LocusRelation]:
    table = rows("lexicons/en/place_offsets")
    return {
        row["word"]: msgspec.convert(row["value"], LocusRelation)
        for row in table
        if row["kind"] == "relation"
    }


@cache
def _owners() -> frozenset[str]:
    """Return the nouns of bodies and people, whose "of" says whose they are."""
    return frozenset(row["noun"] for row in rows("lexicons/en/role_nouns"))


@cache
def _words(kind: str) -> frozenset[str]:
    table = rows("lexicons/en/place_offsets")
    return frozenset(row["word"] for row in table if row["kind"] == kind)
