"""One-to-one pairs with the highest total."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from articles.ingest.reanchor import assignment
from articles.ingest.reanchor.assignment import best_pairs

NUMBERS = st.integers(0, 4)
GAINS = st.dictionaries(st.tuples(NUMBERS, NUMBERS), st.integers(1, 100), max_size=16)


def total(gains, pairs):
    return sum(gains[pair] for pair in pairs)


def highest(gains):
    """The best total of all ways to give each row a column or none."""
    columns = [*range(5), *([None] * 5)]
    ways = permutations(columns, 5)
    return max(sum(gains.get(pair, 0) for pair in enumerate(way)) for way in set(ways))


@given(GAINS)
def test_nobody_has_two_partners_and_no_other_way_gains_more(gains):
    pairs = best_pairs(gains)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert total(gains, pairs) == highest(gains)


def test_one_very_good_pair_can_be_given_up_for_two_good_ones():
    assert sorted(best_pairs({(0, 0): 9, (0, 1): 8, (1, 0): 8})) == [(0, 1), (1, 0)]


def test_many_rivals_are_paired_best_first_in_little_time():
    size = 40 * assignment.LARGEST_KNOT
    gains = {(i, j): 1 / (1 + abs(i - j)) for i in range(size) for j in range(i - 2, i + 3)}
    assert sorted(best_pairs(gains)) == [(i, i) for i in range(size)]
