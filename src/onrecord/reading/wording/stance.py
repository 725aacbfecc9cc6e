"""How a source holds its content: from the cue, its construction, and first-person acts."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.lexicon import CueSense
from onrecord.reading.wording.predicate import Predicate
from onrecord.records import Span
from onrecord.records.vocabulary import Stance

_PLAIN = CueSense()
_ACTS: frozenset[Stance] = frozenset(
    {"requests", "orders", "promises", "threatens", "warns", "accuses", "denies", "evaluates",
     "wishes"}
)  # fmt: skip
_SPEAKERS = frozenset({"i", "we", "it", "he", "she", "they"})
_TRADING = frozenset({"trade", "exchange", "swap"})
_BLAME = ("responsible for", "to blame", "was behind", "were behind", "is behind")
_OPEN = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_NOT_PRESENT = frozenset({"VBD", "VBN"})


def sense_of(parse: Parse, utterance: Utterance) -> CueSense:
    """Return what the cue of `utterance` says by itself: by its word, else by its class."""
    found = _sense_of_word(parse, utterance.cue_head, utterance.cue_lemma)
    return found or lexicon.classes().get(utterance.cue_class, _PLAIN)


def _sense_of_word(parse: Parse, head: int | None, lemma: str) -> CueSense | None:
    """Return the sense of a lemma; the two-word reading ("call for") wins."""
    senses = lexicon.cues()
    if head is not None:
        for child in below(parse, head, "prt", "prep"):
            pair = f"{lemma} {parse.form[child].lower()}"
            if pair in senses:
                return senses[pair]
    return senses.get(lemma)


def stance(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> Finding[Stance]:
    """Return the stance of `utterance`, which reports words and not silence."""
    sense = sense_of(parse, utterance)
    by_cue = _by_construction(parse, utterance, predicate) or sense.stance
    if by_cue != "asserts":
        return Finding(by_cue, utterance.cue)
    return _in_content(parse, utterance, predicate) or Finding("asserts")


def negation(parse: Parse, utterance: Utterance) -> int | None:
    """Return the token that negates the cue ("did not deny"), None if nothing does."""
    if utterance.cue_head is None:
        return None
    found = below(parse, utterance.cue_head, "neg")
    return found[0] if found else None


def _by_construction(
    parse: Parse, utterance: Utterance, predicate: Predicate | None
) -> Stance | None:
    """Decide where the same verb takes different stances ("asked whether", "asked to")."""
    lemma, head = utterance.cue_lemma, utterance.cue_head
    if lemma == "ask":
        return "requests" if _asks_for(parse, utterance, predicate) else "questions"
    if lemma == "tell" and predicate and _is_infinitive(predicate):
        return "orders"
    if lemma == "claim" and head is not None and _has_object(parse, head, "responsibility"):
        return "admits"
    if lemma in _TRADING and head is not None:
        traded = (parse.lemma[t].lower() for t in below(parse, head, "dobj"))
        return next((lexicon.cues()[t].stance for t in traded if t in lexicon.cues()), None)
    return None


def _asks_for(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> bool:
    if utterance.mode == "direct" or predicate is None:
        return False
    first = tokens_in(parse, utterance.content[0])
    if any(parse.form[t].lower() in _OPEN for t in first[:2]):
        return False
    asked = utterance.cue_head is not None and below(parse, utterance.cue_head, "prep")
    wanted = any(parse.form[t].lower() == "for" for t in asked or ())
    return wanted or _is_infinitive(predicate) or parse.form[first[0]].lower() in {"to", "for"}


def _is_infinitive(predicate: Predicate) -> bool:
    parse = predicate.parse
    marks = predicate.children("aux")
    return predicate.subject is None and any(parse.tag[t] == "TO" for t in marks)


def _has_object(parse: Parse, verb: int, lemma: str) -> bool:
    return any(parse.lemma[t].lower() == lemma for t in below(parse, verb, "dobj"))


def _in_content(
    parse: Parse, utterance: Utterance, predicate: Predicate | None
) -> Finding[Stance] | None:
    """Find an act done by saying it ("we ask them to leave"), a question, or plain blame."""
    if not utterance.content or predicate is None:
        return None
    last = utterance.content[-1]
    if last.of(parse.text).rstrip("”’\"'» ").endswith("?"):
        return Finding("questions", Span(last.end - 1, last.end))
    if act := _act(predicate, utterance):
        return Finding(act, parse.span(predicate.verb, predicate.verb + 1))
    return _blame(parse, predicate)


def _act(predicate: Predicate, utterance: Utterance) -> Stance | None:
    """Return the stance of a main verb that the speaker does by saying it, here and now."""
    parse, subject = predicate.parse, predicate.subject
    if subject is None or parse.form[subject].lower() not in _SPEAKERS:
        return None
    first_person = parse.form[subject].lower() in {"i", "we"}
    if first_person == (utterance.mode == "indirect"):
        return None
    modal = any(parse.tag[t] == "MD" for t in predicate.children("aux"))
    if modal or predicate.children("neg"):
        return None
    if parse.tag[predicate.verb] in _NOT_PRESENT:
        return None
    if predicate.lemma == "ask":
        return "requests" if predicate.children("xcomp", "ccomp", "prep") else "questions"
    found = _sense_of_word(parse, predicate.verb, predicate.lemma)
    return found.stance if found and found.stance in _ACTS else None


def _blame(parse: Parse, predicate: Predicate) -> Finding[Stance] | None:
    """Find plain words of blame in the main clause ("the junta was to blame")."""
    if predicate.children("neg") or predicate.lemma != "be":
        return None
    first, last = predicate.verb, parse.edges[predicate.verb][1]
    span = parse.span(first, last + 1)
    words = span.of(parse.text).lower()
    for phrase in _BLAME:
        at = words.find(phrase)
        if 0 <= at <= len("was directly "):
            return Finding("accuses", Span(span.start + at, span.start + at + len(phrase)))
    return None
