"""One-to-one pairs with the highest total."""

import math

#: Above this many rows in one knot of rivals, pairs are taken best first: the exact way is cubic.
LARGEST_KNOT = 30


def best_pairs(gains):
    """[(i, j)] of `gains`, {(i, j): gain above 0}, each i and j at most once, the total highest."""
    pairs = []
    for knot in knots(gains):
        rows = {i for i, _ in knot}
        pairs += exact(knot) if len(rows) <= LARGEST_KNOT else greedy(knot)
    return pairs


def knots(gains):
    """`gains` cut into dicts that share neither rows nor columns."""
    leader = {}

    def find(node):
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for i, j in gains:
        leader[find(("row", i))] = find(("column", j))
    found = {}
    for (i, j), gain in gains.items():
        found.setdefault(find(("row", i)), {})[i, j] = gain
    return found.values()


def greedy(knot):
    """Pairs taken one after the other, the highest gain first."""
    rows, columns, pairs = set(), set(), []
    for i, j in sorted(knot, key=lambda pair: (-knot[pair], pair)):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


def exact(knot):
    """The pairs with the highest total, by the Hungarian method; nobody has to have a partner."""
    if len(knot) == 1:
        return list(knot)
    rows = sorted({i for i, _ in knot})
    columns = sorted({j for _, j in knot})
    costs = [[-knot.get((i, j), 0) for j in columns] + [0] * len(rows) for i in rows]
    chosen = cheapest(costs)
    pairs = [(rows[r], columns[c]) for r, c in enumerate(chosen) if c < len(columns)]
    return [pair for pair in pairs if pair in knot]


def cheapest(costs):
    """The column for each row of a matrix at least as wide as high, at the lowest total cost."""
    height, width = len(costs), len(costs[0])
    prices, discounts = [0.0] * (width + 1), [0.0] * (height + 1)
    owner = [0] * (width + 1)  # rows and columns count from 1; 0 is nobody
    for row in range(1, height + 1):
        owner[0] = row
        for column, before in reversed(path(costs, owner, prices, discounts)):
            owner[column] = owner[before]
    return [owner.index(row, 1) - 1 for row in range(1, height + 1)]


def path(costs, owner, prices, discounts):
    """[(column, column before it)] from column 0 to a free one, by which a row more is served."""
    width = len(owner) - 1
    slack, came = [math.inf] * (width + 1), [0] * (width + 1)
    seen, column = {0}, 0
    while owner[column]:
        row = owner[column]
        for other in set(range(1, width + 1)) - seen:
            reduced = costs[row - 1][other - 1] - discounts[row] - prices[other]
            if reduced < slack[other]:
                slack[other], came[other] = reduced, column
        least = min(set(range(1, width + 1)) - seen, key=lambda c: (slack[c], c))
        move = slack[least]
        for each in seen:
            discounts[owner[each]] += move
            prices[each] -= move
        slack = [value if c in seen else value - move for c, value in enumerate(slack)]
        seen.add(least)
        column = least
    steps = []
    while column:
        steps.append((column, came[column]))
        column = came[column]
    return steps[::-1]
