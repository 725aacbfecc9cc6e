"""The themes of an event: PLOVER's contexts, by the words of its phrase and of its sentence.

`military` is also told by who takes part and with what, and by the violence beside it: among
shells and soldiers "two were killed" is of the war.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.predications.lexicon import CONTEXTS
from onrecord.reading.predications.modes import ARMED
from onrecord.reading.predications.phrase import role_nouns
from onrecord.records import EventMention
from onrecord.records.vocabulary import PloverType

FORCE: frozenset[PloverType] = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of force; with an armed side, or with weapons of war, they are military."""

OF_WAR = frozenset({"aerial", "drone", "heavy-weapons", "troops", "weapons"})
"""Modes of force that only those who wage war have."""

STATE = 3
"""Letters of the code of a country."""

DEALINGS: frozenset[PloverType] = frozenset(
    {"AGREE", "CONSULT", "REQUEST", "SUPPORT", "REJECT", "SANCTION", "CONCEDE"}
)


WARLIKE: frozenset[tuple[PloverType, str | None]] = frozenset(
    {("RETREAT", "ceasefire"), ("RETREAT", "disarm"), ("RETREAT", "withdraw"), ("REJECT", "yield")}
)
"""Acts that are of the war in a report of one."""

PART = 3
"""One of so many deeds must be military for a report to be of war."""

NOT_WAR = frozenset({"peacekeeping", "territory", "economic", "migration"})
"""Contexts that a withdrawal or a breach has of its own."""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    context: str
    types: frozenset[str]
    reach: str
    words: frozenset[str]
    needs: frozenset[str]

    def fits(self, mention: EventMention, near: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether the row gives its context to a mention with these words about it."""
        if mention.type not in self.types and "*" not in self.types:
            return False
        held = near[self.reach]
        needed = not self.needs or not self.needs.isdisjoint(held)
        return needed and not self.words.isdisjoint(held)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            context=row["context"],
            types=frozenset(row["types"].split()),
            reach=row["reach"],
            words=frozenset(row["words"].split()),
            needs=frozenset(row["needs"].split()),
        )
        for row in rows(CONTEXTS)
    )


def themed(page: Page, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Give each mention its contexts, in the order of the table."""
    parse = page.parse
    around: dict[int, frozenset[str]] = {}
    found: list[tuple[str, ...]] = []
    for mention in mentions:
        token = parse.token_at(mention.span.start)
        if token is None:
            found.append(())
            continue
        sentence = parse.sentence[token]
        if sentence not in around:
            around[sentence] = _words(parse, range(*parse.sentences[sentence]))
        near = {"sentence": around[sentence], "trigger": _words(parse, _phrase(parse, mention))}
        found.append(tuple(dict.fromkeys(_told(mention, near))))
    return tuple(
        mention.altered(page, contexts=contexts) if contexts else mention
        for mention, contexts in zip(mentions, _spread(mentions, found), strict=True)
    )


def _told(mention: EventMention, near: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield the contexts that words or parties tell."""
    if _is_military(mention):
        yield "military"
    if _is_diplomacy(mention):
        yield "diplomatic"
    yield from (row.context for row in _rows() if row.fits(mention, near))


def _is_military(mention: EventMention) -> bool:
    if mention.type not in FORCE:
        return False
    return mention.mode in OF_WAR or any(_parts(role.code) & ARMED for role in mention.roles)


def _is_diplomacy(mention: EventMention) -> bool:
    """Tell whether governments of two countries, or a union of them, deal with each other."""
    if mention.type not in DEALINGS:
        return False
    lands = {land for role in mention.roles if (land := _land(role.code))}
    return len(lands) > 1


def _land(code: str | None) -> str | None:
    """Return the country, or the union of countries, whose government a code means."""
    first, *rest = (code or "").split("-")
    if first == "IGO":
        return code
    known = len(first) == STATE and first not in role_nouns().values()
    return first if known and (not rest or "GOV" in rest) else None


def _parts(code: str | None) -> frozenset[str]:
    return frozenset((code or "").split("-")) - {""}


def _spread(
    mentions: Sequence[EventMention], found: Sequence[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Yield the contexts with `military` on what is of the war, in a report of war."""
    violent = [contexts for m, contexts in zip(mentions, found, strict=True) if m.type == "ASSAULT"]
    war = PART * sum("military" in contexts for contexts in violent) >= len(violent) > 0
    for mention, contexts in zip(mentions, found, strict=True):
        if war and _is_of_war(mention) and not NOT_WAR & set(contexts):
            yield tuple(dict.fromkeys(("military", *contexts)))
        else:
            yield contexts


def _is_of_war(mention: EventMention) -> bool:
    return mention.type == "ASSAULT" or (mention.type, mention.mode) in WARLIKE


def _phrase(parse: Parse, mention: EventMention) -> list[int]:
    """Return the tokens of the trigger, of those who take part, and of its own modifiers."""
    spans = [mention.span, *(role.span for role in mention.roles)]
    token = parse.token_at(mention.span.start)
    tokens: set[int] = set()
    for span in spans:
        first, last = parse.token_at(span.start), parse.token_at(max(span.start, span.end - 1))
        if first is not None and last is not None:
            tokens.update(range(first, last + 1))
    if token is not None:
        tokens.update(parse.children[token])
    return sorted(tokens)


def _words(parse: Parse, tokens: Sequence[int]) -> frozenset[str]:
    """Return the lemmas of tokens, and of two that follow each other ("court_martial")."""
    lemmas = [parse.lemma[t].lower() for t in tokens]
    pairs = (f"{one}_{other}" for one, other in pairwise(lemmas))
    return frozenset([*lemmas, *pairs])
