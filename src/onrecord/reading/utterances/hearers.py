"""Who hears the words of a cue, and whom they blame."""

from onrecord.knowledge import cues
from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.frames import Held
from onrecord.reading.utterances.scene import Scene

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_HEARING = frozenset({"request", "order", "promise", "threat", "warning"})
_TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "brief", "address", "ask",
                      "advise", "answer", "question", "alert", "convince", "persuade",
                      "challenge", "promise"})  # fmt: skip
"""Cues whose object hears the words, by class and by lemma."""
_AUTHORING = frozenset({"attribute", "ascribe", "know"})
"""Verbs whose "to" names who is behind it: no words are put to them."""
_SPEAKING = frozenset({"speak", "talk", "comment", "appeal", "plead", "email", "broadcast",
                       "disclose", "outline", "voice", "utter", "recite"})  # fmt: skip
"""Verbs of saying that keep no clause, but whose "to" names who hears."""
_SAYING = frozenset({"ccomp", "side", "occomp"})
"""Frames of the lexicon that only verbs of saying have."""
_COMMANDING = frozenset({"order", "urge", "warn", "instruct", "forbid", "request"})
_DEMANDING = frozenset({"request", "order"})


def people(scene: Scene, cue: int, kind: str, held: Held) -> tuple[int | None, int | None]:
    """Return the heads of who hears and who is blamed."""
    parse = scene.parse
    frame, passive = held.frame.removeprefix("p"), scene.passive(cue)
    if kind == "accusation" and frame == "in:on":
        return None, None  # "blamed the raid on Velle": the object is the deed
    if kind == "accusation" and frame.startswith("in:"):
        if passive:
            return None, next((c for c in parse.children[cue] if parse.dep[c] == "nsubjpass"), None)
        return None, held.hearer
    hearer = held.hearer if _is_heard(scene, cue, kind) else None
    if hearer is not None and parse.form[hearer].lower().endswith(("self", "selves")):
        hearer = None
    if hearer is None and frame not in {"in:to", "dobj"} and parse.lemma[cue] not in _AUTHORING:
        hearer = next(
            (
                c
                for p in parse.children[cue]
                if parse.lemma[p] in {"to", "on"}
                and parse.dep[p] in {"prep", "dative"}
                and (parse.lemma[p] == "to" or parse.lemma[cue] in {"call", "prevail"})
                for c in parse.children[p]
                if parse.dep[c] == "pobj"
            ),
            None,
        )
    if (
        passive
        and hearer is None
        and held.frame != "pass"
        and (parse.lemma[cue] in _COMMANDING or is_telling(scene, cue))
    ):
        hearer = next((c for c in parse.children[cue] if parse.dep[c] == "nsubjpass"), None)
        if hearer is None:
            hearer = _asked(scene, cue)
    if hearer is None and kind in _DEMANDING:
        hearer = _wanted(scene, cue)
    return hearer, None


def _asked(scene: Scene, cue: int) -> int | None:
    """Return who answers behind "Asked whether …, she said", who was asked."""
    parse = scene.parse
    if parse.dep[cue] == "advcl":
        return scene.subject(cue)
    low, last = scene.bounds(cue)
    if cue != low:
        return None
    main = next((t for t in range(low, last) if parse.head[t] == t), cue)
    return scene.subject(main) if main > cue else None


def heard(scene: Scene, draft: Draft) -> int | None:
    """Return who hears the words of a draft whose rule did not look: "…?” she asked the guard".

    The object of a verb of telling, people behind its "to", or whom the telling verb above it
    has: "told reporters …, noting that".
    """
    cue, parse = draft.cue_head, scene.parse
    if draft.hearer is not None or cue is None or parse.pos[cue] != "VERB":
        return draft.hearer
    said = {token for first, end in draft.content for token in range(first, end)}
    above = parse.head[cue]
    shared = parse.dep[cue] in {"advcl", "xcomp"} and parse.tag[cue] == "VBG" and above != cue
    for verb in (cue, above) if shared else (cue,):
        if scene.passive(verb):
            continue
        for child in parse.children[verb]:
            link = parse.dep[child] in {"prep", "dative"} and parse.lemma[child] == "to"
            link = link and _is_saying(parse.lemma[verb])
            near = [c for c in parse.children[child] if parse.dep[c] == "pobj"] if link else [child]
            told = parse.dep[child] in {"dobj", "dative"} and parse.lemma[verb] in _TELLING
            for who in near:
                fits = _is_audience(scene, who) if link else told and parse.pos[who] in _NOMINAL
                fits = fits and scene.parse.tag[who][0] != "W"
                if fits and who > verb and who not in said and who != draft.source_head:
                    return who
    return None


def _is_saying(lemma: str) -> bool:
    """Tell whether a verb is one of saying: "explained … to reporters", not "compared … to"."""
    cue = cues.english().get((lemma, "VERB"))
    return lemma in _SPEAKING or (cue is not None and bool(cue.frames & _SAYING))


def _is_audience(scene: Scene, token: int) -> bool:
    """Tell whether a noun is for people who are spoken to: "to reporters", "to the residents"."""
    noun = lexicon.nouns().get(scene.parse.lemma[token].lower())
    return noun is not None and noun.kind in {"anonymous_source", "outlet"}


def is_telling(scene: Scene, cue: int) -> bool:
    """Tell whether the object of the verb hears the words: "told", "informed"."""
    return scene.parse.lemma[cue] in _TELLING


def _is_heard(scene: Scene, cue: int, kind: str) -> bool:
    """Tell whether the object of a cue is told the words, not part of them."""
    return kind in _HEARING or scene.parse.lemma[cue] in _TELLING


def _wanted(scene: Scene, cue: int) -> int | None:
    """Return who is to do what is demanded: "demanded that Oran open the road"."""
    parse = scene.parse
    for clause in parse.children[cue]:
        if parse.dep[clause] != "ccomp" or parse.tag[clause] not in {"VB", "VBN", "VBP"}:
            continue
        bare = [c for c in parse.children[clause] if parse.dep[c] in {"aux", "auxpass"}]
        if all(parse.form[c].lower() == "be" for c in bare):
            active = (c for c in parse.children[clause] if parse.dep[c] == "nsubj")
            return next(active, None)
    return None
