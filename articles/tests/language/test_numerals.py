"""Numbers and dates in Persian: its digits, its calendar, in what is shown and what is typed."""

import datetime

import pytest
from django.utils import translation
from lxml import html

from articles.digits import in_digits, number
from articles.models import Precision
from articles.sharing import dates
from articles.tests.factories import make_article, make_quote
from articles.tests.views.archive import strike

PERSIAN = {"Accept-Language": "fa"}
DAY = datetime.date(2022, 8, 30)


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [("en", 0, "0"), ("en", 1234567, "1,234,567"), ("fa", 0, "۰"), ("fa", 12, "۱۲"),
     ("fa", 1234567, "۱٬۲۳۴٬۵۶۷")],
)  # fmt: skip
def test_a_number_has_the_digits_and_marks_of_its_language(language, value, shown):
    with translation.override(language):
        assert number(value) == shown


def test_only_digits_are_changed():
    with translation.override("fa"):
        assert in_digits("7 of 10 (NRF)") == "۷ of ۱۰ (NRF)"
    with translation.override("en"):
        assert in_digits(2022) == "2022"


@pytest.mark.parametrize(
    ("day", "precision", "english", "persian"),
    [
        (DAY, Precision.DAY, "30 August 2022", "۸ شهریور ۱۴۰۱ (۳۰ اوت ۲۰۲۲)"),
        (datetime.date(2021, 3, 21), Precision.DAY, "21 March 2021",
         "۱ فروردین ۱۴۰۰ (۲۱ مارس ۲۰۲۱)"),
        (datetime.date(2021, 3, 20), Precision.DAY, "20 March 2021",
         "۳۰ اسفند ۱۳۹۹ (۲۰ مارس ۲۰۲۱)"),  # a leap year's last day
        (DAY, Precision.MONTH, "August 2022", "اوت ۲۰۲۲"),
        (DAY, Precision.YEAR, "2022", "۲۰۲۲"),
        (datetime.date(600, 1, 2), Precision.DAY, "2 January 0600", "۲ ژانویه ۰۶۰۰"),
        (datetime.date(9999, 12, 31), Precision.DAY, "31 December 9999", "۳۱ دسامبر ۹۹۹۹"),
    ],
)  # fmt: skip
def test_a_day_stands_in_both_calendars_and_less_than_a_day_in_one(
    day, precision, english, persian
):
    with translation.override("en"):
        assert dates.in_words(day, precision) == english
    with translation.override("fa"):
        assert dates.in_words(day, precision) == persian


@pytest.mark.django_db
def test_the_time_element_keeps_the_day_that_programs_read(client):
    article = make_article("“Yes,” she said.", published="2022-08-30")
    tree = html.fromstring(client.get(article.get_absolute_url(), headers=PERSIAN).content.decode())
    (time,) = tree.cssselect(".article-facts time")
    assert (time.get("datetime"), time.text) == ("2022-08-30", "۸ شهریور ۱۴۰۱ (۳۰ اوت ۲۰۲۲)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "plain"),
    [("page=۲", "page=2"), ("from=۲۰۲۲-۰۸-۳۰", "from=2022-08-30"), ("to=۲۰۲۲", "to=2022"),
     ("year=۲۰۲۲", "year=2022"), ("month=۲۰۲۲-۰۸&year=۲۰۲۲", "month=2022-08&year=2022"),
     ("q=from:۲۰۲۳", "q=from:2023")],
)  # fmt: skip
def test_digits_of_persian_are_understood_in_what_is_typed(client, typed, plain):
    said = " ".join(f"“Sentence {number}.”" for number in range(60))
    article = make_article(said, published="2022-08-30")
    for n in range(60):
        make_quote(article, f"Sentence {n}.")
    strike()
    persian, latin = (shown(client, query) for query in (typed, plain))
    assert persian == latin


def shown(client, query):
    """(what a list shows, what it left out of account) as JSON tells it."""
    found = client.get(f"/quotes/?{query}&format=json").json()
    return [each["id"] for each in found["results"]], found.get("notices", [])
