"""What ties mentions of one report to each other: dropped attributions, blame, response.

Each function takes all mentions in text order and returns them changed; nothing is added.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.records import EventMention, Role, Statement
from onrecord.records.vocabulary import PloverType

_RESPONSE_MARKS = frozenset({"after", "response", "retaliation", "revenge", "reprisal", "reaction"})
_CLIMB = 6
REACH = 2
"""Sentences over which a date is carried on."""


def blamed(
    page: Page, mentions: Sequence[EventMention], statements: Sequence[Statement]
) -> tuple[EventMention, ...]:
    """Give an actorless act the actor whom somebody blames for it, as that statement's claim.

    "A mortar hit the market; the governor blamed the militia": the hit is the report's, the
    actor is the governor's. The nearest such act in the sentence or in the one before counts.
    """
    held = list(mentions)
    for statement in statements:
        accused = _accused(mentions, statement)
        at = _act_without_actor(page.parse, held, statement) if accused else None
        if at is not None:
            claimed = tuple(
                msgspec.structs.replace(
                    role, role="actor", statement=statement.id, certainty=statement.certainty
                )
                for role in accused
            )
            held[at] = held[at].altered(page, roles=(*claimed, *held[at].roles))
    return tuple(held)


DATED: frozenset[PloverType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Deeds that happen where and when those told just before did."""


ASKED: Mapping[PloverType, str] = MappingProxyType({
    "RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "CONSULT": "meet",
})  # fmt: skip
"""What asking for an act of a type, or refusing it, is in modes of REQUEST and REJECT."""


def asked_for(page: Page, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Give a request or refusal that no word tells more of the mode of the act asked for.

    "Demanded that the rebels move back" is about yielding, by the act under the verb.
    """
    parse = page.parse
    kinds = {_token(parse, mention): mention.type for mention in mentions}
    held = []
    for mention in mentions:
        mode = None
        if mention.type in {"REQUEST", "REJECT"} and mention.mode is None:
            told = (kinds[t] for t in _under(parse, _token(parse, mention)) if t in kinds)
            mode = ASKED.get(next(told, mention.type))
        held.append(mention.altered(page, mode=mode) if mode else mention)
    return tuple(held)


def _under(parse: Parse, token: int) -> Iterator[int]:
    """Yield the words behind a predicate that it governs, in text order."""
    first, last = parse.edges[token]
    yield from (t for t in range(token + 1, last + 1) if first <= t)


def carried_dates(page: Page, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Give a deed without a date that of the deed told before it in its paragraph.

    "Shells fell on Orna at noon. A barn was destroyed."
    """
    parse = page.parse
    held: list[EventMention] = []
    last: EventMention | None = None
    for mention in mentions:
        told = mention
        if mention.type in DATED and mention.reality == "actual":
            if mention.time is not None:
                last = mention
            elif last is not None and _follows(parse, last, mention):
                told = mention.altered(page, time=last.time)
        held.append(told)
    return tuple(held)


def _follows(parse: Parse, before: EventMention, after: EventMention) -> bool:
    """Tell whether a mention stands in the same paragraph, in a later sentence."""
    one, other = _token(parse, before), _token(parse, after)
    if parse.block[one] != parse.block[other] or before.currency != after.currency:
        return False
    return 0 < parse.sentence[other] - parse.sentence[one] <= REACH


def _accused(mentions: Sequence[EventMention], statement: Statement) -> tuple[Role, ...]:
    """Return whom a statement blames: the far side of the event of accusing that is its cue."""
    if statement.stance != "accuses" or statement.cue is None:
        return ()
    first = bisect_right(mentions, statement.span.start - 1, key=lambda m: m.span.start)
    for mention in mentions[first:]:
        if mention.span.start >= statement.span.end:
            break
        if mention.type == "ACCUSE" and statement.cue.overlaps(mention.span):
            return tuple(role for role in mention.roles if role.role == "recipient")
    return ()


def _act_without_actor(
    parse: Parse, mentions: Sequence[EventMention], statement: Statement
) -> int | None:
    """Return the place of the act that a statement puts on somebody, the nearest before it."""
    cue = parse.token_at((statement.cue or statement.span).start)
    if cue is None:
        return None
    last = bisect_right(mentions, parse.edges[cue][1], key=lambda m: _token(parse, m))
    for at in range(last - 1, -1, -1):
        mention = mentions[at]
        token = parse.token_at(mention.span.start)
        if token is None:
            continue
        behind = parse.sentence[cue] - parse.sentence[token]
        if behind > 1:
            break
        if mention.type != "ASSAULT" or mention.basis != "reporter":
            continue
        if behind >= 0 and not any(role.role == "actor" for role in mention.roles):
            return at
    return None


def _token(parse: Parse, mention: EventMention) -> int:
    return parse.token_at(mention.span.start) or 0


def dropped_attributions(page: Page, mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Flag what a headline asserts and the body only attributes to somebody.

    Not where the one who says it is the one who does it: a request made is a request.
    """
    headlines = [region.span for region in page.report.regions if region.role == "headline"]
    body = [m for m in mentions if not any(h.contains(m.span) for h in headlines)]
    return tuple(
        m.altered(page, headline_drops_attribution=True)
        if m.basis == "reporter"
        and any(h.contains(m.span) for h in headlines)
        and _only_attributed(m, body)
        else m
        for m in mentions
    )


def _only_attributed(mention: EventMention, body: Sequence[EventMention]) -> bool:
    same = [m for m in body if m.type == mention.type and m.currency == "current"]
    told = [m for m in same if _who(m, "actor") & _who(mention, "actor") or _alike(m, mention)]
    return bool(told) and mention.type in _DEEDS and all(m.basis == "attributed" for m in told)


_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})


def _alike(one: EventMention, other: EventMention) -> bool:
    return bool(_who(one, "recipient") & _who(other, "recipient"))


def _who(mention: EventMention, role: str) -> frozenset[str]:
    return frozenset(r.actor or r.name.casefold() for r in mention.roles if r.role == role)


def responses(page: Page, mentions: Sequence[EventMention]) -> dict[str, str]:
    """Return, by id of a mention, the mention it is told as a response to.

    "Expelled two envoys in retaliation for the raid", "withdrew after rebels shelled the camp":
    an event in the clause or phrase that the mark governs.
    """
    parse = page.parse
    by_token = {t: m for m in mentions if (t := parse.token_at(m.span.start)) is not None}
    found: dict[str, str] = {}
    for token, mention in by_token.items():
        for under in _marked(parse, token):
            caused = by_token.get(under)
            if caused is not None and caused.id != mention.id:
                found.setdefault(mention.id, caused.id)
    return found


def _marked(parse: Parse, token: int) -> Iterator[int]:
    """Yield the words below "after", "in response to" and the like under a predicate."""
    for child in parse.children[token]:
        label, word = parse.dep[child], parse.lemma[child].lower()
        if label == "advcl" and any(
            parse.lemma[c].lower() == "after" for c in parse.children[child]
        ):
            yield child
        elif label == "prep" and word == "after":
            yield from _below(parse, child)
        elif label == "prep" and word == "in":
            for held in parse.children[child]:
                if parse.lemma[held].lower() in _RESPONSE_MARKS:
                    yield from _below(parse, held)


def _below(parse: Parse, token: int) -> Iterator[int]:
    """Yield the nouns and verbs under a word, a few links deep."""
    level = [token]
    for _ in range(_CLIMB):
        level = [c for t in level for c in parse.children[t]]
        yield from (t for t in level if parse.pos[t] in {"NOUN", "VERB"})
