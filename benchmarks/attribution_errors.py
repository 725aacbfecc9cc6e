"""What is wrong with statements, by class: a sample of misses and of what was found too much.

`python -m benchmarks.attribution_errors --gold FOLDER [--profile P] [--sample 100]`, FOLDER as for
`benchmarks.attribution`. The sample is drawn by the hash of each case, so that it is the same
on every machine. Nothing of the texts is printed.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.attribution import comparable, statements
from benchmarks.attribution_score import Tokens, Units, dice, paired, read_gold, same_source
from benchmarks.contract import PROFILES
from onrecord.reader import Reader
from onrecord.settings import Settings

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "his"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


class Case(NamedTuple):
    """One miss: a name of its document and place, its class, and the type of its content."""

    name: str
    error: str
    kind: str


def cases(name: str, tokens: Tokens, gold: list[Units], found: list[Units]) -> Iterator[Case]:
    """Yield every miss of one document, then what was found and pairs with nothing."""
    partner = {id(wanted): got for wanted, got in paired(gold, found)}
    for number, wanted in enumerate(gold):
        error = _error(tokens, wanted, partner.get(id(wanted)))
        if error is not None:
            yield Case(f"{name} g{number}", error, wanted.kind)
    used = {id(got) for got in partner.values()}
    for number, got in enumerate(found):
        if id(got) not in used:
            yield Case(f"{name} f{number}", "found too much", got.kind)


def _error(tokens: Tokens, wanted: Units, got: Units | None) -> str | None:
    """Name what is wrong with a pair, None if nothing is."""
    if got is None:
        return "missed: cue of speech" if wanted.speech else "missed: other cue"
    if dice(wanted.content, got.content) < 0.5:
        longer = len(got.content) > len(wanted.content)
        return "content too long" if longer else "content too short"
    if same_source(wanted.source, got.source):
        return None
    if not wanted.source:
        return "source given where there is none"
    words = {word.lower() for word in tokens.words(wanted.source)}
    if not got.source:
        return "no source found"
    if words & RELATIVES:
        return "source is a relative pronoun"
    return "source is a pronoun, another taken" if words & PRONOUNS else "another source taken"


def main() -> None:
    """Print the classes of a sample of misses, most frequent first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--profile", choices=PROFILES, default=Settings().profile)
    parser.add_argument("--sample", type=int, default=100)
    options = parser.parse_args()
    reader = Reader.load(Settings(profile=options.profile))
    held: list[Case] = []
    for name, (text, gold) in sorted(read_gold(options.gold).items()):
        tokens = Tokens(text)
        found = [tokens.units(a) for a in comparable(statements(reader, name, text))]
        held += cases(name, tokens, [tokens.units(a) for a in gold], found)
    drawn = sorted(held, key=lambda case: hashlib.sha256(case.name.encode()).hexdigest())
    drawn = drawn[: options.sample]
    print(f"{len(drawn)} of {len(held)} errors")
    for error, count in Counter(case.error for case in drawn).most_common():
        kinds = Counter(case.kind for case in drawn if case.error == error)
        print(f"{count:4}  {error:38} {dict(sorted(kinds.items()))}")


if __name__ == "__main__":
    main()
