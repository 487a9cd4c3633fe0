"""The page of an article."""

import pytest
from django.utils import timezone

from articles.ingest import annotating, review, states
from articles.models import Display, Quote, Reason
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_batch,
    make_block,
    make_mention,
    make_publication,
    make_quote,
    make_speaker,
    make_user,
)
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return strike()


@pytest.fixture
def shown(article, page):
    return page(article.get_absolute_url())


def quotes_of(article):
    return article.quotes.order_by("start")


def test_every_quote_is_marked_in_place_under_its_id(article, shown):
    found = {each.get("id"): each.text for each in shown.cssselect("mark[id]")}
    assert [found[f"q-{quote.public_id}"] for quote in quotes_of(article)] == [
        "We wait,",
        "Nobody told us,",
    ]


def test_links_to_a_quote_that_was_joined_lead_to_its_place(article, page):
    first, second = quotes_of(article)
    annotating.join(first, second, user=make_user())
    [place] = page(article.get_absolute_url()).cssselect(f"#q-{second.public_id}")
    assert (place.getparent().get("id"), place.text) == (f"q-{first.public_id}", None)


def test_each_segment_is_marked_and_the_words_between_are_not(shown):
    first = shown.cssselect(".article-body p")[0]
    assert [mark.text for mark in first.cssselect("mark")] == ["We wait,", "for the night rate."]


def test_each_quote_has_one_permanent_link_that_can_be_reached_by_keyboard(article, shown):
    links = [link.get("href") for link in shown.cssselect("mark a.permalink:not([tabindex])")]
    assert links == [quote.get_absolute_url() for quote in quotes_of(article)]


def test_the_other_parts_of_a_quote_have_its_card_for_the_mouse_alone(article, shown):
    cards = shown.cssselect("mark a.permalink[tabindex]")
    quote = quotes_of(article)[0]
    assert [(card.get("tabindex"), card.get("aria-hidden")) for card in cards] == [("-1", "true")]
    assert [card.get("href") for card in cards] == [quote.get_absolute_url()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Quote by Ann Smith, a clerk very sure"),
        ({"confidence": 0.6}, "Quote by Ann Smith, a clerk not quite sure"),
        ({"review": "accepted"}, "Quote by Ann Smith, a clerk checked by an editor"),
        ({"speaker": None, "label": "a man"}, "Quote by a man very sure"),
        ({"speaker": None, "label": ""}, "Quote: speaker not known"),
    ],
)
def test_a_card_says_who_speaks_and_how_sure_that_is(page, words, fields, expected):
    article = make_article("“Yes,” said Ann Smith.")
    speaker = make_speaker()
    make_mention(article, speaker, role="a clerk")
    make_quote(article, "Yes,", **{"speaker": speaker, **fields})
    card = words(page(article.get_absolute_url()), "a.permalink")[0]
    assert card.removesuffix("This quote’s page").strip() == expected


def test_voices_are_shown_one_at_a_time_and_everybody_at_first(shown):
    picks = shown.cssselect("input[name=voice]")
    assert [(pick.get("value"), pick.get("checked")) for pick in picks] == [
        ("", "checked"), ("1", None), ("2", None),
    ]  # fmt: skip
    assert [pick.get("aria-label") for pick in picks[1:]] == [
        "Show the words of Osric Tamm alone",
        "Show the words of a docker alone",
    ]


def test_voices_that_share_a_hue_cannot_be_shown_alone(page):
    said = [f"Word{number}" for number in range(14)]
    article = make_article(" ".join(f"“{word}.”" for word in said))
    for number, word in enumerate(said):
        make_quote(article, word, label=f"voice {number}")
    picks = page(article.get_absolute_url()).cssselect("input[name=voice]")
    assert [pick.get("value") for pick in picks] == ["", *map(str, range(3, 13))]


def test_every_quote_of_a_voice_is_a_step_away(article, shown):
    links = [link.get("href") for link in shown.cssselect(".voice-quotes a")]
    assert links == [f"#q-{quote.public_id}" for quote in quotes_of(article)]


def test_people_and_bodies_are_linked_once_in_each_section(article, shown):
    tamm = article.speaker_mentions.get().speaker.get_absolute_url()
    union = article.organization_mentions.get().organization.get_absolute_url()
    links = [link.get("href") for link in shown.cssselect(".article-body a.name")]
    assert links == [tamm, union, tamm]


def test_captions_stand_apart_and_boilerplate_is_folded_away(shown, words):
    assert words(shown, ".article-body .caption") == [
        "Caption: A crane at dusk. Photograph: Jo Lens"
    ]
    assert words(shown, "details.folded p") == ["Subscribe to our letter."]


def test_headline_and_byline_are_not_repeated_in_the_body(shown, words):
    assert words(shown, "h1") == ["Dockers strike"]
    assert words(shown, ".article-body h2") == ["Later"]
    assert "By Ann Reporter" not in " ".join(words(shown, ".article-body"))


def test_who_speaks_and_how_much_stands_in_the_margin(shown, words):
    assert words(shown, ".voice-name") == ["Osric Tamm", "a docker"]
    assert words(shown, ".voice-role") == ["a docker's leader"]
    assert [bar.get("width") for bar in shown.cssselect(".bar-part")] == ["67", "33"]


def test_voices_have_their_own_colours_in_order_of_appearance(shown):
    marks = [mark.get("class").split()[1] for mark in shown.cssselect("mark[id]")]
    assert marks == ["hue-1", "hue-2"]


def test_public_notes_stand_beside_the_text_and_inner_ones_do_not(shown, words):
    assert [note.split(" ed")[0] for note in words(shown, ".notes li p:first-child")] == [
        "The rate was cut in 2019."
    ]
    assert words(shown, "sup.reference") == ["1"]
    assert "inner doubt" not in shown.text_content()


def test_topics_organizations_and_the_original_are_linked(article, shown, words):
    assert words(shown, ".article-foot .tags a") == ["Dock Union", "Harbours 0"]
    originals = [a.get("href") for a in shown.cssselect("a[rel~=external]")]
    assert set(originals) == {"https://tide.example/0"}


def test_provenance_says_when_and_from_which_bytes(article, page, words):
    source = article.sources.create(
        reference="r", name="n", sha256="ab" * 32, media_type="text/plain", extractor="1",
        batch=make_batch(),
    )  # fmt: skip
    details = words(page(article.get_absolute_url()), ".article-foot .details")[0]
    assert f"Taken in{source.ingested_at:%-d %B %Y} Fingerprintabababababab" in details


def test_related_articles_say_why(article, page, words):
    other = make_article("Tamm again.", headline="Night rate back", published="2024-02-09")
    make_quote(other, "Tamm again", article.speaker_mentions.get().speaker)
    documents.reindex()
    shown = page(article.get_absolute_url())
    assert words(shown, ".related .line-title") == ["Night rate back"]
    assert words(shown, ".related .reasons") == ["also quotes Osric Tamm · same week"]


def test_rejected_and_orphaned_quotes_are_not_marked(article, page):
    first, second = quotes_of(article)
    review.reject(first, user=make_user())
    second.orphaned_at = timezone.now()
    second.save()
    assert page(article.get_absolute_url()).cssselect("mark") == []


def test_a_note_on_a_rejected_quote_is_not_shown(article, page, words):
    review.reject(quotes_of(article)[0], user=make_user())
    assert words(page(article.get_absolute_url()), ".notes li") == []


def test_a_withdrawn_speaker_is_neither_linked_nor_named_in_the_margin(article, page, words):
    states.withdraw(article.speaker_mentions.get().speaker, reason=Reason.EDITORIAL)
    shown = page(article.get_absolute_url())
    assert words(shown, ".voice-name") == ["a docker", "speaker not known"]
    assert len(shown.cssselect(".article-body a.name")) == 1


def test_a_withdrawn_publication_is_not_named(article, page):
    states.withdraw(article.publication, reason=Reason.LEGAL)
    assert "The Tide" not in page(article.get_absolute_url()).text_content()


def test_an_excerpt_shows_quotes_with_their_sentences_only(page, words):
    text = "Alpha ran. Beta ran. Gamma ran. “Delta ran,” he said. " + "More ran. " * 5
    article = make_article(
        text, dek="A dek.", publication=make_publication(display=Display.EXCERPT)
    )
    make_quote(article, "Delta ran,")
    shown = page(article.get_absolute_url())
    assert words(shown, ".article-body p:not(.left-out)") == [
        "Beta ran. Gamma ran. “Delta ran,"
        "Quote: speaker not known This quote’s page” he said. More ran. More ran."
    ]
    assert "A dek" not in shown.text_content()


def test_a_publication_of_headlines_shows_headline_and_link_only(page):
    article = make_article(
        "Secret words. “Hidden,” said Ann Smith.",
        dek="A dek.",
        publication=make_publication(display=Display.HEADLINE),
        source_url="https://tide.example/x",
    )
    make_quote(article, "Hidden,", make_speaker())
    shown = page(article.get_absolute_url())
    said = shown.text_content()
    assert [word for word in ("Secret", "Hidden", "Ann Smith", "A dek") if word in said] == []
    assert "https://tide.example/x" in [a.get("href") for a in shown.cssselect("a")]


def test_a_headline_changed_by_an_editor_is_shown_as_changed(article, page, words):
    article.headline = "Dockers on strike"
    article.save()
    assert words(page(article.get_absolute_url()), "h1") == ["Dockers on strike"]


def test_an_article_without_a_headline_has_a_name_all_the_same(page, words):
    article = make_article(headline="")
    documents.reindex()
    shown = page(article.get_absolute_url())
    assert words(shown, "h1") == ["Untitled article"]
    assert words(shown, "title") == ["Untitled article · Quote Archive"]
    assert words(page("/articles/"), ".line-title") == ["Untitled article"]


def test_every_paragraph_of_an_answer_stands_in_the_hue_of_its_voice(page):
    text = "Why?\nBecause.\nAnd so on.\nA note between."
    kinds = ["question", "answer", "answer", "paragraph"]
    spans = [(0, 4), (5, 13), (14, 24), (25, 40)]
    blocks = [make_block(kind, *span) for kind, span in zip(kinds, spans, strict=True)]
    article = make_article(text, layout=blocks)
    make_quote(article, "Why?", make_speaker("Ann Asker"), kind="question")
    make_quote(article, ("Because.", "And so on."), make_speaker("Ben Teller"), kind="answer")
    shown = page(article.get_absolute_url())
    classes = [p.get("class") for p in shown.cssselect(".article-body p:not(.turn-speaker)")]
    assert classes == [
        "question turn hue-1", "answer turn hue-2", "answer turn hue-2", "paragraph",
    ]  # fmt: skip


def test_a_quote_in_the_headline_is_marked_there(page):
    text = "Tamm: “Never”\nHe said so."
    blocks = [make_block("headline", 0, 13), make_block("paragraph", 14, 25)]
    article = make_article(text, headline="Tamm: “Never”", layout=blocks)
    quote = make_quote(article, "Never", kind=Quote.Kind.HEADLINE)
    shown = page(article.get_absolute_url())
    assert [m.get("id") for m in shown.cssselect("h1 mark")] == [f"q-{quote.public_id}"]


def test_turns_of_an_interview_name_who_begins_to_speak(page, words):
    text = "Why?\nBecause.\nAnd then?\nNothing."
    starts = [0, 5, 14, 24]
    kinds = ["question", "answer", "question", "answer"]
    ends = [4, 13, 23, 32]
    blocks = [make_block(*block) for block in zip(kinds, starts, ends, strict=True)]
    article = make_article(text, layout=blocks)
    asks, tells = make_speaker("Ann Asker"), make_speaker("Ben Teller")
    for words_, kind, speaker in zip(
        ["Why?", "Because.", "And then?", "Nothing."], kinds, [asks, tells] * 2, strict=True
    ):
        make_quote(article, words_, speaker, kind=kind)
    shown = page(article.get_absolute_url())
    assert [p.get("class").split()[0] for p in shown.cssselect(".article-body p")] == [
        "turn-speaker", "question", "turn-speaker", "answer",
        "turn-speaker", "question", "turn-speaker", "answer",
    ]  # fmt: skip
    assert words(shown, ".turn-speaker") == ["Ann Asker", "Ben Teller"] * 2


def test_text_from_right_to_left_says_so(page):
    article = make_article("او گفت: «بله»", headline="بله", language="fa", direction="rtl")
    make_quote(article, "بله")
    body = page(article.get_absolute_url()).cssselect(".article-body")[0]
    assert (body.get("dir"), body.get("lang")) == ("rtl", "fa")
    assert [mark.text for mark in body.cssselect("mark")] == ["بله"]


@pytest.mark.parametrize(
    ("published", "words_", "stamp"),
    [
        ("2022-08-30", "30 August 2022", "2022-08-30"),
        ("2022-08", "August 2022", "2022-08"),
        ("2022", "2022", "2022"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(page, published, words_, stamp):
    article = make_article(published=published)
    time = page(article.get_absolute_url()).cssselect(".article-facts time")[0]
    assert (time.text, time.get("datetime")) == (words_, stamp)


def test_an_article_without_a_date_says_undated(page, words):
    article = make_article(published=None)
    assert words(page(article.get_absolute_url()), ".article-facts") == ["undated"]
