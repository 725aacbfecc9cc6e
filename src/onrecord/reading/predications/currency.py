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

MANY_DATES, MOSTLY = 6, 0.7
"""Dates of a report that looks back, at least, and the share of them that is old."""

_EARLIER = frozenset({"previous", "earlier", "former", "past"})
"""Modifiers that make a happening one of before: "previous sanctions"."""

TERMS_REACH = 3
"""Sentences over which "the deal" still means the agreement that was named last."""


def currency(
    parse: Parse, frame: Frame, time: TimeExpression | None, published: str | None
) -> Currency:
    """Return `background` for what the report tells as history, else `current`.

    What has gone on since a day is current whatever the day.
    """
    if time is not None and _lasts(parse, frame.trigger, time):
        return "current"
    if frame.noun and _is_earlier(parse, frame.trigger):
        return "background"
    if time is not None and published is not None and time.latest is not None:
        return "background" if is_old(time, published) else "current"
    return "background" if _past_perfect(parse, clause_of(parse, frame.trigger)) else "current"


def is_old(time: TimeExpression, published: str) -> bool:
    """Tell whether a time ends more than `NEWS_DAYS` before publication."""
    if time.latest is None:
        return False
    day = date.fromisoformat(published[:10])
    return date.fromisoformat(time.latest) < day - timedelta(days=NEWS_DAYS)


def looks_back(times: Sequence[TimeExpression], published: str | None) -> bool:
    """Tell whether a report is about a past period: nearly all its dates are old.

    A rights report on a year, an obituary, a chronology: what they tell of the period is news.
    """
    if published is None:
        return False
    dated = [t for t in times if t.type == "DATE" and t.latest is not None]
    old = sum(is_old(time, published) for time in dated)
    return len(dated) >= MANY_DATES and old >= MOSTLY * len(dated)


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


def _is_earlier(parse: Parse, noun: int) -> bool:
    modifiers = (c for c in parse.children[noun] if parse.dep[c] == "amod")
    return any(parse.form[c].lower() in _EARLIER for c in modifiers)


def _lasts(parse: Parse, trigger: int, time: TimeExpression) -> bool:
    """Tell whether a time is the beginning of something told in the present perfect."""
    token = parse.token_at(time.span.start)
    above = (t for t in parse.ancestors(token)) if token is not None else iter(())
    since = next((t for t in above if parse.dep[t] == "prep"), None)
    if since is None or parse.lemma[since].lower() != "since":
        return False
    verb = clause_of(parse, since)
    if verb != clause_of(parse, trigger):
        return False
    return any(parse.tag[c] in {"VBZ", "VBP"} for c in parse.children[verb])


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
