"""Write the table of word classes that the models of events see beside the words themselves.

    python -m training.event_classes WORDNET CAMEO.2.0.txt CAMEO2PLOVER-2021.txt

`WORDNET` is the folder of the database files of WordNet 3.0 (`data.verb`, `index.verb` and so
on). Kept are the verbs, and the nouns one of whose first senses is an act, an event, a
communication or the like; their classes are the lexicographer files of the first three senses
and what stands above the first sense. A verb of the CAMEO verb dictionary also has the PLOVER
types that at least a quarter of its patterns are coded as.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent.parent / "src/onrecord/knowledge/lexicons/en/event_classes.csv"
HEADER = """\
# Classes of verbs and of nouns of action, as the models of events see them.
# Written by training/event_classes.py from WordNet 3.0 (Copyright Princeton University, WordNet
# licence) and the CAMEO verb dictionary with its table of PLOVER types (Open Event Data Alliance,
# MIT licence). class: file.N is a lexicographer file, of the first sense (file) or of one of the
# first three (files); over.WORD.NNNN a sense above the first one, by its first word and the end
# of its number; type.TYPE what CAMEO's patterns of the verb are coded as.
pos,class,lemmas
"""
SENSES = 3
EVENTFUL = {"04", "10", "11", "21", "22", "26"}
"""Lexicographer files of nouns that may name a happening: act, communication, event, possession,
process, state."""
TOO_GENERAL = 1500
"""A class with more members than this tells nothing that the lexicographer file does not."""
TOO_RARE = 8
SHARE = 0.25
DEFAULT_WEIGHT = 10
"""Patterns that the default code of a block of verbs counts for."""
FOLDS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_LEMMA = re.compile(r"[a-z]+(?:[_-][a-z]+)?")
_BLOCK = re.compile(r"---\s+(\S+)\s+\[([^\]]*)\]")
_CODE = re.compile(r"\[(\d+)")


class Synset(NamedTuple):
    """One sense of WordNet: its lexicographer file, first word, and the senses above it."""

    file: str
    word: str
    above: tuple[str, ...]


def synsets(path: Path) -> dict[str, Synset]:
    """Return the senses of a `data.*` file by their offset."""
    found = {}
    for line in path.read_text("ascii").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split(" | ")[0].split()
        first = 4 + 2 * int(cells[3], 16) + 1
        pointers = [cells[n : n + 2] for n in range(first, first + 4 * int(cells[first - 1]), 4)]
        above = tuple(offset for sign, offset in pointers if sign in {"@", "@i"})
        found[cells[0]] = Synset(cells[1], cells[4].lower(), above)
    return found


def lemmas(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the lemmas of an `index.*` file with the offsets of their first senses.

    Only those that the texts tagged with WordNet's senses hold, which leaves out rare words.
    """
    for line in path.read_text("ascii").splitlines():
        cells = line.split()
        pointers = int(cells[3]) if not line.startswith("  ") else 0
        if not line.startswith("  ") and cells[5 + pointers] != "0":
            yield cells[0], cells[6 + pointers :][:SENSES]


def of_wordnet(folder: Path, pos: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of class and lemma for one part of speech ("verb", "noun")."""
    senses = synsets(folder / f"data.{pos}")
    for lemma, offsets in lemmas(folder / f"index.{pos}"):
        files = [senses[offset].file for offset in offsets]
        plain = _LEMMA.fullmatch(lemma) and not (pos == "noun" and "_" in lemma)
        if not plain or (pos == "noun" and not EVENTFUL & set(files)):
            continue
        yield f"file.{files[0]}", lemma
        yield from ((f"files.{file}", lemma) for file in sorted(set(files)))
        yield from ((name, lemma) for name in _line(senses, offsets[0]))


def _line(senses: Mapping[str, Synset], offset: str) -> Iterator[str]:
    seen: set[str] = set()
    while offset not in seen:
        seen.add(offset)
        yield f"over.{senses[offset].word}.{offset[-4:]}"
        offset = next(iter(senses[offset].above), offset)


def of_cameo(dictionary: Path, conversion: Path) -> Iterator[tuple[str, str]]:
    """Yield pairs of class and verb from the CAMEO verb dictionary."""
    coded = dict(re.findall(r"^(\d+): *([A-Z]+)", conversion.read_text("utf-8"), re.MULTILINE))
    types = {str(code): str(FOLDS.get(kind, kind)) for code, kind in coded.items()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    verbs: list[str] = []
    default = ""
    for line in dictionary.read_text("latin-1").splitlines():
        block = _BLOCK.match(line)
        if block:
            verbs, default = [], block[2]
        elif default and line.startswith("-"):
            code = _CODE.search(line)
            if code and code[1] in types:
                for verb in verbs:
                    counts[verb][types[code[1]]] += 1
        elif default and not line.startswith(("&", "~", "#")):
            verb = re.split(r"[{\[#]", line.strip("+"))[0].strip(" _").lower().replace(" ", "_")
            if _LEMMA.fullmatch(verb):
                verbs.append(verb)
                if default in types:
                    counts[verb][types[default]] += DEFAULT_WEIGHT
    for verb, found in sorted(counts.items()):
        most = [kind for kind, n in sorted(found.items()) if n >= SHARE * found.total()]
        yield from ((f"type.{kind}", verb) for kind in most)


def main() -> None:
    """Write the table from the three sources named on the command line."""
    folder, dictionary, conversion = (Path(name) for name in sys.argv[1:])
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pos in ("verb", "noun"):
        for name, lemma in of_wordnet(folder, pos):
            held[pos, name].add(lemma)
    for name, verb in of_cameo(dictionary, conversion):
        held["verb", name].add(verb)
    lines = [
        f"{pos},{name},{' '.join(sorted(members))}\n"
        for (pos, name), members in sorted(held.items())
        if not name.startswith("over.") or TOO_RARE <= len(members) <= TOO_GENERAL
    ]
    TABLE.write_text(HEADER + "".join(lines), "utf-8")
    print(f"{len(lines)} classes, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
