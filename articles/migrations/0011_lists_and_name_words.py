"""People and bodies that lists show are marked so; the words of names have an index of their own.

What is public keeps its place in lists: both are filled here, in a statement each.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Left, Upper

LISTED = Q(in_lists=True, state="public")
KINDS = ("speaker", "organization")

#: Codes as in articles/search/codes.py: the key times 8, and 1 for people, 2 for bodies.
NAMES = """
WITH naming AS (
    SELECT article_id, speaker_id * 8 + 1 AS code FROM articles_speakermention
    UNION SELECT article_id, organization_id * 8 + 2 FROM articles_organizationmention
    UNION SELECT quote.article_id, coalesce(speaker_id * 8 + 1, quote.organization_id * 8 + 2)
    FROM articles_quote AS quote
    JOIN articles_article AS article ON article.id = quote.article_id
    LEFT JOIN articles_publication AS publication ON publication.id = publication_id
    WHERE quote.state = 'public' AND review <> 'rejected' AND orphaned_at IS NULL
        AND display IS DISTINCT FROM 'headline'
        AND coalesce(speaker_id, quote.organization_id) IS NOT NULL
)
INSERT INTO search_names (article_id, codes)
SELECT article_id, array_agg(code ORDER BY code) FROM naming
JOIN articles_article AS article ON article.id = article_id AND state = 'public' GROUP BY article_id
"""
FLAGS = """
UPDATE articles_{kind} SET in_lists = true WHERE id IN (
    SELECT code / 8 FROM search_names, unnest(codes) AS code WHERE code & 7 = {group})
"""


def words_of(field):
    words = Func(F(field), Value(" "), function="string_to_array")
    words = Func(words, Value(""), function="array_remove")
    return Func(
        words,
        function="array_to_tsvector",
        output_field=django.contrib.postgres.search.SearchVectorField(),
    )


def fill(apps, schema_editor):
    schema_editor.execute(NAMES)
    for group, kind in enumerate(KINDS, 1):
        schema_editor.execute(FLAGS.format(kind=kind, group=group))


def flag(kind):
    field = models.BooleanField(default=False, db_default=False, editable=False)
    return migrations.AddField(kind, "in_lists", field)


def indexes(kind):
    by_name = models.Index(fields=["sort_name", "id"], name=f"{kind}_in_lists", condition=LISTED)
    by_letter = models.Index(
        Upper(Left("sort_name", 1)), F("sort_name"), F("id"),
        name=f"{kind}_initials", condition=LISTED,
    )  # fmt: skip
    return [migrations.AddIndex(kind, each) for each in (by_name, by_letter)]


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_kind_and_country")]

    operations = [
        migrations.RemoveIndex("variantname", "variant_name_sound_key"),
        migrations.RemoveIndex("variantname", "variant_name_sound_trigrams"),
        migrations.AddIndex(
            "variantname",
            django.contrib.postgres.indexes.GinIndex(
                words_of("fold_key"),
                words_of("sound_key"),
                name="variant_name_words",
                fastupdate=False,
            ),
        ),
        migrations.CreateModel(
            name="ArticleNames",
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
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField()),
                ),
            ],
            options={"db_table": "search_names"},
        ),
        *(flag(kind) for kind in KINDS),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *(operation for kind in KINDS for operation in indexes(kind)),
    ]
