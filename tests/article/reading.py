"""How the tests of this room read a page and look at what came out."""

import hashlib

from onrecord.article import read_article
from onrecord.intake.item import Item
from onrecord.records import Capture, Given, Report
from onrecord.settings import Settings


def read(
    source: str | bytes, media: str = "text/plain", address: str | None = None, **given: str
) -> Report:
    payload = source.encode() if isinstance(source, str) else source
    capture = Capture(
        sha256=hashlib.sha256(payload).hexdigest(),
        size=len(payload),
        media=media,
        name="page",
        address=address,
        given=Given(**given),
    )
    return read_article(Item(capture=capture, payload=payload), Settings())


def page(body: str, head: str = "", **options: str) -> Report:
    return read(f"<html><head>{head}</head><body>{body}</body></html>", "text/html", **options)


def roles(report: Report) -> list[tuple[str, str]]:
    return [(region.role, region.span.of(report.text)) for region in report.regions]


def words(report: Report, role: str) -> list[str]:
    return [text for held, text in roles(report) if held == role]


def flags(report: Report) -> list[str]:
    return [flag.kind for flag in report.flags]
