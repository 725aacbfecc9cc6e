"""Whatever a reader may put into a record comes back equal, through JSON and through SQLite."""

import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger.finding import reading
from onrecord.ledger.rows import KINDS, record_of, record_row, spans_of
from onrecord.ledger.store import Ledger
from onrecord.ledger.writing import prepare, put_reading, start_run
from onrecord.records import Reading, Record, Span
from tests.work.fakes import item, reading_of

IDS = st.binary(min_size=10, max_size=10).map(bytes.hex)
WORDS = st.text(max_size=12)
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for any type that a field of a record has."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return values(inner[0])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, inner))
    if hint is Span:
        return SPANS
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return st.builds(hint, **{n: values(h) for n, h in fields(hint).items()})
    return {
        str: WORDS,
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
    }[hint]


def fields(struct: type[msgspec.Struct]) -> dict[str, Any]:
    hints = get_type_hints(struct, include_extras=True)
    return {name: hints[name] for name in struct.__struct_fields__}


def any_record(kind: type[Record]) -> st.SearchStrategy[Any]:
    own = {name: values(hint) for name, hint in fields(kind).items()}
    return st.builds(kind, **own | {"id": IDS, "report": IDS, "meaning": IDS})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_record_survives_its_row(kind: type[Record]) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(any_record(kind))
    def survives(record: Record) -> None:
        assert record_of(record.report, record_row(record)) == record

    survives()


def test_empty_fields_take_no_room() -> None:
    [statement] = reading_of(item("Anna said yes.")).statements
    body = msgspec.json.decode(record_row(statement)[-1])
    assert "addressee" not in body
    assert "basis" not in body
    assert body["stance"] == "asserts"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_comes_back_exactly(tmp_path_factory, text: str) -> None:
    held = reading_of(item(f"Anna said {text} yes. Béla said 🌉 no.", text or "x"))
    assert through_a_ledger(tmp_path_factory.mktemp("any") / "ledger.db", held) == held


def through_a_ledger(path: Path, held: Reading) -> Reading:
    with Ledger(path) as ledger:
        with ledger.atomic():
            put_reading(ledger, start_run(ledger, "1", "rules"), prepare(held))
        return reading(ledger, held.report.id)


def test_spans_are_found_at_any_depth() -> None:
    [statement] = reading_of(item("Anna said yes.")).statements
    assert set(spans_of(statement)) == {Span(0, 14), Span(0, 4), Span(5, 9), Span(10, 13)}
