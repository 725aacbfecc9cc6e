"""Small readers without a language model; the text of a report tells each what to do."""

import hashlib
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ModelError, NotAReport
from onrecord.intake.item import Item
from onrecord.records import (
    Capture,
    Given,
    Hop,
    ModelFile,
    Published,
    Reading,
    Region,
    Report,
    Segment,
    Source,
    Span,
    Stated,
    Statement,
)
from onrecord.settings import Settings

_SAID = re.compile(r"(\w+) said ([^.]+)\.")


def item(
    text: str, name: str = "a.txt", address: str | None = None, given: Given | None = None
) -> Item:
    payload = text.encode()
    capture = Capture(
        sha256=hashlib.sha256(payload).hexdigest(),
        size=len(payload),
        media="text/plain",
        name=name,
        address=address,
        given=given or Given(),
    )
    return Item(capture=capture, payload=payload)


def items(count: int) -> Iterator[Item]:
    """Yield small reports that differ from each other."""
    for n in range(count):
        yield item(f"Day {n}. Anna said the bridge {n} holds. Boris said it fell.", f"{n}.txt")


def reading_of(item: Item, version: str = "1", profile: str = "default") -> Reading:
    text = item.payload.decode()
    capture = item.capture
    report = Report(
        id=capture.report_id,
        capture=capture,
        text=text,
        title=Stated(value=text[:12], evidence="first words"),
        outlet=Stated(value=capture.given.outlet or "The Fake Times", evidence="given"),
        published=Published(value=capture.given.published),
        language="en",
        source_map=(Segment(0, len(text), 0, len(item.payload)),),
    )
    region = Region.make(
        report, span=Span(0, len(text)), made_by="rg.all", role="body", reason="all"
    )
    statements = tuple(_statement(report, match) for match in _SAID.finditer(text))
    report = Report(
        **{f: getattr(report, f) for f in report.__struct_fields__} | {"regions": (region,)}
    )
    return Reading(report=report, version=version, profile=profile, statements=statements)


def _statement(report: Report, match: re.Match[str]) -> Statement:
    name = Span(*match.span(1))
    speaker = Source(kind="named", name=match.group(1), span=name)
    outlet = Source(kind="outlet", name="The Fake Times")
    return Statement.make(
        report,
        span=Span(*match.span()),
        made_by="st.said",
        source=name,
        cue=Span(match.end(1) + 1, match.end(1) + 5),
        content=(Span(*match.span(2)),),
        chain=(Hop(source=speaker, via="spoken"), Hop(source=outlet, via="implicit")),
    )


class FakeReader:
    """Reads "X said Y." and obeys the words HANG, BLOAT, KILL, EXIT, BUG, REFUSE and SLOW."""

    version = "1"

    def __init__(self, settings: Settings) -> None:
        self.profile = settings.profile
        self.models = (ModelFile(name="fake", version="1", sha256="0" * 64),)

    def read(self, item: Item) -> Reading:
        text = item.payload.decode()
        if "HANG" in text:
            while True:
                pass
        if "BLOAT" in text:
            hold = [bytearray(20 << 20) for _ in range(2000)]
            raise AssertionError(len(hold))
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "EXIT" in text:
            os._exit(3)
        if "BUG" in text:
            raise ValueError("a rule stumbled")
        if "REFUSE" in text:
            raise NotAReport(item.capture.name, "no text left")
        if "SLOW" in text:
            time.sleep(0.2)
        return reading_of(item, self.version, self.profile)


class NewerReader(FakeReader):
    version = "2"

    def read(self, item: Item) -> Reading:
        reading = reading_of(item, self.version, self.profile)
        kept = reading.statements[:1]
        return Reading(report=reading.report, version="2", profile=self.profile, statements=kept)


class OnlyOnceReader(FakeReader):
    """Dies on its first report ever, as under a passing shortage: the second try works."""

    def read(self, item: Item) -> Reading:
        marker = item.capture.given.title
        if marker and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return reading_of(item)


class TellsItsProcess(FakeReader):
    """Puts its process id into the outlet, so that a test sees who read what."""

    def read(self, item: Item) -> Reading:
        given = Given(outlet=str(os.getpid()), published=item.capture.given.published)
        return reading_of(Item(capture=_with(item.capture, given), payload=item.payload))


def _with(capture: Capture, given: Given) -> Capture:
    fields = {name: getattr(capture, name) for name in capture.__struct_fields__}
    return Capture(**fields | {"given": given})


class Unloadable:
    version = "1"
    models = ()

    def __init__(self, _settings: Settings) -> None:
        raise ModelError("the model file is missing: reinstall onrecord")


class DiesWhileLoading:
    version = "1"
    models = ()

    def __init__(self, _settings: Settings) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class TooBigToLoad:
    version = "1"
    models = ()

    def __init__(self, _settings: Settings) -> None:
        self.hold = [bytearray(20 << 20) for _ in range(2000)]
