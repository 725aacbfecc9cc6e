"""Words of a text as the grammar of times sees them: each with a kind and a value.

The scan is over characters, not over the tokens of the parse, so that a text in capitals or a
tokenizer's whim ("10-week", "Nov.16") changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from onrecord.knowledge.table import rows

OTHER = "other"
"""Kind of a word that no time expression holds; the group of plain words below has its name."""

_SHAPES = re.compile(
    r"""
      (?P<ampm>(?<![^\W\d_])[ap](?:\.\s?m\b\.?|m\b))
    | (?P<other>[^\W\d_]+)
    | (?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?
          (?:Z|[+-]\d\d:?\d\d)?)?(?![\w]))
    | (?P<money>[$€£¥]\s?\d[\d,.]{0,20})
    | (?P<slash>(?<![\w/.])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|
          (?<![\w/.])\d{1,2}\.\d{1,2}\.\d{4}(?![\w/]))
    | (?P<clock>(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<nth>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<decade>(?<!\w)(?:\d{3}0['’]?s|['’`]?[2-9]0['’]?s)\b)
    | (?P<short>(?<!\w)['’]\d\d\b(?!['’]))
    | (?P<fraction>\d{1,3}[ -]\d/\d(?!\d))
    | (?P<percent>\d[\d,.]{0,20}\s?%)
    | (?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?(?!\w)|\d{1,15}(?:\.\d{1,6})?(?!\w))
    | (?P<poss>(?<=\w)['’]s?(?!\w))
    | (?P<comma>,)
    | (?P<hyphen>(?<=[\w.])[-‐‑–](?=\s?\w))
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TEENS_OF_A_YEAR = range(11, 22)


class Lexeme(msgspec.Struct, frozen=True):
    """`text[start:end]` with its kind; `form` is in lower case, `capital` says how it began."""

    start: int
    end: int
    form: str
    kind: str
    value: str = ""
    capital: bool = False


class Word(msgspec.Struct, frozen=True):
    """A row of the lexicon, its word or phrase cut as the scan cuts it."""

    forms: tuple[str, ...]
    kind: str
    value: str
    guard: str = ""


@cache
def words() -> dict[str, tuple[Word, ...]]:
    """Return the lexicon by first form, longest phrase first."""
    table: dict[str, list[Word]] = {}
    for row in rows("lexicons/en/time_words"):
        forms = tuple(form for _, form in _cut(row["word"]))
        table.setdefault(forms[0], []).append(Word(forms, row["kind"], row["value"], row["guard"]))
    for row in rows("lexicons/en/time_holidays"):
        forms = tuple(form for _, form in _cut(row["name"]))
        table.setdefault(forms[0], []).append(Word(forms, "holiday", row["rule"], "capital"))
    return {
        first: tuple(sorted(found, key=lambda word: -len(word.forms)))
        for first, found in table.items()
    }


def lexemes(text: str, start: int, end: int) -> tuple[Lexeme, ...]:
    """Return the lexemes of `text[start:end]`, numerals joined, offsets into `text`."""
    shouted = is_shouted(text[start:end])
    return tuple(_numerals(list(_named(_raw(text, start, end), text, shouted=shouted))))


def is_shouted(text: str) -> bool:
    """Tell whether `text` is in capitals throughout, so that capitals say nothing."""
    return text.isupper() and len(text) > 1


def _cut(phrase: str) -> Iterator[tuple[str, str]]:
    for found in _SHAPES.finditer(phrase):
        yield found.lastgroup or "", found.group().lower().replace("’", "'")


def _raw(text: str, start: int, end: int) -> list[Lexeme]:
    found = []
    for shape in _SHAPES.finditer(text, start, end):
        word = shape.group()
        form = word.lower()
        if "’" in form:
            form = form.replace("’", "'")
        found.append(
            Lexeme(shape.start(), shape.end(), form, shape.lastgroup or "", "", word[0].isupper())
        )
    return found


def _named(raw: Sequence[Lexeme], text: str, *, shouted: bool) -> Iterator[Lexeme]:
    """Give words and phrases the kind of their row, other shapes one of their own."""
    table = words()
    here = 0
    while here < len(raw):
        lexeme = raw[here]
        rows_of = table.get(lexeme.form)
        row = _row(rows_of, raw, here, shouted=shouted) if rows_of else None
        if row is None:
            yield lexeme if lexeme.kind == OTHER else _shaped(lexeme)
            here += 1
            continue
        here += len(row.forms)
        stop = raw[here - 1].end
        if row.guard == "dot" and text.startswith(".", stop):
            stop += 1
            here += here < len(raw) and raw[here].form == "."
        yield Lexeme(lexeme.start, stop, lexeme.form, row.kind, row.value, lexeme.capital)


def _row(
    candidates: Sequence[Word], raw: Sequence[Lexeme], here: int, *, shouted: bool
) -> Word | None:
    for row in candidates:
        if len(row.forms) > 1 and not _says(raw, here, row.forms):
            continue
        if row.guard and not raw[here].capital:
            continue
        if row.guard == "dot" and not _is_abbreviation(raw, here, shouted=shouted):
            continue
        return row
    return None


def _says(raw: Sequence[Lexeme], here: int, forms: Sequence[str]) -> bool:
    if here + len(forms) > len(raw) or raw[here + 1].form != forms[1]:
        return False
    return all(raw[here + nth].form == form for nth, form in enumerate(forms))


def _is_abbreviation(raw: Sequence[Lexeme], here: int, *, shouted: bool) -> bool:
    """Tell whether "Sat", "Mar" is short for a day or month: a dot or number is next to it."""
    after = raw[here + 1] if here + 1 < len(raw) else None
    before = raw[here - 1] if here else None
    if after and (after.kind in {"number", "nth", "short"} or after.form == "."):
        return after.form != "." or not shouted or before is not None
    return before is not None and before.kind in {"number", "nth"}


def _shaped(lexeme: Lexeme) -> Lexeme:
    kind, value = lexeme.kind, lexeme.form
    if kind == "number":
        kind, value = _number_kind(value)
    elif kind == "nth":
        kind, value = "ordinal", value[:-2]
    elif kind == "fraction":
        kind, value = "number", _fraction(value)
    elif kind == "decade":
        digits = re.sub(r"\D", "", value)
        value = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    elif kind == "short":
        value = value[1:]
    elif kind in {"money", "percent", "sign"}:
        kind = OTHER
    return Lexeme(lexeme.start, lexeme.end, lexeme.form, kind, value, lexeme.capital)


def _number_kind(digits: str) -> tuple[str, str]:
    plain = digits.replace(",", "")
    if not plain.isascii() or not plain.isdigit() or "," in digits:
        return "number", plain
    if len(plain) == 4:
        return ("year", plain) if "1000" <= plain < "2200" else ("fourdigit", plain)
    if len(plain) <= 2:
        return ("day", str(int(plain))) if 1 <= int(plain) <= 31 else ("two", plain)
    return "number", plain


def _fraction(digits: str) -> str:
    whole, part = re.split(r"[ -]", digits)
    above, below = part.split("/")
    return str(float(whole) + float(above) / max(1.0, float(below)))


def _numerals(found: list[Lexeme]) -> Iterator[Lexeme]:
    """Join number words: "twenty-four", "two thousand", "nineteen ninety-six"."""
    here = 0
    while here < len(found):
        if found[here].kind != "cardinal":
            yield found[here]
            here += 1
            continue
        stop = _numeral_end(found, here)
        run = [lexeme for lexeme in found[here:stop] if lexeme.kind in {"cardinal", "day"}]
        kind, value = _spoken([int(lexeme.value) for lexeme in run])
        first = found[here]
        yield Lexeme(first.start, found[stop - 1].end, first.form, kind, value, first.capital)
        here = stop


def _numeral_end(found: Sequence[Lexeme], here: int) -> int:
    stop = here + 1
    while stop < len(found):
        glue = found[stop].kind == "hyphen" and stop + 1 < len(found)
        after = stop + 1 if glue else stop
        if found[after].kind != "cardinal" or not _continues(found[here:stop], found[after]):
            return stop
        stop = after + 1
    return stop


def _continues(run: Sequence[Lexeme], after: Lexeme) -> bool:
    last, new = int(run[-1].value or 0), int(after.value)
    if new >= 100:
        return True
    if last >= 100 or (last >= 20 and last % 10 == 0 and new < 10):
        return True
    return last in _TEENS_OF_A_YEAR and new >= 10 and len(run) == 1


def _spoken(parts: Sequence[int]) -> tuple[str, str]:
    """Return kind and value of number words: a year if it is said like one."""
    if len(parts) > 1 and parts[0] in _TEENS_OF_A_YEAR and 10 <= parts[1] < 100:
        return "year", str(parts[0] * 100 + sum(parts[1:]))
    total = group = 0
    for part in parts:
        if part == 1000:
            total, group = total + max(1, group) * 1000, 0
        elif part == 100:
            group = max(1, group) * 100
        else:
            group = group * part if part == 12 and group else group + part
    return "cardinal", str(total + group)


def glued(lexemes_of: Sequence[Lexeme]) -> bool:
    """Tell whether the lexemes stand without a blank between them."""
    return all(a.end == b.start for a, b in pairwise(lexemes_of))
