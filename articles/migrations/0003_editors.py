"""The group that every editor's account belongs to."""

from django.db import migrations

from articles.editors import editors_group


def make_group(apps, schema_editor):
    editors_group(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_rows_stay"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
