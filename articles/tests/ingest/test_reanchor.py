"""Stored quotes find their words again; no database needed."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.records import Quote, Span
from articles.ingest.reanchor import reanchor, words

from .extractions import quote


@dataclass(eq=False)
class Stored:
    """A stored quote as the plan sees it."""

    text: str
    segments: list
    review: str = "machine"
    state: str = "public"
    label: str = ""
    kind: str = "direct"
    orphaned_at: str | None = None

    @property
    def start(self):
        return self.segments[0]

    @property
    def spans(self):
        return list(zip(self.segments[::2], self.segments[1::2], strict=True))


def stored(text, pieces, review="machine", after=0):
    pieces = (pieces,) if isinstance(pieces, str) else pieces
    segments, end = [], after
    for piece in pieces:
        start = text.index(piece, end)
        end = start + len(piece)
        segments += [start, end]
    return Stored(" … ".join(pieces), segments, review)


OLD = "“We will stay,” she said. “The dam holds.” Others left. “We will stay,” he said."


def test_a_paragraph_inserted_above_moves_quotes_and_keeps_them():
    new = "A new opening line.\n\n" + OLD
    old = [stored(OLD, "The dam holds.")]
    found = [quote(new, "The dam holds.")]
    plan = reanchor(old, found, OLD, new)
    assert (plan.found_again, plan.new, plan.orphans) == ([(old[0], found[0])], [], [])


def test_of_two_quotes_with_the_same_words_the_one_left_is_the_nearer():
    new = "“The dam holds.” Others left. “We will stay,” he said."
    first = stored(OLD, "We will stay,")
    second = stored(OLD, "We will stay,", after=20)
    dam = stored(OLD, "The dam holds.")
    found = [quote(new, "The dam holds."), quote(new, "We will stay,")]
    plan = reanchor([first, dam, second], found, OLD, new)
    assert sorted(plan.found_again, key=lambda pair: pair[0].start) == [
        (dam, found[0]),
        (second, found[1]),
    ]
    assert plan.orphans == [first]


def test_words_that_the_extractor_no_longer_reports_stay_where_they_stand():
    new = "Lead. " + OLD
    old = stored(OLD, "The dam holds.")
    plan = reanchor([old], [], OLD, new)
    assert [(q, words(new, spans)) for q, spans in plan.kept] == [(old, "The dam holds.")]


def test_words_that_are_gone_leave_an_orphan():
    old = stored(OLD, "The dam holds.")
    new = OLD.replace("The dam holds.", "Nobody was asked about money.")
    found = quote(new, "Nobody was asked about money.")
    plan = reanchor([old], [found], OLD, new)
    assert (plan.orphans, plan.new, plan.asked) == ([old], [found], [])


def test_corrected_words_in_the_same_place_keep_the_id():
    old = stored(OLD, "The dam holds.")
    new = OLD.replace("The dam holds.", "The dam may hold.")
    found = quote(new, "The dam may hold.")
    plan = reanchor([old], [found], OLD, new)
    assert (plan.found_again, plan.orphans) == ([(old, found)], [])
    assert 0.8 <= plan.scores[id(old)] < 1


def test_a_quote_found_with_wider_bounds_inherits_the_id():
    old = stored(OLD, "The dam holds.")
    wider = quote(OLD, ("We will stay,", "The dam holds."))
    plan = reanchor([old], [wider], OLD, OLD)
    assert (plan.found_again, plan.new) == ([(old, wider)], [])


def test_two_quotes_found_as_one_are_joined():
    first, second = stored(OLD, "We will stay,"), stored(OLD, "The dam holds.")
    one = quote(OLD, ("We will stay,", "The dam holds."))
    plan = reanchor([first, second], [one], OLD, OLD)
    assert (plan.found_again, plan.joined) == ([(first, one)], [(second, first)])


def test_what_a_person_reviewed_keeps_its_bounds_and_the_rest_is_a_dispute():
    old = stored(OLD, "The dam holds.", review="accepted")
    wider = quote(OLD, ("We will stay,", "The dam holds."))
    plan = reanchor([old], [wider], OLD, OLD)
    assert (plan.disputed, plan.new) == ([(old, old.spans, wider)], [])


SENTENCES = st.lists(
    st.sampled_from(["We stay.", "The dam holds.", "No.", "Ask the mayor.", "Rain fell."]),
    max_size=12,
)


@given(before=SENTENCES, after=SENTENCES, reported=st.data())
def test_every_quote_has_one_fate_and_none_is_on_words_of_another(before, after, reported):
    old_text, old_spans = lay_out(before)
    new_text, new_spans = lay_out(after)
    old = [Stored(old_text[a:b], [a, b]) for a, b in old_spans]
    seen = [span for span in new_spans if reported.draw(st.booleans())]
    found = [quote_at(new_text, a, b) for a, b in seen]
    plan = reanchor(old, found, old_text, new_text)
    fates = [q for q, _ in plan.found_again] + [q for q, _ in plan.kept] + plan.orphans
    fates += [q for q, _ in plan.joined] + [q for q, *_ in plan.disputed]
    assert sorted(map(id, fates)) == sorted(map(id, old))
    claimed = [q for _, q in plan.found_again] + plan.new
    assert sorted(map(id, claimed)) == sorted(map(id, found))
    for quoted, spans in plan.kept:
        assert words(new_text, spans) == quoted.text


def lay_out(sentences):
    """A text with each sentence in quotation marks, and their spans."""
    text, spans = "", []
    for sentence in sentences:
        text += "“"
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "” someone said.\n\n"
    return text, spans


def quote_at(text, start, end):
    return Quote("direct", (Span(start, end),), None, None, True, None, None, "", 0.5)


def test_of_two_with_the_same_words_only_the_nearer_is_joined_to_what_took_them_in():
    asked, dam_holds = "Nobody has ever asked us about it", "The dam holds for us all this year"
    old_text = f"“{asked}.” Rain fell. “{asked},” he said. “{dam_holds}.”"
    text = f"Rain fell. “{asked}. {dam_holds},” he said."
    far = stored(old_text, f"{asked}.")
    near = stored(old_text, f"{asked},", after=20)
    dam = stored(old_text, f"{dam_holds}.")
    found = quote(text, f"{asked}. {dam_holds},")
    plan = reanchor([far, near, dam], [found], old_text, text)
    fates = {id(old) for old, _ in plan.found_again + plan.joined}
    assert (fates, plan.orphans) == ({id(near), id(dam)}, [far])


def test_a_piece_that_two_quotes_ended_with_is_asked_about():
    shared = "clean water, and that won’t change"
    old_text = f"“The mill needs {shared},” he said. “The dam owes us {shared},” he said. Rain."
    text = f"“The mill needs,” he said. Rain. “{shared},” he said. Rain."
    mill = stored(old_text, f"The mill needs {shared},")
    dam = stored(old_text, f"The dam owes us {shared},")
    found = [quote(text, "The mill needs,"), quote(text, f"{shared},")]
    plan = reanchor([mill, dam], found, old_text, text)
    assert dam not in [old for old, _ in plan.found_again]
    assert {old for old, _, _ in plan.asked} <= {mill, dam}


def test_two_quotes_never_share_the_same_words_in_the_new_text():
    new = "“We will stay,” she said. “The dam holds.” Others left."
    old = [stored(OLD, "We will stay,"), stored(OLD, "We will stay,", after=20)]
    plan = reanchor(old, [], OLD, new)
    assert (len(plan.kept), len(plan.orphans)) == (1, 1)
