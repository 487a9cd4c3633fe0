"""Search documents with packed facets in the place of the simple ones, and kept counts.

The new tables are empty: `manage.py migrate` fills them where there are articles.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Coalesce

INTEGER, BYTES = models.IntegerField(), models.BinaryField()

#: Only tsv leaves the row; changes come and go, so their table is cleaned often.
STORAGE = """
ALTER TABLE {table} ALTER facets SET STORAGE MAIN, ALTER place SET STORAGE MAIN,
    ALTER tsv SET STORAGE EXTERNAL, SET (toast_tuple_target = 128)
"""
CLEANING = """
ALTER TABLE search_count_change
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)
"""


def place_of(*keys):
    numbers = (Coalesce(F("day"), Value(-(2**31))), *(Cast(key, INTEGER) for key in keys))
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


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_words_and_names")]

    operations = [
        migrations.DeleteModel("SearchArticle"),
        migrations.DeleteModel("SearchQuote"),
        migrations.CreateModel(
            name="SearchArticle",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("day", models.IntegerField(null=True)),
                ("facets", models.BinaryField()),
                ("place", place_of("article_id")),
                ("tsv", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"db_table": "search_article"},
        ),
        migrations.CreateModel(
            name="SearchQuote",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "article_id",
                        "quote_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.quote",
                    ),
                ),
                ("day", models.IntegerField(null=True)),
                ("facets", models.BinaryField()),
                ("place", place_of("article_id", "quote_id")),
                ("tsv", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={"db_table": "search_quote"},
        ),
        migrations.RunSQL(
            [STORAGE.format(table="search_article"), STORAGE.format(table="search_quote")],
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            "searcharticle",
            django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["tsv"], name="search_article_tsv"
            ),
        ),
        migrations.AddIndex(
            "searcharticle",
            models.Index(
                F("day").desc(nulls_last=True), F("article").desc(), name="search_article_day"
            ),
        ),
        migrations.AddIndex(
            "searchquote",
            django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["tsv"], name="search_quote_tsv"
            ),
        ),
        migrations.AddIndex(
            "searchquote",
            models.Index(
                F("day").desc(nulls_last=True),
                F("article").desc(),
                F("quote"),
                name="search_quote_day",
            ),
        ),
        migrations.CreateModel(
            name="FacetSet",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("tokens", models.TextField(unique=True)),
            ],
            options={"db_table": "search_facet_set"},
        ),
        migrations.CreateModel(
            name="CodeCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "listed",
                        "code",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("listed", models.TextField()),
                ("code", models.IntegerField()),
                ("count", models.BigIntegerField()),
            ],
            options={"db_table": "search_count"},
        ),
        migrations.AddIndex(
            "codecount",
            models.Index(
                F("listed"),
                F("code").bitand(7),
                F("count").desc(),
                F("code"),
                name="search_count_order",
            ),
        ),
        migrations.CreateModel(
            name="CountChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("listed", models.TextField()),
                ("code", models.IntegerField()),
                ("change", models.BigIntegerField()),
            ],
            options={"db_table": "search_count_change"},
        ),
        migrations.RunSQL(CLEANING, migrations.RunSQL.noop),
    ]
