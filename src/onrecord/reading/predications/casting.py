"""What the linear model of roles sees of a phrase beside an event, and which phrases it is shown.

The rules of `roles` are one of the things that it sees: it learns where they can be trusted.
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, noun_lemma
from onrecord.reading.predications.features import hints_of, kind_of, lemma_of
from onrecord.reading.predications.frame import Frame, prepositions
from onrecord.reading.predications.lexicon import control_words
from onrecord.reading.predications.phrase import counts_actors, is_actor
from onrecord.reading.predications.roles import Cast, Part, part_of
from onrecord.reading.predications.setting import SHORT
from onrecord.records.vocabulary import PloverType

REACH = 60
"""Tokens from the trigger within which a phrase can fill a role."""

LEAST: Mapping[str, float] = {"actor": 0.3, "recipient": 0.3, "instrument": 0.3}
"""Probability from which on a phrase fills a role: best on our own annotated reports."""

LEAST_SHORT: Mapping[str, float] = {**LEAST, "recipient": 0.2}
"""The same in a text of a sentence or two, which mostly names both sides: tried on the sentences of
GSR and on the fold of PLV that trained nothing."""

HARMING: frozenset[PloverType] = frozenset({"ASSAULT", "COERCE", "AID", "REJECT"})
"""Types of deeds that nobody does who suffers them, while troops that "are moved" move."""

LONGEST = 7
"""Links of a path that is still worth a name."""

_INNER = frozenset({"compound", "amod", "nmod", "det", "nummod", "case", "quantmod"})
_FILLERS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OWNERS = frozenset({"army", "military", "government", "rebel", "enemy", "police", "navy"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "other",
                        "another"})  # fmt: skip
_UP = 8


def phrases(parse: Parse, trigger: int) -> list[int]:
    """Return the heads of the phrases of the sentence that may fill a role, in text order.

    A name that modifies a noun counts by itself: "a Turkish strike".
    """
    first, last = parse.sentences[parse.sentence[trigger]]
    near = range(max(first, trigger - REACH), min(last, trigger + REACH))
    return [t for t in near if t != trigger and _is_filler(parse, t)]


def _is_filler(parse: Parse, token: int) -> bool:
    entity = parse.entity_at.get(token)
    if counts_actors(parse, token):
        return True
    if entity is not None:
        return entity.label not in {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT"} and (
            _top_of(parse, entity.first, entity.last) == token
        )
    if parse.dep[token] in _INNER or parse.form[token].lower() in _REFLEXIVE:
        return False
    if parse.pos[token] == "DET":
        return parse.dep[token] in {"nsubj", "nsubjpass", "dobj", "pobj"}
    return parse.pos[token] in _FILLERS


def _top_of(parse: Parse, first: int, last: int) -> int:
    inside = range(first, last)
    return next((t for t in inside if parse.head[t] not in inside or parse.head[t] == t), first)


def cast_by(parse: Parse, heads: Sequence[int], links: Sequence[Mapping[str, float]]) -> Cast:
    """Return who fills which role by the probabilities of `links`, one for each of `heads`.

    Who is named in one breath does or suffers the same: "the United States and Jordan agreed".
    """
    least = LEAST_SHORT if len(parse) < SHORT else LEAST
    filled: dict[str, list[Part]] = {name: [] for name in least}
    roles: dict[int, str] = {}
    for head, scores in zip(heads, links, strict=True):
        first = parse.head[head] if parse.dep[head] == "conj" else head
        best = max(sorted(least), key=lambda name: scores.get(name, 0.0))
        if scores.get(best, 0.0) >= least[best]:
            roles[head] = roles.get(first, best)
            filled[roles[head]].append(part_of(parse, head))
    return Cast(
        actors=tuple(filled["actor"]),
        recipients=tuple(filled["recipient"]),
        instruments=tuple(filled["instrument"]),
    )


def righted(parse: Parse, frame: Frame, kind: PloverType, filled: Cast) -> Cast:
    """Return the cast with what grammar settles set right.

    A weapon is what a deed is done with ("a jet bombed", "fired howitzers"); who died, or is the
    subject of a passive, did not do it; "its" tells nothing beside the name that it stands for.
    """
    suffering = _sufferers(parse, frame) if kind in HARMING else frozenset()
    acting = [p for p in filled.actors if p.head not in suffering]
    if len(acting) > 1:
        acting = [p for p in acting if parse.tag[p.named] != "PRP$"]
    suffered = [p for p in filled.actors if p.head in suffering]
    receiving = [*suffered, *filled.recipients]
    if kind != "ASSAULT":
        return Cast(
            actors=tuple(acting), recipients=tuple(receiving), instruments=filled.instruments
        )
    means = [p for p in acting if is_weapon(parse, p.head)]
    shooting = lemma_of(parse, frame.trigger) in control_words("shooting")
    if shooting:
        means += [p for p in receiving if p.head in frame.objects and is_weapon(parse, p.head)]
    told = {p.head for p in (*means, *filled.instruments)}
    beside = [t for prep, t in frame.preps if prep == "with"]
    beside += frame.objects if shooting else ()
    beside += [
        t for t in parse.children[frame.trigger] if frame.noun and parse.dep[t] == "compound"
    ]
    means += [Part(t, t) for t in beside if t not in told and is_weapon(parse, t)]
    return Cast(
        actors=tuple(p for p in acting if p not in means),
        recipients=tuple(p for p in receiving if p not in means),
        instruments=(*means, *filled.instruments),
    )


def is_weapon(parse: Parse, head: int) -> bool:
    """Tell whether a phrase names a weapon or what carries one, and nobody whose it is.

    "A jet bombed" tells with what, "our artillery" and "army helicopters" tell who.
    """
    if noun_lemma(parse, head) not in control_words("weapon") or head in parse.entity_at:
        return False
    beside = parse.children[head]
    owned = any(parse.dep[c] == "poss" or c in parse.entity_at for c in beside)
    owner = any(parse.lemma[c].lower() in _OWNERS for c in beside if parse.dep[c] in _INNER)
    of_whom = any(prep == "of" and is_actor(parse, t) for prep, t in prepositions(parse, head))
    return not (owned or owner or of_whom)


def _sufferers(parse: Parse, frame: Frame) -> frozenset[int]:
    """Return the phrases that only suffer the deed: of a passive, of dying, of being dead."""
    if frame.noun:
        return frozenset()
    if frame.passive:
        return frozenset(frame.objects) - frozenset(frame.agents)
    if lemma_of(parse, frame.trigger) in control_words("succumbing"):
        return frozenset((*frame.subjects, *frame.objects))
    return frozenset()


def link_features(
    parse: Parse, candidate: Candidate, kind: PloverType, head: int, ruled: Cast
) -> list[str]:
    """Return what is seen of the phrase under `head` beside an event, in a fixed order."""
    frame = candidate.frame
    what, path = kind_of(parse, head), path_between(parse, head, frame.trigger)
    lemma = lemma_of(parse, frame.trigger)
    slots = list(_slots(frame, head)) or ["-"]
    rule = _by_rule(ruled, head)
    named = "N" if head in parse.entity_at else "n"
    acts = "A" if is_actor(parse, head) else "a"
    return [
        f"path={path}",
        f"path={path}|{kind}",
        f"path={path}|{lemma}",
        f"path={path}|{acts}",
        f"kind={what}",
        f"kind={what}|{kind}",
        f"acts={acts}{named}",
        f"rule={rule}",
        f"rule={rule}|{kind}",
        f"rule={rule}|{what}",
        f"rule={rule}|{frame.pos}|{acts}",
        *(f"slot={slot}" for slot in slots),
        *(f"slot={slot}|{kind}" for slot in slots),
        *(f"slot={slot}|{acts}|{rule}" for slot in slots),
        *(f"slot={slot}|{lemma}" for slot in slots),
        *(f"slot={slot}|{what}|{kind}" for slot in slots),
        *(f"hint={hint}|{slots[0]}" for hint in hints_of(parse, head)),
        f"word={lemma_of(parse, head)}" if named == "n" else "name",
        f"far={_far(head, frame.trigger)}",
        f"far={_far(head, frame.trigger)}|{acts}{frame.pos}",
        f"dep={parse.dep[head]}",
        "pass" if frame.passive else "act",
    ]


def _by_rule(ruled: Cast, head: int) -> str:
    if any(head in (part.head, part.named) for part in ruled.actors):
        return "actor"
    if any(head in (part.head, part.named) for part in ruled.recipients):
        return "recipient"
    return "-"


def _slots(frame: Frame, head: int) -> Iterator[str]:
    """Yield the places of the frame that a phrase stands in."""
    control = "c" if frame.controlled else ""
    mark = {"noun": "n", "adjective": "a"}.get(frame.pos, "p" if frame.passive else "v")
    if head in frame.agents:
        yield "agent"
    elif head in frame.subjects:
        yield f"{mark}subject{control}"
    if head in frame.objects:
        yield f"{mark}object"
    yield from (f"{mark}:{prep}" for prep, token in frame.preps if token == head)


def path_between(parse: Parse, head: int, trigger: int) -> str:
    """Name the links from a phrase up to the word that holds both and down to the trigger.

    Prepositions stand for themselves; "far" where the path is too long.
    """
    above = {trigger: 0}
    for n, token in enumerate(parse.ancestors(trigger), start=1):
        if n > _UP:
            break
        above.setdefault(token, n)
    up: list[str] = []
    token = head
    while token not in above:
        if parse.head[token] == token or len(up) > LONGEST:
            return "far"
        up.append(_link(parse, token))
        token = parse.head[token]
    down: list[str] = []
    below = trigger
    while below != token:
        down.append(parse.dep[below])
        below = parse.head[below]
    if len(up) + len(down) > LONGEST:
        return "far"
    return ">".join(up) + "<" + "<".join(reversed(down))


def _link(parse: Parse, token: int) -> str:
    label = parse.dep[token]
    return parse.form[token].lower() if label in {"prep", "agent"} else label


def _far(head: int, trigger: int) -> str:
    gap = head - trigger
    size = 1 if abs(gap) < 2 else 2 if abs(gap) < 4 else 3 if abs(gap) < 8 else 4
    return f"{'+' if gap > 0 else '-'}{size if abs(gap) < 16 else 5}"
