"""The usual Django way: normalised tables, a stored tsvector with GIN, one query for each facet.

Its tables are no part of the archive: they are made beside it, and Django never migrates them.
"""

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models
from django.db.models import Count, F
from django.db.models.functions import ExtractYear

from articles.models import OrganizationMention, Publication, Speaker

from ..questions import PAGE
from . import TOP, Answer

TABLES = """
CREATE TABLE bench_article AS SELECT a.id, a.published, a.publication_id, a.kind, a.headline,
    a.text, setweight(to_tsvector('english', headline), 'A')
    || setweight(to_tsvector('english', text), 'B') AS tsv FROM articles_article a;
CREATE TABLE bench_quote AS SELECT q.id, q.article_id, q.speaker_id, q.kind, q.text,
    to_tsvector('english', text) AS tsv FROM articles_quote q;
ALTER TABLE bench_article ADD PRIMARY KEY (id);
ALTER TABLE bench_quote ADD PRIMARY KEY (id);
CREATE INDEX ON bench_article (published);
CREATE INDEX ON bench_article (publication_id);
CREATE INDEX ON bench_quote (article_id);
CREATE INDEX ON bench_quote (speaker_id);
CREATE INDEX ON bench_article USING gin (tsv) WITH (fastupdate = off);
CREATE INDEX ON bench_quote USING gin (tsv) WITH (fastupdate = off);
VACUUM ANALYZE bench_article;
VACUUM ANALYZE bench_quote;
"""


class BenchArticle(models.Model):
    published = models.DateField(null=True)
    publication = models.ForeignKey(Publication, models.DO_NOTHING, related_name="+")
    kind = models.TextField()
    headline = models.TextField()
    text = models.TextField()
    tsv = SearchVectorField()

    class Meta:
        app_label, db_table, managed = "bench", "bench_article", False

    def __str__(self):
        return self.headline


class BenchQuote(models.Model):
    article = models.ForeignKey(BenchArticle, models.DO_NOTHING, related_name="quotes")
    speaker = models.ForeignKey(Speaker, models.DO_NOTHING, null=True, related_name="+")
    kind = models.TextField()
    text = models.TextField()
    tsv = SearchVectorField()

    class Meta:
        app_label, db_table, managed = "bench", "bench_quote", False

    def __str__(self):
        return self.text


MODELS = {"articles": BenchArticle, "quotes": BenchQuote}


class Naive:
    """Asked through Django's queries alone."""

    name = "naive ORM"

    def build(self, folder, report):
        """Make the tables unless they are there already."""
        if "bench_quote" in connection.introspection.table_names():
            return
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bench_article")
            for statement in TABLES.split(";\n"):
                if statement.strip():
                    cursor.execute(statement)

    def page(self, question):
        """The Answer to a Question."""
        found = matching(question)
        hits = in_order(found, question)[(question.page - 1) * PAGE : question.page * PAGE]
        facets = {
            "speaker": speakers(question.listed, found),
            "organization": organizations(question.listed, found),
            "publication": counted(found, of_article(question.listed, "publication__public_id")),
            "year": counted(found, ExtractYear(of_article(question.listed, "published"))),
            "kind": counted(found, "kind"),
        }
        return Answer(found.count(), tuple(hits.values_list("pk", flat=True)), facets)


def of_article(listed, field):
    return field if listed == "articles" else f"article__{field}"


def matching(question):
    """The queryset of what matches."""
    found = MODELS[question.listed].objects.all()
    if question.words:
        found = found.filter(tsv=query(question.words))
    for name, value in question.facets.items():
        found = found.filter(**narrowed(question.listed, name, value))
    return found


def narrowed(listed, name, value):
    """What filters by a facet's value, in subqueries where it has several."""
    if name == "organization":
        mentions = OrganizationMention.objects.filter(organization__public_id=value)
        key = "pk__in" if listed == "articles" else "article__in"
        return {key: mentions.values("article")}
    if name == "speaker" and listed == "articles":
        return {"pk__in": BenchQuote.objects.filter(speaker__public_id=value).values("article")}
    if name == "speaker":
        return {"speaker__public_id": value}
    if name == "publication":
        return {of_article(listed, "publication__public_id"): value}
    return {of_article(listed, "published__year"): value} if name == "year" else {"kind": value}


def query(words):
    """A question's Words as websearch_to_tsquery takes them."""
    parts = [*words.every, " or ".join(words.some), *(f"-{word}" for word in words.none)]
    if words.phrase:
        parts.append(f'"{" ".join(words.phrase)}"')
    return SearchQuery(" ".join(filter(None, parts)), config="english", search_type="websearch")


def in_order(found, question):
    newest = F(of_article(question.listed, "published")).desc()
    if question.sort == "relevance" and question.words:
        rank = SearchRank(F("tsv"), query(question.words), cover_density=True)
        return found.annotate(rank=rank).order_by("-rank", newest, "-pk")
    return found.order_by(newest, "-pk")


def counted(found, value):
    """{value: count} of the most frequent ones."""
    rows = found.order_by().annotate(value=F(value) if isinstance(value, str) else value)
    return top(rows.values_list("value").annotate(count=Count("pk", distinct=True)))


def top(rows):
    return {str(value): count for value, count in rows.order_by("-count")[:TOP] if value}


def speakers(listed, found):
    if listed == "quotes":
        return counted(found, "speaker__public_id")
    quotes = BenchQuote.objects.filter(article__in=found.order_by().values("pk"))
    rows = quotes.values_list("speaker__public_id")
    return top(rows.annotate(count=Count("article", distinct=True)))


def organizations(listed, found):
    mentions = OrganizationMention.objects
    if listed == "articles":
        mentions = mentions.filter(article__in=found.order_by().values("pk"))
        return top(mentions.values_list("organization__public_id").annotate(count=Count("pk")))
    # The mentions are joined to the quotes by hand: their article is the archive's own.
    with connection.cursor() as cursor:
        inner, values = found.order_by().values("pk", "article_id").query.sql_with_params()
        cursor.execute(
            f"SELECT o.public_id, count(*) FROM ({inner}) q "
            "JOIN articles_organizationmention m ON m.article_id = q.article_id "
            "JOIN articles_organization o ON o.id = m.organization_id "
            f"GROUP BY 1 ORDER BY 2 DESC LIMIT {TOP}",
            values,
        )
        return dict(cursor.fetchall())
