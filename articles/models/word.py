"""The words of the archive as printed, for queries that find nothing: “did you mean …?”"""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A folded word of texts or names; `articles`: how many of those looked at have it.

    Written only by search/vocabulary.py.
    """

    word = models.CharField(max_length=40, primary_key=True)
    articles = models.IntegerField()

    class Meta:
        db_table = "search_word"
        indexes = [
            GinIndex(fields=["word"], name="search_word_trigrams", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self):
        return self.word
