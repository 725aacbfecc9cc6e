"""Whose side a word of a content stands for: the speaker's own, or a party that can be blamed."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, entities_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon

_FIRST = frozenset({"i", "we", "us", "me"})
_THIRD = frozenset({"it", "they", "he", "she"})
_OUR = frozenset({"our", "my"})
_THEIR = frozenset({"its", "their", "his", "her"})
_NONE = frozenset({"none", "neither", "nobody", "one"})
_NAMES = frozenset({"GPE", "NORP", "ORG"})
_SIDED = ("country:", "demonym:", "group:")
_INNER = frozenset({"relcl", "acl", "advcl", "appos", "cc", "conj", "punct"})
_ARMY = frozenset({"army", "military", "navy", "force", "troop", "soldier"})


def is_own(parse: Parse, utterance: Utterance, token: int) -> bool:
    """Tell whether `token` names the speaker's own side: "we", "its aircraft", the speaker.

    In indirect speech a third-person pronoun is the speaker ("it would pay"), in direct speech
    only the first person is; "our" in another's reported words is the report's side.
    """
    word = parse.form[token].lower()
    mine, owner = (_THIRD, _THEIR) if utterance.mode == "indirect" else (_FIRST, _OUR)
    if utterance.mode == "mixed":
        mine, owner = _FIRST | _THIRD, _OUR | _THEIR
    if word in mine:
        return True
    if any(parse.form[t].lower() in owner for t in below(parse, token, "poss")):
        return True
    if word in _NONE:
        return any(is_own(parse, utterance, t) for t in _of(parse, token))
    return _is_speaker(parse, utterance, token)


def _of(parse: Parse, token: int) -> tuple[int, ...]:
    return tuple(t for prep in below(parse, token, "prep") for t in below(parse, prep, "pobj"))


def _is_speaker(parse: Parse, utterance: Utterance, token: int) -> bool:
    source = utterance.source_head
    if source is None or utterance.source is None:
        return False
    mine = {e.key.split(":")[-1] for e in entities_in(parse, utterance.source) if _is_side(e.key)}
    theirs = keys_at(parse, token)
    if mine and theirs:
        return bool(mine & theirs)
    lemma = parse.lemma[token].lower()
    if lemma == parse.lemma[source].lower() and parse.pos[token] != "PRON":
        return True
    return lemma in _ARMY and parse.lemma[source].lower() in _ARMY and not mine


def _is_side(key: str) -> bool:
    return key.startswith(_SIDED)


def keys_at(parse: Parse, token: int) -> set[str]:
    """Return the states and groups named in the phrase of `token`, by their short keys."""
    names = (parse.entity_at.get(t) for t in phrase(parse, token))
    return {name.key.split(":")[-1] for name in names if name is not None and _is_side(name.key)}


def phrase(parse: Parse, token: int) -> list[int]:
    """Return the tokens of the noun phrase of `token`, without clauses and coordinations."""
    held = [token]
    for member in held:
        held += [t for t in parse.children[member] if parse.dep[t] not in _INNER]
    return held


def is_party(parse: Parse, token: int) -> bool:
    """Tell whether `token` names or describes a side that can be blamed for a wrong.

    "Armenian forces", "the junta", "an army warplane", in others' words "our guns"; not
    "gunmen", "someone", "the boat".
    """
    for member in phrase(parse, token):
        lemma = parse.lemma[member].lower()
        if parse.form[member].lower() == "our":
            return True
        if lemma in lexicon.words("adversary") or lemma in lexicon.words("regular"):
            return True
        name = parse.entity_at.get(member)
        if name is not None and (_is_side(name.key) or name.label in _NAMES):
            return True
    return False
