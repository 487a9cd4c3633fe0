"""From what an extraction says of an article to the fields of its record."""

from dataclasses import asdict
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from articles.models import Article, Change, date_and_precision

from . import ledger
from .authority import publication_named

is_url = URLValidator(schemes=["http", "https"])


class BadMetadata(ValueError):
    """A field that was given with an article makes no sense; says which in one sentence."""


def metadata_of(extraction, publications):
    """{field: value} for an Article, each within what its column holds. Raises BadMetadata.

    `publications` keeps {(name, domain): record or None} of those that were looked up.
    """
    published, precision = date_of(extraction.published)
    url = clean_url(extraction.url)
    named = extraction.publication, domain_of(url)
    if named not in publications:
        publications[named] = publication_named(*named)
    return {
        "publication": publications[named],
        "headline": extraction.headline or "",
        "dek": extraction.dek or "",
        "bylines": list(extraction.bylines),
        "section": (extraction.section or "")[:300],
        "published": published,
        "published_precision": precision,
        "source_url": url,
        "language": (extraction.language or "")[:35],
        "direction": extraction.direction or Article.Direction.LTR,
        "kind": extraction.kind if extraction.kind in Article.Kind.values else Article.Kind.NEWS,
    }


def date_of(printed):
    """(date or None, Precision) of an extraction's date. Raises BadMetadata."""
    try:
        return date_and_precision(printed)
    except ValueError:
        raise BadMetadata(
            f"The date “{printed[:50]}” is none like 2022-08-30, 2022-08 or 2022."
        ) from None


def clean_url(url):
    """`url` if it is a web address that fits its column, else empty."""
    try:
        is_url(url or "")
    except ValidationError:
        return ""
    return url if len(url) <= 2000 else ""


def domain_of(url):
    """The host of a clean URL without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def layout_and_evidence(extraction):
    return {
        "layout": [asdict(block) | {"by": "machine"} for block in extraction.blocks],
        "evidence": {
            name: [candidate_as_json(candidate) for candidate in candidates]
            for name, candidates in extraction.evidence.items()
        },
    }


def candidate_as_json(candidate):
    where = asdict(candidate.span) if candidate.span else {}
    value = list(candidate.value) if isinstance(candidate.value, tuple) else candidate.value
    return {"value": value, "from": candidate.origin, **where, "chosen": candidate.chosen}


def set_unlocked(article, metadata, origin):
    """Set what the machine may set; what a person set becomes a proposal where it differs."""
    locked = Change.objects.locked_fields(article)
    if "published" in locked or "published_precision" in locked:
        locked |= {"published", "published_precision"}
    for name, value in metadata.items():
        before = getattr(article, name)
        if before == value:
            continue
        if name in locked:
            ledger.propose(article, name, before, value, **origin)
        else:
            ledger.write(article, name, before, value, **origin)
            setattr(article, name, value)
