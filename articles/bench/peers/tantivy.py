"""tantivy, a search engine in Rust, within the process: what a dedicated engine can do."""

import json
import shutil

import tantivy

from ..questions import FACETS, PAGE
from . import TOP, Answer
from .documents import documents

MEMORY = 500_000_000  # bytes the writer may take
THREADS = 2
#: In the folder of an index: the values of each facet; an index knows a value by its place there.
VALUES = "values.json"
COUNTED = {name: {"terms": {"field": name, "size": TOP}} for name in FACETS}


class Tantivy:
    """A folder for each list. Counts of facets are those of its segments: nearly exact."""

    name = "tantivy"

    def __init__(self):
        self.indexes, self.searchers, self.values = {}, {}, {}

    def build(self, folder, report):
        """Make the indexes unless they are there already, and open them."""
        for listed in ("articles", "quotes"):
            path = folder / f"{listed}.tantivy"
            if not path.exists():
                self.fill(path, listed)
            self.indexes[listed] = tantivy.Index.open(str(path))
            self.searchers[listed] = self.indexes[listed].searcher()
            self.values[listed] = json.loads((path / VALUES).read_text())

    def fill(self, path, listed):
        unfinished = path.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        writer = tantivy.Index(schema(), path=str(unfinished)).writer(MEMORY, THREADS)
        codes = {name: {} for name in FACETS}
        for each in documents(listed):
            writer.add_document(document(each, codes))
        writer.commit()
        writer.wait_merging_threads()
        values = {name: list(known) for name, known in codes.items()}
        (unfinished / VALUES).write_text(json.dumps(values))
        unfinished.rename(path)

    def page(self, question):
        """The Answer to a Question."""
        searcher = self.searchers[question.listed]
        query = self.query(question)
        ranked = question.sort == "relevance" and question.words
        order = {} if ranked else {"order_by_field": "ordering"}
        offset = (question.page - 1) * PAGE
        found = searcher.search(query, limit=PAGE, count=True, offset=offset, **order)
        counted = searcher.aggregate(query, COUNTED)
        keys = searcher.fast_field_values("key", [at for _, at in found.hits]) if found.hits else []
        return Answer(found.count, tuple(map(int, keys)), self.counts(question.listed, counted))

    def counts(self, listed, counted):
        return {
            name: {
                self.values[listed][name][int(bucket["key"])]: bucket["doc_count"]
                for bucket in counted[name]["buckets"]
            }
            for name in FACETS
        }

    def query(self, question):
        index = self.indexes[question.listed]
        parts = []
        if question.words:
            parts.append((tantivy.Occur.Must, index.parse_query(match(question.words), ["text"])))
        for name, value in question.facets.items():
            code = self.values[question.listed][name].index(value)
            term = tantivy.Query.term_query(index.schema, name, code)
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(term, 0.0)))
        return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()


def schema():
    builder = tantivy.SchemaBuilder()
    for name in ("key", "ordering"):
        builder.add_unsigned_field(name, fast=True)
    for name in FACETS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field("text", tokenizer_name="en_stem")
    return builder.build()


def document(given, codes):
    made = tantivy.Document(text=given.text)
    made.add_unsigned("key", given.key)
    made.add_unsigned("ordering", given.order)
    for name, values in given.facets.items():
        for value in values:
            made.add_unsigned(name, codes[name].setdefault(value, len(codes[name])))
    return made


def match(words):
    """A question's Words in tantivy's language."""
    if words.phrase:
        return f'"{" ".join(words.phrase)}"'
    wanted = f"+({' OR '.join(words.some)})" if words.some else ""
    return " ".join([wanted, *(f"+{w}" for w in words.every), *(f"-{w}" for w in words.none)])
