"""The JSON forms of records, in lists and alone.

Every form has `id` and `url`. `absolute` is a function from a path to a full address.
What a publication does not let us show is null.
"""

from articles.models import Display, State

from . import dates


def shown(record):
    """`record` if it may be shown, else None."""
    return record if record and record.state == State.PUBLIC else None


def printed_date(article):
    """`YYYY-MM-DD`, `YYYY-MM`, `YYYY` or None: as far as the article's date is known."""
    return dates.printed(article.published, article.published_precision)


def identity(record, absolute):
    """What every form begins with."""
    return {"id": record.public_id, "url": absolute(record.get_absolute_url())}


def named(record, absolute):
    """A record that is only referred to: id, address and name, or None if it may not be shown."""
    return shown(record) and {**identity(record, absolute), "name": str(record)}


def article_line(article, absolute):
    """An article in a list."""
    return {
        **identity(article, absolute),
        "headline": article.headline,
        "publication": named(article.publication, absolute),
        "published": printed_date(article),
        "kind": article.kind,
        "language": article.language,
    }


def article_form(article, absolute, quotes, topics):
    """An article alone; its text only where the publication lets the whole of it be shown."""
    whole = article.display == Display.FULL
    return {
        **article_line(article, absolute),
        "dek": article.dek if whole else None,
        "bylines": article.bylines,
        "section": article.section,
        "direction": article.direction,
        "source_url": article.source_url,
        "topics": [named(topic, absolute) for topic in topics],
        "text": article.text if whole else None,
        "layout": article.layout if whole else None,
        "quotes": [quote_form(quote, absolute) for quote in quotes],
    }


def quote_line(quote, absolute):
    """A quote in a list."""
    return {
        **identity(quote, absolute),
        "text": quote.text,
        "kind": quote.kind,
        "speaker": quote_speaker(quote, absolute),
        "label": quote.label if quote.speaker_name else "",
        "named": quote.named,
        "article": article_line(quote.article, absolute),
        "confidence": round(quote.confidence, 3),
        "review": quote.review,
    }


def quote_speaker(quote, absolute):
    """The record that speaks, with its kind, or None."""
    if not quote.by:
        return None
    return {"kind": quote.by._meta.model_name, **named(quote.by, absolute)}


def quote_form(quote, absolute):
    """A quote alone, with the places of its words in the article's text."""
    return {
        **quote_line(quote, absolute),
        "segments": [{"start": start, "end": end} for start, end in quote.spans],
        "basis": quote.basis,
        "fingerprint": quote.fingerprint,
        "orphaned": quote.orphaned_at is not None,
    }


def authority_line(record, absolute, quotes):
    """A speaker or an organization in a list; `quotes` is how many."""
    return {
        **identity(record, absolute),
        "name": record.name,
        "sort_name": record.sort_name,
        "variants": variants(record),
        "quotes": quotes,
    }


def variants(record):
    """The other names a record goes by, in order."""
    names = {each.name for each in record.variant_names.all()}
    return sorted(names - {record.name})


def authority_form(record, absolute, quotes):
    """A speaker or an organization alone."""
    return {
        **authority_line(record, absolute, quotes),
        "description": record.description,
        "wikidata": record.wikidata_id,
    }


def organization_form(record, absolute, quotes):
    """An organization alone."""
    return {
        **authority_form(record, absolute, quotes),
        "acronym": record.acronym,
        "kind": record.kind,
        "country": record.country,
        "parent": named(record.parent, absolute),
    }


def publication_form(record, absolute, articles):
    """A publication, in a list or alone; `articles` is how many."""
    return {
        **identity(record, absolute),
        "name": record.name,
        "variants": record.variant_names,
        "domain": record.domain,
        "country": record.country,
        "language": record.language,
        "home_page": record.home_page,
        "display": record.display,
        "articles": articles,
    }


def topic_form(record, absolute, articles):
    """A topic, in a list or alone; `articles` is how many are filed under it."""
    return {
        **identity(record, absolute),
        "name": record.name,
        "description": record.description,
        "parent": named(record.parent, absolute),
        "articles": articles,
    }
