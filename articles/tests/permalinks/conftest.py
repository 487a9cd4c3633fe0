"""One public record of each kind, named so that a leak would be seen."""

import pytest

from articles.tests import factories

SECRET = "Zebedee"


def make_record(kind, name):
    """A public record of `kind` whose name, headline or words hold `name`."""
    if kind == "quote":
        return factories.make_quote(words=f"{name} went to sea", speaker=None, label=f"Mr {name}")
    if kind == "article":
        return factories.make_article(f"{name} went to sea.", headline=f"{name} at sea")
    return getattr(factories, f"make_{kind}")(f"{name} the Bold")


@pytest.fixture(params=["article", "quote", "speaker", "organization", "publication", "topic"])
def record(request, db):
    return make_record(request.param, SECRET)


@pytest.fixture
def survivor(record):
    """Another record of the same kind, to be merged into."""
    return make_record(record._meta.model_name, "Ermintrude")
