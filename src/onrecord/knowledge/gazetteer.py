"""The gazetteer: places of the world by what they are called, and where they are.

Two sorted text files under `knowledge/gazetteer/` hold towns, divisions and countries (from
GeoNames, see NOTICE); `regions.csv` holds regions of our own: disputed, informal and historic
ones, and villages that conflict reports name. The files are mapped, not loaded, so a worker pays
for the pages it reads, and nothing is written or unpacked. docs/decisions/0020 says why.
"""

import mmap
import re
import unicodedata
from pathlib import Path
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.table import rows
from onrecord.records import Place
from onrecord.records.vocabulary import PlacePrecision

FOLDER = Path(__file__).parent / "gazetteer"
MOST_CANDIDATES = 60
"""Places looked at for one name, the most populous first ("San Antonio" has hundreds)."""

CACHED_NAMES = 20_000
OWN_TOWN = 50_000
"""Standing, as a population, of a settlement in `regions.csv`: reports of war name it."""

_LETTERS = str.maketrans(
    {"ə": "a", "Ə": "a", "ǝ": "a", "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d",
     "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "ð": "d"}
)  # fmt: skip
_DROPPED = re.compile(r"['’‘`´ʻʼʿʾ′.,\"“”()]")
_BLANKS = re.compile(r"[-‐‑–—_/\s]+")
_LONG = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

PRECISION: dict[str, PlacePrecision] = {
    "C": "country", "1": "admin1", "2": "admin2", "K": "city", "S": "city", "P": "city",
    "X": "city", "R": "region",
}  # fmt: skip


def name_key(name: str) -> str:
    """Return `name` as the index has it: no case, accents, apostrophes, hyphens or full stops.

    A leading "the" goes, and "St.", "Ft.", "Mt." before another word are written out.
    """
    letters = name.casefold() if name.isascii() else _plain(name)
    words = _BLANKS.sub(" ", _DROPPED.sub("", letters)).split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words[:-1] = [_LONG.get(word, word) for word in words[:-1]]
    return " ".join(words)


def _plain(name: str) -> str:
    """Return `name` in lower case without accents, with letters of other alphabets as they are."""
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer.

    `kind` is C country, 1 or 2 a division of that level, K capital of a country, S seat of a
    first-level division, P another settlement, X part of one, R a region of `regions.csv`.
    `country` is ISO 3166-1 alpha-3, `admin1` and `admin2` are GeoNames codes, all may be empty.
    """

    id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    country: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    disputed: tuple[str, ...] = ()

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, None for a region without a middle."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class Called(msgspec.Struct, frozen=True):
    """A place and whether the name asked for is its own (`main`) or another it also has."""

    entry: Entry
    main: bool


class Gazetteer:
    """All places, by name; `load` once and pass down. Look-ups never change what is read."""

    def __init__(self, folder: Path) -> None:
        self._places = _mapped(folder / "places.tsv")
        self._names = _mapped(folder / "names.tsv")
        self._starts = _line_starts(self._places)
        self._cache: dict[str, tuple[Called, ...]] = {}
        self._countries: dict[str, Entry] = {}
        self._divisions: dict[tuple[str, str], Entry] = {}
        self._read_divisions()
        self._regions: dict[str, Entry] = {}
        self._region_names: dict[str, list[Called]] = {}
        self._people: dict[str, Entry] = {}
        self._read_regions()
        self._short: dict[str, Entry] = {}
        self._postal: dict[str, Entry] = {}
        self._read_short_names()
        self._read_peoples()

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Self:
        """Map the files of `folder`; raises FileNotFoundError where one is missing."""
        return cls(folder)

    def named(self, name: str) -> tuple[Called, ...]:
        """Return the places called `name`, regions of our own first, then by population."""
        key = name_key(name)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= CACHED_NAMES:
                self._cache.clear()
            found = (*self._region_names.get(key, ()), *self._looked_up(key))
            self._cache[key] = found
        return found

    def country(self, alpha3: str) -> Entry | None:
        """Return the country of an ISO 3166-1 alpha-3 code."""
        return self._countries.get(alpha3)

    def division(self, country: str, admin1: str) -> Entry | None:
        """Return the first-level division of a country (alpha-3) with a GeoNames code."""
        return self._divisions.get((country, admin1))

    def region(self, key: str) -> Entry | None:
        """Return a region of our own by its id without "onrecord:"."""
        return self._regions.get(key)

    def people(self, form: str) -> Entry | None:
        """Return the region or country whose people or adjective is `form`, exactly as written."""
        return self._people.get(form)

    def short_name(self, form: str, *, after_comma: bool) -> Entry | None:
        """Return the division written in short, exactly as the table has it ("Calif.").

        Postal codes ("CA") count only `after_comma`.
        """
        return self._short.get(form) or (self._postal.get(form) if after_comma else None)

    def place(self, entry: Entry) -> Place:
        """Return `entry` as the record that mentions hold."""
        division = self.division(entry.country, entry.admin1) if entry.admin1 else None
        own = division.name if division and entry.kind not in {"C", "R"} else None
        return Place(
            id=entry.id,
            name=entry.name,
            precision=PRECISION[entry.kind],
            point=entry.point,
            country=entry.country or None,
            disputed=entry.disputed,
            admin1=own,
        )

    def _looked_up(self, key: str) -> tuple[Called, ...]:
        line = _line_of(self._names, key.encode("utf-8", "surrogatepass"))
        if line is None:
            return ()
        main, other = (
            [int(number) for number in cell.split(b",") if number] for cell in line.split(b"\t")[1:]
        )
        first = [Called(self._entry(number), main=True) for number in main[:MOST_CANDIDATES]]
        rest = other[: MOST_CANDIDATES - len(first)]
        return (*first, *(Called(self._entry(number), main=False) for number in rest))

    def _entry(self, number: int) -> Entry:
        start, end = int(self._starts[number]), int(self._starts[number + 1]) - 1
        identity, name, latitude, longitude, kind, country, admin1, admin2, population = (
            self._places[start:end].decode().split("\t")
        )
        return Entry(
            id=identity if ":" in identity else f"geonames:{identity}",
            name=name,
            kind=kind,
            latitude=float(latitude),
            longitude=float(longitude),
            country=country,
            admin1=admin1,
            admin2=admin2,
            population=int(population),
        )

    def _read_divisions(self) -> None:
        """Read the head of the file: countries, then first-level divisions."""
        for number in range(len(self._starts) - 1):
            entry = self._entry(number)
            if entry.kind == "C":
                self._countries[entry.country] = entry
            elif entry.kind == "1":
                self._divisions[entry.country, entry.admin1] = entry
            else:
                return

    def _read_regions(self) -> None:
        for row in rows("gazetteer/regions"):
            entry = _region(row)
            self._regions[row["id"]] = entry
            for form in dict.fromkeys([row["name"], *row["aliases"].split("|")]):
                if form:
                    held = self._region_names.setdefault(name_key(form), [])
                    held.append(Called(entry, main=True))
            self._people.update(dict.fromkeys(filter(None, row["people"].split("|")), entry))

    def _read_peoples(self) -> None:
        for row in rows("names/countries"):
            entry = self._countries.get(row["alpha3"])
            for form in filter(None, row["people"].split("|")):
                if entry is not None and not form.startswith("~"):
                    self._people.setdefault(form, entry)

    def _read_short_names(self) -> None:
        alpha3 = {"US": "USA", "CA": "CAN", "AU": "AUS", "GB": "GBR"}
        for row in rows("gazetteer/short_names"):
            country, _, admin1 = row["code"].partition(".")
            entry = self._divisions.get((alpha3[country], admin1))
            if entry is not None:
                self._short.update(dict.fromkeys(filter(None, row["forms"].split("|")), entry))
                if row["postal"]:
                    self._postal[row["postal"]] = entry


def _region(row: dict[str, str]) -> Entry:
    latitude, longitude = row["latitude"], row["longitude"]
    return Entry(
        id=f"onrecord:{row['id']}",
        name=row["name"],
        kind=row["kind"],
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        country=row["country"],
        population=OWN_TOWN if row["kind"] == "P" else 0,
        disputed=tuple(row["disputed"].split()),
    )


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _line_starts(held: mmap.mmap) -> NDArray[np.int64]:
    """Return where each line begins, and the end of the last."""
    ends = np.flatnonzero(np.frombuffer(held, np.uint8) == ord("\n"))
    return np.concatenate([np.zeros(1, np.int64), ends + 1])


def _line_of(held: mmap.mmap, key: bytes) -> bytes | None:
    """Return the line of the sorted file whose first cell is `key`, by bisection over bytes."""
    low, high = 0, len(held)
    while low < high:
        start = held.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = held.find(b"\n", start)
        found = held[start : held.find(b"\t", start)]
        if found == key:
            return held[start:end]
        if found < key:
            low = end + 1
        else:
            high = start
    return None
