"""What pages say about themselves to machines: nodes of schema.org in JSON-LD.

Every function returns a dict without empty values; `absolute` makes paths full addresses.
"""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from .addresses import canonical, list_address, web_address
from .citation_names import is_body
from .citations import author, one_line
from .embeds import title_of
from .json_forms import printed_date, shown, variants

CONTEXT = "https://schema.org"
WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
TYPES = {"opinion": "OpinionNewsArticle", "statement": "Article"}


def node(kind, **fields):
    """A node of that type without the fields that say nothing."""
    return {"@type": kind, **{key: value for key, value in fields.items() if value}}


def named(kind, record, absolute):
    """A record that is only referred to, or None if it may not be shown."""
    if not shown(record):
        return None
    return node(kind, url=absolute(record.get_absolute_url()), name=str(record))


def speaker_of(quote, absolute):
    """Who speaks: a node with an address where there is a page, else with a name only."""
    kind = "Organization" if quote.by and quote.by == quote.organization else "Person"
    if quote.by:
        return named(kind, quote.by, absolute)
    return node(kind, name=quote.speaker_name) if quote.speaker_name else None


def quotation(quote, absolute):
    """The Quotation of a quote's page."""
    address = absolute(canonical(quote))
    return node(
        "Quotation",
        **{"@id": address},
        url=address,
        identifier=quote.public_id,
        name=title_of(quote),
        text=quote.text,
        creator=speaker_of(quote, absolute),
        inLanguage=quote.article.language,
        datePublished=printed_date(quote.article),
        isPartOf=article_named(quote.article, absolute),
        isBasedOn=web_address(quote.article.source_url),
        image=absolute(canonical(quote, "card")),
    )


def class_of_article(article):
    """The class of an article: news, unless its kind says otherwise."""
    return TYPES.get(article.kind, "NewsArticle")


def article_named(article, absolute):
    """An article that a quote stands in."""
    address = absolute(canonical(article))
    return node(
        class_of_article(article),
        **{"@id": address},
        url=address,
        headline=article.headline,
        datePublished=printed_date(article),
        publisher=named("NewsMediaOrganization", article.publication, absolute),
    )


def article(article, absolute, quotes=(), people=(), bodies=(), topics=()):
    """The NewsArticle of an article's page with what it quotes, names and is about."""
    mentions = [named("Person", each, absolute) for each in people]
    mentions += [named("Organization", each, absolute) for each in bodies]
    return {
        **article_named(article, absolute),
        **node(
            class_of_article(article),
            identifier=article.public_id,
            author=[author_node(each) for each in article.bylines if one_line(each)],
            articleSection=article.section,
            dateModified=article.changed_at.isoformat(),
            inLanguage=article.language,
            isBasedOn=web_address(article.source_url),
            image=absolute(canonical(article, "card")),
            mentions=mentions,
            about=[node("Thing", name=each.name) for each in topics],
            hasPart=[{"@id": absolute(canonical(each))} for each in quotes],
        ),
    }


def author_node(byline):
    """A byline as a person, or as a body if it is one."""
    name = author(byline).natural
    return node("Organization" if is_body(name.split()) else "Person", name=name)


def same_as(record):
    """The record's page at Wikidata, if its id is one."""
    known = WIKIDATA.fullmatch(record.wikidata_id)
    return f"https://www.wikidata.org/wiki/{record.wikidata_id}" if known else ""


def authority(kind, record, absolute, **fields):
    """A person or a body with every name."""
    address = absolute(canonical(record))
    return node(
        kind,
        **{"@id": address},
        url=address,
        identifier=record.public_id,
        name=record.name,
        alternateName=variants(record),
        description=one_line(record.description),
        sameAs=same_as(record),
        **fields,
    )


def person(speaker, absolute, roles=()):
    """The Person of a speaker's page; `roles` are affiliations and mentions, the latest first."""
    body = next(filter(None, (shown(getattr(each, "organization", None)) for each in roles)), None)
    return authority(
        "Person",
        speaker,
        absolute,
        jobTitle=next((each.role for each in roles if each.role), ""),
        affiliation=named("Organization", body, absolute),
        image=absolute(canonical(speaker, "card")),
    )


def organization(body, absolute):
    """The Organization of an organization's page."""
    parent = named("Organization", body.parent, absolute)
    found = authority("Organization", body, absolute, parentOrganization=parent)
    names = [*found.get("alternateName", []), *filter(None, [body.acronym])]
    return {**found, **({"alternateName": names} if names else {})}


def publication(outlet, absolute):
    """The NewsMediaOrganization of a publication's page."""
    address = absolute(canonical(outlet))
    return node(
        "NewsMediaOrganization",
        **{"@id": address},
        identifier=outlet.public_id,
        name=outlet.name,
        alternateName=outlet.variant_names,
        url=web_address(outlet.home_page) or address,
        mainEntityOfPage=address,
        parentOrganization=named("Organization", outlet.organization, absolute),
    )


def topic(subject, absolute):
    """The DefinedTerm of a topic's page."""
    address = absolute(canonical(subject))
    return node(
        "DefinedTerm",
        **{"@id": address},
        url=address,
        termCode=subject.public_id,
        name=subject.name,
        description=one_line(subject.description),
    )


def dataset(absolute):
    """The Dataset that the whole archive is."""
    formats = (("json", "application/json"), ("csv", "text/csv"), ("jsonl", "application/jsonl"))
    return node(
        "Dataset",
        **{"@id": absolute(reverse("about"))},
        url=absolute(reverse("about")),
        name=settings.SITE_NAME,
        description=_(
            "Quotations found in news articles, each with who said it, where and when it was "
            "printed, and how sure that is."
        ),
        variableMeasured=["text", "speaker", "article", "publication", "published", "review"],
        isAccessibleForFree=True,
        license=settings.LICENSE_URL,
        distribution=[
            node(
                "DataDownload",
                contentUrl=absolute(list_address(listed, format=form)),
                encodingFormat=media,
            )
            for listed in ("quote", "article")
            for form, media in formats
        ],
    )


def website(absolute):
    """The WebSite of the front page, with its search."""
    target = absolute(reverse("quote-list")) + "?q={search_term_string}"
    return node(
        "WebSite",
        url=absolute("/"),
        name=settings.SITE_NAME,
        potentialAction={
            "@type": "SearchAction",
            "target": node("EntryPoint", urlTemplate=target),
            "query-input": "required name=search_term_string",
        },
    )


def breadcrumbs(absolute, *steps):
    """A BreadcrumbList of (name, path) steps from the front page on."""
    steps = ((settings.SITE_NAME, reverse("home")), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": str(name), "item": absolute(path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }
