import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_desk_filters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("record_type", models.CharField(max_length=20, verbose_name="kind of record")),
                ("record_id", models.CharField(max_length=10, verbose_name="record")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("editorial", "an editorial decision"),
                            ("legal", "a legal order"),
                            ("source", "a request of the source"),
                            ("privacy", "a request for privacy"),
                            ("duplicate", "it stood here twice"),
                            ("undone", "its ingest was undone"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("blanked", models.BooleanField(default=False, verbose_name="words blanked")),
                (
                    "covered",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                (
                    "articles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "phrases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "near",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "texts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("sealed", models.BinaryField(null=True)),
                (
                    "sealed_until",
                    models.DateTimeField(null=True, verbose_name="can be taken back until"),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="taken back")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "removal",
                "verbose_name_plural": "removals",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["record_type", "record_id"], name="removal_of_record")
                ],
            },
        ),
    ]
