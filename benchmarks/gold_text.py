"""Print the canonical text of a report: `python -m benchmarks.gold_text gold/reports/NAME.html`."""

import argparse
from pathlib import Path

from benchmarks.gold_corpus import canonical


def main() -> None:
    """Print the text that offsets of an annotation count in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    print(canonical(parser.parse_args().file), end="")


if __name__ == "__main__":
    main()
