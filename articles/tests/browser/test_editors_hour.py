"""An editor's hour in a real browser: what was decided is public at once, and stays decided."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.admin.links import list_url
from articles.editors import editors_group
from articles.models import Article, Change, Quote, Review
from articles.search import documents
from articles.tests import factories

SAMPLE = Path(__file__).parents[2] / "sample"
#: Articles of the sample with enough quotes for an hour.
READ = ("eleven-votes.txt", "seven-seconds.txt", "the-two-harrands.txt", "airtime-bill-falls.txt")
#: Page loads that one decision may take.
LOADS = 2


class Visit:
    """A page of a browser that an editor works in; it counts what is loaded."""

    def __init__(self, page, home):
        self.page, self.home, self.loads, self.decisions = page, home, 0, 0
        page.on("framenavigated", self.count)

    def count(self, frame):
        self.loads += frame == self.page.main_frame

    def go(self, path):
        self.page.goto(self.home + path)

    def press(self, selector):
        """Press a button that sends a form, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def decided(self, loads_before, decisions=1):
        """Note decisions; each took no more page loads than it may."""
        self.decisions += decisions
        assert self.loads - loads_before <= LOADS * decisions


@pytest.fixture
def sample(transactional_db):
    """A few articles of the sample, as ingest brings them in."""
    call_command("ingest", *[SAMPLE / name for name in READ], verbosity=0)
    return READ


@pytest.fixture
def visit(live_server, sample, open_tab):
    """An editor's browser, logged in."""
    user = factories.make_user("anna", is_staff=True)
    user.groups.add(editors_group())
    client = Client()
    client.force_login(user)
    page = open_tab()
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return Visit(page, live_server.url)


def review_twenty(visit):
    """Accept most of what waits, reject some, put some aside; {permanent id: review}."""
    visit.go(reverse("admin:check", query={"what": "quotes"}))
    decided = {}
    for number in range(20):
        verb, review = {0: ("reject", Review.REJECTED), 7: ("unsure", Review.UNSURE)}.get(
            number % 10, ("accept", Review.ACCEPTED)
        )
        button = f'button[name=decide][value^="{verb} quote:"]'
        value = visit.page.locator(button).first.get_attribute("value")
        before = visit.loads
        visit.press(button)
        visit.decided(before)
        decided[value.split(":")[1]] = review
    return decided


def fix_five_speakers(visit):
    """Give quotes to somebody else whom their article names; {permanent id: speaker's id}."""
    fixed = {}
    for _number in range(5):
        button = 'button[name=decide][value^="give quote:"].speaker'
        value = visit.page.locator(button).first.get_attribute("value")
        before = visit.loads
        visit.press(button)
        visit.decided(before)
        fixed[value.split(":")[1]] = value.split()[-1]
    return fixed


SELECT = """words => {
  const passage = document.querySelector('[data-passage] .passage');
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    passage.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
    return;
  }
}"""


def add_a_missed_quote(visit, article, words):
    """Select words in the article's text, and add them as said by somebody it names."""
    before = visit.loads
    visit.go(reverse("admin:articles_article_annotate", args=[article.public_id]))
    visit.page.evaluate(SELECT, words)
    assert visit.page.locator("#id_quote-words").input_value() == words
    visit.page.select_option("#id_quote-voice", index=1)
    visit.press("input[name=_quote]")
    visit.decided(before)


def annotate_two(visit, words):
    """One note for everybody on a passage, one for editors on the whole article."""
    before = visit.loads
    visit.page.locator("#id_note-words").focus()
    visit.page.evaluate(SELECT, words)
    visit.page.fill("#id_note-text", "A note that everybody reads.")
    visit.page.check("#id_note-public")
    visit.press("input[name=_note]")
    visit.page.fill("#id_note-text", "A note among editors.")
    visit.press("input[name=_note]")
    visit.decided(before, decisions=2)


def withdraw(visit, article):
    before = visit.loads
    visit.go(reverse("admin:articles_article_withdraw", query={"record": article.public_id}))
    visit.page.select_option("#id_reason", "legal")
    visit.press("input[type=submit].default")
    visit.decided(before)


def undo(visit, quote):
    """Take back that a quote was given to somebody else."""
    before = visit.loads
    own = {"record_type": "quote", "record_id": quote}
    visit.go(list_url(Change, **own))
    change = Change.objects.get(**own, field="speaker")
    address = reverse("admin:articles_change_revert", args=[change.pk])
    visit.press(f'button[formaction="{address}"]')
    visit.decided(before)


def test_an_editor_s_hour(visit, client):
    machine = {q.public_id: q.speaker and q.speaker.public_id for q in said()}
    reviewed = review_twenty(visit)
    fixed = fix_five_speakers(visit)
    article, doomed = chosen_articles()
    missed = free_words(article)
    add_a_missed_quote(visit, article, missed)
    annotate_two(visit, missed.split()[0])
    withdraw(visit, doomed)
    taken_back = next(public_id for public_id in fixed)
    undo(visit, taken_back)
    fixed[taken_back] = machine[taken_back]

    assert visit.decisions == 30
    assert visit.loads <= LOADS * visit.decisions
    right_in_public(client, reviewed, fixed, article, doomed, missed)
    before = standing()
    call_command("reextract", "--all", verbosity=0)
    call_command("ingest", *[SAMPLE / name for name in READ], verbosity=0)
    assert standing() == before
    assert documents.differences() == []
    assert not Change.objects.proposed().filter(record_type="quote").exists()
    right_in_public(client, reviewed, fixed, article, doomed, missed)


def chosen_articles():
    """(the article that is worked on, the one that is withdrawn): with the fewest decisions."""
    articles = sorted(
        Article.objects.all(),
        key=lambda article: (article.quotes.exclude(review=Review.MACHINE).count(), article.pk),
    )
    return articles[1], articles[0]


def free_words(article):
    """Three words of a paragraph that no quote touches and that stand in the text once."""
    taken = [span for quote in article.quotes.all() for span in quote.spans]
    for block in article.layout:
        words = article.text[block["start"] : block["end"]].split(" ")[:3]
        said, start = " ".join(words), block["start"]
        free = all(end <= start or begin >= start + len(said) for begin, end in taken)
        plain = block["kind"] == "paragraph" and said.replace(" ", "").isalpha()
        if free and plain and article.text.count(said) == 1:
            return said
    raise AssertionError("every paragraph begins with a quote")


def said():
    return Quote.objects.select_related("speaker").order_by("article_id", "start", "public_id")


def standing():
    """Everything that the hour was about, as the database has it."""
    return [
        (q.public_id, q.text, q.segments, q.speaker and q.speaker.public_id, q.review, q.state)
        for q in said()
    ]


def right_in_public(client, reviewed, fixed, article, doomed, missed):
    """The public pages say what the editor decided."""
    sentences = {
        Review.ACCEPTED: "Checked by an editor",
        Review.UNSURE: "An editor has looked at it and is not sure",
    }
    for public_id, review in reviewed.items():
        quote = Quote.objects.get(public_id=public_id)
        page = client.get(quote.get_absolute_url())
        gone = review == Review.REJECTED or quote.article_id == doomed.pk
        assert page.status_code == (410 if gone else 200)
        assert gone or sentences[review] in page.content.decode()
    for public_id, speaker in fixed.items():
        quote = Quote.objects.select_related("speaker").get(public_id=public_id)
        assert (quote.speaker and quote.speaker.public_id) == speaker
    page = client.get(article.get_absolute_url()).content.decode()
    added = article.quotes.get(text=missed)
    assert f'id="q-{added.public_id}"' in page
    assert "A note that everybody reads." in page
    assert "A note among editors." not in page
    assert client.get(doomed.get_absolute_url()).status_code == 410
