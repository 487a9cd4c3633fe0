"""The order of a list by date, from the places of its matches."""

import numpy as np

from articles.models.search_document import NO_DAY

NEWEST, OLDEST = "newest", "oldest"
#: After every day.
LAST_DAY = 2**31 - 1


def first_places(places, sort, number):
    """The first `number` rows of `places` in order: by day, then article, then quote.

    The newest or the oldest day first, what has no day last; on one day the article that came in
    last is the newest; quotes of one article stand as they came.
    """
    places = earliest(places, sort, number)
    articles = places[:, 1].astype(np.int64)
    keys = (places[:, -1], -articles if sort == NEWEST else articles, days_of(places, sort))
    return places[np.lexsort(keys)][:number]


def earliest(places, sort, number):
    """The rows of `places` among which the first `number` are, in no order."""
    if not 0 < number < len(places):
        return places
    days = days_of(places, sort)
    return places[days <= np.partition(days, number - 1)[number - 1]]


def days_of(places, sort):
    """The day of each row, as a number that is the lower the earlier the row stands."""
    days = places[:, 0].astype(np.int64)
    return -days if sort == NEWEST else np.where(days == NO_DAY, LAST_DAY, days)
