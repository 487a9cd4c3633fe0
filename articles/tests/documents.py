"""What search documents are filed under, as facet tokens."""

import numpy as np

from articles.search.codes import PACKED, SETS, STRIDE
from articles.search.tokens import token
from articles.search.values import FACETS, meanings


def facets_of(document):
    """The tokens that the codes of a search document stand for, in order."""
    found = []
    for code, (value, _name) in meanings(np.frombuffer(document.facets, PACKED).tolist()).items():
        group = code % STRIDE
        found += value.split() if group == SETS else [token(FACETS[group], value)]
    return sorted(found)
