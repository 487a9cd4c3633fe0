"""Citations: what is known of an article or a quote, in the styles that people are asked for.

The original article is cited; our link and the day say where it was read. The styles are those
of the Chicago Manual (17, notes), APA (7) and MLA (9), which are English in any language.
"""

import datetime
import re
from dataclasses import dataclass

from articles.models import Precision

from .addresses import versioned, web_address
from .citation_names import Name, as_printed, personal
from .json_forms import shown

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
#: As MLA shortens them.
SHORT_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
UNTITLED = "Untitled article"
#: Unicode's category Cc without white space.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
#: Authors that are all named; beyond, MLA and Chicago's notes name the first and say so.
ALL_NAMED = {"Chicago": 3, "APA": 20, "MLA": 2}
#: Marks after which a title takes no full stop or comma.
CLOSED = "?!.…؟"


@dataclass(frozen=True)
class Citation:
    """What the styles and the files need.

    `url` is the original, empty if unknown; `link` ours; `speaker` and `words` are of a quote.
    """

    key: str
    link: str
    site: str
    accessed: datetime.date
    title: str
    authors: tuple[Name, ...]
    container: str
    published: datetime.date | None
    precision: str
    language: str
    url: str
    speaker: Name | None = None
    words: str = ""


def of_article(article, *, link, site, accessed, key=""):
    """The Citation of an article."""
    publication = shown(article.publication)
    return Citation(
        key=key or f"article-{article.public_id}",
        link=link,
        site=one_line(site),
        accessed=accessed,
        title=one_line(article.headline),
        authors=tuple(author(each) for each in article.bylines if one_line(each)),
        container=one_line(publication.name) if publication else "",
        published=article.published,
        precision=article.published_precision,
        language=article.language,
        url=web_address(one_line(article.source_url)),
    )


def of_quote(quote, absolute, *, site, accessed):
    """The Citation of a quote; its link says which words it was made for."""
    whole = of_article(
        quote.article,
        link=absolute(versioned(quote)),
        site=site,
        accessed=accessed,
        key=f"quote-{quote.public_id}",
    )
    speaker, words = speaker_of(quote), one_line(quote.text)
    return Citation(**{**vars(whole), "speaker": speaker, "words": words})


def author(byline):
    """The Name of one who signs; the word “by” is not part of it."""
    words = one_line(byline)
    return personal(words[3:] if words[:3].casefold() == "by " else words)


def speaker_of(quote):
    """The Name of who speaks, or None; only people's names are taken apart."""
    name = one_line(quote.speaker_name)
    if not name:
        return None
    if quote.by and quote.by == quote.speaker:
        return personal(name, one_line(quote.by.sort_name))
    return as_printed(name)


def one_line(words):
    """`words` on one line, without control characters: nothing can begin a new field."""
    return " ".join(CONTROL.sub("", words).split())


def chicago(citation):
    """A note in the style of Chicago."""
    who = joined(citation.authors, "natural", "and", ALL_NAMED["Chicago"])
    if citation.speaker:
        quoted = f"{capital(citation.speaker.natural)}, quoted in"
        who = f"{quoted} {who}" if who else quoted
        who += "," if citation.authors else ""
    elif who:
        who += ","
    day = long_date(citation, "{month} {day}, {year}", MONTHS)
    where = ", ".join(filter(None, [citation.container, day, citation.url]))
    head = " ".join(
        filter(None, [who, in_quotes(citation.title or UNTITLED, "," if where else ".")])
    )
    read = f"{citation.site}, accessed {american(citation.accessed)}, {citation.link}."
    return f"{head} {where}. {read}" if where else f"{head} {read}"


def apa(citation):
    """An entry in the style of APA."""
    date = long_date(citation, "{year}, {month} {day}", MONTHS, "{year}, {month}") or "n.d."
    title = citation.title or f"[{UNTITLED}]"
    if citation.words:
        title += " [Quotation"
        title += f" of {citation.speaker.natural}]" if citation.speaker else "]"
    who = joined(citation.authors, "with_initials", "&", ALL_NAMED["APA"])
    head = f"{stopped(who)} ({date}). {stopped(title)}" if who else f"{stopped(title)} ({date})."
    read = f"Retrieved {american(citation.accessed)}, from {citation.link}"
    container = stopped(citation.container) if citation.container else ""
    return " ".join(filter(None, [head, container, citation.url, read]))


def mla(citation):
    """An entry in the style of MLA."""
    first = joined(citation.authors, "turned", "and", ALL_NAMED["MLA"])
    if citation.speaker:
        who = joined(citation.authors, "natural", "and", ALL_NAMED["MLA"])
        quoted = stopped(capital(citation.speaker.turned)) + " Quoted in"
        first = f"{quoted} {who}," if who else quoted
    elif first:
        first = stopped(first)
    title = in_quotes(citation.title or UNTITLED, ".")
    day = long_date(citation, "{day} {month} {year}", SHORT_MONTHS)
    where = ", ".join(filter(None, [citation.container, day, citation.url]))
    read = f"{citation.site}, {citation.link}. Accessed {short_date(citation.accessed)}."
    return " ".join(filter(None, [first, title, where and stopped(where), read]))


STYLES = (("Chicago", chicago), ("APA", apa), ("MLA", mla))


def joined(names, form, conjunction, most):
    """Names after each other; only MLA's and APA's first (APA: every) one is turned round."""
    if not names:
        return ""
    if len(names) > most:
        return (
            f"{getattr(names[0], form)} et al."
            if form != "turned"
            else f"{names[0].turned}, et al."
        )
    rest = "natural" if form == "turned" else form
    words = [getattr(names[0], form), *(getattr(each, rest) for each in names[1:])]
    if len(words) == 1:
        return words[0]
    comma = "," if len(words) > 2 or form != "natural" else ""
    return f"{', '.join(words[:-1])}{comma} {conjunction} {words[-1]}"


def long_date(citation, day, months, month="{month} {year}"):
    """The date as far as it is known, by the patterns for a day and a month; empty without one."""
    if not citation.published:
        return ""
    patterns = {Precision.DAY: day, Precision.MONTH: month, Precision.YEAR: "{year}"}
    date = citation.published
    return patterns[citation.precision].format(
        year=date.year, month=months[date.month - 1], day=date.day
    )


def american(day):
    """November 20, 2026"""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def short_date(day):
    """20 Nov. 2026"""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def in_quotes(title, mark):
    """A title between quotation marks with `mark` inside them; its own marks become single."""
    title = title.translate(str.maketrans('“”"', "‘’'"))
    ending = "" if title[-1:] in CLOSED and title else mark
    return f"“{title}{ending}”"


def stopped(words):
    """`words` with a full stop, unless they end with a mark of their own."""
    return words if words[-1:] in CLOSED else f"{words}."


def capital(words):
    return words[:1].upper() + words[1:]
