"""What was blanked, kept until it is too late to take a withdrawal back."""

import hashlib
import json
import zlib

from django.apps import apps

from articles.models import PublicRecord


class Seal:
    """Writes rows and remembers what they held; `packed()` for the Removal, `restore` back."""

    def __init__(self):
        self.rows = []

    def write(self, row, **values):
        """Set the columns of a row."""
        values = {name: new for name, new in values.items() if getattr(row, name) != new}
        if not values:
            return
        before = held(row, values)
        for name, new in values.items():
            setattr(row, name, new)
        also = ["changed_at"] if isinstance(row, PublicRecord) else []
        row.save(update_fields=[*values, *also])
        self.rows.append(self.entry(row, before=before, after=digest(held(row, values))))

    def drop(self, row):
        """Delete a row that has no permanent id."""
        names = [field.attname for field in row._meta.concrete_fields]
        self.rows.append(self.entry(row, before=held(row, names), after=None))
        row.delete()

    @staticmethod
    def entry(row, **what):
        article = row.pk if row._meta.model_name == "article" else getattr(row, "article_id", None)
        return {"model": row._meta.label_lower, "pk": row.pk, "article": article, **what}

    def packed(self):
        """Bytes for the table."""
        return zlib.compress(json.dumps(self.rows).encode())


def held(row, names):
    """{name: what the column of `row` holds, as JSON keeps it}"""
    return {name: kept(row, name) for name in names}


def kept(row, name):
    value = getattr(row, name)
    return None if value is None else row._meta.get_field(name).value_to_string(row)


def digest(values):
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def restore(packed):
    """Put everything back that nobody wrote since; keys of the articles that have new words.

    Of an article that has new words nothing is put back: its offsets would be wrong.
    """
    rows = json.loads(zlib.decompress(packed))
    overtaken = {each["article"] for each in rows if each["article"] and has_new_words(each)}
    for each in reversed(rows):
        if each["article"] not in overtaken:
            put_back(each)
    return overtaken


def has_new_words(each):
    if each["model"] != "articles.article" or "text" not in each["before"]:
        return False
    return not is_as_left(each)


def is_as_left(each):
    row = row_of(each)
    return row is not None and digest(held(row, each["before"])) == each["after"]


def row_of(each):
    return apps.get_model(each["model"])._base_manager.filter(pk=each["pk"]).first()


def put_back(each):
    model = apps.get_model(each["model"])
    before = {
        name: None if value is None else model._meta.get_field(name).to_python(value)
        for name, value in each["before"].items()
    }
    if each["after"] is None:
        model(**before).save(force_insert=True)
    elif is_as_left(each):
        row = row_of(each)
        for name, value in before.items():
            setattr(row, name, value)
        row.save(update_fields=list(before))
