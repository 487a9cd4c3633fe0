"""The records of the archive."""

from .annotation import Annotation, Topic
from .article import Article
from .authority import Affiliation, Organization, Speaker, VariantName
from .change import Change
from .dates import Precision, date_and_precision, printed_date
from .mention import OrganizationMention, SpeakerMention
from .public_record import PublicRecord, Reason, State, derived_id
from .publication import Display, Publication
from .quote import Quote, Review
from .removal import Removal
from .search_document import (
    ArticleNames,
    CodeCount,
    CountChange,
    FacetSet,
    SearchArticle,
    SearchQuote,
)
from .source import Batch, Source
from .word import Word

__all__ = [
    "Affiliation",
    "Annotation",
    "Article",
    "ArticleNames",
    "Batch",
    "Change",
    "CodeCount",
    "CountChange",
    "Display",
    "FacetSet",
    "Organization",
    "OrganizationMention",
    "Precision",
    "PublicRecord",
    "Publication",
    "Quote",
    "Reason",
    "Removal",
    "Review",
    "SearchArticle",
    "SearchQuote",
    "Source",
    "Speaker",
    "SpeakerMention",
    "State",
    "Topic",
    "VariantName",
    "Word",
    "date_and_precision",
    "derived_id",
    "printed_date",
]
