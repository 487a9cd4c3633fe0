import pytest

from articles.search import Selection, documents, search
from articles.search.query import condition, parse
from articles.search.ranking import ranked_of
from articles.tests.factories import (
    make_article,
    make_block,
    make_mention,
    make_publication,
    make_quote,
    make_speaker,
)

pytestmark = pytest.mark.django_db

ARTICLES, QUOTES = Selection("articles"), Selection("quotes")


def make_texts(*texts, **fields):
    """Indexed articles with these texts and headlines that say nothing."""
    articles = [make_article(text, **{"headline": "—", **fields}) for text in texts]
    documents.index([article.pk for article in articles])
    return articles


def found(query, listed="articles", **options):
    """The keys of what is found, as a set."""
    return set(search(query, Selection(listed), page_size=100, **options).hits)


def test_a_blank_query_lists_everything_newest_first_and_undated_last():
    old, new, undated = (make_article(published=day) for day in ("2021-05-01", "2022-05-01", None))
    documents.reindex()
    assert search("", ARTICLES).hits == (new.pk, old.pk, undated.pk)
    assert search("", ARTICLES, "oldest").hits == (old.pk, new.pk, undated.pk)


def test_all_words_must_occur():
    both, _one = make_texts("The dam broke near the mill.", "The dam held.")
    assert found("mill dam") == {both.pk}


def test_english_words_are_found_by_their_stem():
    [article] = make_texts("They were running.")
    assert found("runs") == {article.pk}


def test_words_of_other_languages_are_found_as_they_stand():
    [article] = make_texts("The running men.", language="fr")
    assert found("the running") == {article.pk}
    assert found("runs") == set()


@pytest.mark.parametrize("language", ["en", "", "fa", "de"])
def test_excluded_words_never_come_back(language):
    _with, without = make_texts("river dam", "river mill", language=language)
    assert found("river -dam") == {without.pk}
    assert found("NOT dam") == {without.pk}


def test_excluded_words_hold_across_languages():
    make_texts("river dam")
    make_texts("river dam", language="fr")
    [without] = make_texts("river", language="fr")
    assert found("river NOT dam") == {without.pk}


@pytest.mark.parametrize("phrase", ["“broken dam”", "«broken dam»", "„broken dam“", '"broken dam"'])
def test_phrases_are_found_in_their_order(phrase):
    inorder, _scattered = make_texts("A broken dam.", "The dam is broken.")
    assert found(phrase) == {inorder.pk}


def test_alternatives_bind_more_loosely_than_words():
    first, second, _third = make_texts("river dam", "mill", "river")
    assert found("river dam OR mill") == {first.pk, second.pk}


def test_the_beginning_of_a_word_finds_it_in_every_language():
    [english] = make_texts("The mountains are high.")
    [french] = make_texts("Les montagnes.", language="fr")
    assert found("mount*") == {english.pk}
    assert found("mont*") == {french.pk}
    assert found("the* mount*") == set()


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("نظري", "نظری"),
        ("نظری", "نظري"),
        ("سال ۱۴۰۰", "1400"),
        ("سال 1400", "۱۴۰۰"),
        ("کتاب\u200cها", "کتابها"),
        ("کتابها", "کتاب\u200cها"),
        ("کتاب ها", "کتاب\u200cها"),
        ("كتاب", "کتاب"),
    ],
)
def test_spellings_of_persian_meet(printed, typed):
    [article] = make_texts(printed, language="fa")
    assert found(typed) == {article.pk}


def test_accents_and_apostrophes_make_no_difference():
    [article] = make_texts("Élan of O’Neill")
    assert found("elan o'neill") == {article.pk}


def test_quotes_are_found_by_the_names_of_their_speaker_displayed_and_printed():
    speaker = make_speaker("Ali Maisam Nazary")
    quote = make_quote(words="We stay", speaker=speaker, label="the commander")
    make_mention(quote.article, speaker, name="Ali Nazzari", spans=[0, 1])
    make_quote(words="We go")
    documents.reindex()
    for name in ("nazary", "Maisam", "“ali nazzari”", "commander", "stay Nazary", "naz*"):
        assert found(name, "quotes") == {quote.pk}


def test_names_and_headlines_are_found_by_stop_words_alone():
    who = make_article("Nothing.", headline="The Who return")
    make_article("The man who went.", headline="Nothing")
    documents.reindex()
    assert found("the who") == {who.pk}


def test_facet_tokens_cannot_be_typed():
    speaker = make_speaker("Ann Lee")
    make_quote(speaker=speaker)
    documents.reindex()
    token = f"s:{speaker.public_id}"
    for typed in (token, f"\ue000{token}", f"“{token}”", "k:direct", "k*", "c:english", "c*"):
        assert found(typed, "quotes") == set()


def test_a_match_in_the_headline_ranks_above_one_in_the_body_and_in_a_caption():
    text = "A picture of the dam. Nothing else."
    caption = make_article(text, headline="—", layout=[make_block("caption", 0, len(text))])
    body = make_article(text, headline="—")
    headline = make_article("Nothing else at all here.", headline="The dam")
    documents.reindex()
    assert search("dam", ARTICLES).hits == (headline.pk, body.pk, caption.pk)


def test_words_close_together_rank_above_words_far_apart():
    far, near = make_texts(
        "The dam stood for years and years above the village and the mill.", "The dam and mill."
    )
    assert search("dam mill", ARTICLES).hits == (near.pk, far.pk)


PASTED = "“The broken dam – it must never be rebuilt,” Ann Smith told reporters — on Monday."


def test_a_pasted_quotation_with_its_attribution_finds_its_quote_first():
    words = "The broken dam - it must never be rebuilt"
    quote = make_quote(words=words, speaker=make_speaker("Ann Smith"))
    make_quote(words="He told reporters that dams must be broken", speaker=make_speaker("Bo Lee"))
    documents.reindex()
    page = search(PASTED, QUOTES)
    assert (page.hits[0], page.loosened) == (quote.pk, True)
    assert search(words, QUOTES).hits == (quote.pk,)


def test_a_pasted_quotation_is_not_loosened_by_a_filter():
    make_quote(words="The broken dam must never be rebuilt")
    documents.reindex()
    page = search("The broken dam must never be rebuilt", Selection("quotes", {"kind": ("post",)}))
    assert (page.total, page.loosened) == (0, False)


def test_few_words_and_operators_are_never_loosened():
    make_quote(words="The broken dam must never be rebuilt")
    documents.reindex()
    for query in ("broken dam rebuilt zebra", "broken dam must never be rebuilt zebra -mill"):
        assert search(query, QUOTES).total == 0


def test_equal_ranks_are_ordered_by_day_then_by_key():
    early, late, later = (
        make_texts("dam", published=day)[0] for day in ("2021-01-01", "2022-01-01", "2022-01-01")
    )
    assert search("dam", ARTICLES).hits == (later.pk, late.pk, early.pk)
    assert search("dam", ARTICLES, "oldest").hits == (early.pk, late.pk, later.pk)


def test_hits_beyond_the_ranked_ones_follow_by_date(monkeypatch):
    monkeypatch.setattr("articles.search.ranking.RANKED", 2)
    best_but_old, newer, newest = (
        make_texts(text, published=day)[0]
        for text, day in (("dam", "2020"), ("the dam of a mill", "2021"), ("dam", "2022"))
    )
    page = search("dam", ARTICLES)
    assert page.hits == (newest.pk, newer.pk, best_but_old.pk)
    assert (page.ranked, page.recent_first) == (2, False)


@pytest.mark.parametrize(("words", "ranked"), [(1, 2_000), (16, 2_000), (32, 1_000), (64, 500)])
def test_of_more_words_fewer_hits_are_ranked(words, ranked):
    typed = " OR ".join(f"river{number}s" for number in range(words))
    assert ranked_of(condition(parse(typed))) == ranked


def test_quotes_beyond_the_ranked_ones_make_the_best_match_recent_first(monkeypatch):
    monkeypatch.setattr("articles.search.ranking.RANKED", 1)
    for _ in range(2):
        make_quote(words="The dam")
    documents.reindex()
    page = search("dam", QUOTES)
    assert (page.total, page.ranked, page.recent_first) == (2, 1, True)
    assert not search("dam", QUOTES, "newest").recent_first


def test_quotes_of_one_article_come_in_the_order_of_the_text():
    article = make_article("up and down and round")
    quotes = [make_quote(article, words) for words in ("up", "down", "round")]
    documents.reindex()
    assert search("", QUOTES).hits == tuple(quote.pk for quote in quotes)


def test_pages_follow_each_other_and_the_last_one_stands_for_those_beyond():
    keys = [make_article().pk for _ in range(5)][::-1]
    documents.reindex()
    pages = [search("", ARTICLES, page=number, page_size=2) for number in (1, 2, 3, 4, 99999)]
    assert [list(page.hits) for page in pages] == [
        keys[:2], keys[2:4], keys[4:], keys[4:], keys[4:],
    ]  # fmt: skip
    assert [(page.page, page.pages, page.total) for page in pages] == [
        (1, 3, 5), (2, 3, 5), (3, 3, 5), (3, 3, 5), (3, 3, 5),
    ]  # fmt: skip


def test_an_empty_archive_has_one_empty_page():
    page = search("dam", QUOTES, page=7)
    assert (page.total, page.hits, page.facets, page.page, page.pages) == (0, (), (), 1, 1)


@pytest.mark.parametrize("listed", ["articles", "quotes"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_search_takes_the_same_statements_whatever_it_finds(
    listed, count, django_assert_num_queries
):
    for _ in range(count):
        article = make_article("dam", publication=make_publication())
        make_quote(article, "dam", make_speaker())
    documents.reindex()
    with django_assert_num_queries(5):  # query, transaction (2), facets with names; page: apart
        search("dam", Selection(listed))
