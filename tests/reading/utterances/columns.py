"""Parses written by hand, so that rules are tested without a model."""

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.records import Capture, Report, Span


def page(rows: str) -> Page:
    """Build a page of one sentence from lines of form, lemma, tag, pos, dep, head."""
    table = [line.split() for line in rows.strip().splitlines()]
    forms = [row[0] for row in table]
    text = " ".join(forms)
    start, ends = [], 0
    for form in forms:
        start.append(ends)
        ends += len(form) + 1
    parse = Parse(
        text=text,
        start=start,
        end=[s + len(f) for s, f in zip(start, forms, strict=True)],
        form=forms,
        lemma=[row[1] for row in table],
        tag=[row[2] for row in table],
        pos=[row[3] for row in table],
        dep=[row[4] for row in table],
        head=[int(row[5]) for row in table],
        sentence=[0] * len(forms),
        block=[0] * len(forms),
        blocks=(Span(0, len(text)),),
    )
    return Page(report=report(text), parse=parse)


def report(text: str) -> Report:
    capture = Capture(sha256="0" * 64, size=len(text), media="text/plain", name="hand")
    return Report(id="hand", capture=capture, text=text, language="en")
