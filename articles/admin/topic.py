"""Topics: a tree that articles are filed under."""

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Topic

from .links import list_link
from .merging import MergeAdmin
from .tree import TreeForm


class TopicForm(TreeForm):
    class Meta:
        widgets = {"description": forms.Textarea(attrs={"rows": 3, "cols": 80})}


@admin.register(Topic)
class TopicAdmin(MergeAdmin):
    compared = ("name", "parent", "description")
    form = TopicForm
    list_display = ("name", "parent", "articles", "state_in_words")
    list_filter = ("state",)
    list_select_related = ("parent",)
    ordering = ("name", "pk")
    search_fields = ("name", "parent__name")
    autocomplete_fields = ("parent",)
    fieldsets = [(None, {"fields": ["name", "parent", "description", "why"]})]

    def get_queryset(self, request):
        filed = Article.topics.through.objects.filter(topic=OuterRef("pk")).order_by()
        count = filed.values("topic").annotate(n=Count("pk")).values("n")
        queryset = super().get_queryset(request).select_related("parent")
        return queryset.annotate(article_count=Subquery(count))

    def page_queryset(self):
        return Topic.objects.select_related("parent")

    def choice_label(self, topic):
        return f"{topic.parent} › {topic}" if topic.parent else topic.name

    @admin.display(description=_("articles"))
    def articles(self, topic):
        return list_link(topic.article_count or 0, Article, topics=topic.public_id)
