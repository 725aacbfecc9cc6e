"""The one-to-one assignment with the greatest total weight (Kuhn 1955, with potentials).

Greedy choice can lose a pair that a better choice keeps, and a score must not depend on that.
The pairs fall into small groups that do not touch each other, so cubic time is no matter.
"""

from collections.abc import Iterator, Mapping

Weights = Mapping[tuple[int, int], float]


def assign(weights: Weights) -> dict[int, int]:
    """Return left → right of the pairs that are chosen; only pairs in `weights` are possible.

    Weights are above 0. The same weights give the same answer, whatever their order.
    """
    return {
        left: right
        for lefts, rights in _groups(weights)
        for left, right in _chosen(weights, lefts, rights)
    }


def _groups(weights: Weights) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the sets of lefts and rights that are tied to each other by some pair."""
    of_left: dict[int, set[int]] = {}
    of_right: dict[int, set[int]] = {}
    for left, right in weights:
        of_left.setdefault(left, set()).add(right)
        of_right.setdefault(right, set()).add(left)
    seen: set[int] = set()
    for first in sorted(of_left):
        lefts, rights, todo = {first} - seen, set[int](), [first]
        while todo and lefts:
            near = of_left[todo.pop()] - rights
            new = {left for right in near for left in of_right[right]} - lefts
            rights |= near
            lefts |= new
            todo += sorted(new)
        seen |= lefts
        if lefts:
            yield sorted(lefts), sorted(rights)


def _chosen(weights: Weights, lefts: list[int], rights: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the best pairs of one group; a left may stay alone, as a column of zeros stands by."""
    width = len(rights) + len(lefts)
    costs = [
        [-weights.get((left, rights[column]), 0.0) if column < len(rights) else 0.0
         for column in range(width)]
        for left in lefts
    ]  # fmt: skip
    for row, column in enumerate(_cheapest(costs, width)):
        if column < len(rights) and (lefts[row], rights[column]) in weights:
            yield lefts[row], rights[column]


def _cheapest(costs: list[list[float]], width: int) -> list[int]:
    """Return the column of each row at the least total cost; there are enough columns.

    Row by row, along the cheapest alternating path, with dual prices of rows and columns. The
    first column holds the row that is being placed; the others follow it.
    """
    owner, of_row, of_column = [-1] * (width + 1), [0.0] * len(costs), [0.0] * (width + 1)
    for row in range(len(costs)):
        owner[0], at = row, 0
        least, before = [float("inf")] * (width + 1), [0] * (width + 1)
        reached, free = [0], set(range(1, width + 1))
        while owner[at] >= 0:
            for column in free:
                cost = costs[owner[at]][column - 1] - of_row[owner[at]] - of_column[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
            at = min(free, key=lambda column: (least[column], column))
            step = least[at]
            for column in reached:
                of_row[owner[column]] += step
                of_column[column] -= step
            for column in free:
                least[column] -= step
            free.remove(at)
            reached.append(at)
        while at:
            owner[at], at = owner[before[at]], before[at]
    placed = {held: column - 1 for column, held in enumerate(owner) if column and held >= 0}
    return [placed[row] for row in range(len(costs))]
