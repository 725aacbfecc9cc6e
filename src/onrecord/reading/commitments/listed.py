"""Demands in lists: "To the ministry: publish the figures", "That the guns be withdrawn"."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.dates import deadline
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.records import Span

_TO = re.compile(r"\s*(?:[-\u2022*]\s*|\(?\w{1,3}[.)]\s+)?To ([^:.\n]{3,160}): (?=\S)")


def listed(earlier: Earlier) -> list[Draft]:
    """Return what a list of recommendations asks, one request for each item."""
    return [*_addressed(earlier), *_that(earlier)]


def _addressed(earlier: Earlier) -> Iterator[Draft]:
    parse, text = earlier.page.parse, earlier.page.text
    for block in parse.blocks:
        found = _TO.match(text, block.start, block.end)
        token = parse.token_at(found.end()) if found else None
        if found is None or token is None:
            continue
        first, last = parse.sentences[parse.sentence[token]]
        duty = Span(found.end(), parse.end[_content_end(earlier, token, first, last)])
        draft = _draft(earlier, "cm.listed", duty)
        for at in _addressees(earlier, found.start(1), found.end(1)):
            draft.join("addressee", earlier.sides.party(at))
        yield draft


def _content_end(earlier: Earlier, token: int, first: int, last: int) -> int:
    """Return the last token of the item, without its final stop."""
    end = last - 1
    while end > max(token, first) and earlier.page.parse.pos[end] == "PUNCT":
        end -= 1
    return end


def _addressees(earlier: Earlier, start: int, end: int) -> Iterator[int]:
    """Yield the head of the first noun phrase before the colon, and what "and" joins to it."""
    parse = earlier.page.parse
    at = parse.token_at(start)
    while at is not None and at < len(parse) and parse.start[at] < end:
        if parse.pos[at] in {"NOUN", "PROPN"} and parse.dep[at] in {"pobj", "conj", "ROOT"}:
            yield at
            yield from (c for c in parse.children[at] if parse.dep[c] == "conj")
            return
        at += 1


def _that(earlier: Earlier) -> Iterator[Draft]:
    """Yield sentences that are nothing but a demand: "That the two posts be taken down."."""
    parse = earlier.page.parse
    for first, last in parse.sentences:
        if parse.form[first] != "That" or last - first < _LEAST or not _opens(earlier, first):
            continue
        verbs = (t for t in range(first + 1, last) if parse.tag[t] in {"VB", "VBN", "VBP"})
        verb = next(verbs, None)
        if verb is None or not _is_wished(earlier, verb):
            continue
        duty = parse.span(first + 1, _content_end(earlier, first, first, last) + 1)
        draft = _draft(earlier, "cm.listed_that", duty)
        who = clauses.doer(parse, verb)
        if who is not None and who > first:
            side = earlier.sides.party(who)
            low = max(side.span.start, parse.start[first + 1])
            bare = Span(low, side.span.end)
            own = side.span.start == parse.start[first]
            named = replace(side, span=bare, name=bare.of(earlier.page.text)) if own else side
            draft.join("addressee", named)
        yield draft


_LEAST = 5
"""Words of a sentence that can be a demand."""


def _opens(earlier: Earlier, first: int) -> bool:
    """Tell "That the guns be withdrawn" from "That figure is wrong", "That is so"."""
    parse = earlier.page.parse
    return parse.dep[first] == "mark" or parse.tag[first + 1] in {"DT", "NNS", "JJ", "PRP$"}


def _is_wished(earlier: Earlier, verb: int) -> bool:
    parse = earlier.page.parse
    aux = {parse.form[c].lower() for c in parse.children[verb] if "aux" in parse.dep[c]}
    return aux == {"be"} or (parse.tag[verb] in {"VB", "VBP"} and not aux)


def _draft(earlier: Earlier, rule: str, duty: Span) -> Draft:
    draft = Draft(
        kind="request",
        rule=rule,
        span=duty,
        title="request",
        duty=[duty],
        deadline=deadline(earlier, duty),
    )
    draft.add(earlier.entry("made", duty))
    return draft
