"""The page that shows every component to who works on them."""

import pytest

from articles.views.styleguide import COLOURS


def test_there_is_no_style_guide_on_a_site_in_use(client, db):
    assert client.get("/styleguide/").status_code == 404


@pytest.fixture
def guide(settings, page):
    settings.DEBUG = True
    return page("/styleguide/")


def test_it_shows_every_component_light_and_dark_in_either_direction(guide):
    panels = [(each.get("data-theme"), each.get("dir")) for each in guide.cssselect(".panel")]
    assert panels == [("light", "ltr"), ("dark", "ltr"), ("light", "rtl"), ("dark", "rtl")]
    for component in (".quote", ".permalink", ".line", ".tally", ".columns", ".notice", ".search"):
        assert len(guide.cssselect(f".panel {component}")) >= len(panels)


def test_it_asks_no_database(settings, client, django_assert_num_queries, db):
    settings.DEBUG = True
    with django_assert_num_queries(0):
        client.get("/styleguide/")


def test_it_shows_every_colour_that_the_sheets_name(guide, settings):
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    named = {
        line.split(":")[0].strip().removeprefix("--")
        for line in tokens.split("@layer tokens {")[1].splitlines()
        if "light-dark(#" in line
    }
    assert named == set(COLOURS)


def test_ids_are_given_once(guide):
    ids = [each.get("id") for each in guide.cssselect("[id]")]
    assert len(ids) == len(set(ids))
