"""Who "both countries" are: the two that were named before, or nobody.

A joint source is split only where the text leaves no choice; otherwise it stays collective.
"""

from collections.abc import Iterable, Iterator

from onrecord.language.parse import Entity, Parse
from onrecord.reading.coreference.cast import Cast, party_of
from onrecord.reading.coreference.speakers import Referent, as_worded
from onrecord.reading.stretch import entities_in
from onrecord.reading.utterances.utterance import Utterance

_PAIRS = frozenset({"both", "two", "each", "either", "neither"})
_STATES = frozenset({"country", "nation", "state", "government", "capital", "neighbor",
                     "neighbour", "republic"})  # fmt: skip
_SIDES = frozenset({"side", "party", "force", "army", "leader", "military", "rival", "foe",
                    "enemy", "adversary"})  # fmt: skip
_TRADING = frozenset({"trade", "exchange", "swap"})
_RECIPROCAL = ("each other", "one another", "the other", "the opposite side")


def members(
    cast: Cast, head: int, utterance: Utterance, earlier: Iterable[Utterance]
) -> tuple[Referent, ...]:
    """Return the two members of the joint source at `head`, in the order of the text, or ().

    "Both countries" and "the two sides" are the only two parties of the sentence so far, else
    of the sentence before it, else the only two that spoke or were blamed in the `earlier`
    utterances. Two joined names are split only if they do something to each other.
    """
    if is_joint(cast.parse, head):
        return _two_before(cast, head, tuple(earlier))
    if is_reciprocal(cast.parse, utterance):
        return _two_joined(cast, head)
    return ()


def is_reciprocal(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether what is said by one member is said of the other ("accused each other")."""
    spans = [utterance.accused, utterance.addressee, utterance.cue, *utterance.content]
    words = " ".join(span.of(parse.text) for span in spans if span is not None).lower()
    cue = utterance.cue_head
    verbs = () if cue is None else (parse.lemma[cue], parse.lemma[parse.head[cue]])
    traded = any(verb.lower() in _TRADING for verb in verbs)
    return traded or any(phrase in words for phrase in _RECIPROCAL)


def is_joint(parse: Parse, head: int) -> bool:
    """Tell whether the words at `head` are for two that were named ("the two sides")."""
    if parse.lemma[head].lower() == "both" or parse.form[head].lower() in {"both", "each"}:
        return True
    if parse.lemma[head].lower() not in _STATES | _SIDES:
        return False
    return any(parse.form[child].lower() in _PAIRS for child in parse.children[head])


def _two_joined(cast: Cast, head: int) -> tuple[Referent, ...]:
    parse = cast.parse
    pair = [head, *(c for c in parse.children[head] if parse.dep[c] == "conj")]
    named = [_entity(parse, token) for token in pair]
    if len(pair) != 2 or None in named:
        return ()
    return tuple(_referent(parse, entity) for entity in named if entity is not None)


def _two_before(cast: Cast, head: int, earlier: tuple[Utterance, ...]) -> tuple[Referent, ...]:
    parse = cast.parse
    sentence = parse.sentence[head]
    first = parse.sentences[sentence][0]
    places = [(first, head)]
    if sentence and parse.block[parse.sentences[sentence - 1][0]] == parse.block[head]:
        places.append(parse.sentences[sentence - 1])
    for low, high in places:
        found = _parties(cast, entities_in(parse, parse.span(low, high)) if low < high else ())
        if len(found) == 2:
            return tuple(found.values())
    blaming = tuple(u for u in earlier if u.accused is not None)
    for spoke in (blaming, earlier):
        found = _parties(cast, _of_speech(parse, spoke, head))
        if len(found) == 2:
            return tuple(found.values())
    return ()


def _of_speech(parse: Parse, earlier: Iterable[Utterance], head: int) -> Iterator[Entity]:
    """Yield the first party in each source and each accused before `head`."""
    for utterance in earlier:
        for span in (utterance.source, utterance.accused):
            if span is None or span.start >= parse.start[head]:
                continue
            inside = entities_in(parse, span)
            party = next((e for e in inside if party_of(e)), None)
            if party is not None:
                yield party


def _parties(cast: Cast, entities: Iterable[Entity]) -> dict[str, Referent]:
    """Return one referent per party, called as the report calls it where it names the state."""
    found: dict[str, Referent] = {}
    for entity in entities:
        key = party_of(entity)
        if key and key not in found:
            found[key] = _referent(cast.parse, cast.states.get(key, entity))
    return found


def _entity(parse: Parse, token: int) -> Entity | None:
    return parse.entity_at.get(token)


def _referent(parse: Parse, entity: Entity) -> Referent:
    return as_worded(parse, parse.span(entity.first, entity.last), entity.last - 1)
