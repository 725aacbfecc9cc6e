"""Silence as an utterance: nobody said anything, and the report says so.

Verbs of silence ("declined to comment", "has not responded to") come through the cue lexicon;
here are the nouns and phrases. The content is empty, or what no word was said about.
"""

from collections.abc import Iterator

import msgspec

from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

_ANSWERS = frozenset({"comment", "response", "reply", "reaction", "answer", "word", "claim"})
_NONE = frozenset({"no", "any", "neither"})
_FROM = frozenset({"from", "by"})
_RESPONDS = frozenset({"respond", "reply", "comment", "react", "answer"})
_UNREACHED = frozenset({"reach", "contact"})
_LINES = frozenset({"phone", "telephone", "email", "e-mail", "mail"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield drafts for silence that stands in a noun or in "could not be reached"."""
    parse = scene.parse
    for token, lemma in enumerate(parse.lemma):
        if scene.quoted[token] >= 0:
            continue
        if lemma in _ANSWERS and parse.pos[token] == "NOUN":
            draft = _no_comment(scene, token)
        elif lemma in _RESPONDS and parse.pos[token] == "VERB":
            draft = _no_response(scene, token)
        elif lemma in _UNREACHED and scene.passive(token):
            draft = _unreached(scene, token)
        elif lemma in {"available", "unavailable"}:
            draft = _unavailable(scene, token)
        else:
            continue
        if draft is not None:
            yield draft


def _no_comment(scene: Scene, noun: int) -> Draft | None:
    """Read "There was no immediate comment from the garrison"."""
    parse = scene.parse
    if not any(parse.form[c].lower() in _NONE for c in parse.children[noun]):
        return None
    verb = parse.head[noun]
    source = _from(scene, noun)
    if source is None:
        source = _from(scene, verb)
    if source is None and parse.dep[noun] == "dobj":
        source = scene.subject(verb)
    if source is None and parse.lemma[noun] in {"word", "claim"}:
        return None
    first = min([noun, *(c for c in parse.children[noun] if c < noun)])
    return _draft(scene, "ut.no_comment", noun, (first, noun + 1), source)


def _no_response(scene: Scene, verb: int) -> Draft | None:
    """Read "Karsk has not yet replied to the offer"."""
    parse = scene.parse
    source = scene.subject(verb)
    if source is None or not any(parse.dep[c] == "neg" for c in parse.children[verb]):
        return None
    first, end = scene.cue_range(verb)
    about: tuple[tuple[int, int], ...] = ()
    for child in parse.children[verb]:
        low, high = parse.edges[child]
        if parse.dep[child] == "dobj":
            about = ((low, high + 1),)
            break
        if parse.dep[child] == "prep" and parse.lemma[child] in {"to", "on"}:
            about = ((child + 1, high + 1),) if high > child else ()
            end = max(end, child + 1) if child == end else end
            break
    draft = _draft(scene, "ut.no_response", verb, (first, end), source)
    return msgspec.structs.replace(draft, content=about)


def _unreached(scene: Scene, verb: int) -> Draft | None:
    """Read "The mayor could not be reached for comment".

    The missing ("the patrol cannot be reached") and the cut off ("could not be reached by
    road") are not silent: the words must be asked for, or sought by phone or mail.
    """
    parse = scene.parse
    denied = any(parse.dep[c] == "neg" for c in parse.children[verb])
    source = scene.subject(verb)
    if not denied or source is None or not _is_asked(scene, verb):
        return None
    return _draft(scene, "ut.unreached", verb, scene.cue_range(verb), source)


def _is_asked(scene: Scene, verb: int) -> bool:
    """Tell whether somebody was to be reached for words: "for comment", "by phone"."""
    parse = scene.parse
    below = (t for c in parse.children[verb] for t in (c, *parse.children[c]))
    return any(parse.lemma[t] in _ANSWERS | _LINES for t in below)


def _unavailable(scene: Scene, word: int) -> Draft | None:
    """Read "A spokesman was not available for comment"."""
    parse = scene.parse
    verb = parse.head[word]
    asked = any(
        parse.lemma[inner] == "comment"
        for c in parse.children[word]
        for inner in (c, *parse.children[c])
    )
    denied = parse.lemma[word] == "unavailable" or any(
        parse.dep[c] == "neg" for c in parse.children[verb]
    )
    source = scene.subject(verb)
    if not (asked and denied) or source is None:
        return None
    return _draft(scene, "ut.unavailable", word, (min(verb, word), word + 1), source)


def _from(scene: Scene, head: int) -> int | None:
    parse = scene.parse
    for child in parse.children[head]:
        if parse.dep[child] == "prep" and parse.lemma[child] in _FROM:
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def _draft(scene: Scene, rule: str, head: int, cue: tuple[int, int], source: int | None) -> Draft:
    return Draft(
        rule=rule,
        cue=cue,
        cue_head=head,
        lemma=scene.parse.lemma[head],
        kind="no_comment",
        source=scene.noun_phrase(source) if source is not None else None,
        source_head=source,
    )
