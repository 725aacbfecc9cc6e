"""Drafts meet quotations: contents grow to whole quotations, lone quotations find a speaker."""

import msgspec

from onrecord.reading.utterances import according, hearers, naming, speakers
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span
from onrecord.records.vocabulary import Mode

EMPTY = frozenset({"no_comment", "denial"})
"""The classes of cues that may stand without content: "gave no answer", "the army denies"."""

_JOINT = " \t\r\n\xa0,"
_EDGE = " \t\r\n\xa0,;:.–—-"


def utterances(scene: Scene, drafts: list[Draft]) -> tuple[Utterance, ...]:
    """Return the drafts as utterances with their quotations, sorted by place."""
    found = [_utterance(scene, draft) for draft in drafts]
    found = speakers.joined(scene, [u for u in found if u.content or u.cue_class in EMPTY])
    return tuple(sorted((_marked(scene, u) for u in found), key=_place))


def _marked(scene: Scene, utterance: Utterance) -> Utterance:
    """Fill in mode and quotations, now that the content is whole."""
    quoted = tuple(
        Span(max(q.inner.start, p.start), min(q.inner.end, p.end))
        for p in utterance.content
        for q in scene.quotes_in(p)
    )
    mode = _mode(scene, utterance.content)
    return msgspec.structs.replace(utterance, mode=mode, quoted=tuple(s for s in quoted if len(s)))


def _place(utterance: Utterance) -> tuple[int, int, str]:
    spans = [*utterance.content, *(s for s in (utterance.source, utterance.cue) if s)]
    return min(s.start for s in spans), max(s.end for s in spans), utterance.rule


def _utterance(scene: Scene, draft: Draft) -> Utterance:
    parse = scene.parse
    source, head = draft.source, draft.source_head
    if source is not None and head is not None:
        source, head = naming.named(scene, source, head)
    own = [parse.span(*t) for t in (draft.cue, source) if t is not None]
    pieces = [
        _grown(scene, _clipped(scene, _bare(scene, tokens)), own)
        for tokens in draft.content
        if not _is_relative(scene, tokens)
    ]
    content = merged(parse.text, [_trim(parse.text, p) for p in pieces])
    words = "".join(piece.of(parse.text) for piece in content)
    if not any(letter.isalnum() for letter in words) or (draft.lemma == "note" and words.isdigit()):
        content = ()  # "Note 17" notes nothing
    return Utterance(
        rule=draft.rule,
        source=_clipped(scene, source) if source else None,
        source_head=head,
        cue=parse.span(*draft.cue) if draft.cue else None,
        cue_head=draft.cue_head,
        cue_lemma=draft.lemma,
        cue_class=draft.kind,
        content=content,
        mode=_mode(scene, content),
        addressee=_phrase(scene, hearers.heard(scene, draft)),
        accused=_phrase(scene, draft.accused),
        lost_source=draft.cue_head is not None and according.lost(scene, draft.cue_head),
    )


def _phrase(scene: Scene, head: int | None) -> Span | None:
    if head is None:
        return None
    tokens, _ = naming.named(scene, scene.noun_phrase(head), head)
    return scene.parse.span(*tokens)


def _clipped(scene: Scene, tokens: Tokens) -> Span:
    """Return the characters of `tokens` behind the dateline of their paragraph."""
    span = scene.parse.span(*tokens)
    start = scene.after_dateline(tokens[0])
    return Span(start, span.end) if span.start < start < span.end else span


def _is_relative(scene: Scene, tokens: Tokens) -> bool:
    """Tell whether a piece is nothing but "what" or "which"."""
    return tokens[1] - tokens[0] == 1 and scene.parse.tag[tokens[0]] in {"WP", "WDT"}


def _bare(scene: Scene, tokens: Tokens) -> Tokens:
    """Leave out the complementizer "that"."""
    first, end = tokens
    parse = scene.parse
    drop = end - first > 1 and parse.lemma[first] == "that" and parse.dep[first] == "mark"
    return (first + 1, end) if drop else tokens


def _grown(scene: Scene, piece: Span, own: list[Span]) -> Span:
    """Let a piece grow over the quotations it cuts, unless cue or source stands in them."""
    for quote in scene.quotes_in(piece):
        whole = quote.outer
        if not piece.contains(whole) and not any(whole.overlaps(o) for o in own):
            piece = Span(min(piece.start, whole.start), max(piece.end, whole.end))
    return piece


def _trim(text: str, piece: Span) -> Span:
    words = piece.of(text)
    start = piece.start + len(words) - len(words.lstrip(_EDGE))
    return Span(start, max(start, piece.end - (len(words) - len(words.rstrip(_EDGE)))))


def merged(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    """Return the pieces in text order, joined where only a comma or blank parts them."""
    held: list[Span] = []
    for piece in sorted(p for p in pieces if len(p)):
        if held and not text[held[-1].end : piece.start].strip(_JOINT):
            held[-1] = Span(held[-1].start, max(held[-1].end, piece.end))
        else:
            held.append(piece)
    return tuple(held)


def _mode(scene: Scene, content: tuple[Span, ...]) -> Mode:
    if not content:
        return "indirect"
    covered = [any(q.outer.contains(p) for q in scene.quotes_in(p)) for p in content]
    if all(covered):
        return "direct"
    return "mixed" if any(scene.quotes_in(p) for p in content) else "indirect"
