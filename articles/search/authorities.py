"""Lists of speakers, organizations, publications and topics: found by name, with counts."""

from django.contrib.postgres.search import SearchQueryField
from django.db import connection, models
from django.db.models import Count, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, Left, Upper

from articles.folding import fold_name, sound_key
from articles.models import (
    Organization,
    Publication,
    Quote,
    SearchArticle,
    Speaker,
    Topic,
    VariantName,
)
from articles.models.authority import Authority

from .tokens import MARK, token

#: Letters of the longest sound in what was typed, below which it fits too many names.
SHORTEST_SOUND = 3

#: From letter to letter in the index of them, however many names begin with each.
INITIALS = """
WITH RECURSIVE letters AS (
    (SELECT upper(left(sort_name, 1)) AS letter FROM {table}
        WHERE in_lists AND state = 'public' ORDER BY letter LIMIT 1)
    UNION ALL SELECT (SELECT upper(left(sort_name, 1)) AS following FROM {table}
        WHERE in_lists AND state = 'public' AND upper(left(sort_name, 1)) > letter
        ORDER BY following LIMIT 1)
    FROM letters WHERE letter IS NOT NULL
) SELECT letter FROM letters WHERE letter <> ''
"""

BY_NAME, BY_QUOTES, BY_ARTICLES = "name", "quotes", "articles"


def find_speakers(q="", sort=BY_NAME):
    """Listed speakers with `quote_count`, whose names hold what was typed or sound like it."""
    speakers = Speaker.objects.listed().annotate(quote_count=quotes_by("speaker"))
    return ordered(named_like(speakers, "speaker", q), q, sort, "sort_name")


def find_organizations(q="", sort=BY_NAME):
    """Listed organizations with `quote_count` (it speaks) and `article_count` (they name it)."""
    organizations = Organization.objects.listed().annotate(
        quote_count=quotes_by("organization"), article_count=articles_with("organization")
    )
    return ordered(named_like(organizations, "organization", q), q, sort, "sort_name")


def initials(model):
    """The first letters of the names in a list, in order."""
    if issubclass(model, Authority):
        with connection.cursor() as cursor:
            cursor.execute(INITIALS.format(table=model._meta.db_table))
            return [letter for [letter] in cursor.fetchall()]
    names = beginning(model.objects.public(), "name").exclude(initial="")
    return list(names.order_by("initial").values_list("initial", flat=True).distinct())


def beginning(records, name, letter=""):
    """Records with the `initial` of their name: all, or those with one letter."""
    records = records.annotate(initial=Upper(Left(name, 1)))
    return records.filter(initial=letter) if letter else records


def find_publications(q="", sort=BY_NAME):
    """Public publications with `article_count`, one of whose names holds what was typed."""
    publications = Publication.objects.public().annotate(article_count=articles_with("publication"))
    if q.strip():
        keys = Func(F("name_keys"), Value("\n"), function="array_to_string",
                    output_field=models.TextField())  # fmt: skip
        publications = publications.annotate(keys=keys).filter(
            Q(name__icontains=q.strip()) | Q(keys__contains=fold_name(q) or q)
        )
    return ordered(publications, "", sort, "name")


def find_topics(q="", sort=BY_NAME):
    """Public topics with `article_count` (of topics below them too), by a part of the name."""
    topics = Topic.objects.public().annotate(article_count=articles_with("topic"))
    return ordered(topics.filter(name__icontains=q.strip()), "", sort, "name")


def quotes_by(field):
    """A subquery: the current quotes whose `field` is the record."""
    quotes = Quote.objects.current().filter(**{field: OuterRef("pk")}).order_by().values(field)
    return counted(quotes.annotate(count=Count("pk")))


def articles_with(facet):
    """A subquery: the public articles that the list shows when the record is chosen in `facet`."""
    lexeme = Concat(Value(f"'{MARK}{token(facet, '')}"), OuterRef("public_id"), Value("'"))
    matches = Func(
        F("tsv"), Cast(lexeme, SearchQueryField()), arg_joiner=" @@ ", template="%(expressions)s",
        output_field=models.BooleanField(),
    )  # fmt: skip
    articles = SearchArticle.objects.filter(matches).order_by()
    return counted(articles.annotate(all=Value(1)).values("all").annotate(count=Count("pk")))


def counted(rows):
    """The `count` of the only row of a subquery, 0 if it has none."""
    return Coalesce(Subquery(rows.values("count")), 0, output_field=models.IntegerField())


def named_like(records, kind, q):
    """Those that have a name with the letters of `q` in it (`as_spelled`), or with its sounds."""
    key, sounds = fold_name(q), sound_key(q).split()
    if not key:
        return records.none() if q.strip() else records
    names = VariantName.objects.filter(**{kind: OuterRef("pk")})
    spelled = Exists(names.filter(fold_key__contains=key))
    if max(map(len, sounds), default=0) < SHORTEST_SOUND:
        return records.annotate(as_spelled=spelled).filter(as_spelled=True)
    words = names.annotate(words=Concat(Value(" "), F("sound_key"), Value(" ")))
    for sound in sounds:
        words = words.filter(words__contains=f" {sound} ")
    return records.annotate(as_spelled=spelled).filter(Q(as_spelled=True) | Exists(words))


def ordered(records, q, sort, name):
    """By name, or by number with the most first; names as spelled in `q` before the others."""
    order = [name, "pk"]
    if sort == BY_QUOTES:
        order.insert(0, "-quote_count")
    elif sort == BY_ARTICLES:
        order.insert(0, "-article_count")
    return records.order_by(*(["-as_spelled"] if fold_name(q) else []), *order)
