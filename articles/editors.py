"""The group of people who correct the archive, and what its members may do."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions

EDITORS = "Editors"
#: Kinds of record that an editor adds and changes; nobody deletes any.
EDITED = (
    "affiliation",
    "annotation",
    "article",
    "organization",
    "publication",
    "quote",
    "speaker",
    "topic",
    "variantname",
)
#: What an editor only reads.
READ = ("batch", "change", "source")


def editors_group(apps=installed_apps):
    """The group "Editors" with its permissions, made or brought up to date.

    A migration passes its own `apps`; a flush empties the table, so tests call this again.
    """
    create_permissions(installed_apps.get_app_config("articles"), verbosity=0, apps=apps)
    group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=EDITORS)
    group.permissions.set(
        apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="articles", codename__in=codenames()
        )
    )
    return group


def codenames():
    """Names of the permissions of an editor."""
    writing = [f"{verb}_{model}" for verb in ("add", "change", "view") for model in EDITED]
    return [*writing, *(f"view_{model}" for model in READ)]
