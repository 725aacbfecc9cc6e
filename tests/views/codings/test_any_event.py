"""Whatever the fields of an event say, it has a code of the taxonomy or a reason, never both."""

import tomllib
from pathlib import Path
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records.vocabulary import Currency, PloverType, Reality
from tests.views.codings.pages import event, in_acled, in_ucdp
from tests.views.codings.test_acled import TAXONOMY

_VOCABULARY = tomllib.loads(
    (Path(__file__).parents[3] / "gold/vocabulary.toml").read_text("utf-8")
)  # fmt: skip
TEXT = "Orland took the hill from rebels, 9 dead; a truce, a base, a swap, grenades and a march."
WORDS = ["Orland", "took", "the hill", "rebels", "9 dead", "a truce", "a base", "a swap",
         "grenades", "a march"]  # fmt: skip
CODES = [None, "", "-", "ORL", "ORL-GOV", "REB-X", "IGO-UN", "xx", *_VOCABULARY["roles"]]

types = st.sampled_from(get_args(PloverType)).flatmap(
    lambda kind: st.tuples(st.just(kind), st.sampled_from([None, *_VOCABULARY["modes"][kind]]))
)
roles = st.lists(
    st.tuples(
        st.sampled_from(["actor", "recipient", "instrument"]),
        st.sampled_from(WORDS),
        st.sampled_from(CODES),
    ),
    max_size=4,
)


@given(
    types,
    st.sampled_from(WORDS),
    roles,
    st.sampled_from(get_args(Reality)),
    st.sampled_from(get_args(Currency)),
    st.lists(st.sampled_from(_VOCABULARY["contexts"]), max_size=2).map(tuple),
)
def test_an_event_has_a_code_of_the_taxonomy_or_a_reason(
    kind, trigger, given_roles, reality, currency, contexts
):
    reading = event(TEXT, trigger, *kind, roles=given_roles, reality=reality, currency=currency,
                    contexts=contexts)  # fmt: skip
    acled, ucdp = in_acled(reading), in_ucdp(reading)
    assert (acled.event_type is None) == bool(acled.refusal)
    assert acled.event_type is None or acled.sub_event_type in TAXONOMY[acled.event_type]
    assert (ucdp.type_of_violence is None) == bool(ucdp.refusal)
    assert ucdp.type_of_violence is None or reality == "actual"
    for code in (acled, ucdp):
        assert code.trace
        assert all(word in TEXT for step in code.trace for word in step.words if " " in word)
    assert currency == "current" or acled.refusal
