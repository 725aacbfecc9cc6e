"""What is done by saying it, where the cue is plain: asked, pledged, threatened, judged."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon, sides
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.sense import sense_of_word
from onrecord.records import Span
from onrecord.records.vocabulary import Stance

_ACTS: frozenset[Stance] = frozenset(
    {"requests", "orders", "promises", "threatens", "warns", "accuses", "denies", "evaluates",
     "wishes"}
)  # fmt: skip
_PAST = frozenset({"VBD", "VBN"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
_HELD = frozenset({"hold", "convene", "reopen", "close"})
_READY = frozenset({"ready", "prepared", "willing"})
_NOT = frozenset({"not", "n't", "n’t"})
_MENACE = re.compile(
    r"\b(?:will|shall|would) (?:be met with|pay (?:dearly|a price|for)|regret|answer for it|"
    r"face (?:\w+ ){0,2}?(?:consequences|punishment|retaliation)|sit in prison)",
    re.IGNORECASE,
)
_RIGHT = frozenset({"reserve", "retain"})


def question(parse: Parse, utterance: Utterance, predicate: Predicate) -> Finding[Stance] | None:
    """Find a content whose first sentence is a question."""
    piece = utterance.content[0]
    first = next(iter(tokens_in(parse, piece)), predicate.verb)
    last = parse.sentences[parse.sentence[first]][1] - 1
    end = next((t for t in range(last, first, -1) if parse.form[t] == "?"), None)
    if end is None or not any(parse.start[end] <= p.end for p in utterance.content):
        return None
    between = parse.span(first, end).of(parse.text)
    words = range(first, end)
    asks = any(parse.tag[t].startswith("W") or parse.pos[t] in {"VERB", "AUX"} for t in words)
    if not asks or any(mark in between for mark in (":", "“", '"')):
        return None
    return Finding("questions", parse.span(end, end + 1))


def imperative(parse: Parse, utterance: Utterance, predicate: Predicate) -> Finding[Stance] | None:
    """Find an order or a plea that is quoted: "Give them to us", "Let the others come"."""
    if utterance.mode == "indirect" or not utterance.content:
        return None
    verb = predicate.verb
    first = next(iter(tokens_in(parse, utterance.content[0])), None)
    if first is None:
        return None
    if parse.form[first].lower() == "please":
        return Finding("requests", parse.span(first, first + 1))
    opens = verb == first or all(
        parse.pos[t] in {"INTJ", "ADV", "PUNCT", "AUX", "PART"} for t in range(first, verb)
    )
    bare = parse.tag[verb] in {"VB", "VBP"} and predicate.subject is None
    if opens and bare and not any(parse.tag[t] in {"MD", "TO"} for t in predicate.children("aux")):
        return Finding("requests", parse.span(verb, verb + 1))
    return None


def act(parse: Parse, utterance: Utterance, predicate: Predicate) -> Finding[Stance] | None:
    """Find a main verb that the speaker does by saying it, here and now ("we appeal to").

    Reported, the verb is in the third person; only states of mind may be shifted back ("said it
    hoped"), for "said he had asked" tells of an earlier act.
    """
    subject, verb = predicate.subject, predicate.verb
    if subject is None or parse.pos[subject] != "PRON":
        return None
    if not sides.is_own(parse, utterance, subject) or predicate.children("neg"):
        return None
    if (parse.form[subject].lower() in {"i", "we"}) == (utterance.mode == "indirect"):
        return None
    if any(parse.tag[t] == "MD" for t in predicate.children("aux")):
        return None
    if parse.tag[verb] in _PAST and not _is_shifted(utterance, predicate):
        return None
    if predicate.lemma == "ask":
        asked = predicate.children("xcomp", "ccomp", "prep")
        return Finding("requests" if asked else "questions", parse.span(verb, verb + 1))
    found = sense_of_word(parse, verb, predicate.lemma)
    if predicate.lemma == "call" and not predicate.children("dobj", "prep"):
        return None
    if found is None or found.stance not in _ACTS:
        return None
    return Finding(found.stance, parse.span(verb, verb + 1))


def _is_shifted(utterance: Utterance, predicate: Predicate) -> bool:
    """Tell whether a past tense is that of the report ("said it hoped")."""
    state = predicate.lemma in lexicon.words("state") and not predicate.children("aux")
    return state and utterance.mode == "indirect"


def intent(parse: Parse, utterance: Utterance, predicate: Predicate) -> Finding[Stance] | None:
    """Find what the speaker will do: a threat if it harms, a promise if it helps, else a plan."""
    subject, verb = predicate.subject, predicate.verb
    cue = parse.span(verb, verb + 1)
    if predicate.lemma in _RIGHT and _holds(parse, verb, "right"):
        return Finding("threatens", cue)
    if subject is None:
        return None
    own = sides.is_own(parse, utterance, subject)
    modal = [t for t in predicate.children("aux") if parse.form[t].lower() in _FUTURE]
    if modal:
        return _future(parse, utterance, predicate, own=own, modal=modal[0])
    ready = [t for t in predicate.heads if parse.lemma[t].lower() in _READY]
    if own and ready and not predicate.children("neg"):
        harm = any(_menaces(parse, t) for t in below(parse, ready[0], "xcomp"))
        return Finding("threatens" if harm else "promises", parse.span(ready[0], ready[0] + 1))
    if own and predicate.lemma in {"plan", "intend"} and parse.tag[verb] != "VBN":
        return Finding("announces", cue)
    return None


def _future(
    parse: Parse, utterance: Utterance, predicate: Predicate, *, own: bool, modal: int
) -> Finding[Stance] | None:
    lemma, verb = predicate.lemma, predicate.verb
    if (menace := _MENACE.search(parse.text, parse.start[modal], parse.end[verb] + 30)) is not None:
        return Finding("threatens", Span(*menace.span()))
    span = parse.span(modal, verb + 1) if modal < verb else parse.span(verb, verb + 1)
    conditional = _on_condition(parse, predicate)
    if conditional == "dated" or (_menaces(parse, verb) and (own or conditional)):
        return Finding("threatens", span)
    if utterance.mode == "direct" and not own:
        return None
    party = predicate.subject is not None and parse.pos[predicate.subject] != "PRON"
    if lemma in lexicon.words("give_verb") and not predicate.children("neg") and (own or party):
        return Finding("promises", span)
    if lemma in _HELD and predicate.children("nsubjpass"):
        return Finding("announces", span)
    if own and parse.pos[verb] == "VERB" and not predicate.children("nsubjpass"):
        return Finding("announces", span) if lemma not in {"have", "need", "like"} else None
    return None


def _menaces(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb].lower() in lexicon.words("menace_verb")


def _on_condition(parse: Parse, predicate: Predicate) -> str:
    """Return "open" if something follows where another thing is not done, "dated" if by a day."""
    for clause in predicate.children("advcl"):
        marks = {parse.form[t].lower() for t in below(parse, clause, "mark", "neg")}
        if "unless" in marks or ("if" in marks and marks & _NOT):
            preps = {parse.form[t].lower() for t in below(parse, clause, "prep", "agent")}
            return "dated" if preps & {"by", "until", "within"} else "open"
    return ""


def judgement(parse: Parse, predicate: Predicate) -> Finding[Stance] | None:
    """Find a main clause that does nothing but judge: "it was a cowardly act"."""
    if predicate.lemma != "be":
        return None
    held = below(parse, predicate.verb, "attr", "acomp", "oprd")
    near = (*held, *(t for h in held for t in below(parse, h, "amod")))
    found = [t for t in near if parse.lemma[t].lower() in lexicon.words("judging")]
    return Finding("evaluates", parse.span(found[0], found[0] + 1)) if found else None


def _holds(parse: Parse, verb: int, lemma: str) -> bool:
    return any(parse.lemma[t].lower() == lemma for t in below(parse, verb, "dobj"))


def wished(parse: Parse, predicate: Predicate) -> Finding[Stance] | None:
    """Find "I am afraid", "it was alarmed by", "he would like to see"."""
    afraid = [t for t in predicate.heads if parse.form[t].lower() in lexicon.words("unease")]
    if afraid:
        return Finding("wishes", parse.span(afraid[0], afraid[0] + 1))
    modal = [t for t in predicate.children("aux") if parse.form[t].lower() in _FUTURE]
    if predicate.lemma == "like" and modal and not predicate.children("neg"):
        return Finding("wishes", Span(parse.start[modal[0]], parse.end[predicate.verb]))
    return None
