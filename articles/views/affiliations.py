"""Who belongs where, as far as it may be shown."""

from django.db.models import F, Q

from articles.models import Affiliation, Display, State

#: Nobody but an editor says so, or an article does that may be read.
SHOWN = Q(article=None) | (
    Q(article__state=State.PUBLIC) & ~Q(article__publication__display=Display.HEADLINE)
)
#: By the day they began, else by the day of the article that says so.
LATEST_FIRST = (
    F("start").desc(nulls_last=True),
    F("article__published").desc(nulls_last=True),
    "-pk",
)


def latest_affiliations(**conditions):
    """The affiliations that meet `conditions` and may be shown, latest first."""
    known = Affiliation.objects.filter(SHOWN, **conditions)
    known = known.select_related("speaker", "organization", "article__publication")
    known = known.defer("article__text", "article__layout", "article__evidence")
    return known.order_by(*LATEST_FIRST)
