import pytest

from articles.bench import pages
from articles.bench.instruments import stopwatches
from articles.bench.measuring import Steps, exponent, percentile
from articles.views.lists import ArticleList


def test_percentiles_lie_between_the_values():
    assert percentile([4.0, 1.0, 2.0, 3.0], 0.5) == 2.5
    assert percentile(range(101), 0.95) == pytest.approx(95)
    assert percentile([7.0], 0.95) == 7.0
    assert percentile([], 0.5) is None


def test_what_grows_as_fast_as_the_archive_has_the_exponent_one():
    assert exponent(2.0, 20.0, 10) == pytest.approx(1)
    assert exponent(2.0, 2.0, 10) == 0
    assert exponent(None, 2.0, 10) is None


def test_steps_are_timed_and_told():
    told = []
    steps = Steps(told.append)
    with steps("nothing"):
        pass
    assert list(steps.seconds) == ["nothing"]
    assert told == ["nothing: 0.0 s"]


def test_stopwatches_see_each_call_and_leave_nothing_behind():
    class Pages:
        def found(self):
            return 1

        @staticmethod
        def line(word):
            return word

    before = vars(Pages)["line"]
    with stopwatches({"search": (Pages, "found"), "line": (Pages, "line")}) as times:
        assert (Pages().found(), Pages().line("a"), Pages().line("b")) == (1, "a", "b")
    assert [len(times[name]) for name in ("search", "line")] == [1, 2]
    assert vars(Pages)["line"] is before


def test_the_parts_of_a_page_are_those_of_its_list():
    assert pages.parts_of("articles")["hydrate"] == (ArticleList, "records")
    assert list(pages.parts_of("quotes")) == ["search", "hydrate", "snippets", "render"]
