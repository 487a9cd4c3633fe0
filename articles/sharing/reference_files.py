"""Citations as files that reference managers read: BibTeX, RIS and CSL-JSON.

Every value is on one line already (citations.one_line), so none can begin a field of its own.
"""

from articles.models import Precision

from .citations import CLOSED

#: Characters that mean something to TeX. Braces get names: BibTeX counts even escaped ones.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)
#: What an address in BibTeX may not hold as it stands.
IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MEDIA = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json",
}


def iso_date(citation):
    """`YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty: as far as the date is known."""
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4, Precision.UNKNOWN: 0}
    return str(citation.published)[: length[citation.precision]] if citation.published else ""


def quotation(citation):
    """Ann Smith: “The river rose” for a quote, else empty."""
    if not citation.words:
        return ""
    who = f"{citation.speaker.natural}: " if citation.speaker else ""
    return f"{who}“{citation.words}”"


def bibtex(citation):
    """One entry of BibTeX, with a line end."""
    fields = {
        "author": " and ".join(bibtex_name(each) for each in citation.authors),
        "title": citation.title and braced(citation.title),
        "journal": citation.container.translate(TEX),
        "date": iso_date(citation),
        "year": iso_date(citation)[:4],
        "language": citation.language.translate(TEX),
        "url": (citation.url or citation.link).translate(IN_URL),
        "urldate": citation.accessed.isoformat(),
        "note": bibtex_note(citation),
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    if citation.published and len(iso_date(citation)) > 4:
        lines.append(f"  month = {MONTHS[citation.published.month - 1]},")
    return "\n".join([f"@article{{{citation.key},", *lines, "}", ""])


def braced(words):
    """Words whose capitals BibTeX leaves alone."""
    return f"{{{words.translate(TEX)}}}"


def bibtex_name(name):
    """von Last, Jr, First; what is no person's name in braces."""
    if not name.given:
        return braced(name.family)
    parts = [name.family, name.suffix, name.given] if name.suffix else [name.family, name.given]
    return ", ".join(braced(part) if " and " in part else part.translate(TEX) for part in parts)


def bibtex_note(citation):
    """Whose words are quoted, and our link."""
    link = citation.link.translate(IN_URL)
    said = quotation(citation).translate(TEX)
    said += "" if citation.words[-1:] in CLOSED else "."
    return f"{said} {citation.site.translate(TEX)}, \\url{{{link}}}".strip()


def ris(citation):
    """One record of RIS, its lines ended as the format asks."""
    date = iso_date(citation)
    given = [
        ("TY", "NEWS"),
        ("ID", citation.key),
        *(("AU", each.turned) for each in citation.authors),
        ("TI", citation.title),
        ("T2", citation.container),
        ("PY", date[:4]),
        ("DA", date and "/".join([*date.split("-"), "", "", ""][:4])),
        ("LA", citation.language),
        ("UR", citation.url or citation.link),
        ("L2", citation.link if citation.url else ""),
        ("N1", quotation(citation)),
        ("DP", citation.site),
        ("Y2", citation.accessed.strftime("%Y/%m/%d/")),
    ]
    lines = [f"{tag}  - {value}" for tag, value in given if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def csl(citation):
    """One item of CSL-JSON, a dict."""
    date = iso_date(citation)
    fields = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [csl_name(each) for each in citation.authors],
        "container-title": citation.container,
        "issued": date and csl_date(date),
        "language": citation.language,
        "URL": citation.url or citation.link,
        "accessed": csl_date(citation.accessed.isoformat()),
        "note": quotation(citation),
        "archive": citation.site,
        "archive_location": citation.link,
    }
    return {key: value for key, value in fields.items() if value}


def csl_name(name):
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def csl_date(date):
    return {"date-parts": [[int(part) for part in date.split("-")]]}
