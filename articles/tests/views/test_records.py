"""The pages of speakers, organizations, publications and topics."""

import pytest

from articles.ingest import ledger, states
from articles.models import Affiliation, Reason
from articles.sharing.addresses import canonical
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    """Ann, quoted in 2022 beside Ben, with a role and an affiliation, and only named in 2023."""
    ann = make_speaker("Ann Ode", ["A. Ode", "آن اود"], description="A poet.", wikidata_id="Q42")
    said = make_article("“Rivers rise,” said Ann Ode. “No,” said Ben Foe.", headline="Rivers")
    make_quote(said, "Rivers rise,", ann)
    make_quote(said, "No,", make_speaker("Ben Foe"))
    make_mention(said, ann, role="the poet")
    named = make_article("Ann Ode left.", published="2023-01-01", headline="A parting")
    make_mention(named, ann)
    board = make_organization("River Board")
    Affiliation.objects.create(
        speaker=ann, organization=board, role="chair", start="2020-01-01", start_precision="year"
    )
    return ann


def test_a_speaker_s_names_roles_and_quotes_are_shown(ann, page, words):
    shown = page(ann.get_absolute_url())
    assert words(shown, "h1") == ["Ann Ode"]
    assert words(shown, ".record-role") == ["chair, River Board 2020–"]
    assert words(shown, ".variants bdi") == ["A. Ode", "آن اود"]
    assert words(shown, ".record-main .words") == ["“Rivers rise,”"]
    assert words(shown, ".roles li") == [
        "chair, River Board 2020–",
        "the poet Rivers 9 August 2022",
    ]


def test_a_speaker_s_years_are_links_to_their_quotes(ann, page, words):
    shown = page(ann.get_absolute_url())
    assert words(shown, ".columns li") == ["2022: 1"]
    assert [a.get("href") for a in shown.cssselect(".columns a")] == [
        f"/quotes/?speaker={ann.public_id}&year=2022"
    ]


def test_who_is_quoted_beside_a_speaker_and_where_they_are_only_named(ann, page, words):
    shown = page(ann.get_absolute_url())
    assert words(shown, ".tally li") == ["Ben Foe 1 article"]
    assert words(shown, "#mentioned ~ .line .line-title") == ["A parting"]


@pytest.mark.parametrize("make", [make_speaker, make_organization])
def test_a_record_whose_mentions_went_to_several_names_them_with_links(make, page, words):
    left, one, other = make("Ann Ode"), make("Ann B. Ode"), make("Ann C. Ode")
    ledger.write(left, "parted", None, [other.public_id, one.public_id], extractor="1")
    shown = page(left.get_absolute_url())
    links = [(link.get("href"), link.text_content()) for link in shown.cssselect(".notice a")]
    assert links == [(each.get_absolute_url(), each.name) for each in (one, other)]
    assert page(one.get_absolute_url()).cssselect(".notice") == []


def test_one_can_search_inside_a_speaker(ann, page):
    form = page(ann.get_absolute_url()).cssselect(".record-search form")[0]
    assert form.get("action") == "/quotes/"
    hidden = [(i.get("name"), i.get("value")) for i in form.cssselect("input[type=hidden]")]
    assert hidden == [("speaker", ann.public_id)]


def test_a_speaker_who_is_only_named_says_so(page, words):
    assert words(page(make_speaker().get_absolute_url()), "p.empty") == [
        "Named in the archive, not quoted."
    ]


def test_a_speaker_as_json(ann, client):
    form = client.get(canonical(ann, form="json")).json()
    assert form == {
        "id": ann.public_id,
        "url": f"http://testserver{ann.get_absolute_url()}",
        "name": "Ann Ode",
        "sort_name": "Ode",
        "variants": ["A. Ode", "آن اود"],
        "quotes": 1,
        "description": "A poet.",
        "wikidata": "Q42",
    }


def test_withdrawn_articles_leave_a_speaker_s_page(ann, page, words):
    for article in [quote.article for quote in ann.quotes.all()]:
        states.withdraw(article, reason=Reason.SOURCE)
    shown = page(ann.get_absolute_url())
    assert "Rivers" not in shown.text_content()
    assert words(shown, ".tally li") == []
    assert words(shown, ".columns li") == []


def test_withdrawn_bodies_and_people_leave_the_pages_that_name_them(ann, page, words):
    board = ann.affiliations.get().organization
    states.withdraw(board, reason=Reason.LEGAL)
    assert words(page(ann.get_absolute_url()), ".record-role") == ["chair 2020–"]
    states.release(board)
    states.withdraw(ann, reason=Reason.LEGAL)
    assert "Ann" not in page(board.get_absolute_url()).text_content()


def test_what_a_withdrawn_article_says_of_a_role_is_not_shown(ann, page, words):
    article = make_article("Ann Ode, chair of the River Board.")
    ann.affiliations.update(article=article)
    states.withdraw(article, reason=Reason.SOURCE)
    assert words(page(ann.get_absolute_url()), ".record-role") == ["the poet"]


def test_each_role_is_shown_once_the_latest_first(page, words):
    ann = make_speaker("Ann Ode")
    for day, role in (
        ("2021-01-01", "mayor"),
        ("2023-01-01", "The mayor"),
        ("2022-01-01", "clerk"),
    ):
        article = make_article("Ann Ode.", published=day, headline=day)
        make_mention(article, ann, role=role)
        Affiliation.objects.create(speaker=ann, role=role.lower(), article=article)
    shown = page(ann.get_absolute_url())
    assert words(shown, ".roles li") == [
        "the mayor 2023-01-01 1 January 2023",
        "clerk 2022-01-01 1 January 2022",
        "mayor 2021-01-01 1 January 2021",
    ]
    assert words(shown, ".record-role") == ["the mayor"]


def test_an_organization_s_people_words_and_articles_are_shown(page, words):
    parent, part = make_organization("Rivers Office"), make_organization("Canal Office")
    board = make_organization("River Board", acronym="RB", parent=parent)
    part.parent = board
    part.save()
    article = make_article("The River Board met. “We met,” it said. “So,” said Ann Ode.")
    make_mention(article, board)
    make_quote(article, "We met,", organization=board)
    make_quote(article, "So,", make_speaker("Ann Ode"))
    shown = page(board.get_absolute_url())
    assert words(shown, "h1") == ["River Board RB"]
    assert words(shown, ".record-role a") == ["Rivers Office"]
    assert words(shown, ".record-main .words") == ["“We met,”"]
    assert words(shown, ".record-main .line-title") == ["The river rises"]
    assert words(shown, ".tally li") == ["Ann Ode 1 quote"]
    assert words(shown, ".tags a") == ["Canal Office"]


def test_an_organization_s_people_are_those_who_belong_to_it(ann, page, words):
    board = ann.affiliations.get().organization
    assert words(page(board.get_absolute_url()), ".roles li") == ["Ann Ode chair"]


def test_a_publication_s_articles_and_voices_are_shown(page, words):
    tide = make_publication(
        "The Tide", domain="tide.example", home_page="https://tide.example/", country="GB"
    )
    article = make_article("“So,” said Ann Ode.", publication=tide)
    make_quote(article, "So,", make_speaker("Ann Ode"))
    shown = page(tide.get_absolute_url())
    assert words(shown, ".record-head .facts") == ["tide.exampleGBShown here: full text"]
    assert words(shown, ".line-title") == ["The river rises"]
    assert words(shown, ".tally li") == ["Ann Ode 1 quote"]
    assert words(shown, ".columns li") == ["2022: 1"]


def test_a_topic_s_place_in_the_tree_and_articles_are_shown(page, words):
    water = make_topic("Water")
    rivers = make_topic("Rivers", water, description="Of all sizes.")
    canals = make_topic("Canals", rivers)
    make_article(topics=[rivers])
    make_article("Below.", headline="Below", topics=[canals], published="2021")
    shown = page(rivers.get_absolute_url())
    assert words(shown, ".kicker a") == ["Water"]
    assert words(shown, ".description") == ["Of all sizes."]
    assert words(shown, ".line-title") == ["The river rises", "Below"]
    assert words(shown, ".tags a") == ["Canals"]


def test_years_without_articles_stand_between_those_with(page, words):
    tide = make_publication("The Tide")
    for published in ("2019", "2022-01-01", "2022-05", None):
        make_article(published=published, publication=tide)
    shown = page(tide.get_absolute_url())
    assert words(shown, ".columns li") == ["2019: 1", "2020: 0", "2021: 0", "2022: 2"]
    assert [r.get("height") for r in shown.cssselect(".columns rect")] == ["50", "0", "0", "100"]
    assert words(shown, ".coverage p") == ["and 1 undated"]
