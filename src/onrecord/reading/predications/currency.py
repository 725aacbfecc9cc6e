"""Whether an event is news or background.

Background is what lies more than `NEWS_DAYS` before publication by its own time expression, is
told in the past perfect, or is told as a term of an agreement that is itself background.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.language.parse import Parse
from onrecord.reading.predications.dating import clause_of
from onrecord.reading.predications.frame import Frame
from onrecord.reading.predications.lexicon import control_words
from onrecord.records import TimeExpression
from onrecord.records.vocabulary import Currency

NEWS_DAYS = 7
"""Older than a month is background: UCDP's report lags show 95 % of reports within a week of
the event's end (measured in the project's study of report lags)."""

TERMS_REACH = 3
"""Sentences over which "the deal" still means the agreement that was named last."""


def currency(
    parse: Parse, frame: Frame, time: TimeExpression | None, published: str | None
) -> Currency:
    """Return `background` for what the report tells as history, else `current`."""
    if time is not None and published is not None and time.latest is not None:
        return "background" if is_old(time, published) else "current"
    return "background" if _past_perfect(parse, clause_of(parse, frame.trigger)) else "current"


def is_old(time: TimeExpression, published: str) -> bool:
    """Tell whether a time ends more than `NEWS_DAYS` before publication."""
    if time.latest is None:
        return False
    day = date.fromisoformat(published[:10])
    return date.fromisoformat(time.latest) < day - timedelta(days=NEWS_DAYS)


def under_terms(parse: Parse, trigger: int, old_terms: Sequence[int]) -> bool:
    """Tell whether a clause tells what an old agreement brought: "under the deal", "the deal …".

    `old_terms` are the tokens that named agreements told as background. "It" counts where it
    begins the very next sentence.
    """
    if not old_terms or not _is_narrated(parse, trigger):
        return False
    behind = parse.sentence[trigger] - parse.sentence[old_terms[-1]]
    if not 0 < behind <= TERMS_REACH:
        return False
    first, last = parse.sentences[parse.sentence[trigger]]
    opening = parse.form[first].lower()
    if opening == "it" and parse.dep[first] == "nsubj":
        return True
    terms = control_words("agreement")
    at = [t for t in range(first, last) if parse.lemma[t].lower() in terms]
    return any(_is_definite(parse, t) and _governs(parse, t) for t in at)


def _is_narrated(parse: Parse, trigger: int) -> bool:
    """Tell whether a clause is told in the past: "we ask" under an old treaty is news."""
    clause = clause_of(parse, trigger)
    tags = {parse.tag[c] for c in parse.children[clause] if parse.dep[c] in {"aux", "auxpass"}}
    return parse.tag[clause] not in {"VBP", "VBZ"} and not tags & {"VBP", "VBZ", "MD"}


def _is_definite(parse: Parse, token: int) -> bool:
    return any(parse.form[c].lower() in {"the", "that", "this"} for c in parse.children[token])


def _governs(parse: Parse, token: int) -> bool:
    above = parse.head[token]
    return parse.dep[token] == "nsubj" or parse.lemma[above].lower() == "under"


def _past_perfect(parse: Parse, token: int) -> bool:
    """Tell whether a verb stands in the past perfect ("had controlled for decades").

    Under a verb of saying that is only reported speech: "said it had withdrawn".
    """
    if parse.dep[token] == "ccomp":
        return False
    return parse.tag[token] == "VBN" and any(
        parse.dep[c] == "aux" and parse.form[c].lower() in {"had", "'d", "’d"}
        for c in parse.children[token]
    )
