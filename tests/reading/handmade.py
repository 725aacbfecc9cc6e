"""Pages and utterances made by hand, so that one room is tested without the others."""

from functools import cache

from onrecord.language.engine import Engine
from onrecord.reading.page import Page
from onrecord.reading.stretch import main_word
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Capture, Flag, Region, Report, Span, Stated
from onrecord.settings import Settings


@cache
def engine():
    return Engine.load(Settings())


def report_of(text, *, outlet=None, roles=None, flags=(), address=None):
    """A report of `text`, one region per paragraph; `roles` names those that are not body."""
    capture = Capture(sha256="0", size=len(text), media="text/plain", name="x", address=address)
    bare = Report(id="r" * 20, capture=capture, text=text, language="en")
    regions, at = [], 0
    for words in text.split("\n\n"):
        role = (roles or {}).get(words, "body")
        span = Span(at, at + len(words))
        regions.append(Region.make(bare, span=span, made_by="test", role=role, reason="test"))
        at += len(words) + 2
    stated = Stated(value=outlet, evidence="test") if outlet else None
    found = tuple(
        Flag(kind=kind, note="", span=Span(text.index(words), text.index(words) + len(words)))
        for kind, words in flags
    )
    return Report(
        id=bare.id,
        capture=capture,
        text=text,
        language="en",
        regions=tuple(regions),
        outlet=stated,
        flags=found,
    )


def page_of(text, **options):
    report = report_of(text, **options)
    return Page(report=report, parse=engine().parse(report))


def place(text, words, after=0):
    start = text.index(words, after)
    return Span(start, start + len(words))


def utter(page, source, cue, *content, lemma=None, after=0, **fields):
    """An utterance of `page` by the words of its parts, each sought from `after` on."""
    text, parse = page.text, page.parse
    cue_span = place(text, cue, after) if cue else None
    head = fields.pop("cue_head", None)
    if head is None and cue_span:
        head = main_word(parse, cue_span)
    spans = {
        name: place(text, fields.pop(name), after)
        for name in ("addressee", "accused")
        if name in fields
    }
    quoted = tuple(place(text, words, after) for words in fields.pop("quoted", ()))
    where = place(text, source, after) if source else None
    return Utterance(
        rule=fields.pop("rule", "test"),
        source=where,
        source_head=main_word(parse, where) if where else None,
        cue=cue_span,
        cue_head=head,
        cue_lemma=lemma or (parse.lemma[head].lower() if head is not None else ""),
        content=tuple(place(text, words, after) for words in content),
        quoted=quoted,
        **spans,
        **fields,
    )
