"""The publication that an article names."""

from articles.models import Publication

from .keys import LONGEST_NAME, name_key


def publication_named(name, domain=""):
    """The publication of this name or domain, made if the archive has none; None without a name."""
    key = name_key(Publication, name or "")[:LONGEST_NAME]
    by_domain = (
        Publication.objects.filter(domain=domain).exclude(domain="").first() if domain else None
    )
    if not key:
        return followed(by_domain)
    known = (
        Publication.objects.filter(name_keys__contains=[key]).order_by("pk").first() or by_domain
    )
    return followed(known) or Publication.objects.create(
        public_id=Publication.objects.free_id("publication", key),
        name=name[:LONGEST_NAME],
        name_keys=[key],
        domain=domain[:253],
    )


def followed(record):
    return record.moved_to or record if record else None
