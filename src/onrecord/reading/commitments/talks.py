"""Consultations: talks that are under way, agreed, refused, broken off, and their channels."""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records import Span
from onrecord.records.vocabulary import StatusWord

_CHANNELS = {"diplomat": "diplomatic", "diplomatic": "diplomatic", "military": "military",
             "intelligence": "intelligence", "back": "back"}  # fmt: skip
_STATUS: dict[str, StatusWord] = {
    "continue": "under_way", "proceed": "under_way", "hold": "performed", "resume": "under_way",
    "begin": "under_way", "start": "under_way", "suspend": "suspended", "collapse": "collapsed",
    "fail": "collapsed", "refuse": "refused", "reject": "refused", "propose": "proposed",
    "offer": "proposed", "agree": "agreed", "plan": "announced", "expect": "announced",
}  # fmt: skip


def talks(earlier: Earlier, requests: list[Draft]) -> list[Draft]:
    """Return one draft per pair of sides that talk."""
    drafts: dict[frozenset[str], Draft] = {}
    for token, status in _tellings(earlier):
        sides = _parties(earlier, token)
        if len(sides) < 2:
            continue
        key = frozenset(side.key for side in sides)
        span = _clause(earlier, token)
        draft = drafts.setdefault(
            key, Draft(kind="consultation", rule="cm.talks", span=span, title="talks", duty=[span])
        )
        for side in sides:
            draft.join("party", side)
        for channel in _channels(earlier.page.parse, earlier.sentence(token), span):
            if channel not in draft.channels:
                draft.channels.append(channel)
        draft.under = draft.under or _about(requests, key)
        draft.add(earlier.entry(status, span, on=_on(earlier, token, status)))
    return list(drafts.values())


def _tellings(earlier: Earlier) -> Iterator[tuple[int, StatusWord]]:
    """Yield the words that tell of talks, with what they tell."""
    parse = earlier.page.parse
    for token in range(len(parse)):
        lemma = parse.lemma[token].lower()
        if parse.pos[token] == "NOUN" and lemma in words("talks"):
            status = _status_of_noun(parse, token)
            if status is not None:
                yield token, status
        elif parse.pos[token] == "VERB" and lemma in words("talking"):
            auxiliaries = {parse.lemma[c].lower() for c in parse.children[token]}
            if parse.tag[token] == "VBG" and "be" in auxiliaries:
                yield token, "under_way"


def _status_of_noun(parse: Parse, token: int) -> StatusWord | None:
    """Read the verb over "talks": underway, held, broken off."""
    label, head = parse.dep[token], parse.head[token]
    if label not in {"nsubj", "nsubjpass", "dobj", "attr"}:
        return None
    below = {parse.lemma[c].lower() for c in parse.children[head]}
    below |= {parse.lemma[g].lower() for c in parse.children[head] for g in parse.children[c]}
    if parse.lemma[head].lower() == "be" and below & words("under_way"):
        return "under_way"
    status = _STATUS.get(parse.lemma[head].lower())
    if status == "performed" and any(parse.form[c].lower() == "will" for c in parse.children[head]):
        return "announced"
    return status


def _parties(earlier: Earlier, token: int) -> list[Side]:
    """Return who talks: between, with and of the noun, else the subject and "with" of the verb."""
    parse = earlier.page.parse
    low, high = parse.edges[token]
    inside = list(earlier.sides.within(parse.span(low, high + 1)))
    if len(inside) < 2 and parse.pos[token] == "NOUN":
        head = parse.head[token]
        low, high = parse.edges[head]
        near = earlier.sides.within(parse.span(low, high + 1))
        inside += [s for s in near if s.key not in {i.key for i in inside}]
    if len(inside) >= 2:
        return inside[:2]
    return _members(earlier, token) or _speakers(earlier, token) or inside


def _speakers(earlier: Earlier, token: int) -> list[Side]:
    """Return the sides of the statements whose cue is this verb ("the two … were discussing")."""
    span = earlier.page.parse.span(token, token + 1)
    at_cue = [s for s in earlier.statements if s.cue is not None and s.cue.overlaps(span)]
    found = {}
    for statement in at_cue:
        side = earlier.sides.of(statement.speaker)
        if side is not None:
            found[side.key] = side
    return list(found.values())


def _members(earlier: Earlier, token: int) -> list[Side]:
    """Resolve "the two governments" to the members that the actors' reader found."""
    parse = earlier.page.parse
    for child in parse.children[token]:
        if parse.dep[child] == "nsubj":
            actor = earlier.people.at(parse.start[child])
            known = [earlier.people.by_id.get(m) for m in actor.members] if actor else []
            sides = [earlier.sides.named(a.country, parse.span(child, child + 1))
                     for a in known if a is not None]  # fmt: skip
            return [side for side in sides if side is not None]
    return []


def _channels(parse: Parse, sentence: Span, span: Span) -> list[str]:
    """Return the channels named in the clause: "through diplomatic and military channels"."""
    found: list[str] = []
    for token in parse.tokens_in(sentence):
        channel = _CHANNELS.get(parse.lemma[token].lower())
        if channel and channel not in found and parse.start[token] >= span.start:
            found.append(channel)
    return found


def _about(requests: list[Draft], key: frozenset[str]) -> Draft | None:
    """Return a request between the same sides: the talks are about it."""
    return next((draft for draft in requests if key <= set(draft.sides)), None)


def _clause(earlier: Earlier, token: int) -> Span:
    parse = earlier.page.parse
    verb = token if parse.pos[token] == "VERB" else parse.head[token]
    low, high = parse.edges[verb]
    span = parse.span(low, high + 1)
    holder = earlier.holder(parse.span(token, token + 1))
    if holder is not None:
        for piece in holder.content:
            if piece.overlaps(span):
                return Span(max(piece.start, span.start), min(piece.end, span.end))
    return span


def _on(earlier: Earlier, token: int, status: StatusWord) -> str | None:
    parse = earlier.page.parse
    verb = token if parse.pos[token] == "VERB" else parse.head[token]
    day = earlier.day_of(verb)
    return day or (earlier.published if status == "under_way" else None)
