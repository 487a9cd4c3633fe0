"""What the tag, class, id and role of an element say of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

#: Never shown, or shown as something else than text.
_NO_TEXT_LIST = (
    "script style template noscript svg math iframe button select textarea input object embed "
    "video audio canvas menu head datalist progress meter map del"
)
NO_TEXT = frozenset(_NO_TEXT_LIST.split())
#: Begins and ends a paragraph.
_BLOCKS_LIST = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS_LIST.split())
_CLUTTER_TAGS_LIST = "nav aside footer form dialog"
_CLUTTER_TAGS = frozenset(_CLUTTER_TAGS_LIST.split())
_CLUTTER_ROLES_LIST = (
    "navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar "
    "doc-endnotes tablist"
)
_CLUTTER_ROLES = frozenset(_CLUTTER_ROLES_LIST.split())
_STATES = re.compile(r"(?:has|is|with|without|no|js|wp|post-type|tag|category)[-_]", re.IGNORECASE)
#: Words that sites build the class names of clutter with.
_CLUTTER = re.compile(
    r"""(?:^|[-_])(?:
      cookies?|consent|gdpr|ccpa|privacy | share|sharing|sharebar|addtoany|sharedaddy|social
    | related|recommended|recommendations?|recirc\w*|more-?(?:stories|from|on|news)
    | read-?(?:more|next|also)|other-?(?:news|stories|articles)|print-?send|recirculation
    | links-block|top-?stories
    | also-?read|see-?also|trending|popular|most-?(?:read|viewed|popular)|up-?next|teasers?
    | outbrain|taboola
    | newsletters?|sign-?up|subscribe|subscription|mailing-?list|email-?alert|mc4wp|mailchimp
    | ads?|adverts?|advertisement|advertising|adslot|adsense|dfp|sponsor(?:ed)?|promo(?:ted|tion)?s?
    | pay-?wall|reg-?wall|subscriber-?(?:only|wall)|meter(?:ed)?|upsell|barrier|piano
    | comments?(?:-?(?:list|section|area|form|thread|box|count))?|disqus|respond
    | breadcrumbs?|pagination|pager|toolbar|tools|print-?only|skip(?:-?link)?|jump
    | back-?to-?top|to-?top
    | live-?status|live-?badge|audio-?player|listen|player|reading-?time|read-?time|donate|donation
    | support-?us|app-?(?:banner|promo)|follow(?:-?us)?|rating|vote|poll|widget|sidebar|masthead
    | menu|navbar|site-?(?:header|footer|nav)|popup|modal|overlay|toast|tooltip
    )(?:$|[-_])""",
    re.IGNORECASE | re.VERBOSE,
)
#: Attributes in which sites whose class names say nothing name their parts.
_TELLING = ("data-testid", "data-component")
#: newsTitle is news-title.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|offscreen|hidden|u-hidden"
    r"|d-none|is-hidden)(?:$|\s)",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"display:none|visibility:hidden", re.IGNORECASE)
_PULL_QUOTE = re.compile(r"pull-?_?quote|quote-?_?box|quotebox|drop-?quote", re.IGNORECASE)
_POST = re.compile(
    r"twitter-(?:tweet|video)|\btweet\b|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed"
    r"|fb-(?:post|video)|telegram-post|threads-post|reddit-embed"
    r"|(?:social|embedded)-(?:post|embed)|embed-(?:social|post|tweet)|post-embed|toot-embed",
    re.IGNORECASE,
)
#: Only a quotation with this class is a post: sites call their articles so too.
_PLAIN_POST = re.compile(r"(?:^|\s)post(?:$|\s)", re.IGNORECASE)

_TAG_KINDS = {"figcaption": "caption", "h1": "headline"} | {f"h{n}": "heading" for n in range(2, 7)}
#: Class names by which sites mark what is no paragraph, the first that fits.
_CLASS_KINDS = (
    ("note", re.compile(
        r"(?:^|[-_\s])(?:corrections?|clarification|editors?-?note|update-?note|author-?(?:bio|note)"
        r"|article-?note|footnote|disclaimer)(?:$|[-_\s])", re.IGNORECASE)),
    ("dateline", re.compile(
        r"(?:^|[-_\s])(?:dateline|pub-?date|timestamp|date(?:-?time)?|published|posted-on"
        r"|(?:publish|publication|article|entry|post|story)-?date)(?:$|[-_\s])", re.IGNORECASE)),
    ("byline", re.compile(
        r"(?:^|[-_\s])(?:by-?line|authors?(?:-?names?)?|writer|contributors?)(?:$|[-_\s])",
        re.IGNORECASE)),
    ("dek", re.compile(
        r"(?:^|[-_\s])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?|strapline|tagline"
        r"|(?:article|entry|story)-?(?:summary|excerpt|intro))(?:$|[-_\s])", re.IGNORECASE)),
    ("caption", re.compile(
        r"(?:^|[-_\s])(?:wp-)?(?:caption(?:-?text)?|photo-?credit|image-?credit|credit"
        r"|(?:image|photo|media)-?(?:description|credit|source))(?:$|[-_\s])", re.IGNORECASE)),
    ("keywords", re.compile(
        r"(?:^|[-_\s])(?:keywords|tags|topics|tag-?(?:list|cloud|links)|(?:article|post|entry)-tags)"
        r"(?:$|[-_\s])", re.IGNORECASE)),
    ("boilerplate", re.compile(r"(?:^|[-_\s])(?:kicker|eyebrow|overline|section-?(?:name|label)"
        r"|rubric|category)(?:$|[-_\s])", re.IGNORECASE)),
)  # fmt: skip
_KIND_TAGS_LIST = "p div span address time small cite li a h2 h3 h4 section header"
_KIND_TAGS = frozenset(_KIND_TAGS_LIST.split())


@dataclass(frozen=True, slots=True)
class Signs:
    """`kind` is a kind of block or None; `clutter`, `pull_quote` and `post` are suspicions."""

    unseen: bool = False
    clutter: bool = False
    kind: str | None = None
    pull_quote: bool = False
    post: bool = False


def signs_of(element: HtmlElement) -> Signs:
    """What an element's own tag and attributes tell."""
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return Signs(unseen=True)
    style = get("style")
    if style and _INVISIBLE.search(style.replace(" ", "")):
        return Signs(unseen=True)
    author = get("rel") == "author" or "author" in (get("itemprop") or "")
    classes = get("class") or ""
    for name in _TELLING:
        classes = f"{classes} {value}" if (value := get(name)) else classes
    return _signs(element.tag, classes, get("id") or "", get("role") or "", author)


@lru_cache(maxsize=4096)
def _signs(tag: str, classes: str, name: str, role: str, author: bool) -> Signs:
    if _UNSEEN.search(classes):
        return Signs(unseen=True)
    classes, name = _HUMP.sub("-", classes), _HUMP.sub("-", name)
    words = [word for word in f"{classes} {name}".split() if not _STATES.match(word)]
    if (tag == "blockquote" and _PLAIN_POST.search(classes)) or _POST.search(classes):
        return Signs(post=True)
    if _PULL_QUOTE.search(" ".join(words)):
        return Signs(pull_quote=True)
    clutter = tag in _CLUTTER_TAGS or role in _CLUTTER_ROLES or any(map(_CLUTTER.search, words))
    return Signs(clutter=clutter and tag not in {"html", "body"}, kind=_kind(tag, classes, author))


def _kind(tag: str, classes: str, author: bool) -> str | None:
    if tag in {"figcaption", "h1"}:
        return _TAG_KINDS[tag]
    if tag in _KIND_TAGS:
        if author:
            return "byline"
        found = next((kind for kind, form in _CLASS_KINDS if form.search(classes)), None)
        if found:
            return found
    return _TAG_KINDS.get(tag)
