"""What a number counts: the unit noun after it, and the word that makes it a toll.

The word is a verb ("killed 12", "12 died"), a state said of them ("12 were missing", "left 12
dead"), or the noun of an act ("the deaths of 12"). It decides before the noun does: "killed 12
soldiers" counts killed, not troops. The parse is asked first; where it fails, words that touch
the count decide ("56 wounded", "wounding 56").
"""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.figures.words import (
    THINGS,
    excluded,
    is_people,
    looked_up,
    measures,
    past_forms,
    population_of,
    populations,
)
from onrecord.records.vocabulary import Measure, Population

HOPS = 4
"""Heads walked through from the counted noun to the verb that makes it a toll."""

REACH = 7
"""Tokens between a number and the noun it counts."""

_PATIENT = frozenset({"nsubjpass", "dobj", "attr", "oprd"})
_CARRIERS = frozenset(
    {"number", "total", "group", "toll", "majority", "remains", "dozen", "score", "ten", "hundred",
     "thousand", "million", "handful", "couple", "pair", "several", "half", "many", "most", "all"}
)  # fmt: skip
_BETWEEN = frozenset({"be", "have", "get", "also", "more", "other", "reportedly", "all"})
_LEADING_AWAY = frozenset({"by", "from", "with", "in", "on", "for", "after", "against", "who"})
_NEED_PEOPLE: frozenset[Measure] = frozenset({"exchanged", "returned"})
SUFFERING = frozenset({"lose", "suffer", "receive", "sustain", "have"})
_HOMES = frozenset({"home", "house", "village", "land", "town"})
_CASUALTIES: frozenset[Measure] = frozenset({"killed", "wounded"})


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: the noun's token, None for an elliptic "56 more"; `by` decided it."""

    measure: Measure
    population: Population
    noun: int | None
    by: int | None = None


def counted(parse: Parse, number: int) -> Counted | None:
    """Return what the number at token `number` counts, None if it is no figure of conflict."""
    noun = unit_of(parse, number)
    if noun is not None and _is_state_noun(parse, noun):
        measure = measures("state")[parse.form[noun].lower()]
        return Counted(measure=measure, population="unknown", noun=noun, by=noun)
    of_noun = None if noun is None else measure_of_noun(parse, noun)
    by = None if of_noun in THINGS else deciding(parse, number if noun is None else noun, number)
    if by is not None and noun is None and by[1] in _NEED_PEOPLE:
        by = None
    if by is not None and not _is_unharmed(parse, noun):
        token, measure = by
        if of_noun in {"killed", "wounded", "casualties"} and not _is_victim(parse, noun):
            measure = of_noun
        people = population_of(parse, noun)
        return Counted(measure=measure, population=people, noun=noun, by=token)
    if of_noun is None:
        return None
    return Counted(measure=of_noun, population=population_of(parse, noun), noun=noun)


def measure_of_noun(parse: Parse, noun: int) -> Measure | None:
    """Read the measure off the counted noun: listed, or "other" for people."""
    lemma = parse.lemma[noun].lower()
    found = looked_up(measures("noun"), parse, noun)
    if found == "territory":
        square = any(parse.form[c].lower() == "square" for c in parse.children[noun])
        return found if square or lemma in {"hectare", "acre"} else None
    known = looked_up(populations("noun"), parse, noun) is not None
    return found or ("other" if known else None)


def _is_victim(parse: Parse, noun: int | None) -> bool:
    return noun is not None and parse.lemma[noun].lower() in {"body", "life", "martyr"}


def _is_unharmed(parse: Parse, noun: int | None) -> bool:
    return noun is not None and parse.lemma[noun].lower() in excluded("thing")


def _is_state_noun(parse: Parse, noun: int) -> bool:
    """Tell whether the count is of "dead", "wounded": a state used as a noun."""
    return parse.form[noun].lower() in measures("state")


def unit_of(parse: Parse, number: int) -> int | None:
    """Return the noun a number stands before: "2,000 Russian peacekeepers", "dozens of men"."""
    before = _of(parse, number)
    if before is not None:
        return before
    head = parse.head[number]
    for _ in range(HOPS):
        if parse.dep[number] not in {"nummod", "quantmod", "compound", "advmod", "amod", "det"}:
            break
        if parse.pos[head] in {"NOUN", "PROPN", "ADJ"} and head > number:
            return _whole(parse, head) if head - number <= REACH else None
        number, head = head, parse.head[head]
    return _next_noun(parse, number)


def _whole(parse: Parse, noun: int) -> int:
    """Return the noun that a noun is the first part of: "violations" for "ceasefire"."""
    over = parse.head[noun]
    is_first = parse.dep[noun] in {"compound", "nmod"} and noun < over <= noun + 2
    return over if is_first and parse.pos[over] in {"NOUN", "PROPN"} else noun


def _next_noun(parse: Parse, number: int) -> int | None:
    """Return the noun or state right after a number that the grammar hung elsewhere."""
    after = number + 1
    if after >= len(parse) or parse.sentence[after] != parse.sentence[number]:
        return None
    if parse.form[after].lower() in {"more", "other"} and after + 1 < len(parse):
        after += 1
    if parse.form[after].lower() in measures("state") or parse.pos[after] == "NOUN":
        return None if parse.pos[after] == "VERB" and _has_object(parse, after) else after
    return None


def _has_object(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "dobj" for c in parse.children[verb])


def _of(parse: Parse, number: int) -> int | None:
    """Return the noun in "dozens of X", "two of the X"."""
    for prep in parse.children[number]:
        if prep > number and parse.lemma[prep].lower() == "of" and parse.dep[prep] == "prep":
            return next((c for c in parse.children[prep] if parse.dep[c] == "pobj"), None)
    return None


def deciding(parse: Parse, start: int, number: int | None = None) -> tuple[int, Measure] | None:
    """Return the word that makes a counted noun (or bare number) a toll, and the measure."""
    for token, label in _walk(parse, start):
        measure = _measure_at(parse, token, label, start)
        if measure is not None:
            return token, measure
    return _touching(parse, start, start if number is None else number)


def _measure_at(parse: Parse, token: int, label: str, start: int) -> Measure | None:
    lemma = parse.lemma[token].lower()
    if label in _PATIENT or label in {"acl", "amod"}:
        found = measures("verb").get(lemma) or measures("state").get(parse.form[token].lower())
        found = found or (_lost(parse, token, label, start) or _state_below(parse, token))
        return _joined(parse, token, found)
    if label == "event":
        return measures("event").get(lemma)
    if label in {"nsubj", "relcl"}:
        return (
            measures("subject").get(lemma) or _passive(parse, token) or _state_below(parse, token)
        )
    return None


def _passive(parse: Parse, verb: int) -> Measure | None:
    """Read "12 who were killed": a verb with a passive auxiliary or none, used of its subject."""
    if parse.tag[verb] != "VBN":
        return None
    passive = any(parse.dep[c] in {"auxpass", "nsubjpass"} for c in parse.children[verb])
    return measures("verb").get(parse.lemma[verb].lower()) if passive else None


def _joined(parse: Parse, verb: int, found: Measure | None) -> Measure | None:
    """Return `casualties` for "killed and wounded 40", else what was found."""
    if found not in _CASUALTIES:
        return found
    first = parse.head[verb] if parse.dep[verb] == "conj" else verb
    others = [c for c in parse.children[first] if parse.dep[c] == "conj"]
    for other in {first, *others} - {verb}:
        also = measures("verb").get(parse.lemma[other].lower())
        between = parse.form[min(verb, other) + 1 : max(verb, other)]
        if also in _CASUALTIES - {found} and [w.lower() for w in between] in (["and"], ["or"]):
            return "casualties"
    return found


def _lost(parse: Parse, verb: int, label: str, counted_noun: int) -> Measure | None:
    """Read "lost 2,400 men" and "shot 12 dead": verbs that need their object or a state."""
    if label == "dobj" and parse.lemma[verb].lower() == "lose":
        return "killed" if is_people(parse, counted_noun) else None
    forced = parse.lemma[verb].lower() in {"drive", "force"}
    return "displaced" if forced and _from_home(parse, verb) else None


def _from_home(parse: Parse, verb: int) -> bool:
    away = (c for c in parse.children[verb] if parse.lemma[c].lower() in {"from", "out"})
    return any(parse.lemma[t].lower() in _HOMES for prep in away for t in parse.subtree(prep))


def _state_below(parse: Parse, verb: int) -> Measure | None:
    """Read a state after a verb: "left 12 dead", "45 are missing", "were among the dead"."""
    for child in parse.children[verb]:
        if child < verb:
            continue
        form, label = parse.form[child].lower(), parse.dep[child]
        own = any(parse.dep[c] in {"nsubj", "nsubjpass"} for c in parse.children[child])
        if form in measures("state") and label in _STATE_LABELS and not own:
            return measures("state")[form]
        if label == "dobj" and parse.lemma[verb].lower() in SUFFERING:
            suffered = measures("object").get(parse.lemma[child].lower())
            if suffered is not None:
                return suffered
        if parse.lemma[verb].lower() == "be" and form.endswith("ed") and form in past_forms():
            return past_forms()[form]
        if form == "among":
            for member in parse.children[child]:
                if parse.form[member].lower() in measures("state"):
                    return measures("state")[parse.form[member].lower()]
        if form in {"in", "into"}:
            for member in parse.children[child]:
                if parse.lemma[member].lower() in measures("in"):
                    return measures("in")[parse.lemma[member].lower()]
        if parse.lemma[verb].lower() in excluded("reporter") and _is_said_of_subject(
            parse, verb, child
        ):
            below = parse.lemma[child].lower()
            found = measures("subject").get(below) or measures("verb").get(below)
            if found is not None:
                return found
    return None


def _is_said_of_subject(parse: Parse, verb: int, child: int) -> bool:
    """Tell whether a complement is about the verb's own subject: "were reported killed"."""
    passive = any(parse.dep[c] in {"auxpass", "nsubjpass"} for c in parse.children[verb])
    own = any(parse.dep[c] in {"nsubj", "nsubjpass"} for c in parse.children[child])
    return passive and not own and parse.dep[child] in _COMPLEMENTS


_STATE_LABELS = frozenset(
    {"acomp", "oprd", "attr", "advcl", "xcomp", "dep", "ccomp", "dobj", "advmod", "amod", "prt"}
)
_COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acomp", "dep", "conj", "advcl"})


def _walk(parse: Parse, start: int) -> Iterator[tuple[int, str]]:
    """Yield the words that may decide, with the counted noun's role in them, nearest first."""
    yield from _above(parse, start)
    for child in parse.children[start]:
        if parse.dep[child] in {"acl", "relcl", "amod"} and not _has_object(parse, child):
            yield child, parse.dep[child]


def _above(parse: Parse, start: int) -> Iterator[tuple[int, str]]:
    token = start
    for _ in range(HOPS):
        head, label = parse.head[token], parse.dep[token]
        if head == token:
            return
        if label in _PATIENT or label == "nsubj":
            yield head, label
            yield from _chained(parse, head, label)
            return
        if label == "conj" and _is_verb(parse, token):
            return
        if label == "pobj" and parse.form[head].lower() in {"of", "including", "among"}:
            over = parse.head[head]
            yield over, "event"
            if parse.form[head].lower() == "of" and not _carries(parse, over):
                return
            token = over
            continue
        if label not in {"conj", "appos", "nummod", "quantmod", "nmod", "dep"}:
            return
        token = head


def _is_verb(parse: Parse, token: int) -> bool:
    """Tell a verb from a noun, in capitals too, where the parser takes verbs for names."""
    return parse.pos[token] == "VERB" or parse.form[token].endswith("ED")


def _carries(parse: Parse, noun: int) -> bool:
    lemma = parse.lemma[noun].lower()
    return lemma in _CARRIERS or lemma.removesuffix("s") in _CARRIERS or parse.pos[noun] == "NUM"


def _chained(parse: Parse, verb: int, label: str) -> Iterator[tuple[int, str]]:
    """Yield verbs joined to `verb` that share the count: "40 drowned or were shot"."""
    for other in parse.children[verb]:
        shares = parse.dep[other] == "conj" and parse.pos[other] == "VERB"
        has_own = any(parse.dep[c] in {"nsubj", "nsubjpass"} for c in parse.children[other])
        if shares and not has_own and label != "dobj":
            yield other, label
        if parse.dep[other] == "xcomp" and label in {"nsubj", "nsubjpass"}:
            yield other, "nsubj"


def _touching(parse: Parse, noun: int, number: int) -> tuple[int, Measure] | None:
    """Read the words that touch a count: "56 more were wounded", "wounding 56"."""
    after = None if _is_inner(parse, noun) else _right_after(parse, noun)
    return after or _right_before(parse, number)


def _is_inner(parse: Parse, noun: int) -> bool:
    """Tell whether a noun only describes another: "the commander of 400 fighters was killed"."""
    over = parse.head[parse.head[noun]]
    return (
        parse.dep[noun] == "pobj"
        and parse.pos[over] in {"NOUN", "PROPN"}
        and not (_carries(parse, over))
    )


def _right_after(parse: Parse, noun: int) -> tuple[int, Measure] | None:
    end = min(len(parse), noun + 6)
    passive = False
    for token in range(noun + 1, end):
        lemma, form = parse.lemma[token].lower(), parse.form[token].lower()
        if form in measures("state") and not _has_object(parse, token):
            return token, measures("state")[form]
        if lemma in measures("subject") and (passive or parse.tag[token] in {"VBD", "VB", "VBN"}):
            return token, measures("subject")[lemma]
        if lemma in measures("verb") and passive:
            return token, measures("verb")[lemma]
        passive = passive or lemma in {"be", "get"}
        if lemma not in _BETWEEN and parse.pos[token] not in {"AUX", "ADV"}:
            return None
    return None


def _right_before(parse: Parse, number: int) -> tuple[int, Measure] | None:
    for token in range(number - 1, max(-1, number - 5), -1):
        lemma = parse.lemma[token].lower()
        if parse.sentence[token] != parse.sentence[number] or parse.pos[token] == "PUNCT":
            return None
        if parse.form[token].lower() in _LEADING_AWAY:
            return None
        if lemma in measures("verb") and parse.pos[token] == "VERB":
            return token, measures("verb")[lemma]
        if parse.form[token].lower().endswith("ly"):
            continue
        if parse.form[token].lower() in past_forms():
            return token, past_forms()[parse.form[token].lower()]
        if parse.pos[token] in {"NOUN", "PROPN", "VERB", "AUX"}:
            return None
    return None
