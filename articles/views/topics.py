"""The page of a topic."""

from functools import partial

from django.utils.translation import gettext as _

from articles.ingest.reach import with_parts
from articles.models import Article, Topic
from articles.models.written import written
from articles.search.holdings import holdings, part
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year, list_address
from articles.sharing.json_forms import shown, topic_form

from . import tallies, timeline, together
from .permalinks import RecordPage, by_id

LATEST = 8
PEOPLE = 10


class TopicPage(RecordPage):
    """A subject with its parts, its articles, and who is quoted in them."""

    kind = "topic"
    records = by_id(Topic.objects.select_related("moved_to", "parent"))
    template_name = "topic.html"
    feed = ("article", "topic")

    def context(self, topic):
        subjects = [each.pk for each in with_parts(topic)]
        held, quotes = holdings(
            part("articles", topic=topic.public_id), part("quotes", topic=topic.public_id)
        )
        full = partial(absolute, self.request)
        return {
            "topic": topic,
            "structured": [
                structured_data.topic(topic, full),
                structured_data.breadcrumbs(
                    full,
                    (_("Topics"), list_address("topic")),
                    (topic, topic.get_absolute_url()),
                ),
            ],
            "parent": shown(topic.parent),
            "parts": parts_of(topic.pk),
            "quoted": tallies.most_quoted(quotes, PEOPLE),
            "latest": tallies.with_quote_counts(latest_under(subjects)),
            "years": timeline.by_year(held, in_year("article", topic=topic.public_id)),
            **together.shown(spoken_under(subjects), held.total),
        }

    def form(self, topic, absolute):
        return topic_form(topic, absolute, filed_under(topic__in=with_parts(topic)).count())


def filed_under(**topics):
    """The public articles that are filed under one of some topics."""
    filed = Article.topics.through.objects.filter(**topics)
    return Article.objects.public().filter(pk__in=filed.values("article"))


@written
def latest_under(topics):
    return tallies.newest(filed_under(topic=topics.any), LATEST)


@written
def spoken_under(topics):
    return together.spoken_in(filed_under(topic=topics.any))


@written
def parts_of(topic):
    """The public topics right below one."""
    return Topic.objects.public().filter(parent=topic)
