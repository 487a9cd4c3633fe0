from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("archive")


class DeskConfig(AdminConfig):
    """Django's admin as the editors' desk."""

    default_site = "articles.desk.Desk"
