"""Who belongs where, as far as it may be shown."""

from django.db.models import Q

from articles.models import Affiliation, Display, State

#: Nobody but an editor says so, or an article does that may be read.
SHOWN = Q(article=None) | (
    Q(article__state=State.PUBLIC) & ~Q(article__publication__display=Display.HEADLINE)
)


def latest_affiliations(**conditions):
    """The affiliations that meet `conditions` and may be shown, latest first."""
    known = Affiliation.objects.filter(SHOWN, **conditions)
    return known.select_related("speaker", "organization").order_by("-start", "-pk")
