"""How far and in which direction from a place: "some 12 km north-east of Sumy"."""

from collections.abc import Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse

LONGEST_WAY = 8
"""Tokens before a name in which the way from it may be said."""


class Way(msgspec.Struct, frozen=True):
    """Distance in km and bearing in degrees, one of them may be missing; `first` token."""

    first: int
    distance_km: float | None
    bearing: float | None


@cache
def values(kind: str) -> Mapping[str, float]:
    """Return the values of the words of a kind in `lexicons/en/place_offsets.csv`."""
    table = rows("lexicons/en/place_offsets")
    return {row["word"]: float(row["value"]) for row in table if row["kind"] == kind}


def way_before(parse: Parse, name: int) -> Way | None:
    """Return the way said right before the name at token `name`, None if there is none.

    `lo.offset`: [number] [unit] [direction] of|from ("nine miles from Sumy", "south of Sumy").
    """
    start, _ = parse.sentences[parse.sentence[name]]
    token = name - 1
    if token <= start or parse.form[token].lower() not in {"of", "from", "outside"}:
        return None
    if parse.form[token].lower() == "from" and parse.form[token - 1].lower() == "away":
        token -= 1
    bearing, token = _bearing(parse, token - 1, start)
    if token > start and parse.form[token].lower() == "the" and bearing is not None:
        token -= 2
    low = max(start, name - LONGEST_WAY)
    distance, first = _distance(parse, token, low)
    if distance is None and bearing is None:
        return None
    return Way(first if distance is not None else token + 1, distance, bearing)


def _bearing(parse: Parse, token: int, start: int) -> tuple[float | None, int]:
    """Return the direction that ends at `token` and the token before it."""
    word = parse.form[token].lower()
    if token > start and word == "-":
        return None, token
    before = parse.form[token - 1].lower() if token > start else ""
    if before == "-" and token - 2 >= start:
        joined = f"{parse.form[token - 2].lower()}-{word}"
        if joined in values("bearing"):
            return values("bearing")[joined], token - 3
    if f"{before}-{word}" in values("bearing"):
        return values("bearing")[f"{before}-{word}"], token - 2
    if word in values("bearing"):
        return values("bearing")[word], token - 1
    return None, token


def _distance(parse: Parse, token: int, low: int) -> tuple[float | None, int]:
    """Return the distance whose unit is at `token`, in km, and its first token.

    A conversion in brackets ("nine miles (14 km) from") is stepped over.
    """
    if token >= low and parse.form[token] == ")":
        while token > low and parse.form[token] != "(":
            token -= 1
        token -= 1
    if token <= low or parse.form[token].lower() not in values("unit"):
        return None, token
    unit = values("unit")[parse.form[token].lower()]
    first = token - 1
    if parse.form[first] == "-":
        first -= 1
    number = _number(parse.form[first])
    return (None, token) if number is None else (round(number * unit, 3), first)


def _number(form: str) -> float | None:
    plain = form.replace(",", "").lower()
    if plain in values("number"):
        return values("number")[plain]
    digits = plain.replace(".", "", 1)
    return float(plain) if digits.isascii() and digits.isdigit() else None
