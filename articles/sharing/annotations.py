"""Quotes and editors' notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

Offsets are code points of the article's text in the archive, as everywhere; words before and
after go no further than what the publication lets us show.
"""

from .addresses import canonical
from .passages import blocks_of, shown_blocks

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA = f'application/ld+json; profile="{CONTEXT}"'
#: Letters before and after the words; Hypothesis, too, gives 32.
AROUND = 32


def page(record, items, absolute):
    """An AnnotationPage of a record; `items` is a function from its own address to a list."""
    address = absolute(canonical(record, "annotations"))
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items(address),
    }


def of_record(record, article, quotes, notes, absolute):
    """The AnnotationPage of an article or a quote with these quotes and public notes."""
    shown = shown_blocks(article, blocks_of(article), quotes)
    return page(
        record,
        lambda address: [
            *(of_quote(each, article, shown, address, absolute) for each in quotes),
            *(
                of_note(each, number, article, shown, address, absolute)
                for number, each in enumerate(notes, start=1)
            ),
        ],
        absolute,
    )


def of_quote(quote, article, shown, address, absolute):
    """Who says these words."""
    form = {
        "id": f"{address}#q-{quote.public_id}",
        "type": "Annotation",
        "motivation": "identifying" if quote.speaker_name else "highlighting",
        "created": quote.created_at.isoformat(),
        "modified": quote.changed_at.isoformat(),
        "target": targets(quote_spans(quote), article, shown, absolute),
    }
    return {**form, "body": speaker_of(quote, absolute)} if quote.speaker_name else form


def speaker_of(quote, absolute):
    """The body of an annotation: the record that speaks, else the words for it."""
    if quote.by:
        source = absolute(quote.by.get_absolute_url())
        return {"type": "SpecificResource", "source": source, "purpose": "identifying"}
    return {"type": "TextualBody", "value": quote.speaker_name, "purpose": "identifying"}


def of_note(note, number, article, shown, address, absolute):
    """What an editor says about these words, or about the whole article."""
    spans = quote_spans(note.quote) if note.quote else []
    if not note.quote and note.start is not None:
        spans = [(note.start, note.end)]
    return {
        "id": f"{address}#note-{number}",
        "type": "Annotation",
        "motivation": "commenting",
        "created": note.created_at.isoformat(),
        "modified": note.changed_at.isoformat(),
        "creator": {"type": "Person", "name": note.author.get_full_name() or note.author.username},
        "body": {"type": "TextualBody", "value": note.text, "format": "text/plain"},
        "target": targets(spans, article, shown, absolute),
    }


def quote_spans(quote):
    """Where a quote stands; nowhere if its words are gone."""
    return [] if quote.orphaned_at else quote.spans


def targets(spans, article, shown, absolute):
    """A target for each span, or the whole article without any."""
    source = absolute(canonical(article))
    found = [
        {"source": source, "selector": selectors(article.text, start, end, shown)}
        for start, end in spans
    ]
    return found or source


def selectors(text, start, end, shown):
    """By position always, by words as far as they may be shown."""
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    own = next((each for each in shown if each.start <= start and end <= each.end), None)
    if not own:
        return [position]
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(own.start, start - AROUND) : start],
        "suffix": text[end : min(own.end, end + AROUND)],
    }
    return [words, position]
