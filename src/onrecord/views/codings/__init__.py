"""Events as codebooks would enter them: views that are computed anew and never stored."""

from collections.abc import Iterable, Iterator
from typing import Literal

from onrecord.records import Reading
from onrecord.views.codings.acled import acled_code
from onrecord.views.codings.facts import Facts, Index
from onrecord.views.codings.parts import AcledCode, Coded, Side, Step, UcdpCode
from onrecord.views.codings.ucdp import ucdp_code

Scheme = Literal["acled", "ucdp"]

__all__ = ["AcledCode", "Coded", "Scheme", "Side", "Step", "UcdpCode", "acled", "codes", "ucdp"]


def acled(reading: Reading, *, contested: bool = False) -> Iterator[AcledCode]:
    """Yield ACLED's code for each event of `reading`, or why there is none, in text order.

    With `contested` a codebook's own code for a disputed body stands beside its name
    (`knowledge/contested_codings.csv`); otherwise no state is put to it.
    """
    index = Index.of(reading, contested=contested)
    return (acled_code(Facts(index, event)) for event in reading.events)


def ucdp(reading: Reading, *, contested: bool = False) -> Iterator[UcdpCode]:
    """Yield UCDP's code for each event of `reading`, or which fact is missing, in text order."""
    index = Index.of(reading, contested=contested)
    return (ucdp_code(Facts(index, event)) for event in reading.events)


def codes(
    readings: Iterable[Reading], scheme: Scheme, *, contested: bool = False
) -> Iterator[AcledCode | UcdpCode]:
    """Yield the codes of all events of all `readings` under one scheme."""
    view = acled if scheme == "acled" else ucdp
    for reading in readings:
        yield from view(reading, contested=contested)
