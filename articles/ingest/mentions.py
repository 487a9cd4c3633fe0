"""Storing whom an article names, where, and what it says they are."""

from articles.models import Affiliation, OrganizationMention, SpeakerMention

from .reanchor import flat, pairs_of


def store_mentions(readings, voices):
    """Replace the mention rows of Readings, and the affiliations that the machine read there.

    `voices` is {article key: Voices}.
    """
    forget([each.article.pk for each in readings if each.again])
    people, bodies, affiliations = [], [], []
    for each in readings:
        article, extraction, of_article = each.article, each.extraction, voices[each.article.pk]
        found = speaker_mentions(article, extraction.people, of_article.people)
        there = organization_mentions(article, extraction.organizations, of_article.organizations)
        for row in (*found, *there):
            record = row.speaker if isinstance(row, SpeakerMention) else row.organization
            keep_for_resolution(row, of_article.named[record])
        people += found
        bodies += there
        affiliations += affiliations_of(article, extraction.people, of_article)
    SpeakerMention.objects.bulk_create(people)
    OrganizationMention.objects.bulk_create(bodies)
    Affiliation.objects.bulk_create(affiliations)


def forget(article_keys):
    """Drop what the machine read in articles before."""
    if article_keys:
        SpeakerMention.objects.filter(article__in=article_keys).delete()
        OrganizationMention.objects.filter(article__in=article_keys).delete()
        by_machine = Affiliation.objects.filter(by=Affiliation.By.MACHINE)
        by_machine.filter(article__in=article_keys).delete()


def keep_for_resolution(row, named):
    """Note in a mention row what later articles will be compared with."""
    row.name, row.key, row.rank = named.unit.name, named.unit.key, named.unit.rank
    row.block, row.variants = named.block, named.variants
    if isinstance(row, SpeakerMention):
        row.traits = list(named.unit.traits)


def speaker_mentions(article, people, records):
    rows = {}
    for person in people:
        if record := records.get(person.name):
            row = rows.setdefault(
                record.pk,
                SpeakerMention(article=article, speaker=record, name=person.name[:300], spans=[]),
            )
            row.role = row.role or (person.role or "")[:500]
            row.spans = merged(row.spans, person.mentions)
    return [row for row in rows.values() if row.spans]


def organization_mentions(article, organizations, records):
    rows = {}
    for organization in organizations:
        if record := records.get(organization.name):
            row = rows.setdefault(
                record.pk,
                OrganizationMention(
                    article=article, organization=record, name=organization.name[:300], spans=[]
                ),
            )
            row.spans = merged(row.spans, organization.mentions)
    return [row for row in rows.values() if row.spans]


def merged(spans, mentions):
    """A flat array of both, in reading order, none twice."""
    pairs = {*zip(spans[::2], spans[1::2], strict=True), *pairs_of(mentions)}
    return flat(sorted(pairs))


def affiliations_of(article, people, voices):
    """Unsaved rows of what each person was when this article was written, as it says."""
    return [
        Affiliation(
            article=article,
            by=Affiliation.By.MACHINE,
            speaker=voices.people[person.name],
            organization=voices.organizations.get(person.affiliation),
            role=(person.role or "")[:500],
        )
        for person in people
        if person.name in voices.people
        and (person.role or voices.organizations.get(person.affiliation))
    ]
