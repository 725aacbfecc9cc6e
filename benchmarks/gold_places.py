"""Look up places for annotation: `python -m benchmarks.gold_places Goma "North Kivu"`.

Prints, for each name, the places it may mean as tables to paste. Which one is meant is the
annotator's decision; a place that is not listed gets an id "onrecord:…".
"""

import argparse

from benchmarks.gold_anchor import as_inline
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.records import Place

MOST = 8


def tables(gazetteer: Gazetteer, name: str) -> list[str]:
    """Return the places that `name` may mean, each as an inline table."""
    called = gazetteer.named(name)[:MOST]
    return [as_inline(_table(gazetteer.place(found.entry))) for found in called]


def _table(place: Place) -> dict[str, object]:
    fields = {name: getattr(place, name) for name in place.__struct_fields__}
    kept = {name: value for name, value in fields.items() if value not in (None, ())}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in kept.items()}


def main() -> None:
    """Print the candidates for every name on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+")
    gazetteer = Gazetteer.load()
    for name in parser.parse_args().names:
        found = tables(gazetteer, name)
        print(f"{name}: {len(found) or 'no'} place{'' if len(found) == 1 else 's'}")
        for table in found:
            print(f"  place = {table}")


if __name__ == "__main__":
    main()
