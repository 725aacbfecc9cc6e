"""One-to-one assignment: the greatest total, the same whatever the order."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gold_scores.assignment import assign

Weights = dict[tuple[int, int], float]
PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=14
)


def total(weights: Weights, chosen: dict[int, int]) -> float:
    return sum(weights[pair] for pair in chosen.items())


def best(weights: Weights) -> float:
    """Return the greatest total by trying every order."""
    orders = permutations(range(5))
    return max(sum(weights.get(pair, 0.0) for pair in enumerate(order)) for order in orders)


def test_the_best_pair_is_given_up_where_two_others_weigh_more():
    weights = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}
    assert assign(weights) == {0: 1, 1: 0}


def test_the_best_pair_is_kept_where_it_weighs_more_than_two_others():
    assert assign({(0, 0): 0.9, (0, 1): 0.3, (1, 0): 0.3}) == {0: 0}


def test_no_pairs_give_no_assignment():
    assert assign({}) == {}


@given(PAIRS)
def test_no_other_choice_weighs_more(weights: Weights):
    chosen = assign(weights)
    assert len(set(chosen.values())) == len(chosen)
    assert total(weights, chosen) == best(weights)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(weights: Weights, chance):
    shuffled = list(weights.items())
    chance.shuffle(shuffled)
    assert assign(dict(shuffled)) == assign(weights)
