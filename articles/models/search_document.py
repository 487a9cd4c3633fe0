"""The search documents and what is counted of them, written only by `articles.search.documents`.

`facets` is a run of facet codes and `place` what a list is ordered by; both are big-endian int4
and stay within the row, while `tsv` lies outside it: a search reads every row that matches, but
the words of none. How codes are made: `articles.search.codes`.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Coalesce

#: Stands in `place` for the day of what has none: before every day.
NO_DAY = -(2**31)
INTEGER, BYTES = models.IntegerField(), models.BinaryField()


def place_of(*keys):
    """The generated column `place`: the day, then these keys, in the order of the lists."""
    numbers = (Coalesce(F("day"), Value(NO_DAY)), *(Cast(key, INTEGER) for key in keys))
    return models.GeneratedField(
        expression=Func(
            *(Func(number, function="int4send", output_field=BYTES) for number in numbers),
            template="%(expressions)s",
            arg_joiner=" || ",
            output_field=BYTES,
        ),
        output_field=BYTES,
        db_persist=True,
    )


class SearchArticle(models.Model):
    """`day` is the proleptic Gregorian ordinal of the first day it may have been published on."""

    article = models.OneToOneField(
        "articles.Article",
        models.CASCADE,
        primary_key=True,
        related_name="+",
        db_constraint=False,
    )
    day = models.IntegerField(null=True)
    facets = models.BinaryField()
    place = place_of("article_id")
    tsv = SearchVectorField()

    class Meta:
        db_table = "search_article"
        indexes = [
            GinIndex(fields=["tsv"], name="search_article_tsv", fastupdate=False),
            models.Index(
                F("day").desc(nulls_last=True), F("article").desc(), name="search_article_day"
            ),
        ]

    def __str__(self):
        return f"{self.article_id}"


class SearchQuote(models.Model):
    """`day` as that of the quote's article."""

    pk = models.CompositePrimaryKey("article_id", "quote_id")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    quote = models.ForeignKey(
        "articles.Quote", models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    day = models.IntegerField(null=True)
    facets = models.BinaryField()
    place = place_of("article_id", "quote_id")
    tsv = SearchVectorField()

    class Meta:
        db_table = "search_quote"
        indexes = [
            GinIndex(fields=["tsv"], name="search_quote_tsv", fastupdate=False),
            models.Index(
                F("day").desc(nulls_last=True),
                F("article").desc(),
                F("quote"),
                name="search_quote_day",
            ),
        ]

    def __str__(self):
        return f"{self.quote_id}"


class ArticleNames(models.Model):
    """The codes of the people and bodies that a public article names or quotes, in order.

    Written only by `articles.search.listings`.
    """

    article = models.OneToOneField(
        "articles.Article",
        models.CASCADE,
        primary_key=True,
        related_name="+",
        db_constraint=False,
    )
    codes = ArrayField(models.IntegerField())

    class Meta:
        db_table = "search_names"

    def __str__(self):
        return f"{self.article_id}"


class FacetSet(models.Model):
    """Facet tokens that occur together, under one code: `tokens` in order, divided by spaces."""

    id = models.AutoField(primary_key=True)
    tokens = models.TextField(unique=True)

    class Meta:
        db_table = "search_facet_set"

    def __str__(self):
        return self.tokens


class CodeCount(models.Model):
    """How many documents of a list have a facet code, but for what CountChange adds to it."""

    pk = models.CompositePrimaryKey("listed", "code")
    listed = models.TextField()
    code = models.IntegerField()
    count = models.BigIntegerField()

    class Meta:
        db_table = "search_count"
        indexes = [
            models.Index(
                F("listed"), F("code").bitand(7), F("count").desc(), F("code"),
                name="search_count_order",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.listed} {self.code}: {self.count}"


class CountChange(models.Model):
    """What one transaction has added to a CodeCount: rows come and go, none is ever changed."""

    listed = models.TextField()
    code = models.IntegerField()
    change = models.BigIntegerField()

    class Meta:
        db_table = "search_count_change"

    def __str__(self):
        return f"{self.listed} {self.code}: {self.change:+}"
