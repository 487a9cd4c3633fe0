"""What search documents need to know about articles beyond articles and quotes themselves."""

from collections import defaultdict

from articles.models import Article, OrganizationMention, SpeakerMention, State, Topic


class Context:
    """What the documents of some articles need beyond articles and quotes: in four queries.

    `organizations` and `topics` map an article's key to the (key, public id) of each it has.
    """

    def __init__(self, article_ids, quotes):
        self.printed = {}
        self.organizations = defaultdict(set)
        self.read_mentions(article_ids, {quote.speaker_id for quote in quotes})
        for quote in quotes:
            if quote.organization__state == State.PUBLIC:
                body = quote.organization_id, quote.organization__public_id
                self.organizations[quote.article_id].add(body)
        self.topics = topics_of(article_ids)

    def read_mentions(self, article_ids, speaker_ids):
        people = SpeakerMention.objects.filter(article__in=article_ids, speaker__in=speaker_ids)
        for article, speaker, name in people.values_list("article_id", "speaker_id", "name"):
            self.printed[article, "speaker", speaker] = name
        bodies = OrganizationMention.objects.filter(
            article__in=article_ids, organization__state=State.PUBLIC
        )
        for article, body, public_id, name in bodies.values_list(
            "article_id", "organization_id", "organization__public_id", "name"
        ):
            self.printed[article, "organization", body] = name
            self.organizations[article].add((body, public_id))

    def names_of(self, quote):
        """Who speaks, as displayed and as printed in the article; nothing without a public page.

        Not every variant name: another article that adds one would put this document out of date.
        """
        if quote.speaker_id:
            kind, key = "speaker", quote.speaker_id
            name, state = quote.speaker__name, quote.speaker__state
        else:
            kind, key = "organization", quote.organization_id
            name, state = quote.organization__name, quote.organization__state
        if state != State.PUBLIC:
            return []
        return [name, self.printed.get((quote.article_id, kind, key), "")]


def topics_of(article_ids):
    """{article key: (key, public id) of its topics and of the topics above them}"""
    rows = Topic.objects.values_list("pk", "public_id", "state", "parent_id")
    tree = {pk: row for pk, *row in rows}
    filed = defaultdict(set)
    for article, topic in Article.topics.through.objects.filter(
        article__in=article_ids
    ).values_list("article_id", "topic_id"):
        filed[article].update(lineage(topic, tree))
    return filed


def lineage(topic, tree):
    """(key, public id) of a topic and of those above it, without hidden ones."""
    seen = set()
    while topic is not None and topic not in seen:
        seen.add(topic)
        public_id, state, topic_above = tree[topic]
        if state == State.PUBLIC:
            yield topic, public_id
        topic = topic_above
