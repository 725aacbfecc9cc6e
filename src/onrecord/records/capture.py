"""What a report was read from: the bytes, and what is known about how they came here."""

import msgspec

from onrecord.records.base import digest


class Given(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the user, or the file around the report, says about it; None where nothing is said.

    `published` is an ISO date or date-time as given; impossible dates are refused at intake.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None


class Capture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One saved input. `sha256` is over the payload: the file, or the field of a JSON line.

    `name` is the input as the user would find it again ("pages/a.html", "feed.jsonl:17");
    `address` the URL it was saved from.
    """

    sha256: str
    size: int
    media: str
    name: str
    encoding: str | None = None
    address: str | None = None
    archive_address: str | None = None
    saved_at: str | None = None
    saved_by: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    given: Given = Given()

    @property
    def report_id(self) -> str:
        """Id of the report in this capture: its bytes and its address, never its file name."""
        return digest("report", self.sha256, self.address or "")

    @property
    def fingerprint(self) -> str:
        """What must be equal for a second reading to be needless: bytes, address, given."""
        given = msgspec.json.encode(self.given).decode()
        return digest("capture", self.sha256, self.address or "", given)
