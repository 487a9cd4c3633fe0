"""Share cards: pictures of words in any script, drawn once and kept within bounds."""

import io
import os
import time
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, features

from articles.ingest import states
from articles.models import Reason
from articles.sharing import card_fonts, card_layout, card_store, cards
from articles.sharing.addresses import canonical
from articles.sharing.cards import Card
from articles.tests.factories import make_article, make_quote
from articles.tests.views.archive import strike

PERSIAN = "«ما پل را می‌سازیم، و کسی به ما نگفت.»"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return tmp_path / "cards"


def card_of(words="“We wait,”", direction="ltr", name="Osric Tamm"):
    return Card(words, name, "The Tide · 7 February 2024", "Quote Archive", direction)


def picture(card):
    return Image.open(io.BytesIO(cards.draw(card))).convert("RGB")


def differ(first, second):
    return ImageChops.difference(picture(first), picture(second)).getbbox() is not None


def ink(card):
    """The box of the large words."""
    words = picture(card).crop((20, 0, 1180, cards.RULE_AT - 4))
    return ImageChops.difference(words, Image.new("RGB", words.size, cards.PAPER)).getbbox()


def test_pillow_can_shape_text():
    assert card_fonts.shapes_text(), "Debian: apt-get install libfribidi0"


def test_a_card_is_a_picture_of_the_size_that_sites_ask_for():
    assert picture(card_of()).size == (1200, 630)


def test_persian_is_shaped_and_runs_from_right_to_left():
    assert differ(card_of(PERSIAN, "rtl"), card_of(PERSIAN[::-1], "rtl"))
    left, _top, right, _bottom = ink(card_of("«پل»", "rtl"))
    assert right > 1060
    assert left > 600
    joined, apart = "سلام", "س\u200cل\u200cا\u200cم"
    assert card_layout.width(joined, "text", "rtl") != card_layout.width(apart, "text", "rtl")


@pytest.mark.parametrize(
    "words",
    [
        "“No.”", "“" + "The river rose in the night and nobody was told. " * 20 + "”", PERSIAN,
        "“" + "Donaudampfschifffahrtsgesellschaftskapitän" * 6 + "”", "“Мы ждём.”", "“Ждём, պարոն”",
        "“אנחנו מחכים”", "“The word جهاد means struggle”", "x" * 5000, "“é e\u0301 ő ș”",
    ],
)  # fmt: skip
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_never_leave_their_box(words, direction):
    left, top, right, bottom = ink(card_of(words, direction))
    assert left + 20 >= cards.EDGE - 12
    assert right + 20 <= cards.WIDTH - cards.EDGE + 12
    assert (top > 40, bottom < cards.RULE_AT - 10) == (True, True)


def test_long_names_are_cut_before_the_site_s_name():
    line, size = card_layout.one_line("Very " * 80, "name", "ltr", 700, cards.NAME_SIZES)
    assert line.endswith("…")
    assert card_layout.width(line, "name", "ltr", size) <= 700


def test_long_words_end_a_line_behind_their_hyphens_and_years_do_not():
    words = "anti-corruption-and-half-believing well–meaning 2023-24 may/must"
    box = (400, 900)
    found = card_layout.fitted(words, "text", "ltr", box, cards.WORD_SIZES)
    assert found.size > card_layout.WHOLE_WORDS
    assert "".join(found.lines).replace(" ", "") == words.replace(" ", "")
    parts = [part for part, _width, _space in card_layout.measured(words, "text", "ltr", 9999)]
    assert parts == [
        "anti-", "corruption-", "and-", "half-", "believing", "well–", "meaning", "2023-24",
        "may/", "must",
    ]  # fmt: skip


def test_a_long_name_of_the_site_leaves_room_for_the_source():
    long = replace(card_of(), site="The Archive of Everything That Was Ever Said Anywhere at All")
    other = replace(long, source="Strait Herald")
    changed = ImageChops.difference(picture(long), picture(other)).getbbox()
    assert cards.EDGE - 5 <= changed[0] < changed[2] < 420
    without = replace(long, site="")
    changed = ImageChops.difference(picture(long), picture(without)).getbbox()
    assert changed[0] >= cards.WIDTH - cards.EDGE - cards.SITE_WIDTH - 5


def test_emoji_and_marks_that_turn_the_line_are_left_out():
    assert card_fonts.drawable("We won 🎉 👩\u200d🚀 today\u202e ❤️ now") == "We won today now"
    assert card_fonts.drawable("می\u200cسازیم") == "می\u200cسازیم"


def test_words_that_no_face_has_leave_the_site_s_name():
    assert not differ(card_of("我们等待夜间费率", name=""), card_of("", name=""))
    assert cards.legible(card_of("我们等待")).words == "Quote Archive"
    assert cards.legible(card_of("“🎉🎉”")).words == "Quote Archive"


def test_each_word_is_in_one_face():
    found = card_fonts.runs("Ann says Άννα, جهاد", "name", "ltr")
    assert found == [
        ("Ann says ", "schibsted-grotesk-bold"), ("Άννα, ", "noto-serif"), ("جهاد", "vazirmatn"),
    ]  # fmt: skip


def test_every_letter_of_the_coverage_has_a_shape():
    assert len(card_fonts.letters_of("newsreader")) == 564
    assert ord("ğ") in card_fonts.letters_of("newsreader")
    assert ord("ژ") in card_fonts.letters_of("vazirmatn")
    assert ord("ژ") not in card_fonts.letters_of("newsreader")


def test_without_the_shaping_library_no_word_is_drawn_wrongly(monkeypatch):
    monkeypatch.setattr(features, "check", lambda _feature: False)
    card_fonts.font.cache_clear()
    assert cards.legible(card_of(PERSIAN, "rtl")).words == "Quote Archive"
    assert cards.legible(card_of()).words == "“We wait,”"
    assert picture(card_of()).size == (1200, 630)
    card_fonts.font.cache_clear()


@pytest.fixture
def quote(db):
    return strike().quotes.order_by("start")[0]


@pytest.mark.parametrize("kind", ["quote", "article", "speaker"])
def test_records_have_a_card(client, quote, kind):
    record = {"quote": quote, "article": quote.article, "speaker": quote.speaker}[kind]
    response = client.get(canonical(record, "card"))
    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_a_card_is_not_sent_twice(client, quote):
    address = canonical(quote, "card")
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    quote.label, quote.speaker = "Another voice", None
    quote.save()
    changed = client.get(canonical(quote, "card"), headers={"If-None-Match": etag})
    assert changed.status_code == 200


def test_a_card_is_drawn_once(client, quote, folder):
    address = canonical(quote, "card")
    first = client.get(address).content
    [stored] = folder.iterdir()
    stored.write_bytes(b"as stored")
    assert client.get(address).content == b"as stored" != first


def test_a_withdrawn_speaker_is_not_on_the_card(client, quote):
    states.withdraw(quote.speaker, reason=Reason.PRIVACY)
    quote.refresh_from_db()
    assert cards.of_quote(quote).name == ""


def test_the_store_keeps_the_latest_and_not_too_many(folder, monkeypatch):
    monkeypatch.setattr(card_store, "MOST", 2)
    for number in range(3):
        card_store.png(card_of(f"“{number}”"))
        for each in folder.iterdir():
            stamp = each.stat().st_mtime - 100
            os.utime(each, (stamp, stamp))
    kept = {each.name for each in folder.iterdir()}
    assert kept == {f"{card_of(f'“{number}”').digest}.png" for number in (1, 2)}


def test_what_nobody_asked_for_in_a_week_goes(folder):
    card_store.png(card_of("“old”"))
    [old] = folder.iterdir()
    stamp = time.time() - card_store.OLDEST - 60
    os.utime(old, (stamp, stamp))
    card_store.png(card_of("“new”"))
    assert {each.name for each in folder.iterdir()} == {f"{card_of('“new”').digest}.png"}


def test_a_disk_that_takes_nothing_does_not_matter(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "file"
    settings.VAR_DIR.write_text("no folder")
    assert card_store.png(card_of()) == cards.draw(card_of())


@pytest.mark.django_db
def test_hostile_words_are_only_drawn(client):
    words = "<script>\x1b[31m\u202e{}%s" + "\u0300" * 300
    quote = make_quote(make_article(f"“{words}”", headline=words), words)
    assert client.get(canonical(quote, "card")).status_code == 200
