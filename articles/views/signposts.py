"""The header that leads programs which read no page from form to form: https://signposting.org.

Every form but the page is named by its id alone, which leads to it: with the words behind the id,
percent-encoded, the header of a Persian page would be longer than proxies take.
"""

from django.conf import settings

from articles.sharing import structured_data
from articles.sharing.addresses import FORMS_OF, canonical, permanent

from .forms import MEDIA

#: What says something of a record, and what holds its words or shows them.
DESCRIBING = ("json", "popolo", "csl", "bib", "ris")
ITEMS = {"annotations": MEDIA["annotations"], "card": "image/png"}
#: Every page is about something (the first), which is a thing of this class at schema.org.
PAGE = "AboutPage"
CLASSES = {
    "quote": "Quotation",
    "speaker": "Person",
    "organization": "Organization",
    "publication": "NewsMediaOrganization",
    "topic": "DefinedTerm",
}


def of_page(record, absolute):
    """The header of a page: how to cite it, what it is, by whom, what describes it, its parts."""
    forms = FORMS_OF[record._meta.model_name]
    links = [(absolute(canonical(record)), "cite-as", "")]
    links += [
        (f"{structured_data.CONTEXT}/{each}", "type", "") for each in (PAGE, class_of(record))
    ]
    if record._meta.model_name == "quote" and record.by:
        links.append((absolute(canonical(record.by)), "author", ""))
    links += [
        (absolute(permanent(record, form)), "describedby", media_of(form))
        for form in DESCRIBING
        if form in forms
    ]
    links += [
        (absolute(permanent(record, form)), "item", media)
        for form, media in ITEMS.items()
        if form in forms
    ]
    return header([*links, *licence()])


def of_form(record, form, absolute):
    """The header of another form of a record: the way back to its page."""
    relation = "describes" if form in DESCRIBING else "collection"
    return header([(absolute(canonical(record)), relation, "text/html"), *licence()])


def media_of(form):
    """The media type of a form, without the charset; Popolo has none of its own."""
    return MEDIA.get(form, MEDIA["json"]).partition("; charset")[0]


def class_of(record):
    """The name of the class at schema.org that the record's page gives in JSON-LD."""
    kind = record._meta.model_name
    return CLASSES.get(kind) or structured_data.class_of_article(record)


def licence():
    """The terms under which the archive gives out what is its own, where it says so."""
    return [(settings.LICENSE_URL, "license", "")] if settings.LICENSE_URL else []


def header(links):
    """The value of the header Link for (address, relation, media type or empty)."""
    return ", ".join(
        f'<{address}>; rel="{relation}"' + (f"; type={quoted(media)}" if media else "")
        for address, relation, media in links
    )


def quoted(media):
    """A media type as a quoted string."""
    return '"{}"'.format(media.replace('"', '\\"'))
