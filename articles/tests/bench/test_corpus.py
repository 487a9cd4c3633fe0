from itertools import islice

from articles.bench import corpus, sources, vocabulary
from articles.extraction import extract
from articles.extraction.reading.files import sources as sources_of


def test_an_article_is_the_same_wherever_one_begins():
    assert list(corpus.articles(497, 503)) == list(corpus.articles(0, 503))[497:]


def test_another_seed_makes_other_articles():
    [one], [other] = corpus.articles(0, 1), corpus.articles(0, 1, seed=2)
    assert one.text != other.text


def test_articles_come_one_by_one():
    assert [each.number for each in islice(corpus.articles(0, 10**12), 3)] == [0, 1, 2]


def test_quotes_stand_in_their_text_with_who_said_them():
    people = vocabulary.speakers()
    for article in corpus.articles(0, 50):
        for quote in article.quotes:
            name = article.text[slice(*quote.mention)]
            assert article.text[quote.start - 1] == "“"
            assert article.text[quote.end : quote.mention[1]] == f",” said {name}"
            assert article.text[slice(*quote.cue)] == "said"
            assert quote.speaker is None or name == people[quote.speaker]


def test_blocks_are_the_paragraphs_and_the_headline_is_the_first():
    [article] = corpus.articles(0, 1)
    parts = [article.text[start:end] for _kind, start, end in article.blocks]
    assert parts == article.text.split("\n\n")
    assert parts[0] == article.headline


def test_articles_have_about_seven_quotes():
    articles = list(corpus.articles(0, 500))
    assert 6.9 < sum(len(each.quotes) for each in articles) / 500 < 7.5


def test_all_words_and_all_names_are_different():
    assert len(set(vocabulary.words())) == vocabulary.WORDS
    for names in (vocabulary.speakers, vocabulary.organizations, vocabulary.publications):
        assert len(set(names())) == len(names())
    assert len(set(vocabulary.speakers(195_000))) == 195_000


def test_no_name_is_a_word():
    assert not set(vocabulary.words()) & {name.lower() for name in vocabulary.names()}


def test_files_to_ingest_hold_long_articles_that_read_back(tmp_path):
    for name, write in (("a.jsonl", sources.write_json_lines), ("a.warc.gz", sources.write_warc)):
        count = write(tmp_path / name, 50_000)
        found = [extract(each) for each in sources_of([tmp_path / name])]
        assert len(found) == count == 2
        assert all(len(each.quotes) > 50 for each in found)
