"""Whether the best twenty are the best: beside the exact ranking of everything that matches."""

from collections import defaultdict
from statistics import median

from articles.search import Selection, query
from articles.search.moment import reading
from articles.search.ranking import best
from articles.search.scan import scan

from .questions import PAGE, asked, patiently, questions, typed


def measured(report):
    """[((listed, kind), (median, least))]: hits of the first page that belong to the best 20."""
    found = defaultdict(list)
    for question in questions():
        if question.sort == "relevance" and not question.facets and (hits := asked(question).hits):
            found[question.listed, question.kind].append(agreement(question, hits))
    report(f"relevance: {sum(map(len, found.values()))} questions ranked in full")
    return [(key, (float(median(shares)), min(shares))) for key, shares in found.items()]


def agreement(question, hits):
    """How many of 20 hits are among the best of all; a page with fewer hits counts as 20."""
    good = len(set(hits) & set(exactly_best(question)))
    return round(PAGE * good / len(hits))


def exactly_best(question):
    """The keys of the best PAGE when every match is ranked."""
    understood, selection = query.parse(typed(question.words)), Selection(question.listed)
    condition = query.condition(understood)
    with patiently(), reading():
        places = scan(condition, selection).places
        ranked = best(understood, condition, selection, places, most=len(places))
    return ranked[:PAGE].tolist()
