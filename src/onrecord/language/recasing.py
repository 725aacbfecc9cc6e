"""Case for blocks that are all in capitals, where the language model would see names everywhere.

A block that shouts is given to the tokenizer in the case it would have in a newspaper: names of
the table as the table writes them, common English words small, what is no English word as a
name. Every character keeps its place, so offsets stay those of the report, whose text stays as
it is. Blocks of mixed case are never touched. docs/decisions/0006 says how it was measured.
"""

import re
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language

from onrecord.knowledge.names import Names
from onrecord.knowledge.table import rows

SHOUTING = 0.7
"""Share of capitals among the letters of a block from which its case says nothing."""

PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")
SHORT, VOWELLESS = 4, 6
"""An unknown word of fewer letters than the first is an acronym; so is one of as many with one
vowel, and one of at most the second without any."""

REMEMBERED = 50_000
"""Words kept with their case; past that all are forgotten."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[\W_]")
_VOWEL = re.compile(r"[AEIOUY]")
_ROMAN = re.compile(r"[IVX]{2,5}")
_SENTENCE_GAP = re.compile(r"[.!?][\"'”’)\]]*\s|--")
_LETTER_AFTER_APOSTROPHE = frozenset(["S", "T", "D", "M", "LL", "RE", "VE"])
_LINKING = frozenset(["DE", "DEL", "DA", "DOS", "VON", "VAN", "BIN"])
_ARTICLES = frozenset(["LA", "LAS", "LOS", "EL"])
_REGIONS = frozenset(["NORTH", "SOUTH", "EAST", "WEST", "CENTRAL", "LATIN"])
_MONTHS = frozenset(["MAY", "MARCH"])
_SHORT_MONTHS = frozenset(
    ["JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"]
)
_BEFORE_MONTHS = frozenset(["IN", "LAST", "SINCE", "EARLY", "LATE", "UNTIL", "NEXT"])


def is_shouting(words: str) -> bool:
    """Tell whether more than `SHOUTING` of the letters of `words` are capitals."""
    letters = sum(map(str.isalpha, words))
    return sum(map(str.isupper, words)) > SHOUTING * letters


class Recaser:
    """Gives capitals and small letters to text in capitals, by words and names it knows.

    English words are those of the tables of `nlp`'s lemmatizer and its stop words. Its store of
    strings, as it was loaded, tells which written forms the model met when it was trained.
    """

    def __init__(self, names: Names, nlp: Language) -> None:
        self._table = names
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        self._lookups = lemmatizer.lookups
        self._stop_words = nlp.Defaults.stop_words
        self._seen = frozenset(form for form in nlp.vocab.strings if form[:1].isupper())
        self._cases: dict[str, str] = {}

    def recased(self, words: str) -> str:
        """Return `words`, of the same length, in the case of a newspaper."""
        named = self._named(words)
        letters = list(words)
        pieces = list(_WORD.finditer(words))
        written: list[str] = []
        for nth, piece in enumerate(pieces):
            word = piece.group()
            if piece.start() in named:
                cased = named[piece.start()]
            elif word.isupper():
                cased = _in_place(words, piece) or self._in_context(words, pieces, nth)
            else:
                cased = word
            written.append(cased)
        self._raise_ranks(words, pieces, written)
        _raise_openings(words, pieces, written)
        for piece, cased in zip(pieces, written, strict=True):
            letters[piece.start() : piece.end()] = cased
        return "".join(letters)

    def _named(self, words: str) -> dict[int, str]:
        """Return the words that stand in names of the table, by offset, as the table has them."""
        found: dict[int, str] = {}
        plain = " " + _plain(words) + " "
        for nth, start, end in self._automaton.find_matches_as_indexes(plain):
            if plain[end] != " ":
                continue
            surface = self._surfaces[nth]
            for word in _WORD.finditer(surface):
                found[start + word.start()] = word.group()
        return found

    def _in_context(self, words: str, pieces: list[re.Match[str]], nth: int) -> str:
        """Return a word as its neighbours ask for it, else as it is written anywhere."""
        word = pieces[nth].group()
        before = pieces[nth - 1].group() if nth else ""
        if word in _LINKING or (word in _ARTICLES and before in _LINKING):
            return _lower(word)
        if word in _ARTICLES or before in _LINKING or before in _ARTICLES:
            return _title(word)
        if word in _MONTHS or word in _SHORT_MONTHS:
            dated = _beside_number(words, pieces[nth])
            if dated or (word in _MONTHS and before in _BEFORE_MONTHS):
                return _title(word)
        return self._anywhere(word)

    def _anywhere(self, word: str) -> str:
        """Return a word as it is written wherever it stands."""
        cased = self._cases.get(word)
        if cased is None:
            if len(self._cases) >= REMEMBERED:
                self._cases.clear()
            cased = self._cases[word] = self._decided(word)
        return cased

    def _decided(self, word: str) -> str:
        small = _lower(word)
        if small in CAPITALISED or small.removesuffix("s") in CAPITALISED:
            return _title(word)
        if self._is_english(small):
            return small
        if self._is_acronym(word):
            return word
        return _title(word)

    def _is_acronym(self, word: str) -> bool:
        if _title(word) in self._seen:
            return False
        vowels = len(_VOWEL.findall(word))
        longest = (VOWELLESS, SHORT)[vowels] if vowels < 2 else SHORT - 1
        return len(word) <= longest

    def _is_english(self, small: str) -> bool:
        """Tell whether a word is in the list of lemmas, or is an inflected form of one."""
        if small in self._english:
            return True
        return any(
            small.endswith(ending) and small[: len(small) - len(ending)] + lemma in known
            for known, rules in self._inflections
            for ending, lemma in rules
        )

    @cached_property
    def _english(self) -> frozenset[str]:
        """All lemmas, irregular forms and words of our own lexicons of cues."""
        index, irregular = (self._lookups.get_table(t) for t in ("lemma_index", "lemma_exc"))
        lemmas = (word for part in PARTS_OF_SPEECH for word in index[part])
        forms = (word for part in PARTS_OF_SPEECH for word in irregular.get(part, ()))
        return frozenset([*lemmas, *forms, *self._stop_words])

    @cached_property
    def _inflections(self) -> list[tuple[frozenset[str], list[tuple[str, str]]]]:
        index, rules = (self._lookups.get_table(table) for table in ("lemma_index", "lemma_rules"))
        return [
            (frozenset(index[part]), [(old, new) for old, new in rules[part] if old])
            for part in PARTS_OF_SPEECH
        ]

    @cached_property
    def _surfaces(self) -> list[str]:
        """Names of the table that are no words in capitals, the first of two that look alike."""
        words = {row["form"] for row in rows("names/words_in_capitals")}
        kept: dict[str, str] = {}
        for name in self._table.names:
            for surface in name.surfaces:
                shouted = surface.upper()
                usable = len(shouted) == len(surface) and shouted not in words
                if usable and (surface not in name.weak or " " in surface):
                    kept.setdefault(_plain(shouted), surface)
        return list(kept.values())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        forms = [f" {_plain(surface.upper())}" for surface in self._surfaces]
        return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    def _raise_ranks(self, words: str, pieces: list[re.Match[str]], written: list[str]) -> None:
        """Write a rank or a region with a capital before a name ("President Ana Ruiz")."""
        for nth in reversed(range(len(pieces) - 1)):
            between = words[pieces[nth].end() : pieces[nth + 1].start()].strip(" ")
            rank, after = _title(pieces[nth].group()), written[nth + 1]
            abbreviated = between in {"", "."} and f"{rank}." in RANKS
            ranked = abbreviated or (rank in RANKS and not between)
            placed = rank.upper() in _REGIONS and not between and _lower(after) in CAPITALISED
            if placed or (ranked and after[:1].isupper()):
                written[nth] = rank


def _in_place(words: str, piece: re.Match[str]) -> str:
    """Return a word whose signs beside it say its case, else nothing.

    "'S", "21ST", "U.S.", "AK-47", "VII".
    """
    word, before, after = piece.group(), words[: piece.start()][-1:], words[piece.end() :][:2]
    if before.isdigit() or (before in {"'", "’"} and word in _LETTER_AFTER_APOSTROPHE):
        return _lower(word)
    if len(word) == 1 and (word != "A" or after[:1] == "."):
        return word
    if _ROMAN.fullmatch(word) or (after[:1] == "-" and after[1:].isdigit() and len(word) < SHORT):
        return word
    return ""


def _beside_number(words: str, piece: re.Match[str]) -> bool:
    before, after = words[: piece.start()].rstrip(" "), words[piece.end() :].lstrip(" .,")
    return before[-1:].isdigit() or after[:1].isdigit()


def _raise_openings(words: str, pieces: list[re.Match[str]], written: list[str]) -> None:
    """Write the first word of each sentence with a capital, also after "-- [Text]"."""
    end, opened = 0, False
    for nth, piece in enumerate(pieces):
        gap = words[end : piece.start()]
        abbreviated = gap.startswith(".") and _is_abbreviation(written[nth - 1]) if nth else False
        opens = not nth or (_SENTENCE_GAP.search(gap) and not abbreviated)
        if opens or (opened and "]" in gap):
            first = piece.group()[0]
            written[nth] = (first if first.isupper() else written[nth][0]) + written[nth][1:]
            opened = "[" in gap
        elif "]" in gap:
            opened = False
        end = piece.end()


def _is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after a word may be part of it ("U.", "Gen.")."""
    return len(word) == 1 or f"{word}." in RANKS


def _plain(words: str) -> str:
    return _OTHER.sub(" ", words)


def _lower(word: str) -> str:
    return "".join(small if len(small := c.lower()) == 1 else c for c in word)


def _title(word: str) -> str:
    return word[:1] + _lower(word[1:])


CAPITALISED = frozenset(row["word"] for row in rows("lexicons/en/recasing_names"))
RANKS = frozenset(row["title"] for row in rows("names/titles") if row["title"][0].isupper())
