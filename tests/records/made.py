"""Any record of any type, built from its own annotations."""

import types
from functools import cache
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from onrecord.records import Span

WORDS = st.text(st.characters(exclude_categories=()), max_size=8)
"""Any code points at all, without lone surrogates where JSON has to carry them."""
PRINTABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def spans(draw):
    start = draw(st.integers(0, 30))
    return Span(start, start + draw(st.integers(1, 10)))


@cache
def value_of(hint):
    """A strategy for any type a record may hold."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is Span:
        return spans()
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return st.deferred(lambda: struct_of(hint))
    if origin is Annotated:
        return value_of(args[0])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in {Union, types.UnionType}:
        return st.one_of(*(value_of(arg) for arg in args))
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(value_of(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(value_of(arg) for arg in args))
    if origin is dict:
        return st.dictionaries(PRINTABLE, st.integers(0, 9), max_size=2)
    return {
        str: PRINTABLE,
        int: st.integers(0, 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
    }[hint]


@cache
def struct_of(struct):
    """A strategy for any `struct`, field by field."""
    hints = get_type_hints(struct, include_extras=True)
    fields = {name: value_of(hints[name]) for name in struct.__struct_fields__}
    if struct is Span:
        return spans()
    return st.builds(struct, **fields)
