"""The search documents: one row for each public article and quote, written only by the index.

`facets` are tokens (a letter for the facet, then its value); the same tokens stand in `tsv`
behind U+E000, which no word can begin with, so that one index answers words and facets.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchArticle(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="search_document"
    )
    day = models.DateField(null=True)
    facets = ArrayField(models.TextField())
    tsv = SearchVectorField()

    class Meta:
        db_table = "search_article"
        indexes = [
            GinIndex(fields=["tsv"], name="search_article_tsv", fastupdate=False),
            models.Index(
                models.F("day").desc(nulls_last=True),
                models.F("article").desc(),
                name="search_article_day",
            ),
        ]

    def __str__(self):
        return f"{self.article_id}"


class SearchQuote(models.Model):
    pk = models.CompositePrimaryKey("article_id", "quote_id")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    quote = models.OneToOneField("articles.Quote", models.CASCADE, related_name="search_document")
    day = models.DateField(null=True)
    facets = ArrayField(models.TextField())
    tsv = SearchVectorField()

    class Meta:
        db_table = "search_quote"
        indexes = [
            GinIndex(fields=["tsv"], name="search_quote_tsv", fastupdate=False),
            models.Index(
                models.F("day").desc(nulls_last=True),
                models.F("article").desc(),
                models.F("quote"),
                name="search_quote_day",
            ),
        ]

    def __str__(self):
        return f"{self.quote_id}"
