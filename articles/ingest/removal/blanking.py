"""Words blanked wherever they stand, what they were being written into a seal."""

from collections import Counter

from django.db.models import Q

from articles.fingerprint import fingerprint
from articles.models import (
    Affiliation,
    Annotation,
    Article,
    Change,
    Organization,
    Quote,
    Source,
    Speaker,
    State,
    Word,
)
from articles.search import vocabulary

from .scope import changes_with, words_in
from .seal import Seal
from .words import BLANK, Known, all_blank, blanked, digests, mapped, words_of

#: Fields of the ledger that hold no words of anybody.
NO_WORDS = (
    "state", "review", "moved_to", "orphaned_at", "published", "published_precision", "kind",
    "named", "segments", "topics", "layout", "language", "direction", "display", "speaker",
    "organization", "annotation_public", "parent", "publication",
)  # fmt: skip
#: Columns of records that hold words, and what stands there afterwards.
COLUMNS = {
    "name": BLANK * 3, "sort_name": BLANK * 3, "description": "", "wikidata_id": "",
    "acronym": "", "domain": "", "home_page": "", "variant_names": [], "name_keys": [],
}  # fmt: skip


def take_out(record, scope):
    """The Seal of everything that was blanked."""
    seal = Seal()
    for change in changes_with([*scope.phrases, *headlines(scope)]):
        known = Known(digests([*scope.phrases, *headlines(scope)]))
        wipe_change(change, known, seal)
    gone = Counter()
    for article in {each.pk: each for each in (*scope.articles, *scope.whole)}.values():
        gone.update(blank_article(article, words_in(article, scope), record, seal))
    for quote in quotes_of(record, scope):
        blank_quote(quote, seal)
    if not isinstance(record, Article | Quote):
        blank_names(record, seal)
    forget_spelling(scope, gone)
    return seal


def quotes_of(record, scope):
    """The quotes of which nothing stays, with those that were merged into them."""
    if isinstance(record, Speaker | Organization):
        gone = Q(**{record._meta.model_name: record})
    else:
        gone = Q(pk__in=[each.pk for each in (record, *scope.covered) if isinstance(each, Quote)])
    own = Quote.objects.filter(gone).order_by("pk")
    return [*own, *Quote.objects.filter(moved_to__in=own).exclude(pk__in=own).order_by("pk")]


def headlines(scope):
    """The headlines of articles that go as a whole: other records' ledger rows name them."""
    return [each.headline for each in scope.whole if each.headline]


def blank_article(article, words, record, seal):
    """Blank `words` in an article and everything that repeats it; the words it has no longer."""
    article = Article.objects.get(pk=article.pk)
    before = f"{article.headline} {article.text}"
    spans = [*words.found(article.text), *places_of(record, article)]
    text = blanked(article.text, spans)
    for quote in article.quotes.all():
        blank_within(quote, text, words, seal)
    seal.write(
        article,
        text=text,
        headline=words.wipe(article.headline),
        dek=words.wipe(article.dek),
        section=words.wipe(article.section),
        bylines=words.tree(article.bylines),
        source_url=words.address(article.source_url),
        evidence=words.tree(article.evidence),
    )
    blank_beside(article, words, record, seal)
    return vocabulary.words_of(before) - vocabulary.words_of(f"{article.headline} {article.text}")


def places_of(record, article):
    """Spans of an article that are about the record or spoken by it, whatever stands there."""
    if isinstance(record, Quote):
        same = article.quotes.filter(fingerprint=record.fingerprint, orphaned_at=None)
        return [span for quote in same.exclude(state=State.MERGED) for span in quote.spans]
    if not isinstance(record, Speaker | Organization):
        return []
    kind = record._meta.model_name
    rows = record.mentions.filter(article=article)
    spans = [span for row in rows for span in pairs(row.spans)]
    for quote in article.quotes.filter(**{kind: record}, orphaned_at=None):
        spans += quote.spans
        spans += [(quote.mention_start, quote.mention_end)] if quote.mention_end else []
    return spans


def pairs(flat):
    return list(zip(flat[::2], flat[1::2], strict=True))


def blank_within(quote, text, words, seal):
    """Bring a quote in line with its article's new text, without the names that went."""
    placed = quote.orphaned_at is None and quote.state != State.MERGED
    said = " … ".join(text[a:b] for a, b in quote.spans) if placed else words.wipe(quote.text)
    kept = [each for each in quote.candidates if not words.found(each["name"])]
    seal.write(
        quote,
        text=said,
        fingerprint=fingerprint(said),
        label=words.wipe(quote.label),
        candidates=kept,
    )


def blank_quote(quote, seal):
    """Blank what a withdrawn quote itself holds."""
    quote = Quote.objects.get(pk=quote.pk)
    said = " … ".join(all_blank(piece) for piece in quote.text.split(" … "))
    seal.write(quote, text=said, fingerprint=fingerprint(said), label="", candidates=[])
    blank_ledger(quote, seal)
    for note in quote.annotations.all():
        seal.write(note, text=all_blank(note.text))


def blank_beside(article, words, record, seal):
    """Blank what hangs on an article: notes, roles, sources, ledger."""
    for note in Annotation.objects.filter(article=article):
        seal.write(note, text=words.wipe(note.text))
    for row in [*article.speaker_mentions.all(), *article.affiliations.all()]:
        seal.write(row, role=words.wipe(row.role))
    if words.everything:
        for rows in (article.speaker_mentions, article.organization_mentions, article.affiliations):
            for row in rows.all():
                seal.drop(row)
    for source in Source.objects.filter(article=article):
        seal.write(source, content=None, metadata=words.tree(source.metadata))
    ids = [article.public_id, *article.quotes.values_list("public_id", flat=True)]
    for change in Change.objects.filter(record_type__in=["article", "quote"], record_id__in=ids):
        wipe_change(change, words, seal)


def wipe_change(change, words, seal):
    if words.everything and change.field in NO_WORDS:
        return
    seal.write(
        change,
        before=words.tree(change.before),
        after=words.tree(change.after),
        reason=words.wipe(change.reason),
    )


def blank_names(record, seal):
    """Blank a person, a body, a publication or a topic, and what was merged into it."""
    for each in [record, *record.moved_from.all()]:
        blank_record(type(record).objects.get(pk=each.pk), seal)
    if not isinstance(record, Speaker | Organization):
        return
    for row in [*record.mentions.all(), *affiliations_of(record)]:
        seal.drop(row)


def forget_spelling(scope, gone):
    """No search suggests a word of these names any more, nor one that no other article has.

    `gone` is {word: how many articles lost it}. The next refresh knows who else has them.
    """
    names = {word for *_place, word in words_of(" ".join([*scope.phrases, *scope.near]))}
    rows = Word.objects.filter(word__in=gone).values_list("word", "articles")
    only = {word for word, count in rows if count <= gone[word]}
    Word.objects.filter(word__in=names | only).delete()


def affiliations_of(record):
    """What says that somebody belongs to it, or it to somebody."""
    field = "speaker" if isinstance(record, Speaker) else "organization"
    return Affiliation.objects.filter(**{field: record})


def blank_record(record, seal):
    columns = {field.name for field in record._meta.concrete_fields}
    seal.write(record, **{name: new for name, new in COLUMNS.items() if name in columns})
    for row in variant_rows(record):
        seal.drop(row)
    blank_ledger(record, seal)


def blank_ledger(record, seal):
    """Blank what the ledger keeps of the words of a record that goes."""
    for change in Change.objects.of(record).exclude(field__in=NO_WORDS):
        before, after = (mapped(each, all_blank) for each in (change.before, change.after))
        seal.write(change, before=before, after=after)


def variant_rows(record):
    """Its variant names; those of a publication are a column."""
    rows = getattr(record, "variant_names", [])
    return rows.all() if hasattr(rows, "all") else []
