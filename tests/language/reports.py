"""Reports out of a text, for tests."""

from onrecord.records import Capture, Region, Report, Span

CAPTURE = Capture(sha256="0" * 64, size=1, media="text/plain", name="made up")


def report_of(text: str, *roles: tuple[int, int, str]) -> Report:
    """A report of `text`; `roles` are (start, end, role), none means it has no regions."""
    bare = Report(id="r1", capture=CAPTURE, text=text)
    regions = tuple(
        Region.make(bare, span=Span(start, end), role=role, reason="test", made_by="test")
        for start, end, role in roles
    )
    return Report(id="r1", capture=CAPTURE, text=text, regions=regions)
