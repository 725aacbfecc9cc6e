"""The tables of the package: .csv files whose first lines say where their facts come from.

A table stands under `knowledge/`; lines that start with "#" are its header (source, licence,
meaning of the columns) and may also part groups of rows. The first other line names the columns.
"""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the table `name`, a path under `knowledge` without its ".csv".

    `rows("names/groups")`, `rows("lexicons/en/cue_verbs")`. Every column of every row is a
    string, empty where the cell is; the dicts are shared by all callers, so leave them as they
    are. Raises FileNotFoundError where there is no such table and ValueError where a row has
    more or fewer cells than there are columns.
    """
    lines = files("onrecord.knowledge").joinpath(f"{name}.csv").read_text("utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    columns, *cells = csv.reader(kept, strict=True)
    return tuple(dict(zip(columns, row, strict=True)) for row in cells)
