"""Publications, and how much of their articles is shown."""

from django.contrib import admin
from django.db.models import CharField, F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from articles.folding import fold_name
from articles.models import Article, Publication

from .bounded import CountUpTo, in_words
from .fields import LinesField
from .links import list_link
from .merging import MergeAdmin
from .record import RecordForm
from .words import public_id_in


class PublicationForm(RecordForm):
    variant_names = LinesField(
        label=_("Variant names"), required=False, max_item_length=300, help_text=_("One a line.")
    )


@admin.register(Publication)
class PublicationAdmin(MergeAdmin):
    compared = ("name", "domain", "country", "language", "display")
    form = PublicationForm
    list_display = (
        "name",
        "domain",
        "country",
        "language",
        "display",
        "articles",
        "state_in_words",
    )
    list_filter = ("state", "display")
    ordering = ("name", "pk")
    search_fields = ("name",)
    search_help_text = _("A name in any spelling, a domain, or a permanent id or address")
    autocomplete_fields = ("organization",)
    fieldsets = [
        (None, {"fields": [
            "name", "variant_names", ("domain", "home_page"), ("country", "language"),
            "organization", "display", "why",
        ]}),
    ]  # fmt: skip

    def get_queryset(self, request):
        articles = Article.objects.filter(publication=OuterRef("pk"))
        return super().get_queryset(request).annotate(article_count=CountUpTo(articles))

    def page_queryset(self):
        return Publication.objects.select_related("organization")

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        keys = Func(
            F("name_keys"), Value("\n"), function="array_to_string", output_field=CharField()
        )
        wanted = Q(domain__icontains=search_term) | Q(public_id=public_id_in(search_term) or "")
        if key := fold_name(search_term):
            wanted |= Q(joined_keys__contains=key)
        return queryset.alias(joined_keys=keys).filter(wanted), False

    @admin.display(description=_("articles"))
    def articles(self, publication):
        count = in_words(publication.article_count)
        return list_link(count, Article, publication=publication.public_id)
