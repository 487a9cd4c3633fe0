from django.db import migrations, models


class Migration(migrations.Migration):
    """What kind of body it is, and of which country: until now in the words of its description."""

    dependencies = [("articles", "0009_search_documents")]

    operations = [
        migrations.AddField(
            "organization",
            "kind",
            models.CharField(
                "kind",
                blank=True,
                default="",
                help_text="ministry, news agency, university",
                max_length=100,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "organization",
            "country",
            models.CharField("country", blank=True, default="", max_length=100),
            preserve_default=False,
        ),
    ]
