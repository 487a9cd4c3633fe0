"""The words of the archive as printed: what a word that nothing has may have been meant as.

A table of words from the texts of SAMPLE articles (all of them in a small archive) and from all
names. A correction is looked up among some hundred thousand words then, however many articles
there are, and filling the table takes seconds. It is a help for spelling only: whether a word is
found is never asked of it, and every suggestion is counted by a search before it is shown.
"""

import string
from collections import Counter

from django.db import connection, transaction

from articles.folding import fold
from articles.models import Article, Word

from .snippets import WORD

#: Articles whose words are taken: enough for every word that some thousandth part of them has.
SAMPLE = 20_000
#: From so many articles on, a word in only one of them is more likely misspelled than meant.
LARGE = 1_000
#: An archive of at most so many articles takes its words anew after every change.
SMALL = 2_000
SHORTEST, LONGEST = 3, 40
#: Words like a given one whose letters are compared.
COMPARED = 30

NAME_WORDS = """
INSERT INTO search_word (word, articles)
SELECT word, count(*) FROM (
    SELECT regexp_split_to_table(fold_key, ' ') AS word FROM articles_variantname
) AS names
WHERE length(word) BETWEEN %(shortest)s AND %(longest)s AND word !~ '[0-9]'
GROUP BY word
ON CONFLICT (word) DO NOTHING
"""
#: Words with one other letter have too few triples of letters in common if they are this short.
SHORT = 6
KNOWN = "SELECT word, articles FROM search_word WHERE word = ANY(%s)"
ALIKE = """
SELECT asked, word, articles FROM unnest(%(asked)s::text[]) AS asked CROSS JOIN LATERAL (
    SELECT word, articles FROM search_word WHERE word %% asked
    ORDER BY similarity(word, asked) DESC, articles DESC, word LIMIT %(compared)s
) AS alike
UNION SELECT asked, word, articles
FROM unnest(%(beside)s::text[], %(variants)s::text[]) AS variants(asked, variant)
JOIN search_word ON word = variant
"""


def refresh():
    """Fills the table anew; the number of its words."""
    words = counted()
    rows = [Word(word=word, articles=count) for word, count in sorted(words.items())]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE search_word IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM search_word")
        Word.objects.bulk_create(rows, batch_size=5_000)
        cursor.execute(NAME_WORDS, {"shortest": SHORTEST, "longest": LONGEST})
    return Word.objects.count()


def refresh_after(changed):
    """Fills the table anew if `changed` articles are many of those that there are."""
    if changed and Article.objects.public().count() <= max(SMALL, 20 * changed):
        refresh()


def counted():
    """{folded word: how many articles of the sample have it}"""
    keys = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    keys = keys[:: -(-len(keys) // SAMPLE) or 1]
    words = Counter()
    texts = Article.objects.filter(pk__in=keys).order_by().values_list("headline", "text")
    for text in texts.iterator(chunk_size=500):
        words.update(words_of(" ".join(text)))
    least = 2 if len(keys) > LARGE else 1
    return {word: count for word, count in words.items() if count >= least}


def words_of(text):
    """The words of a text that the table may hold, folded, each once."""
    return {word for word in WORD.findall(fold(text)) if is_word(word)}


def is_word(word):
    return SHORTEST <= len(word) <= LONGEST and not any(map(str.isdigit, word))


def known(words):
    """Those of some folded words that the table holds."""
    return set(Word.objects.filter(word__in=list(words)).values_list("word", flat=True))


def corrections(words):
    """{folded word: the words it may have been meant as, the likeliest first}, in one query.

    At most one letter in four is another, is missing or too much, or has changed places with the
    next; of words equally near the more frequent one comes first.
    """
    asked = [word for word in dict.fromkeys(words) if is_word(word)]
    pairs = [(word, variant) for word in asked for variant in variants(word, len(word) <= SHORT)]
    parameters = {
        "asked": asked,
        "compared": COMPARED,
        "beside": [word for word, _variant in pairs],
        "variants": [variant for _word, variant in pairs],
    }
    return in_order(asked, rows_of(ALIKE, parameters))


def nearest(words):
    """The same with a single step, if the words are of plain letters: many times as quick."""
    asked = [word for word in dict.fromkeys(words) if is_word(word)]
    near = {word: variants(word) for word in asked}
    found = rows_of(KNOWN, [list(set().union(*near.values()))])
    return in_order(
        asked, [(word, *row) for word in asked for row in found if row[0] in near[word]]
    )


def rows_of(statement, parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def in_order(asked, rows):
    """{word: other words}, those of the fewest steps first."""
    found = {word: [] for word in asked}
    for word, other, articles in rows:
        steps = distance(word, other)
        if 0 < steps <= max(1, len(word) // 4):
            found[word].append((steps, -articles, other))
    return {word: [other for *_rank, other in sorted(each)] for word, each in found.items()}


def variants(word, every=True):
    """Words that differ in one step: two letters swapped or one left out; with `every` those with
    a plain letter changed or added as well.

    >>> sorted(variants("٣ب"))
    ['ب', 'ب٣', '٣']
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {start + end[1] + end[0] + end[2:] for start, end in cuts if len(end) > 1}
    found |= {start + end[1:] for start, end in cuts if end}
    if every and word.isascii():
        for letter in string.ascii_lowercase:
            found |= {start + letter + end[1:] for start, end in cuts if end}
            found |= {start + letter + end for start, end in cuts}
    return found - {word}


def distance(one, other):
    """Letters to change, add, leave out or swap with the next until `one` is `other`.

    >>> distance("tailban", "taliban")
    1
    """
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, letter_there in enumerate(other, 1):
            same = letter == letter_there
            steps = min(last[column] + 1, line[-1] + 1, last[column - 1] + (not same))
            if (
                row > 1
                and column > 1
                and (letter, one[row - 2]) == (other[column - 2], letter_there)
            ):
                steps = min(steps, before[column - 2] + 1)
            line.append(steps)
        before, last = last, line
    return last[-1]
