"""GeoJSON (RFC 7946): events and the places they name, with no invented point.

What is unresolved has the geometry null and stays in the file. A point that stands for an area
says so in `point_is`; where an event lies between or beside places, the geometry is those
places and `point_is` says that too.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, get_args

from onrecord.export.source import judged_readings
from onrecord.ledger.judging import Judged
from onrecord.ledger.store import Ledger
from onrecord.records import Event, Locus, Place, PlaceMention, Reading
from onrecord.records.vocabulary import PlacePrecision
from onrecord.views.visible import escaped_json

AREAS = frozenset({"admin2", "admin1", "country", "region", "unknown"})
"""Precisions whose point is the middle of something large."""

FINEST: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
"""Precisions, finest first, as the vocabulary lists them."""

_AT = frozenset({"at", "inside"})


def write(ledger: Ledger, stream: BinaryIO) -> None:
    """Write one FeatureCollection with a feature for each event and each place mention."""
    stream.write(b'{"type": "FeatureCollection", "features": [')
    before = "\n"
    for judged in judged_readings(ledger):
        for feature in features(judged):
            encoded = json.dumps(feature, ensure_ascii=False)
            stream.write(f"{before}{escaped_json(encoded)}".encode())
            before = ",\n"
    stream.write(b"\n]}\n")


def features(judged: Judged) -> Iterator[dict[str, Any]]:
    """Yield the events of a reading, then its places."""
    reading = judged.reading
    known = _places(reading)
    for event in reading.events:
        places = _of_locus(event.locus, reading, known) if event.locus else ()
        properties = _event(event, reading) | _shared(event, judged)
        properties["places"] = [place.name for place in places]
        yield _feature(event.id, places, properties, event.locus)
    for mention in reading.places:
        properties = {"record": "place", "reference": mention.reference, "name": mention.name}
        held = (mention.place,) if mention.place else ()
        yield _feature(mention.id, held, properties | _shared(mention, judged))


def _feature(
    identity: str, places: tuple[Place, ...], properties: dict[str, Any], locus: Locus | None = None
) -> dict[str, Any]:
    pointed = _pointed(places, locus)
    geometry = _geometry(pointed)
    about = {
        "relation": locus.relation if locus else None,
        "distance_km": locus.distance_km if locus else None,
        "bearing": locus.bearing if locus else None,
        "point_is": _point_is(pointed, locus),
        "precision": pointed[0].precision if len(pointed) == 1 else None,
        "country": pointed[0].country if len(pointed) == 1 else None,
        "place_id": places[0].id if len(places) == 1 else None,
        "disputed": sorted({name for place in places for name in place.disputed}),
    }
    return {
        "type": "Feature",
        "id": identity,
        "geometry": geometry,
        "properties": {**properties, **about},
    }


def _pointed(places: tuple[Place, ...], locus: Locus | None) -> tuple[Place, ...]:
    """Return the places with a point; of "in Goris, Armenia" only the finest."""
    pointed = tuple(place for place in places if place.point)
    if not pointed or (locus and locus.relation not in _AT):
        return pointed
    finest = min(FINEST.index(place.precision) for place in pointed)
    return tuple(place for place in pointed if FINEST.index(place.precision) == finest)


def _geometry(places: tuple[Place, ...]) -> dict[str, Any] | None:
    """Return longitude before latitude, as the standard wants it."""
    points = [[place.point[1], place.point[0]] for place in places if place.point]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _point_is(places: tuple[Place, ...], locus: Locus | None) -> str | None:
    """Say what the point is: the place, the middle of an area, or places named for orientation."""
    if not places:
        return None
    if len(places) > 1 or (locus and locus.relation not in _AT):
        return "places named for orientation, not the place itself"
    precision = places[0].precision
    return f"middle of a {precision}, not the place itself" if precision in AREAS else "the place"


def _event(event: Event, reading: Reading) -> dict[str, Any]:
    times = {time.id: time for time in reading.times}
    time = times.get(event.time or "")
    roles = {
        name: [role.name for role in event.roles if role.role == name]
        for name in ("actor", "recipient")
    }
    return {
        "record": "event",
        "event_type": event.type,
        "mode": event.mode,
        **roles,
        "basis": event.basis,
        "reality": event.reality,
        "currency": event.currency,
        "standing": event.standing,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "act": event.act,
    }


def _shared(record: Event | PlaceMention, judged: Judged) -> dict[str, Any]:
    report = judged.reading.report
    return {
        "report": record.report,
        "outlet": report.outlet.value if report.outlet else None,
        "published": report.published.value,
        "address": report.capture.address,
        "start": record.span.start,
        "end": record.span.end,
        "words": record.span.of(report.text),
        "made_by": record.made_by,
        "confidence": record.confidence,
        "review": judged.states.get(record.id),
    }


def _places(reading: Reading) -> dict[str, Place]:
    """Return the resolved places of a reading by the id of the place and of each mention."""
    known: dict[str, Place] = {}
    for mention in reading.places:
        if mention.place:
            known[mention.id] = known[mention.place.id] = mention.place
    return known


def _of_locus(locus: Locus, reading: Reading, known: dict[str, Place]) -> tuple[Place, ...]:
    """Return the places of a locus: those it links to, else those mentioned in its words."""
    linked = [known[link] for link in locus.places if link in known]
    if not linked and not locus.places:
        linked = [
            mention.place
            for mention in reading.places
            if mention.place and locus.span.contains(mention.span)
        ]
    return tuple({place.id: place for place in linked}.values())
