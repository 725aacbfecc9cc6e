"""From words to a `Source`: name, kind, antecedent, office."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.chains.credits import agency
from onrecord.reading.chains.kinds import Kind, kind_of
from onrecord.reading.coreference import Cast, Referent
from onrecord.reading.stretch import main_word, tokens_in
from onrecord.records import Source, Span

UNKNOWN = Source(kind="unknown", name="")
"""A source that the page lost or never gave."""

UNSAID = Source(kind="unidentified", name="")
"""The source of a cue that names nobody: "it was reported", "reportedly"."""

_SELF = re.compile(r"\s(?:itself|himself|herself|themselves)$")
_PLURALS = frozenset({"NNS", "NNPS"})
_ARTICLES = ("the ", "The ")


def source_of(cast: Cast, span: Span, referent: Referent | None) -> Source:
    """Return the source whom the words at `span` mean; `referent` is None if that is open.

    A pronoun that is open stays as it is worded: "they" are a collective, "one of them" is an
    unnamed person, "it" is of kind `unidentified`.
    """
    parse = cast.parse
    if referent is None:
        head = main_word(parse, span)
        kind = Kind(kind="unidentified") if head is None else kind_of(parse, head, None)
        return Source(
            kind=kind.kind,
            name=_words(parse, span),
            span=span,
            anonymous=kind.anonymous,
            count=kind.count,
        )
    if referent.joint:
        return Source(kind="collective", name=referent.name, span=span)
    kind = kind_of(parse, referent.head, referent.person, referent.title)
    inside = span.start <= parse.start[referent.head] < span.end
    inside = inside and not _is_member(parse, referent.head, span)
    return Source(
        kind=kind.kind,
        name=_name(parse, referent, kind),
        span=span,
        antecedent=None if inside else referent.span,
        title=referent.title,
        anonymous=kind.anonymous,
        count=kind.count,
        private_person=kind.private_person,
    )


def _is_member(parse: Parse, head: int, span: Span) -> bool:
    """Tell whether `head` is one of those whom the words name together ("Oran and Velle")."""
    joined = [c for c in parse.children[head] if parse.dep[c] == "conj"]
    joined += [parse.head[head]] if parse.dep[head] == "conj" else []
    return any(span.start <= parse.start[token] < span.end for token in joined)


def _name(parse: Parse, referent: Referent, kind: Kind) -> str:
    """Return what a chain calls the source: an outlet by its name, others without "the".

    People who have no name and several of a kind keep it: "the two officials".
    """
    if referent.person is not None:
        return referent.name
    if kind.kind == "outlet":
        known = _outlet_in(parse, referent.span)
        if known:
            return known
    name = _SELF.sub("", referent.name.partition(", ")[0])
    several = parse.tag[referent.head] in _PLURALS
    if kind.kind != "anonymous_source" and not several and name.startswith(_ARTICLES):
        return name[len("the ") :]
    return name


def _outlet_in(parse: Parse, span: Span) -> str | None:
    """Return the known outlet named in `span`, else the name before a word like "agency"."""
    tokens = tokens_in(parse, span)
    names = [e for e in {parse.entity_at.get(t) for t in tokens} if e is not None]
    for entity in sorted(names, key=lambda name: name.first):
        if known := agency(parse.words(entity.first, entity.last)):
            return known
    return next((known for t in tokens if (known := agency(parse.form[t]))), None)


def _words(parse: Parse, span: Span) -> str:
    return " ".join(span.of(parse.text).split())
