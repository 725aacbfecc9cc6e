"""Silence as an utterance: nobody said anything, and the report says so.

Verbs of silence ("declined to comment", "has not responded to") come through the cue lexicon;
here are the nouns and phrases. The content is empty, or what no word was said about.
"""

from collections.abc import Callable, Iterator

import msgspec

from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances import unanswered
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.unanswered import ANSWERS, STAYING, silence

RULES = frozenset({"ut.no_comment", "ut.no_claim", "ut.no_response", "ut.reserved",
                   "ut.said_nothing", "ut.silent", "ut.unanswered", "ut.unavailable",
                   "ut.unreached"})  # fmt: skip
"""The rules of this module."""

_DETAILS = frozenset({"detail", "explanation", "information", "reason"})
_NONE = frozenset({"no", "any", "neither"})
_FROM = frozenset({"from", "by"})
_QUIET = frozenset({"silent", "mum", "tight-lipped"})
_KEEPING = frozenset({"keep", "maintain", "preserve", "observe", "stay"})
_TELLING = frozenset({"say", "tell", "answer", "reply", "announce"})
_NAMING = frozenset({"name", "identify", "elaborate"})
_UNTOLD = frozenset({"discuss", "disclose", "reveal"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_CREDIT = frozenset({"responsibility", "credit"})
_GETTING = frozenset({"have", "get", "receive"})
_NEAR = 6
"""Tokens between a verb and the "no comment" that belongs to it."""
_RESPONDS = frozenset({"respond", "reply", "comment", "react", "answer"})
_UNREACHED = frozenset({"reach", "contact"})
_LINES = frozenset({"phone", "telephone", "email", "e-mail", "mail"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield drafts for silence that stands in a noun or in "could not be reached"."""
    parse = scene.parse
    for token, lemma in enumerate(parse.lemma):
        if scene.quoted[token] >= 0:
            continue
        draft = unanswered.of_word(scene, token) or _silence(scene, token, lemma, parse.pos[token])
        if draft is not None:
            yield draft
            if draft.rule == "ut.unanswered":
                yield from unanswered.others_asked(scene, draft)


def _silence(scene: Scene, token: int, lemma: str, pos: str) -> Draft | None:
    """Return the draft of the rule that the word at `token` belongs to, None if none fits."""
    if lemma in ANSWERS and pos == "NOUN":
        return _no_comment(scene, token)
    if scene.parse.dep[token] == "dobj" and lemma in _OBJECTS:
        return _OBJECTS[lemma](scene, token)
    if lemma in _QUIET:
        return _silent(scene, token)
    if lemma in {"available", "unavailable"}:
        return _unavailable(scene, token)
    return _OF_VERBS[lemma](scene, token) if pos == "VERB" and lemma in _OF_VERBS else None


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
    told = parse.lemma[noun] != "comment" and parse.lemma[verb] in _GETTING
    if source is not None and told and parse.form[source].lower() in {"we", "i"}:
        source = None  # "We have had no answer"
    first = min([noun, *(c for c in parse.children[noun] if c < noun)])
    if parse.dep[noun] in {"dobj", "attr", "nsubj"} and verb < noun and noun - verb <= _NEAR:
        first = min(first, scene.cue_range(verb)[0])
        there = [c for c in parse.children[verb] if parse.dep[c] == "expl" and c == first - 1]
        first = min([first, *there])
    return silence(scene, "ut.no_comment", noun, (first, noun + 1), source)


def _silent(scene: Scene, word: int) -> Draft | None:
    """Read "Karsk is silent so far" and "the bloc has kept a long silence"."""
    parse = scene.parse
    verb = parse.head[word]
    keeps = parse.lemma[verb] in (_KEEPING if parse.lemma[word] == "silence" else STAYING)
    source = scene.subject(verb) if keeps or parse.lemma[verb] == "keep" else None
    if source is None or not _can_speak(scene, source):
        return None
    first = scene.cue_range(verb)[0]
    return silence(scene, "ut.silent", word, (min(first, word), word + 1), source)


def _nothing(scene: Scene, nothing: int) -> Draft | None:
    """Read "The envoys told the press nothing"."""
    parse = scene.parse
    verb = parse.head[nothing]
    source = scene.subject(verb)
    if parse.lemma[verb] not in _TELLING or source is None or scene.passive(verb):
        return None
    said = {parse.lemma[c] for t in (nothing, verb) for c in parse.children[t]}
    if said & {"about", "of"} or parse.tag[source][0] == "W":
        return None
    draft = silence(scene, "ut.said_nothing", verb, (scene.cue_range(verb)[0], nothing + 1), source)
    heard = (c for c in parse.children[verb] if parse.dep[c] in {"dative", "dobj"} and c != nothing)
    return msgspec.structs.replace(draft, hearer=next(heard, None))


def _no_claim(scene: Scene, verb: int) -> Draft | None:
    """Read "Nobody has claimed the raid" and "No group claimed responsibility for it"."""
    parse = scene.parse
    source = scene.subject(verb)
    if source is None or not _is_nobody(scene, source):
        return None
    _, end = scene.cue_range(verb)
    said = next((c for c in parse.children[verb] if parse.dep[c] == "dobj"), None)
    about: tuple[tuple[int, int], ...] = ()
    if said is not None and parse.lemma[said] in _CREDIT:
        end, deed = said + 1, _behind(scene, said, verb, "for")
        about = (scene.noun_phrase(deed),) if deed is not None else ()
    elif said is not None:
        about = (scene.noun_phrase(said),)
    draft = silence(scene, "ut.no_claim", verb, (scene.cue_range(verb)[0], end), source)
    return msgspec.structs.replace(draft, content=about)


def _is_nobody(scene: Scene, source: int) -> bool:
    parse = scene.parse
    marks = {parse.form[child].lower() for child in parse.children[source]}
    return parse.form[source].lower() in _NOBODY or "no" in marks


def _behind(scene: Scene, noun: int, verb: int, preposition: str) -> int | None:
    parse = scene.parse
    for child in (*parse.children[noun], *parse.children[verb]):
        if parse.dep[child] == "prep" and parse.lemma[child] == preposition:
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def _can_speak(scene: Scene, head: int) -> bool:
    """Tell whether a subject is somebody: guns and streets are silent, too."""
    parse = scene.parse
    if parse.pos[head] in {"PROPN", "PRON"}:
        return True
    noun = lexicon.nouns().get(parse.lemma[head].lower())
    return noun is not None and noun.kind in {"named", "anonymous_source", "collective"}


def _no_response(scene: Scene, verb: int) -> Draft | None:
    """Read "Karsk has not yet replied to the offer"."""
    parse = scene.parse
    source = scene.subject(verb)
    if source is None or not (_is_negated(scene, verb) or _is_no_one(scene, source)):
        return None
    source = _antecedent(scene, verb, source)
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
    draft = silence(scene, "ut.no_response", verb, (first, end), source)
    asker = unanswered.asked_at(scene, verb)
    if asker is not None and (parse.pos[asker] == "PRON" or _is_person(scene, asker)):
        return msgspec.structs.replace(draft, hearer=asker)
    return msgspec.structs.replace(draft, content=about)


def _is_negated(scene: Scene, verb: int) -> bool:
    return any(scene.parse.dep[c] == "neg" for c in scene.parse.children[verb])


def _is_no_one(scene: Scene, source: int) -> bool:
    """Tell whether the source is "neither Oran nor Velle", "none of them"."""
    marks = (source, *scene.parse.children[source])
    return any(scene.parse.form[t].lower() in {"neither", "none"} for t in marks)


def _is_person(scene: Scene, head: int) -> bool:
    entity = scene.parse.entity_at.get(head)
    return entity is not None and entity.label == "PERSON"


def _picked_up(scene: Scene, verb: int) -> Draft | None:
    """Read "He did not pick up"."""
    up = any(scene.parse.form[child].lower() == "up" for child in scene.parse.children[verb])
    return _no_response(scene, verb) if up else None


def _would_not(scene: Scene, verb: int) -> Draft | None:
    """Read "The envoy would not discuss the plan"."""
    parse = scene.parse
    would = any(parse.form[c].lower() in {"would", "will"} for c in parse.children[verb])
    return _not_named(scene, verb) if would else None


def _drawn(scene: Scene, verb: int) -> Draft | None:
    """Read "He would not be drawn on the dates"."""
    return _no_response(scene, verb) if scene.passive(verb) else None


def _came_back(scene: Scene, verb: int) -> Draft | None:
    """Read "She did not come back on the figure of nine"."""
    back = any(scene.parse.form[child].lower() == "back" for child in scene.parse.children[verb])
    return _no_response(scene, verb) if back else None


def _not_received(scene: Scene, verb: int) -> Draft | None:
    """Read "A reply had not been received": nobody is named."""
    parse = scene.parse
    reply = scene.subject(verb)
    denied = any(parse.dep[c] == "neg" for c in parse.children[verb])
    if reply is None or parse.lemma[reply] not in ANSWERS or not (denied and scene.passive(verb)):
        return None
    draft = silence(scene, "ut.unanswered", verb, scene.cue_range(verb), _from(scene, verb))
    return msgspec.structs.replace(draft, content=(scene.noun_phrase(reply),))


def _reserved(scene: Scene, verb: int) -> Draft | None:
    """Read "The prosecutor reserved his opinion"."""
    parse, source = scene.parse, scene.subject(verb)
    kept = next((c for c in parse.children[verb] if parse.dep[c] == "dobj"), None)
    if source is None or kept is None or parse.lemma[kept] not in {"opinion", "comment"}:
        return None
    return silence(scene, "ut.reserved", verb, (scene.cue_range(verb)[0], kept + 1), source)


def _not_named(scene: Scene, verb: int) -> Draft | None:
    """Read "She did not name the units"."""
    return None if scene.passive(verb) else _no_response(scene, verb)


def _sought(scene: Scene, verb: int) -> Draft | None:
    return _unreached(scene, verb) if scene.passive(verb) else _not_reached(scene, verb)


def _unreached(scene: Scene, verb: int) -> Draft | None:
    """Read "The mayor could not be reached for comment".

    The missing ("the patrol cannot be reached") and the cut off ("could not be reached by
    road") are not silent: the words must be asked for, or sought by phone or mail.
    """
    parse = scene.parse
    denied = any(parse.dep[c] == "neg" for c in parse.children[verb])
    source = scene.subject(verb)
    plain = parse.lemma[verb] == "contact"
    if not denied or source is None or not (plain or _is_asked(scene, verb)):
        return None
    return silence(scene, "ut.unreached", verb, scene.cue_range(verb), source)


def _not_reached(scene: Scene, verb: int) -> Draft | None:
    """Read "Our office could not reach the council for comment": the council is silent."""
    parse = scene.parse
    denied = any(parse.dep[c] == "neg" for c in parse.children[verb])
    sought = next((c for c in parse.children[verb] if parse.dep[c] == "dobj"), None)
    below = (*parse.children[verb], *(parse.children[sought] if sought is not None else ()))
    asked = any(parse.lemma[t] in ANSWERS | _LINES for c in below for t in (c, *parse.children[c]))
    if not denied or not asked or sought is None:
        return None
    return silence(scene, "ut.unreached", verb, scene.cue_range(verb), sought)


def _is_asked(scene: Scene, verb: int) -> bool:
    """Tell whether somebody was to be reached for words: "for comment", "by phone"."""
    parse = scene.parse
    below = (t for c in parse.children[verb] for t in (c, *parse.children[c]))
    return any(parse.lemma[t] in ANSWERS | _LINES for t in below)


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
    return silence(scene, "ut.unavailable", word, (min(verb, word), word + 1), source)


def _antecedent(scene: Scene, verb: int, source: int) -> int:
    """Return whom a relative clause is about ("the rebels, who have not replied")."""
    parse = scene.parse
    relative = parse.tag[source] in {"WP", "WDT"} and parse.dep[verb] == "relcl"
    return parse.head[verb] if relative else source


def _from(scene: Scene, head: int) -> int | None:
    parse = scene.parse
    for child in parse.children[head]:
        if parse.dep[child] == "prep" and parse.lemma[child] in _FROM:
            found = (c for c in parse.children[child] if parse.dep[c] == "pobj")
            return next((c for c in found if not _is_day(scene, c)), None)
    return None


def _is_day(scene: Scene, head: int) -> bool:
    """Tell whether the words are a day or an hour: "no answer by Monday evening"."""
    entity = scene.parse.entity_at.get(head)
    return entity is not None and entity.label in {"DATE", "TIME"}


_OBJECTS: dict[str, Callable[[Scene, int], Draft | None]] = {
    **dict.fromkeys(_DETAILS, _no_comment),
    "silence": _silent,
    "nothing": _nothing,
}
"""The rules of nouns that tell of a silence as the object of a verb."""
_OF_VERBS: dict[str, Callable[[Scene, int], Draft | None]] = {
    **dict.fromkeys(_RESPONDS, _no_response),
    **dict.fromkeys(_NAMING, _not_named),
    **dict.fromkeys(_UNREACHED, _sought),
    **dict.fromkeys(_UNTOLD, _would_not),
    "draw": _drawn,
    "come": _came_back,
    "receive": _not_received,
    "reserve": _reserved,
    "claim": _no_claim,
    "pick": _picked_up,
}
"""The rules of verbs that, negated, tell of a silence."""
