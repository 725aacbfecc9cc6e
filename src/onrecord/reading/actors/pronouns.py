"""Pronouns that mean somebody named before, as far as speech shows who."""

from collections.abc import Iterator, Sequence

from onrecord.knowledge.cues import english
from onrecord.language.parse import Parse
from onrecord.reading.actors.keys import person_key
from onrecord.reading.actors.roster import UNNAMED, Draft, Key
from onrecord.reading.coreference import Referent, Speakers
from onrecord.reading.stretch import phrase

_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
_BODIES = frozenset({"it", "they"})
_EMPTY = frozenset({"be", "seem", "appear", "happen", "become", "take", "rain", "matter"})
"""Verbs whose "it" often means nobody."""


def listen(speakers: Speakers) -> None:
    """Let `speakers` hear everybody who is the subject of a verb of speech, in text order."""
    parse = speakers.cast.parse
    for token, dep in enumerate(parse.dep):
        if dep == "nsubj" and _speaks(parse, parse.head[token]):
            speakers.resolve(phrase(parse, token), token)


def pronouns(speakers: Speakers, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each pronoun that means one of the actors of `drafts`."""
    parse = speakers.cast.parse
    named = _by_head(drafts)
    for token in range(len(parse)):
        if not _may_mean(parse, token):
            continue
        span = parse.span(token, token + 1)
        found = speakers.meant(span, token)
        key = None if found is None else _key(found, named)
        if key is not None:
            yield Draft(
                span=span, key=key, head=token, rank=UNNAMED, rule="ac.pronoun",
                confidence="medium",
            )  # fmt: skip


def _may_mean(parse: Parse, token: int) -> bool:
    if parse.tag[token] not in {"PRP", "PRP$"}:
        return False
    word = parse.form[token].lower()
    if word in _PERSONS:
        return True
    acts = parse.dep[token] == "nsubj" and parse.lemma[parse.head[token]].lower() not in _EMPTY
    return word in _BODIES and acts


def _speaks(parse: Parse, verb: int) -> bool:
    return (parse.lemma[verb].lower(), "VERB") in english()


def _by_head(drafts: Sequence[Draft]) -> dict[int, Key]:
    """Return the key of the mention whose main word is at a token."""
    return {d.head: d.key for d in drafts if d.key is not None and d.rank >= 0}


def _key(found: Referent, named: dict[int, Key]) -> Key | None:
    return person_key(found.person) if found.person else named.get(found.head)
