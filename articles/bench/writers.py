"""Editors and sources at work while the archive is asked: through its own functions."""

import random
from pathlib import Path

from django.contrib.auth import get_user_model

from articles.ingest import review, states
from articles.models import Article, Quote, Reason, Review, Speaker, State

#: Writes when nobody says stop: a check that long has gone wrong.
MOST = 1_000_000


def write(stop, size, seed=23):
    """Write until the file `stop` appears; how many writes that were."""
    chance, stop = random.Random(seed), Path(stop)
    user = editor()
    for count in range(MOST):
        if stop.exists():
            return count
        chance.choice((decide, correct, withdraw, release))(chance, size, user)
    return MOST


def editor():
    """The account whose name the writes bear."""
    return get_user_model().objects.get_or_create(username="bench")[0]


def decide(chance, size, user):
    """Accept or reject a quote."""
    if quote := some_quote(chance, size):
        chance.choice((review.accept, review.reject, review.reopen))(quote, user=user)


def correct(chance, size, user):
    """Give a quote another speaker."""
    if quote := some_quote(chance, size):
        review.correct(quote, user=user, speaker=Speaker.objects.get(pk=chance.randint(1, 40)))


def withdraw(chance, size, user):
    """Take an article away."""
    article = Article.objects.get(pk=chance.randint(1, size))
    if article.state == State.PUBLIC:
        states.withdraw(article, user=user, reason=Reason.EDITORIAL)


def release(chance, size, user):
    """Bring one back that was taken away."""
    for article in Article.objects.filter(state=State.WITHDRAWN)[:1]:
        states.release(article, user=user)


def some_quote(chance, size):
    quotes = Quote.objects.filter(article=chance.randint(1, size)).exclude(review=Review.REJECTED)
    return chance.choice([*quotes, None])
