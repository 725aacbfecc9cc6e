"""Quotations that stand beside a verb the parser did not join them to.

"“We will not leave.” Ortiz told reporters in Goma." A cue of the lexicon takes any quotation
next to its own words; another verb ("she laughed") only one that closes with a comma, a
question or an exclamation mark right before it.
"""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.knowledge import cues
from onrecord.reading.utterances import frames
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.quotation import Quotation
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.subjects import speaker

_BETWEEN = " \t\xa0,:—–-"
_LEAST_WORDS = 3
_SENTENCE_WORDS = 6
"""Words of a quotation that need no comma beside it to be speech."""


def find(scene: Scene, taken: bytearray) -> Iterator[Draft]:
    """Yield drafts for quotations and cues that no earlier draft uses, as `taken` marks them."""
    parse = scene.parse
    for quote in scene.quotations:
        first = bisect_left(parse.start, quote.outer.start)
        last = bisect_left(parse.start, quote.outer.end)
        if last - first < _LEAST_WORDS + 1 or any(taken[first:last]):
            continue
        if not _is_spoken(scene, quote, first):
            continue
        draft = _after(scene, quote, first, last) or _before(scene, first, last)
        if draft is not None and draft.cue_head is not None and not taken[draft.cue_head]:
            yield draft


def _is_spoken(scene: Scene, quote: Quotation, first: int) -> bool:
    """Tell words from titles and scare quotes: by length, or by the comma or colon at a mark."""
    text = scene.parse.text
    if scene.parse.form[max(first - 1, 0)] in {",", ":"}:
        return True
    closes = quote.outer.of(text).rstrip("\"”’'»")[-1:] in {",", "?", "!"}
    return closes or len(quote.inner.of(text).split()) >= _SENTENCE_WORDS


def _after(scene: Scene, quote: Quotation, first: int, last: int) -> Draft | None:
    """Look behind the quotation: "…,” she laughed", "…?” asked the guard"."""
    parse = scene.parse
    while last < len(parse) and parse.form[last] in {",", "—", "–", "-", "--"}:
        last += 1
    if last >= len(parse) or parse.block[last] != quote.block:
        return None
    stop = scene.bounds(last)[1]
    open_end = quote.outer.of(parse.text).rstrip("\"”’'»")[-1:] in {",", "?", "!", "—", "-"}
    for token in range(last, min(stop, last + 25)):
        if parse.form[token] in {".", ";", ":"}:
            return None
        if not _finite(scene, token) or not _starts(scene, token, last):
            continue
        if _is_cue(scene, token) or (
            open_end and token <= last + 6 and _opens_sentence(scene, first)
        ):
            return _draft(scene, token, first, _end(scene, quote))
        return None
    return None


def _before(scene: Scene, first: int, last: int) -> Draft | None:
    """Look before the quotation: "Ortiz told reporters in Goma: “…”"."""
    parse = scene.parse
    token = first - 1
    while token >= 0 and parse.form[token] in {",", ":", "—", "–"}:
        token -= 1
    if token < 0 or parse.block[token] != parse.block[first]:
        return None
    low = scene.bounds(token)[0]
    if parse.form[token] in {".", "?", "!"}:
        return None
    colon = parse.form[first - 1] == ":"
    for cue in range(token, max(low, token - 25) - 1, -1):
        if scene.quoted[cue] >= 0:
            return None
        if _finite(scene, cue) and _is_cue(scene, cue):
            end = frames.own_words(scene, cue, cue)[1]
            return _draft(scene, cue, first, last) if end >= token or colon else None
    return None


def _opens_sentence(scene: Scene, first: int) -> bool:
    return scene.bounds(first)[0] == first or scene.parse.form[first - 1] in {".", "?", "!"}


def _end(scene: Scene, quote: Quotation) -> int:
    return bisect_left(scene.parse.start, quote.outer.end)


def _finite(scene: Scene, token: int) -> bool:
    parse = scene.parse
    return parse.pos[token] == "VERB" and parse.tag[token] in {"VBD", "VBZ", "VBP", "VBG", "VBN"}


def _starts(scene: Scene, token: int, last: int) -> bool:
    return frames.own_words(scene, token, token)[0] <= last or token == last


def _is_cue(scene: Scene, token: int) -> bool:
    parse = scene.parse
    if parse.lemma[token] == "go" and any(parse.form[c] == "on" for c in parse.children[token]):
        return True
    cue = cues.english().get((parse.lemma[token], "VERB"))
    return cue is not None and "ccomp" in cue.frames


def _draft(scene: Scene, token: int, first: int, last: int) -> Draft | None:
    source = speaker(scene, token)
    if source is None or scene.quoted[source] >= 0 or scene.parse.tag[source][0] == "W":
        return None
    cue = cues.english().get((scene.parse.lemma[token], "VERB"))
    return Draft(
        rule="ut.beside",
        cue=scene.cue_range(token),
        cue_head=token,
        lemma=scene.parse.lemma[token],
        kind=cue.kind if cue else "neutral",
        source=scene.noun_phrase(source),
        source_head=source,
        content=((first, last),),
    )
