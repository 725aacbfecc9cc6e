"""Utterances around one word of the cue lexicon: a verb, a noun or an adjective."""

from collections.abc import Iterator

from onrecord.knowledge import cues
from onrecord.knowledge.cues import Cue
from onrecord.reading.falsehood import is_rejected
from onrecord.reading.utterances import asides, frames, hearers
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.frames import Held
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.subjects import speaker

_DAYS = frozenset({"DATE", "TIME"})
_ORDER = (
    "ccomp", "occomp", "oxcomp", "xcomp", "acl", "to", "in", "oprd", "acomp", "attr", "dobj",
    "pass", "side", "rel",
)  # fmt: skip
_RANK = {name: rank for rank, frame in enumerate(_ORDER) for name in (frame, f"p{frame}")}
_POS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ"}
APPEARANCE = "appearance"
"""Class of cues whose subject is what the words are about, not who says them: "seems"."""
_UNTOLD = frozenset({"explain", "mention"})
"""Verbs that, negated, tell of what the report misses: "did not explain how"."""
_CITING = frozenset({"citing", "quoting"})
_CHARGING = frozenset({"accuse", "blame"})
_PERFORMED = frozenset({"denial", "accusation", "request", "order", "promise", "threat",
                        "warning", "announcement", "admission", "no_comment"})  # fmt: skip
"""Classes of cues that do something by being said."""
_LIVES = frozenset({"life", "victim", "casualty"})
_NAMING = frozenset({"name", "identify", "quote"})
_ANONYMITY = 8
"""Tokens of "not to be named in public"."""
_SPEAKERS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"})
_IMPERSONAL = frozenset({"pxcomp", "xcomp", "to", "oprd", "acomp", "poprd", "pacomp", "pin:as"})
_WITH_OBJECT = frozenset({"in:as", "in:of", "in:for", "in:to", "in:with"})
_OBJECT_SAID = frozenset({"accusation", "evaluation", "distanced"})
"""Classes of cues whose object is part of what is said: "accused Velle of shelling the mill"."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for every cue outside quotations that keeps content in a trusted frame."""
    parse, lexicon = scene.parse, cues.english()
    for token, pos in enumerate(parse.pos):
        if pos not in _POS or scene.quoted[token] >= 0:
            continue
        cue = lexicon.get((parse.lemma[token], _POS[pos]))
        if cue is None:
            continue
        if _is_order(scene, token) or _is_only_meant(scene, token):
            continue
        held = _best(scene, token, cue)
        if held is None or _says_nothing(scene, token, held):
            continue
        yield around(scene, token, cue, _whole_charge(scene, token, held))


def _is_order(scene: Scene, token: int) -> bool:
    """Tell whether the cue opens its sentence as an imperative: "Note: …", "See also …"."""
    parse = scene.parse
    opens = token == 0 or parse.sentence[token - 1] != parse.sentence[token]
    return opens and parse.tag[token] in {"VB", "VBP"} and scene.subject(token) is None


def _is_only_meant(scene: Scene, token: int) -> bool:
    """Tell whether the cue is what another cue is about: "declined to confirm the toll"."""
    parse = scene.parse
    head = parse.head[token]
    meant = parse.dep[token] == "xcomp" and parse.tag[token] == "VB"
    if meant and parse.lemma[head] == "unable":
        return True
    return meant and (parse.lemma[head], "VERB") in cues.english()


def around(scene: Scene, token: int, cue: Cue, held: Held) -> Draft:
    """Return what the cue at `token` introduces in the frame `held`."""
    parse = scene.parse
    impersonal = cue.kind == APPEARANCE or held.frame == "pxcomp"
    source = None if impersonal else _source(scene, token)
    if source is not None and not _may_speak(scene, source):
        source = None
    first, end = scene.cue_range(token)
    hearer, accused = hearers.people(scene, token, cue.kind, held)
    phrase = scene.noun_phrase(source) if source is not None else None
    if held.more == (end,):
        end += 1
    return Draft(
        rule="ut." + held.frame.replace(":", "_"),
        cue=(first, end),
        cue_head=token,
        lemma=parse.lemma[token],
        kind=cue.kind,
        source=phrase,
        source_head=source,
        content=_own_side(scene, _content(scene, token, held, phrase), token),
        hearer=hearer,
        accused=accused,
    )


def _says_nothing(scene: Scene, cue: int, held: Held) -> bool:
    """Tell whether the words report no words.

    They name how a source is handled ("asked not to be named", "citing X"), a toll ("the war
    claimed forty lives") or only the day of the words ("the statement of May 3").
    """
    parse = scene.parse
    if held.content and all(_is_day(scene, a, b) for a, b in held.content):
        return True
    if parse.pos[cue] == "NOUN" and held.content and _opens_with_day(scene, held.content[0][0]):
        return True
    if _is_only_thought(scene, cue) or _is_nobodys(scene, cue) or _is_purpose(scene, cue):
        return True
    if parse.lemma[cue] == "write" and any(parse.form[c] == "down" for c in parse.children[cue]):
        return True
    if parse.lemma[cue] in _UNTOLD and any(parse.dep[c] == "neg" for c in parse.children[cue]):
        return True
    if parse.form[cue].lower() == "citing" and parse.dep[cue] in {"advcl", "prep"}:
        return True
    if parse.lemma[cue] == "claim" and held.frame == "dobj":
        a, b = held.content[0]
        return any(parse.lemma[t] in _LIVES for t in range(a, min(b, a + _ANONYMITY)))
    inner = {parse.lemma[t] for a, b in held.content if b - a <= _ANONYMITY for t in range(a, b)}
    return held.frame == "xcomp" and "be" in inner and bool(inner & _NAMING)


def _opens_with_day(scene: Scene, token: int) -> bool:
    entity = scene.parse.entity_at.get(token)
    return entity is not None and entity.label in _DAYS


def _is_only_thought(scene: Scene, cue: int) -> bool:
    """Tell whether the issuer of the page only thinks or tells ("we hoped to open today").

    In its own first person an issuer is quoted for what it does by its words: denies, asks,
    condemns, promises (guidelines 13.1); the rest is the voice of the report.
    """
    parse = scene.parse
    subject = scene.subject(cue)
    if subject is not None and parse.form[subject].lower() == "you":
        return True  # "Did you order the raid?"
    own = subject is not None and parse.form[subject].lower() in {"i", "we"}
    return own and not is_performed(scene, cue)


def is_performed(scene: Scene, cue: int | None) -> bool:
    """Tell whether the word at `cue` does something by being said: denies, asks, condemns."""
    if cue is None:
        return False
    known = cues.english().get((scene.parse.lemma[cue], _POS.get(scene.parse.pos[cue], "")))
    return known is not None and known.kind in _PERFORMED


def _is_nobodys(scene: Scene, cue: int) -> bool:
    """Tell whether a wish or a thought is nobody's ("nobody wants this war")."""
    parse = scene.parse
    subject = None if scene.passive(cue) else scene.subject(cue)
    kind = cues.english()[parse.lemma[cue], _POS[parse.pos[cue]]].kind
    nobody = subject is not None and parse.form[subject].lower() in {"nobody", "none"}
    return nobody and kind in {"wish", "belief", "knowledge", "intention", "neutral"}


def _is_purpose(scene: Scene, cue: int) -> bool:
    """Tell whether words are only to be found or known ("wrote to learn who fired")."""
    parse = scene.parse
    bare = parse.tag[cue] == "VB" and any(parse.tag[c] == "TO" for c in parse.children[cue])
    kind = cues.english()[parse.lemma[cue], _POS[parse.pos[cue]]].kind
    return bare and parse.dep[cue] != "xcomp" and kind in {"knowledge", "appearance", "neutral"}


def _is_day(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the tokens are nothing but a date or an hour."""
    held = [scene.parse.entity_at.get(token) for token in range(first, end)]
    return all(entity is not None and entity.label in _DAYS for entity in held)


def _whole_charge(scene: Scene, cue: int, held: Held) -> Held:
    """Let "accused Oran and its allies of shelling" run to its end, however it was parsed."""
    parse = scene.parse
    if parse.lemma[cue] == "blame" and held.frame == "pin:on":
        subject, (link,) = scene.subject(cue), held.more
        about = () if subject is None else (scene.noun_phrase(subject),)
        first, end = held.content[0]
        agent = next((c for c in parse.children[cue] if c > link and parse.dep[c] == "agent"), end)
        return held._replace(content=(*about, (first - 1, min(end, agent))), more=())
    if parse.lemma[cue] not in _CHARGING or held.frame != "dobj" or not held.content:
        return held
    first, end = held.content[0]
    low = [parse.edges[c][0] for c in parse.children[cue] if parse.dep[c] in {"conj", "cc"}]
    last = min([parse.edges[cue][1] + 1, *(t for t in low if t >= end)])
    return held._replace(content=((first, max(end, last)),))


def _content(scene: Scene, cue: int, held: Held, source: Tokens | None) -> tuple[Tokens, ...]:
    """Cut a lost source off the content; add what an impersonal cue is about."""
    if source is not None:
        own = _without(held.content, source, scene.cue_range(cue)[0])
        own = tuple(_before_citing(scene, tokens, cue) for tokens in own)
        return (*_object(scene, cue, held), *own)
    subject = scene.subject(cue)
    about = held.frame in _IMPERSONAL and subject is not None and scene.parse.pos[cue] == "VERB"
    if about and subject is not None and scene.parse.dep[subject] != "expl":
        return (scene.noun_phrase(subject), *held.content)
    return held.content


def _object(scene: Scene, cue: int, held: Held) -> tuple[Tokens, ...]:
    """Return the object that is part of what is said, up to the words that follow it."""
    lemma = scene.parse.lemma[cue]
    kind = cues.english()[lemma, _POS[scene.parse.pos[cue]]].kind
    told = kind in _OBJECT_SAID or (lemma == "describe" and held.frame == "in:as")
    if not told or held.frame not in _WITH_OBJECT or held.hearer is None or not held.content:
        return ()
    low, high = scene.parse.edges[held.hearer]
    first, end = held.content[0]
    if low <= cue or low >= first:
        return ()
    return ((low, max(high + 1, first)),) if high < end else ()


def _may_speak(scene: Scene, source: int) -> bool:
    parse = scene.parse
    return (
        (scene.quoted[source] < 0 or scene.is_scare(source))
        and parse.pos[source] in _SPEAKERS
        and parse.dep[source] not in {"expl", "csubj"}
        and parse.form[source].lower() != "there"
    )


def _before_citing(scene: Scene, tokens: Tokens, cue: int) -> Tokens:
    """Cut ", citing two nurses" off the end of what is said."""
    parse, (first, end) = scene.parse, tokens
    for token in range(max(first, cue) + 2, end - 1):
        tail = parse.form[token] in _CITING and parse.form[token - 1] == ","
        if tail and scene.quoted[token] < 0 and "," not in parse.form[token + 1 : end]:
            return first, token - 1
    return tokens


def _without(content: tuple[Tokens, ...], source: Tokens, cue: int) -> tuple[Tokens, ...]:
    """Cut a source that the parser left at the end of the content off it."""
    start = source[0]
    return tuple((a, start) if a < start < b <= cue else (a, b) for a, b in content)


def _own_side(scene: Scene, content: tuple[Tokens, ...], cue: int) -> tuple[Tokens, ...]:
    """Drop what a semicolon parts from the cue: it is another statement."""
    held = []
    for a, b in content:
        first = a
        if b <= cue:
            first = max(a, scene.after_semicolon(b))
        if first < b and not (b < cue and scene.parse.form[b] == ";" and scene.quoted[b] < 0):
            held.append((first, b))
    return tuple(held) or content


def _best(scene: Scene, token: int, cue: Cue) -> Held | None:
    framed = (held for held in frames.of_word(scene, token) if held.frame in cue.frames)
    every = [held for held in framed if not _is_parted(scene, token, held)]
    if not every:
        return asides.of_word(scene, token, cue)
    every.sort(key=lambda held: _RANK[held.frame.partition(":")[0]])
    best = every[0]
    if best.frame in {"ccomp", "occomp"}:
        same = [held.content for held in every if held.frame == best.frame]
        best = best._replace(content=tuple(sorted({p for c in same for p in c})))
    return best


def _is_parted(scene: Scene, cue: int, held: Held) -> bool:
    """Tell whether a semicolon parts all of a content from its cue: "it fell; Karsk doubts it"."""
    start = scene.after_semicolon(cue)
    return bool(held.content) and scene.bounds(cue)[0] < start >= max(b for _, b in held.content)


def _source(scene: Scene, cue: int) -> int | None:
    parse = scene.parse
    if parse.pos[cue] == "NOUN":
        return _owner(scene, cue)
    if parse.pos[cue] == "ADJ":
        return scene.subject(parse.head[cue]) if parse.dep[cue] == "acomp" else None
    if scene.passive(cue):
        return _agent(scene, cue)
    said = speaker(scene, cue)
    relative = said is not None and parse.tag[said] in {"WP", "WDT"} and parse.dep[cue] == "relcl"
    return parse.head[cue] if relative else said


def _agent(scene: Scene, cue: int) -> int | None:
    parse = scene.parse
    for child in parse.children[cue]:
        if parse.dep[child] == "agent":
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return inner
    return None


def _owner(scene: Scene, noun: int) -> int | None:
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] == "poss":
            return child
        if parse.dep[child] == "prep" and parse.lemma[child] in {"by", "from"}:
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return inner
    if is_rejected(parse, noun):
        return _holder(scene, noun)
    head = parse.head[noun]
    if parse.dep[noun] in {"dobj", "attr"} and parse.pos[head] in {"VERB", "AUX"}:
        return scene.subject(head)
    if parse.dep[noun] == "pobj" and parse.lemma[parse.head[head]] in {"say", "announce"}:
        return scene.subject(parse.head[head])
    return None


def _holder(scene: Scene, noun: int) -> int | None:
    """Return whose word is rejected: "the allegation of the council that …", "of Quito that …"."""
    parse = scene.parse
    for prep in parse.children[noun]:
        if parse.dep[prep] != "prep" or parse.lemma[prep] != "of":
            continue
        for inner in parse.children[prep]:
            set_out = any(parse.lemma[c] == "the" for c in parse.children[inner])
            if parse.dep[inner] == "pobj" and (set_out or parse.entity_at.get(inner) is not None):
                return inner
    return None
