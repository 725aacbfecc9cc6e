"""Texts of corpora as reports: plain text, all body, offsets as in the file."""

import hashlib

from onrecord.records import Capture, Published, Report


def plain_report(name: str, text: str, published: str | None = None) -> Report:
    """Return a report whose canonical text is `text` and whose every word is body.

    `published` is an ISO date that the corpus gives. A report without regions is read whole.
    """
    data = text.encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(data).hexdigest()
    capture = Capture(sha256=sha256, size=len(data), media="text/plain", name=name)
    dated = Published(value=published, confidence="high") if published else Published()
    return Report(id=capture.report_id, capture=capture, text=text, language="en", published=dated)
