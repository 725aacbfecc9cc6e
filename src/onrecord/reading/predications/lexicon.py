"""The table of event words, as look-ups by lemma."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import PloverType, Reality

TRIGGERS = "lexicons/en/event_triggers"
REALITY = "lexicons/en/event_reality"
CONTROL = "lexicons/en/event_control"
CLASSES = "lexicons/en/event_classes"
HINTS = "lexicons/en/event_hints"
MODES = "lexicons/en/event_modes"
CONTEXTS = "lexicons/en/event_contexts"


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning of an event word; `needs` are the words of which one must be beside it."""

    type: PloverType
    mode: str | None
    needs: frozenset[str]


@cache
def senses() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """Return the senses by (part of speech, lemma), in table order; light verbs are not here."""
    found: dict[tuple[str, str], list[Sense]] = defaultdict(list)
    for row in rows(TRIGGERS):
        if row["pos"] != "light":
            sense = msgspec.convert(
                {"type": row["type"], "mode": row["mode"] or None, "needs": row["needs"].split()},
                Sense,
            )
            for lemma in row["lemmas"].split():
                found[row["pos"], lemma].append(sense)
    return {key: tuple(held) for key, held in found.items()}


@cache
def light_verbs() -> frozenset[str]:
    """Return the verbs that are empty without an event noun ("launch", "carry_out")."""
    light = (row["lemmas"].split() for row in rows(TRIGGERS) if row["pos"] == "light")
    return frozenset(lemma for lemmas in light for lemma in lemmas)


@cache
def reality_words(kind: str) -> Mapping[str, Reality]:
    """Return what a word of `kind` ("governor", "aux") makes of the event under it."""
    found: dict[str, Reality] = {}
    for row in rows(REALITY):
        if row["kind"] == kind:
            for lemma in row["lemmas"].split():
                found.setdefault(lemma, msgspec.convert(row["reality"], Reality))
    return found


@cache
def control_words(kind: str) -> frozenset[str]:
    """Return the lemmas of `kind` ("accusing", "mutual", "pair", "agreement")."""
    held = (row["lemmas"].split() for row in rows(CONTROL) if row["kind"] == kind)
    return frozenset(lemma for lemmas in held for lemma in lemmas)


@cache
def word_classes() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the general classes of a word by (part of speech, lemma), in table order.

    A noun that is here may name a happening; verbs are here for their classes only.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows(CLASSES):
        for lemma in row["lemmas"].split():
            found[row["pos"], lemma].append(row["class"])
    return {key: tuple(held) for key, held in found.items()}


@cache
def hints() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return what a word hints at by (part of speech, lemma): the types it can have, or "harm".

    Verbs with a particle are looked up as "pull_out".
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows(HINTS):
        for lemma in row["lemmas"].split():
            found[row["pos"], lemma].append(row["hint"])
    return {key: tuple(held) for key, held in found.items()}
