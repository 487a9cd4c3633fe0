"""What a reader typed into the search box, as a tree and as a tsquery.

Words must all occur; "…" (any quotation marks) is a phrase, OR an alternative, -word or
NOT word an exclusion, word* the beginning of a word. Operators are written in capitals,
since "or" and "not" stand in every pasted quotation. Nothing that can be typed is an error.
"""

import re
import string
from dataclasses import dataclass, field, replace

from django.db import connection

from articles.folding import fold

from .configurations import OTHERS, either_way
from .endings import completions
from .stop_words import ENGLISH_STOP_WORDS

#: Beyond these a query is cut: nobody types so much, and machines should not.
MAX_CHARACTERS = 10_000
MAX_TERMS = 200

#: From so many words on a query without operators may be a pasted quotation.
PASTED_WORDS = 6
#: So many words in a row are taken for a part of it, if two of them are no stop words.
ROW = 3

QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
UNREADABLE = re.compile(r"[\x00\ud800-\udfff\ue000]")
TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
LETTER = re.compile(r"[^\W_]")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
OPERATORS = ("AND", "OR", "NOT")
CONFIGURATIONS = ("english", "simple")
ASKED = f"""
SELECT asked.*, CASE WHEN english <> simple THEN ({OTHERS}) END
FROM (SELECT {{}}) AS asked(english, simple, english_wanted, simple_wanted)
"""
NON_JOINER = "\u200c"


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that follow each other; `joined`: written so, as one word or as several
    without hyphens, they count as well. `printed`: as typed, to be said back."""

    words: str
    joined: str = ""
    prefix: bool = False
    excluded: bool = False
    printed: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, each a tuple of terms that must all hold; none of them: a blank query."""

    alternatives: tuple[tuple[Term, ...], ...] = ()

    def __bool__(self):
        return bool(self.alternatives)

    @property
    def wanted(self):
        """The terms that are looked for, without those that are excluded."""
        return tuple(t for terms in self.alternatives for t in terms if not t.excluded)


def parse(typed):
    """The Query that a reader typed; blank where it holds no word."""
    text = readable(typed)[:MAX_CHARACTERS].translate(QUOTATION_MARKS)
    alternatives, negated = [[]], False
    for match in list(TERM.finditer(text))[:MAX_TERMS]:
        word = match["word"]
        if word == "OR":
            alternatives.append([])
        elif word == "NOT":
            negated = True
        elif word != "AND" and (found := term(match, negated)):
            alternatives[-1].append(found)
            negated = False
    return Query(tuple(tuple(dict.fromkeys(terms)) for terms in alternatives if terms))


def readable(typed):
    """What was typed without characters that a database refuses."""
    return UNREADABLE.sub(" ", typed)


def term(match, negated):
    """The Term of one match of TERM, or None if it holds no letter or digit."""
    printed = match["word"] if match["phrase"] is None else match["phrase"]
    if not LETTER.search(printed):
        return None
    words = fold(printed)
    prefix = match["phrase"] is None and words.endswith("*")
    joined = "" if prefix else other_spelling(printed, words)
    said = " ".join(printed.split()).strip("*?!.,;:")
    return Term(words.rstrip("*"), joined, prefix, negated or bool(match["minus"]), said)


def other_spelling(printed, words):
    """What was printed as one word where a zero-width non-joiner parts it, else with spaces for
    hyphens; empty where there is neither."""
    if NON_JOINER in printed:
        return fold(printed.replace(NON_JOINER, ""))
    spaced = HYPHEN.sub(" ", words)
    return "" if spaced == words else spaced


def verbatim(typed):
    """The phrase that `typed` is if it is a pasted quotation without operators; else blank.

    A quotation mark before or behind all of it is no operator: who copies takes it along.
    """
    text = readable(typed)[:MAX_CHARACTERS].translate(QUOTATION_MARKS).strip()
    whole = text.strip('" ')
    words = whole.split()
    if '"' in whole or len(words) < PASTED_WORDS or any(map(is_operator, words)):
        return Query()
    phrase = fold(whole)
    return Query(((Term(phrase),),)) if LETTER.search(phrase) else Query()


def is_operator(word):
    """Whether a word asks for something else than itself."""
    return word in OPERATORS or (word[0] == "-" and word[1:2].isalnum()) or word[-1] == "*"


def loosened(query):
    """A pasted quotation as alternatives, each some of its words in a row; else a blank Query.

    For quotations that came with more than the words themselves (who said it) or less.
    """
    [terms] = query.alternatives if len(query.alternatives) == 1 else [()]
    words = [word for term in terms for word in term.words.split() if LETTER.search(word)]
    telling = [word.strip(string.punctuation) not in ENGLISH_STOP_WORDS for word in words]
    if len(words) < PASTED_WORDS or any(term.prefix or term.excluded for term in terms):
        return Query()
    rows = [slice(at, at + ROW) for at in range(len(words) - ROW + 1)]
    rows = [row for row in rows if sum(telling[row]) > 1][:MAX_TERMS]
    return Query(tuple((Term(" ".join(words[row])),) for row in rows))


@dataclass(frozen=True, slots=True)
class Condition:
    """A query as texts of tsqueries: what documents must match, and what they are ranked by.

    What is only excluded ranks nothing: a query of exclusions has no `ranks`.
    """

    matches: str = ""
    ranks: str = ""


def condition(query):
    """The Condition of a Query; both texts are empty if it asks for nothing.

    Each document is asked in the configuration its own words were indexed in, else an
    exclusion would be true of every document of the other one. Where a query holds only
    English stop words, English documents are asked for them as printed in headlines and names.
    """
    if not query:
        return Condition()
    asked = [tree(words, each) for each in (query, wanted_of(query)) for words in CONFIGURATIONS]
    columns = ", ".join(f"({sql})::text" for sql, _values in asked)
    with connection.cursor() as cursor:
        cursor.execute(ASKED.format(columns), [each for _sql, values in asked for each in values])
        english, simple, english_wanted, simple_wanted, others = cursor.fetchone()
    if not simple:
        return Condition()
    matches = either_way(english or simple, simple, others)
    if not simple_wanted:
        return Condition(matches)
    return Condition(matches, alternatives(english_wanted or simple_wanted, simple_wanted))


def alternatives(one, other):
    """The text of a tsquery for either of two."""
    return one if one == other else f"({one}) | ({other})"


def opposite(query):
    """The Query of what a query leaves out that asks for nothing else; else a blank one."""
    [terms] = query.alternatives if len(query.alternatives) == 1 else [()]
    if not terms or not all(term.excluded for term in terms):
        return Query()
    return Query(tuple((replace(term, excluded=False),) for term in terms))


def only_stop_words(query):
    """Whether all that a query looks for are English words that texts are not searched for."""
    words = [word for term in query.wanted for word in term.words.split() if LETTER.search(word)]
    plain = (word.strip(string.punctuation) for word in words)
    whole = not any(term.prefix for term in query.wanted)
    return whole and bool(words) and all(word in ENGLISH_STOP_WORDS for word in plain)


def wanted_of(query):
    """The Query without what it excludes."""
    wanted = (tuple(t for t in terms if not t.excluded) for terms in query.alternatives)
    return Query(tuple(filter(None, wanted)))


def tree(configuration, query):
    """(SQL, parameters) of a tsquery in one configuration; an empty one of a blank query."""
    parts = [[leaf(configuration, term) for term in terms] for terms in query.alternatives]
    sql = " || ".join(f"({' && '.join(sql for sql, _ in terms)})" for terms in parts)
    return sql or "''::tsquery", [v for terms in parts for _, values in terms for v in values]


def leaf(configuration, term):
    """(SQL, parameters) of one term; the beginning of a word is looked for in all its stems."""
    if term.prefix:
        beginning = "'{}':*".format(term.words.replace("\\", " ").replace("'", "''"))
        whole = " | ".join(completions(term.words)) if configuration == "english" else ""
        values = [beginning, beginning, *filter(None, [whole])]
        calls = ["to_tsquery('simple', %s)", *[f"to_tsquery('{configuration}', %s)"] * 2]
        sql = f"({' || '.join(calls[: len(values)])})"
    else:
        values = list(filter(None, [term.words, term.joined]))
        calls = [f"phraseto_tsquery('{configuration}', %s)"] * len(values)
        sql = f"({' || '.join(calls)})"
    return (f"!!{sql}" if term.excluded else sql), values
