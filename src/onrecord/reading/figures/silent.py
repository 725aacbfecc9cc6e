"""Counts without a number: "no casualties", "an unknown number of", "soldiers were killed".

A stated zero ("nobody was hurt") is a number; that no harm was reported is none. A bare plural
is two or more by convention: writers use it of one as well. "A soldier was killed" is one, and
the word says so.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.figures.counted import SUFFERING, deciding, measure_of_noun
from onrecord.reading.figures.words import excluded, is_people, measures
from onrecord.records import Span
from onrecord.records.vocabulary import BoundBasis, FigureKind, Measure

_HARM_NOUNS: dict[str, Measure] = {
    "casualty": "casualties",
    "death": "killed",
    "fatality": "killed",
    "injury": "wounded",
}
_LOSS_NOUNS = frozenset({"loss", "victim", "dead", "wounded"})
_PEOPLE: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "missing", "captured", "abducted", "displaced",
     "returned", "evacuated", "arrested", "trapped", "expelled", "exchanged"}
)  # fmt: skip
_NOBODY = frozenset({"nobody", "none"})
_MANY = frozenset({"many", "some", "numerous", "other", "more", "countless", "few", "various"})
_ONE_OF = frozenset({"a", "an"})
_UNKNOWN = re.compile(
    r"\b(?:unknown|unspecified|undisclosed|undetermined|unconfirmed|uncertain) numbers? of\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"(?:\s+[\w-]+){0,3}\s+(?:reported|reports|recorded|registered|confirmed)\b", re.IGNORECASE
)
_DEFINITE = frozenset({"the", "these", "those", "all", "its", "their", "his", "her", "our", "my"})
_NOT_PEOPLE = frozenset(
    {"territorial", "financial", "job", "economic", "material", "property", "tank", "aircraft",
     "crop", "electoral", "further", "equipment", "vehicle"}
)  # fmt: skip


class Silent(msgspec.Struct, frozen=True, kw_only=True):
    """A count without a number; `noun` and `by` are tokens, None where there are none."""

    span: Span
    kind: FigureKind
    measure: Measure
    noun: int | None
    by: int | None
    low: float | None = None
    high: float | None = None
    best: float | None = None
    basis: BoundBasis = "worded"


def silent(parse: Parse, first: int, last: int, taken: Sequence[Span]) -> Iterator[Silent]:
    """Yield what tokens `first` to `last` say of counts without giving a number.

    `taken` are the spans of counts that have one: a noun inside them is counted already.
    """
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    for token in range(first, last):
        if parse.start[token] in covered:
            continue
        shares = parse.dep[token] == "conj" and parse.start[parse.head[token]] in covered
        found = None if shares and parse.edges[token][0] == token else _at(parse, token)
        if found is not None and not any(found.span.overlaps(span) for span in taken):
            yield found


def _at(parse: Parse, token: int) -> Silent | None:
    form = parse.form[token].lower()
    if form in _NOBODY or (form == "one" and token and parse.form[token - 1].lower() == "no"):
        return _nobody(parse, token)
    if parse.pos[token] not in {"NOUN", "ADJ", "VERB", "PROPN"}:
        return None
    lemma = parse.lemma[token].lower()
    if lemma in _HARM_NOUNS or lemma in _LOSS_NOUNS:
        return _harm(parse, token, lemma)
    is_noun = parse.pos[token] == "NOUN" or (
        parse.pos[token] == "PROPN" and parse.form[token].isupper()
    )
    if is_noun and parse.dep[token] != "compound" and is_people(parse, token):
        return _people(parse, token)
    return None


def _nobody(parse: Parse, token: int) -> Silent | None:
    """Read "nobody was hurt", "none of the passengers died"."""
    found = deciding(parse, token)
    if found is None or found[1] not in _PEOPLE:
        return None
    first = token - 1 if parse.form[token].lower() == "one" else token
    people = next((t for c in parse.children[token] if parse.lemma[c].lower() == "of" and c > token
                   for t in parse.children[c] if parse.dep[t] == "pobj"), None)  # fmt: skip
    span = parse.span(first, (people if people is not None else token) + 1)
    return _zero(parse, span, found[1], people, found[0])


def _zero(parse: Parse, span: Span, measure: Measure, noun: int | None, by: int | None) -> Silent:
    if _REPORTED.match(parse.text, span.end, span.end + 60):
        return Silent(span=span, kind="none_reported", measure=measure, noun=noun, by=by)
    return Silent(
        span=span,
        kind="stated_zero",
        measure=measure,
        noun=noun,
        by=by,
        low=0.0,
        high=0.0,
        best=0.0,
    )


def _harm(parse: Parse, token: int, lemma: str) -> Silent | None:
    """Read nouns of harm: "no casualties", "no reports of deaths", "caused injuries"."""
    first, words = _phrase(parse, token)
    if words & _NOT_PEOPLE:
        return None
    measure = _HARM_NOUNS.get(lemma) or measures("state").get(lemma, "killed")
    reports = _reports_over(parse, first)
    if reports is not None:
        return _none_told(parse.span(reports, token + 1), measure)
    if words & {"no", "zero", "without"} or (first and parse.form[first - 1].lower() == "without"):
        start = first - (not words & {"no", "zero"})
        zero: Measure = "killed" if measure == "casualties" else measure
        return _zero(parse, parse.span(start, token + 1), zero, None, None)
    unknown = _unknown(parse, token, first, measure)
    if unknown is not None:
        return unknown
    if lemma in _LOSS_NOUNS or parse.tag[token] not in {"NNS", "NNPS"} or _is_averted(parse, token):
        return None
    plural = parse.form[token].lower().endswith("s")
    over = parse.lemma[parse.head[token]].lower()
    if lemma == "injury" and over in SUFFERING and parse.dep[token] == "dobj":
        return None
    if words & _DEFINITE or not plural or parse.dep[token] == "compound":
        return None
    return _plural(parse, token, first, measure, None)


def _none_told(span: Span, measure: Measure) -> Silent:
    told: Measure = "killed" if measure == "casualties" else measure
    return Silent(span=span, kind="none_reported", measure=told, noun=None, by=None)


def _phrase(parse: Parse, noun: int) -> tuple[int, set[str]]:
    """Return the first token of the noun's own words and those words in lower case."""
    low = parse.edges[noun][0]
    first = noun
    while (
        first > max(low, 0)
        and noun - first < 6
        and parse.head[first - 1] in range(first - 1, noun + 1)
    ):
        if (
            parse.pos[first - 1] in {"PUNCT", "VERB", "ADP", "SCONJ"}
            and parse.dep[first - 1] != "amod"
        ):
            break
        first -= 1
    return first, {form.lower() for form in parse.form[first:noun]}


def _reports_over(parse: Parse, first: int) -> int | None:
    """Return the token of "no" in "no immediate reports of" before `first`."""
    if first < 3 or parse.form[first - 1].lower() not in {"of", "on", "about"}:
        return None
    if parse.lemma[first - 2].lower() not in {
        "report",
        "word",
        "news",
        "information",
        "indication",
    }:
        return None
    for token in range(first - 3, max(-1, first - 6), -1):
        if parse.form[token].lower() == "no":
            return token
    return None


def _is_averted(parse: Parse, token: int) -> bool:
    over = [parse.lemma[h].lower() for h, _ in zip(parse.ancestors(token), range(2), strict=False)]
    return any(lemma in excluded("averted") for lemma in over)


def _people(parse: Parse, noun: int) -> Silent | None:
    """Read people without a number who came to harm: "soldiers were killed", "a soldier was"."""
    first, words = _phrase(parse, noun)
    unknown = _unknown(parse, noun, first, None)
    if unknown is not None:
        return unknown
    if first and "how" in {parse.form[first].lower(), parse.form[first - 1].lower()}:
        return None
    is_none = bool(words & {"no", "zero"})
    singular = parse.tag[noun] in {"NN", "NNP"} or parse.form[first].lower() in _ONE_OF
    is_single = singular and parse.form[first].lower() in _ONE_OF
    if first and parse.pos[first - 1] == "NUM":
        return None
    is_bare = not singular and not words & _DEFINITE
    if not (is_none or is_single or is_bare) or _is_possessed(parse, noun):
        return None
    found = deciding(parse, noun)
    if found is None or found[1] not in _PEOPLE or _is_only_described(parse, noun, found[0]):
        return None
    if parse.lemma[found[0]].lower() == "lose":
        return None
    if is_none:
        return _zero(parse, parse.span(first, noun + 1), found[1], noun, found[0])
    if is_bare:
        return _plural(parse, noun, first, found[1], found[0])
    return Silent(
        span=parse.span(first, noun + 1), kind="bounded", measure=found[1], noun=noun,
        by=found[0], low=1.0, high=1.0, best=1.0,
    )  # fmt: skip


def _is_possessed(parse: Parse, noun: int) -> bool:
    return any(parse.dep[c] == "poss" for c in parse.children[noun])


def _is_only_described(parse: Parse, noun: int, by: int) -> bool:
    """Tell whether the harm only describes them ("wounded soldiers"), so that it is old news."""
    return parse.head[by] == noun and parse.dep[by] == "amod"


def _plural(parse: Parse, noun: int, first: int, measure: Measure, by: int | None) -> Silent:
    return Silent(
        span=parse.span(first, noun + 1), kind="uncounted_plural", measure=measure, noun=noun,
        by=by, low=2.0, basis="convention",
    )  # fmt: skip


@cache
def _cues() -> re.Pattern[str]:
    longest_first = sorted(excluded("unknown"), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _unknown(parse: Parse, noun: int, first: int, measure: Measure | None) -> Silent | None:
    """Read "an unknown number of civilians", "how many people", "the number of dead is unknown"."""
    before = parse.text[max(0, parse.start[first] - 40) : parse.start[first]]
    start = _start_of_unknown(parse, noun, first, before)
    if start is None:
        return None
    found = deciding(parse, noun)
    told = measure or (found[1] if found else measure_of_noun(parse, noun))
    if told is None:
        return None
    by = found[0] if found else None
    span = Span(start, parse.end[noun])
    return Silent(span=span, kind="stated_unknown", measure=told, noun=noun, by=by)


def _start_of_unknown(parse: Parse, noun: int, first: int, before: str) -> int | None:
    said = list(_UNKNOWN.finditer(before))
    if said and not before[said[-1].end() :].strip():
        start = parse.start[first] - len(before) + said[-1].start()
        article = re.search(r"\ban?\s+\Z", parse.text[max(0, start - 4) : start], re.IGNORECASE)
        return start - len(article.group()) if article else start
    words = parse.text[max(0, parse.start[first] - 16) : parse.end[noun]].lower()
    sentence = parse.span(*parse.sentences[parse.sentence[noun]]).of(parse.text)
    if not ("how many" in words or "number of" in words) or not _cues().search(sentence):
        return None
    opened = re.search(r"(?:how many|the (?:exact )?number of)\b[^,;]{0,24}\Z", words)
    return parse.end[noun] - len(opened.group()) if opened else None
