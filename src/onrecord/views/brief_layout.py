"""Lay a brief out: wrap to a width of terminal cells, indent, style.

Nothing here knows what a statement is. Widths are cells, not characters: wide characters take
two, combining marks none, so that columns hold in every script.
"""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text

from onrecord.views.brief_parts import ID_SHOWN, Block, Entry, Quote, Section, short
from onrecord.views.visible import visible

QUOTE_CELLS = 200
"""Room for a quote at any width, about a long sentence; longer ones lose their middle."""

CUT = " […] "
"""The editor's mark for words left out; a bare … could be the report's own."""

WIDE = 120
"""Cells from which leads stand in a column of their own, so that the eye can run down it."""

LEAD_COLUMN = 36
"""Cells of that column at most; longer leads push their quote to the right."""

STYLES = {
    "title": "bold",
    "heading": "bold",
    "side": "bold cyan",
    "dim": "dim",
    "plain": "",
    "own": "italic",
    "opposed": "bold red",
    "asked": "bold yellow",
    "silent": "bold magenta",
    "doubt": "yellow",
}

Styled = tuple[str, str]
"""Words and the name of their style."""


def laid_out(sections: Iterable[Section], width: int) -> Iterator[Text]:
    """Yield the lines of `sections` for a terminal `width` cells wide."""
    for section in sections:
        if section.blocks or section.empty:
            yield Text()
            yield rule(section.title, width)
            yield from _section(section, width)


def rule(title: str, width: int) -> Text:
    """Return a heading with a line to the right edge."""
    heading = Text(title.upper() + " ", style=STYLES["heading"])
    return heading.append("─" * max(0, width - cell_len(heading.plain)), style=STYLES["dim"])


def flow(parts: Iterable[Styled], width: int, first: str | Text = "", hang: str = "") -> list[Text]:
    """Wrap `parts` at blanks into lines of at most `width` cells.

    The first line starts with `first`, all others with `hang`. A word wider than a line is
    broken inside.
    """
    lines, line = [], Text() + first
    run: Styled = ("", "plain")
    fresh = True
    for word, style, glued in _words(parts, max(8, width - cell_len(hang))):
        gap = "" if fresh or glued else " "
        if not fresh and line.cell_len + cell_len(run[0] + gap + word) > width:
            lines.append(_ended(line, run))
            line, run, gap = Text(hang), ("", style), ""
        if style != run[1]:
            line, run = _ended(line, run), (gap, style)
            gap = ""
        run = (run[0] + gap + word, style)
        fresh = False
    return [*lines, _ended(line, run)]


def _ended(line: Text, run: Styled) -> Text:
    """Put a run of words of one style at the end of `line`."""
    return line.append(run[0], style=STYLES[run[1]] or None)


def shortened(quote: Quote, cells: int) -> str:
    """Return the words of `quote` in their marks, at most about `cells` wide, cut in the middle.

    “…” holds the speaker's words, ‹…› the report's. A cut stands at blanks, and a quote whose
    `keep` words would fall into the cut is given whole.
    """
    marks = "“”" if quote.own else "‹›"
    share = max(24, cells // max(1, len(quote.pieces)))
    return " ".join(_marked(_cut(piece, share, quote.keep), marks) for piece in quote.pieces)


def _section(section: Section, width: int) -> Iterator[Text]:
    if not section.blocks:
        yield from flow([(section.empty, "dim")], width, "  ", "  ")
    column = _lead_column(section, width)
    for number, block in enumerate(section.blocks):
        if number and (block.heading or block.trail or len(block.entries) > 1):
            yield Text()
        yield from _block(block, width, column)


def _lead_column(section: Section, width: int) -> int:
    """Return the cells for leads in a column of their own; 0 in a narrow terminal."""
    if width < WIDE:
        return 0
    leads = (cell_len(visible(entry.lead)) + 2 for entry in section.entries if entry.quote)
    return min(LEAD_COLUMN, max(leads, default=0))


def _block(block: Block, width: int, column: int) -> Iterator[Text]:
    if block.heading:
        yield from flow([(visible(block.heading), "side")], width)
    if block.trail:
        yield from flow(_trail(block.trail), width, "  ", "    ")
    for entry in block.entries:
        yield from _entry(entry, width, column)


def _trail(names: tuple[str, ...]) -> Iterator[Styled]:
    for number, name in enumerate(names):
        yield (visible(name), "plain") if not number else (f"→ {visible(name)}", "dim")


def _entry(entry: Entry, width: int, column: int) -> list[Text]:
    """Return the entry's lines: its words in the measure, its id in a column at the right."""
    measure = width - ID_SHOWN - 2
    first = Text(f"  {entry.mark} ")
    lead = _lead(entry)
    if lead.cell_len < column:
        lead.append(" " * (column - lead.cell_len))
        hang = " " * (first.cell_len + column)
        lines = flow(_entry_words(entry), measure, first + lead, hang)
    else:
        words = [(lead.plain, entry.tone), *_entry_words(entry)]
        lines = flow(words, measure, first, " " * first.cell_len)
    if entry.id:
        room = width - ID_SHOWN - lines[0].cell_len
        lines[0].append(" " * room).append(short(entry.id), style=STYLES["dim"])
    return lines


def _lead(entry: Entry) -> Text:
    colon = ":" if entry.lead and entry.quote else ""
    return Text(visible(entry.lead) + colon, style=STYLES[entry.tone])


def _entry_words(entry: Entry) -> Iterator[Styled]:
    if entry.quote:
        yield shortened(entry.quote, QUOTE_CELLS), "own" if entry.quote.own else "plain"
    if entry.notes:
        yield f"({'; '.join(visible(note) for note in entry.notes)})", "dim"


def _words(parts: Iterable[Styled], longest: int) -> Iterator[tuple[str, str, bool]]:
    """Yield words with their style; `glued` says that no blank goes before."""
    for text, style in parts:
        for word in text.split():
            for number, piece in enumerate(chop_cells(word, longest)):
                yield piece, style, number > 0


def _cut(words: str, cells: int, keep: str) -> str:
    if cell_len(words) <= cells:
        return words
    half = (cells - len(CUT)) // 2
    head = _fitting(words.split(), half)
    tail = _fitting(words.split()[len(head) :][::-1], half)[::-1]
    kept = " ".join(head) + CUT + " ".join(tail)
    return words if keep and keep in words and keep not in kept else kept


def _fitting(words: list[str], cells: int) -> list[str]:
    """Return the leading words that fit into `cells`; at least one, so that a cut shows words."""
    fitting: list[str] = []
    used = 0
    for word in words:
        used += cell_len(word) + 1
        if fitting and used > cells:
            break
        fitting.append(word)
    return fitting


def _marked(words: str, marks: str) -> str:
    """Put `words` in quotation marks unless they bring their own at both edges."""
    if words[:1] in '“"«„' and words[-1:] in '”"»':
        return words
    return f"{marks[0]}{words}{marks[1]}"
