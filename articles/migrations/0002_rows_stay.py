"""Records with a permanent id are never deleted: a trigger refuses, whoever asks."""

from django.db import migrations

TABLES = ("article", "quote", "speaker", "organization", "publication", "topic")

FUNCTION = """
CREATE FUNCTION articles_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % has a permanent link: withdraw it instead of deleting it',
        TG_TABLE_NAME, OLD.public_id USING ERRCODE = 'restrict_violation';
END $$;
"""
TRIGGER = """
CREATE TRIGGER rows_stay BEFORE DELETE ON articles_{table}
FOR EACH ROW EXECUTE FUNCTION articles_rows_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION articles_rows_stay()"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER rows_stay ON articles_{table}"
            )
            for table in TABLES
        ),
    ]
