"""Storing whom an article names, where, and what it says they are."""

from articles.models import Affiliation, OrganizationMention, SpeakerMention

from .reanchor import flat, pairs_of


def store_mentions(article, extraction, voices):
    """Replace the article's mention rows, and the affiliations that the machine read from it."""
    article.speaker_mentions.all().delete()
    article.organization_mentions.all().delete()
    people = speaker_mentions(article, extraction.people, voices.people)
    bodies = organization_mentions(article, extraction.organizations, voices.organizations)
    for row, record in [*((r, r.speaker) for r in people), *((r, r.organization) for r in bodies)]:
        keep_for_resolution(row, voices.named[record])
    SpeakerMention.objects.bulk_create(people)
    OrganizationMention.objects.bulk_create(bodies)
    store_affiliations(article, extraction.people, voices)


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


def store_affiliations(article, people, voices):
    """What each person was when this article was written, as it says."""
    article.affiliations.filter(by=Affiliation.By.MACHINE).delete()
    Affiliation.objects.bulk_create(
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
    )
