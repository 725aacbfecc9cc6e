"""Keep a spreadsheet from running text of a page as a formula.

Only text is touched: numbers stay numbers, so that latitudes south of the equator and tolls
can be summed. `plain` gives back what `safe` was given.
"""

import re
from typing import Any

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may run, also behind quotation marks of ours; full-width forms included."""


def safe(cell: Any) -> Any:
    """Return `cell`, with ' before text that a spreadsheet could run."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return the text that `safe` made `cell` from."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
