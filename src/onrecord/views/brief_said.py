"""Who said what: every statement under the side and the chain that it came through."""

from onrecord.records import Reading, Source, Span, Statement
from onrecord.views.brief_parts import Block, Entry, Quote, Section, short, words_of
from onrecord.views.brief_sides import UNNAMED, Sides

VERBS: dict[str, str] = {
    "asserts": "says",
    "denies": "denies",
    "admits": "admits",
    "accuses": "accuses",
    "questions": "questions",
    "requests": "asks",
    "orders": "orders",
    "promises": "promises",
    "threatens": "threatens",
    "warns": "warns",
    "announces": "announces",
    "evaluates": "judges",
    "wishes": "hopes",
    "declines_comment": "declines to comment",
    "no_response": "has not responded",
    "no_claim": "makes no claim",
}
"""The stance as a verb of the present: the brief reports what stands in the page now."""

TONES = {
    "accuses": "opposed",
    "denies": "opposed",
    "threatens": "opposed",
    "requests": "asked",
    "orders": "asked",
    "no_response": "silent",
    "declines_comment": "silent",
    "no_claim": "silent",
}
"""Colours for what a reader looks for first; all else is plain."""

DISTANCES = {
    "distanced": "claimed; the reporter keeps distance",
    "endorsing": "the reporter takes it as true",
}

SILENT = frozenset({"no_response", "declines_comment", "no_claim"})


def who_said_what(reading: Reading) -> Section:
    """Every statement but silences, grouped by side, then by chain, in text order."""
    said = [s for s in reading.statements if s.stance not in SILENT]
    side_of = Sides(reading).of
    sides: dict[str, dict[tuple[str, ...], list[Statement]]] = {}
    for statement in said:
        chains = sides.setdefault(side_of(statement.speaker), {})
        chains.setdefault(trail(statement), []).append(statement)
    ordered = sorted(sides.items(), key=lambda side: side[0] == UNNAMED)
    return Section(
        title="Who said what",
        blocks=tuple(block for side, chains in ordered for block in _blocks(side, chains, reading)),
        empty=_nothing_said(reading),
    )


def trail(statement: Statement) -> tuple[str, ...]:
    """Return the names of the chain, speaker first, with the speaker's office."""
    first, *rest = statement.chain
    return (named(first.source), *(hop.name for hop in rest))


def named(source: Source) -> str:
    """Return the name of `source` with its office or affiliation, as the report words them."""
    name = source.name or "(source unknown)"
    if not source.title or source.title.casefold() in name.casefold():
        return name
    return f"{name}, {source.title}"


def entry_of(statement: Statement, reading: Reading, *, lead: str = "", mark: str = "•") -> Entry:
    """Return the line of one statement: its verb, its exact words, its marks, its id."""
    return Entry(
        lead=lead or verb_of(statement),
        quote=quote_of(statement, reading),
        notes=tuple(marks_of(statement, reading)),
        id=statement.id,
        mark=mark,
        tone=TONES.get(statement.stance, "plain"),
    )


def verb_of(statement: Statement) -> str:
    """Return the stance as a verb with whom it is aimed at: "accuses Yerevan"."""
    verb = VERBS[statement.stance]
    if statement.stance == "accuses":
        return f"{verb} {statement.accused.name}" if statement.accused else "makes an accusation"
    carriers = {hop.name for hop in statement.chain}
    if not statement.addressee or statement.addressee.name in carriers:
        return verb
    joint = " to" if verb in {"says", "admits", "announces"} else ""
    return f"{verb}{joint} {statement.addressee.name}"


def clause(statement: Statement, verb: str = "") -> str:
    """Return speaker and verb as a clause: "Veska accuses Orland", "two villagers say"."""
    speaker = statement.chain[0].name
    verb = verb or verb_of(statement)
    return f"{speaker} {_for_several(verb) if _is_several(statement.speaker) else verb}"


def quote_of(statement: Statement, reading: Reading) -> Quote:
    """Quote the content; a silence, and a statement without content, is quoted whole."""
    whole = statement.stance in SILENT or not statement.content
    spans = (statement.span,) if whole else statement.content
    own = statement.mode == "direct" and not whole
    return words_of(reading, *spans, own=own, keep=statement.polarity_cue)


def marks_of(statement: Statement, reading: Reading) -> list[str]:
    """Return what a reader must know of the wording, each mark with the words that show it."""
    marks = []
    if statement.distance != "neutral":
        marks.append(DISTANCES[statement.distance] + _shown(statement.distance_cue, reading))
    if statement.certainty != "certain":
        marks.append(f"{statement.certainty}" + _shown(statement.certainty_cue, reading))
    if statement.basis:
        marks.append("citing " + ", ".join(reading.text_of(span) for span in statement.basis))
    if statement.inside:
        marks.append(f"inside {short(statement.inside)}")
    marks += [f"{tie.kind} {short(tie.target)}" for tie in statement.relates]
    if statement.confidence == "low":
        marks.append("read with low confidence")
    return marks


def _is_several(speaker: Source) -> bool:
    """Tell whether a verb goes with the plural: a count, or a common noun in -s at the end."""
    last = speaker.name.rpartition(" ")[2]
    return (speaker.count or 1) > 1 or (last.islower() and last.endswith("s"))


def _for_several(verb: str) -> str:
    first, blank, rest = verb.partition(" ")
    plural = {"has": "have", "denies": "deny"}.get(first, first.removesuffix("s"))
    return plural + blank + rest


def _shown(cue: Span | None, reading: Reading) -> str:
    return f": “{reading.text_of(cue)}”" if cue else ""


def _blocks(
    side: str, chains: dict[tuple[str, ...], list[Statement]], reading: Reading
) -> list[Block]:
    return [
        Block(
            heading=side if number == 0 else "",
            trail=names,
            entries=tuple(entry_of(statement, reading) for statement in statements),
        )
        for number, (names, statements) in enumerate(chains.items())
    ]


def _nothing_said(reading: Reading) -> str:
    if not reading.report.supported:
        return "The page was kept and not read: no reader knows its language yet."
    return "No statement of anybody was found in the page."
