import pytest

from articles.extraction.language.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Tuesday, 30th of August 2022", "2022-08-30"),
        ("30.08.2022", "2022-08-30"),
        ("30/08/2022", "2022-08-30"),
        ("08/30/2022", "2022-08-30"),
        ("30-Aug-2022", "2022-08-30"),
        ("le 30 août 2022", "2022-08-30"),
        ("30. August 2022", "2022-08-30"),
        ("30 de agosto de 2022", "2022-08-30"),
        ("٣٠ أغسطس ٢٠٢٢", "2022-08-30"),
        ("2 كانون الثاني 2023", "2023-01-02"),
        ("۳۰ اوت ۲۰۲۲", "2022-08-30"),
    ],
)
def test_dates_are_read_in_many_styles_and_digits(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("سه‌شنبه ۸ شهریور ۱۴۰۱", "2022-08-30"),
        ("۸ شهریور ماه ۱۴۰۱", "2022-08-30"),
        ("۱۱ جدی ۱۴۰۰", "2022-01-01"),
        ("۱۴۰۱/۰۶/۰۸", "2022-08-30"),
        ("1401/06/08 خورشیدی", "2022-08-30"),
        ("شهریور ۱۴۰۱", "2022"),
    ],
)
def test_solar_hijri_dates_become_gregorian_ones(text, date):
    assert iso_date(text) == date


@pytest.mark.parametrize(
    "text", ["۸ شهریور", "1401/06/08", "دی ۱۴۰۰", "۳۱ مهر ۱۴۰۱", "32 August 2022", "room 1401"]
)
def test_what_the_text_leaves_open_is_no_date(text):
    assert iso_date(text) is None


def test_figures_that_may_be_day_or_month_leave_the_year():
    assert iso_date("03/04/2022") == "2022"
