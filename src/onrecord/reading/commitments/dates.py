"""By when, and for how long: the deadline and the term that stand in words of a duty."""

import re
from datetime import date, timedelta

from onrecord.language.parse import Parse
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import terms, words
from onrecord.records import Span, Term

_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|up to|through"
    r"|(?:expires?|runs? out|ends?)(?: on| at| in)?)\s+"
    r"(?:the )?(?:noon on |midnight on |(?:end|close|start|middle) of )?(?:the )?$",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a time in which "by" or "until" may stand."""
_FOR = re.compile(
    r"\b(?:for(?: (?:a|another|the next|a further|further))?|within(?: the)?|in the(?: next)?)\s+$",
    re.IGNORECASE,
)
RUNNING = frozenset({"extended", "renewed"})
"""What gives a text or a mission a new end."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY, _MONTH = len("2024-05-14"), len("2024-05")


def deadline(earlier: Earlier, span: Span) -> str | None:
    """Return the EDTF date before which the words of `span` shall be done, None without one."""
    text = earlier.page.text
    for time in (*earlier.times_in(span), *earlier.times_in(span, "TIME")):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        inside = time.span.of(text).lower().startswith(("by ", "before ", "until "))
        if (_BY.search(before) or inside) and (time.edtf or time.value[:4].isdigit()):
            return _still_ahead(
                (time.edtf or time.value)[:10], earlier.published, time.span.of(text)
            )
    return None


def ends_on(earlier: Earlier, verb: int) -> str | None:
    """Return the EDTF date on which the clause of `verb` says that a text, a mission ends.

    "Expires on 20 May", "was extended until June"; the date of a text's end is ahead.
    """
    parse, text = earlier.page.parse, earlier.page.text
    low, high = parse.edges[verb]
    clause = parse.span(low, high + 1)
    limit = deadline(earlier, clause)
    if limit is not None or parse.lemma[verb].lower() not in words("ending_on"):
        return limit
    times = [*earlier.times_in(clause), *earlier.times_in(clause, "TIME")]
    on = (t for t in times if t.edtf and t.span.start > parse.start[verb])
    return next((_still_ahead(t.edtf or "", earlier.published, t.span.of(text)) for t in on), None)


def day_ahead(earlier: Earlier, verb: int) -> str | None:
    """Return the EDTF day after the report's on which something is to be done: "meet on Monday".

    A weekday is the coming one.
    """
    text, published = earlier.page.text, earlier.published
    low, high = earlier.page.parse.edges[verb]
    for time in earlier.times_in(earlier.page.parse.span(low, high + 1)):
        if time.edtf and published and earlier.dates_verb(verb, time):
            day = _still_ahead(time.edtf, published, time.span.of(text))
            if day > published and len(day) == _DAY:
                return day
    return None


def _still_ahead(value: str, published: str | None, worded: str) -> str:
    """Move a weekday or a month without a year to the next one: a deadline is not past.

    "By Friday", read on a Monday, is the coming Friday, though a report's Fridays are mostly past.
    """
    if published is None or value >= published[: len(value)]:
        return value
    low = worded.lower()
    if len(value) == _DAY and any(name in low for name in _WEEKDAYS):
        return (date.fromisoformat(value) + timedelta(days=7)).isoformat()
    if len(value) == _MONTH and not any(letter.isdigit() for letter in worded):
        return f"{int(value[:4]) + 1:04}{value[4:]}"
    return value


def term(earlier: Earlier, span: Span) -> Term | None:
    """Return the length of time that the words of `span` allow or bind, None without one."""
    text = earlier.page.text
    for time in earlier.times_in(span, "DURATION"):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        known = time.value.startswith("P") and "X" not in time.value
        if known and _FOR.search(before):
            return Term(length=time.value, span=time.span)
    return None


def time_limit(earlier: Earlier, span: Span) -> Term | None:
    """Return the length of time within which something is asked for: "within 72 hours"."""
    held = term(earlier, span)
    if held is None:
        return None
    before = earlier.page.text[: held.span.start].rstrip().lower()
    return held if before.endswith("within") else None


def own_term(earlier: Earlier, span: Span) -> Term | None:
    """Return the length in the name of a thing: "a five-year mandate", "three days of mourning"."""
    for time in earlier.times_in(span, "DURATION"):
        if time.value.startswith("P"):
            return Term(length=time.value, span=time.span)
    return None


def signed_on(earlier: Earlier, token: int, verb: int) -> str | None:
    """Return when the text at `token` was agreed, EDTF: the date or clock time under the verb.

    Else one before the noun that no other verb claims, else one behind the verb.
    """
    own = earlier.worded_day(verb) or _when_clause(earlier, verb)
    if own:
        return own
    start = earlier.page.parse.start[token]
    dated = [
        t.edtf
        for t in earlier.times_in(earlier.sentence(token))
        if t.edtf and t.span.end <= start and t.granularity in _DATING
        if earlier.dates_verb(verb, t)
    ]
    return dated[-1] if dated else _behind(earlier, verb)


_DATING = frozenset({"month", "day", "year"})


def _when_clause(earlier: Earlier, verb: int) -> str | None:
    """Return the date that the clause explains: "last November, when a truce was signed"."""
    parse = earlier.page.parse
    times = earlier.times_in(earlier.sentence(verb))
    for token in (verb, *parse.ancestors(verb)):
        head = parse.head[token]
        if parse.dep[token] in {"relcl", "advcl"} and token > head:
            held = (t for t in times if t.edtf and t.span.contains(parse.span(head, head + 1)))
            found = next(held, None)
            if found is not None:
                return found.edtf
    return None


def _behind(earlier: Earlier, verb: int) -> str | None:
    """Return the date behind the verb that no other verb claims: "agreed a plan in May"."""
    parse = earlier.page.parse
    for time in earlier.times_in(earlier.sentence(verb)):
        at = parse.token_at(time.span.start)
        if at is None or at <= verb or not time.edtf:
            continue
        if parse.form[at - 1].lower() in {"in", "on"}:
            above = parse.ancestors(at)
            first = next((h for h in above if parse.pos[h] in {"VERB", "AUX"}), None)
            return time.edtf if first == verb else None
    return None


_NAMED_BY = frozenset({"of", "from"})
_NAME_HOPS = 12
"""Heads between the date in the name of a text and its noun."""


def named_on(earlier: Earlier, token: int) -> str | None:
    """Return the EDTF date in the name of the text at `token`: "the Accord of 17 May 1994"."""
    parse = earlier.page.parse
    for time in earlier.times_in(earlier.sentence(token)):
        at = parse.token_at(time.span.start)
        if at is not None and time.edtf and _names(parse, token, at):
            return time.edtf
    return None


def _names(parse: Parse, token: int, at: int) -> bool:
    """Tell whether the time at `at` is tied to the noun by "of", or stands before it."""
    if at <= token:
        return parse.head[at] == token or parse.head[parse.head[at]] == token
    before = parse.form[at - 1].lower()
    if before not in _NAMED_BY and parse.form[at].lower() not in _NAMED_BY:
        return False
    for head, _ in zip(parse.ancestors(at), range(_NAME_HOPS), strict=False):
        if head == token:
            return True
        tied = parse.head[parse.head[head]] == token  # "Memorandum of Understanding of 22 October"
        if parse.pos[head] in {"VERB", "AUX"} or (
            parse.lemma[head].lower() in terms() and not tied
        ):
            return False
    return False
