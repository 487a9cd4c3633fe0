"""Quotes that people add, move, split and join: they stay so through every later extraction."""

import pytest

from articles.ingest import annotating, blocks, review, states
from articles.ingest.finding import NotFound, the_place
from articles.ingest.quotes import misplaced
from articles.ingest.store import store
from articles.models import Annotation, Change, Quote, SearchQuote
from articles.search import documents
from articles.tests import factories
from articles.tests.documents import facets_of

from .extractions import extraction, source

pytestmark = pytest.mark.django_db

TEXT = (
    "“The dam holds, and it will hold,” Ann Varga said. “We will stay.”\n\n"
    "Ivo Brandt disagreed. “It leaks,” he said. It leaks, they all say,\nevery night."
)
QUOTES = [("The dam holds, and it will hold,", "Ann Varga"), ("We will stay.", "Ann Varga")]
PEOPLE = [("Ann Varga",), ("Ivo Brandt",)]


def put(text=TEXT, quotes=QUOTES, version="1"):
    """The article, as an extraction of `text` leaves it."""
    found = extraction(text, quotes, PEOPLE)
    return store(source(text), found, batch=factories.make_batch(), extractor=version).article


@pytest.fixture
def user():
    return factories.make_user("anna")


@pytest.fixture
def article():
    return put()


def spans(article, words, near=None):
    return the_place(article.text, words, near).spans


def standing(article):
    """The words of the current quotes in reading order."""
    return [quote.text for quote in Quote.objects.current().filter(article=article)]


def read_again(article):
    """The article's quotes after the same and a changed text were read by another extractor."""
    put(version="2")
    put("A line above.\n\n" + TEXT, version="3")
    article.refresh_from_db()
    assert [*misplaced(article), *documents.differences()] == []
    return standing(article)


def test_words_are_found_whatever_their_white_space_and_marks():
    assert spans_of("a b\nc", "“b c”") == ((2, 5),)


def spans_of(text, words):
    return the_place(text, words).spans


def test_pieces_are_found_one_after_the_other():
    assert spans_of("“One,” he said, “two.”", "One, … two.") == ((1, 5), (17, 21))


def test_an_ellipsis_of_the_text_s_own_is_no_interruption():
    assert spans_of("He said: one … two.", "one … two.") == ((9, 19),)


def test_words_that_stand_twice_are_told_apart_by_their_place():
    with pytest.raises(NotFound, match="These words stand there 2 times") as problem:
        the_place("ha ha", "ha")
    assert [place.around("ha ha") for place in problem.value.places] == [
        ("", "ha", " ha"),
        ("ha ", "ha", ""),
    ]
    assert the_place("ha ha", "ha", near=2).spans == ((3, 5),)


@pytest.mark.parametrize("words", ["", "“”", "zebra"])
def test_words_that_are_not_there_are_refused(words):
    with pytest.raises(NotFound, match="not in the article's text"):
        the_place(TEXT, words)


def test_an_added_quote_is_checked_indexed_and_in_the_ledger(article, user):
    quote = annotating.add_quote(
        article, spans(article, "It leaks,", 90), user=user, reason="Missed.", label="Ivo Brandt"
    )
    assert (quote.text, quote.review, quote.reviewed_by) == ("It leaks,", "accepted", user)
    assert SearchQuote.objects.filter(quote=quote).exists()
    change = Change.objects.of(quote).get()
    assert (change.field, change.after, change.user) == ("created", "It leaks,", user)
    assert change.reason == "Missed."


def test_an_added_quote_is_neither_dropped_nor_doubled(article, user):
    quote = annotating.add_quote(article, spans(article, "It leaks,", 90), user=user)
    assert read_again(article) == [*(words for words, _who in QUOTES), "It leaks,"]
    found = [*QUOTES, ("It leaks,", "Ivo Brandt")]
    put("Two lines.\n\n" + TEXT, found, version="4")
    assert standing(article) == [words for words, _who in found]
    assert Quote.objects.get(text="It leaks,").public_id == quote.public_id


def test_the_same_words_are_not_added_twice(article, user):
    place = spans(article, "We will stay.")
    with pytest.raises(annotating.CannotAnnotate, match="stands there already"):
        annotating.add_quote(article, place, user=user)


def test_moved_ends_stay_where_a_person_put_them(article, user):
    quote = article.quotes.get(text="The dam holds, and it will hold,")
    annotating.move_ends(quote, spans(article, "The dam holds"), user=user)
    assert read_again(article) == ["The dam holds", "We will stay."]
    assert not Change.objects.of(quote).proposed().exists()


def test_a_person_s_bounds_hold_to_the_letter(article, user):
    quote = article.quotes.get(text="We will stay.")
    annotating.move_ends(quote, spans(article, "We will stay"), user=user)
    assert read_again(article)[1] == "We will stay"


def test_other_bounds_that_the_machine_finds_later_are_proposed(article, user):
    quote = article.quotes.get(text="The dam holds, and it will hold,")
    annotating.move_ends(quote, spans(article, "The dam holds"), user=user)
    put(quotes=[("The dam holds, and it", "Ann Varga"), QUOTES[1]], version="2")
    proposal = Change.objects.of(quote).proposed().get()
    assert (proposal.field, proposal.after) == ("text", "The dam holds, and it")


def test_a_split_quote_stays_split(article, user):
    quote = article.quotes.get(text="The dam holds, and it will hold,")
    first, second = annotating.split(quote, article.text.index("and it"), user=user)
    assert (first.text, second.text) == ("The dam holds,", "and it will hold,")
    assert (second.speaker, second.review) == (first.speaker, "accepted")
    assert read_again(article) == ["The dam holds,", "and it will hold,", "We will stay."]


def test_nothing_is_split_at_its_ends(article, user):
    quote = article.quotes.get(text="We will stay.")
    for at in (quote.start, quote.end):
        with pytest.raises(annotating.CannotAnnotate, match="both sides"):
            annotating.split(quote, at, user=user)


def test_joined_quotes_stay_joined_and_the_link_of_one_leads_to_the_other(article, user, client):
    quote, other = article.quotes.order_by("start")
    note = factories.make_annotation(article, quote=other)
    annotating.join(quote, other, user=user)
    joined = "The dam holds, and it will hold, … We will stay."
    assert read_again(article) == [joined]
    answer = client.get(f"/q/{other.public_id}", follow=True)
    assert quote.public_id in answer.redirect_chain[-1][0]
    assert Annotation.objects.get(pk=note.pk).quote == quote


def test_what_was_joined_is_parted_again(article, user):
    quote, other = article.quotes.order_by("start")
    annotating.join(quote, other, user=user)
    annotating.part(Change.objects.of(other).get(field="moved_to"), user=user)
    other.refresh_from_db()
    assert (other.state, other.moved_to, other.text) == ("public", None, "We will stay.")


def test_only_quotes_that_stand_in_one_article_are_joined(article, user):
    quote, other = article.quotes.order_by("start")
    review.reject(other, user=user)
    for wrong in (other, quote, factories.make_quote()):
        with pytest.raises(annotating.CannotAnnotate):
            annotating.join(quote, wrong, user=user)


@pytest.mark.parametrize("taken", [0, 1])
def test_a_withdrawn_quote_is_joined_to_none_and_none_to_it(article, user, client, taken):
    quotes = list(article.quotes.order_by("start"))
    states.withdraw(quotes[taken], reason="legal", user=user)
    with pytest.raises(annotating.CannotAnnotate):
        annotating.join(*quotes, user=user)
    assert client.get(f"/q/{quotes[taken].public_id}").status_code == 410


@pytest.mark.parametrize("taken", [0, 1])
def test_a_withdrawn_quote_stays_so_when_the_machine_finds_it_within_another(
    article, user, client, taken
):
    quotes = list(article.quotes.order_by("start"))
    states.withdraw(quotes[taken], reason="legal", user=user)
    whole = [(tuple(words for words, _name in QUOTES), "Ann Varga")]
    put(quotes=whole, version="2")
    put("A line above.\n\n" + TEXT, whole, version="3")
    assert client.get(f"/q/{quotes[taken].public_id}").status_code == 410


def test_nothing_is_parted_from_a_quote_that_was_withdrawn_since(article, user):
    quote, other = article.quotes.order_by("start")
    annotating.join(quote, other, user=user)
    quote.refresh_from_db()
    states.withdraw(quote, reason="legal", user=user)
    with pytest.raises(annotating.CannotAnnotate):
        annotating.part(Change.objects.of(other).get(field="moved_to"), user=user)


def test_the_kind_of_a_block_is_a_person_s_word(article, user):
    article.layout = [
        factories.make_block("paragraph", 0, 66),
        factories.make_block("paragraph", 68, len(TEXT)),
    ]
    article.save()
    blocks.change_blocks(article, {0: "caption", 68: "paragraph"}, user=user, reason="A photo.")
    article.refresh_from_db()
    assert [(b["kind"], b["by"]) for b in article.layout] == [
        ("caption", "editor"),
        ("paragraph", "machine"),
    ]
    put("A line above.\n\n" + TEXT, version="2")
    article.refresh_from_db()
    assert [(b["kind"], b["by"], article.text[b["start"] : b["end"]]) for b in article.layout] == [
        ("paragraph", "machine", "A line above."),
        ("caption", "editor", TEXT[:66]),
        ("paragraph", "machine", TEXT[68:]),
    ]
    assert Change.objects.of(article).get(field="layout").reason == "A photo."


def test_a_block_whose_words_are_gone_is_the_machine_s_again(article, user):
    blocks.change_blocks(article, {0: "caption"}, user=user)
    put("Another line.\n\n" + TEXT.replace("Ivo", "Iwo"), version="2")
    article.refresh_from_db()
    assert [b["by"] for b in article.layout] == ["machine"]


def test_a_quote_that_somebody_is_unsure_of_is_left_alone(article, user):
    quote = review.unsure(article.quotes.get(text="We will stay."), user=user)
    put(quotes=[QUOTES[0], ("We will stay.", "Ivo Brandt")], version="2")
    quote.refresh_from_db()
    assert (quote.review, quote.speaker.name) == ("unsure", "Ann Varga")
    assert Change.objects.of(quote).proposed().get(field="speaker")
    assert "r:unsure" in facets_of(SearchQuote.objects.get(quote=quote))
