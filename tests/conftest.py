"""What tests of several rooms share: one engine for the session, and pages of plain text."""

from collections.abc import Callable

import hypothesis
import pytest

from benchmarks.plain import plain_report
from onrecord.language.engine import Engine
from onrecord.reader import Reader
from onrecord.reading.page import Page
from onrecord.settings import Settings

# No test depends on the clock: a busy machine fails nothing.
hypothesis.settings.register_profile("onrecord", deadline=None)
hypothesis.settings.load_profile("onrecord")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load(Settings(profile="fast"))


@pytest.fixture(scope="session")
def engine(reader: Reader) -> Engine:
    return reader.engine


@pytest.fixture(scope="session")
def page(engine: Engine) -> Callable[..., Page]:
    """Build a page from plain text; `published` is an ISO date or None."""

    def build(text: str, published: str | None = "2021-11-16") -> Page:
        report = plain_report("test", text, published)
        return Page(report=report, parse=engine.parse(report))

    return build
