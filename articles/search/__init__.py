"""Search over the search documents: what is typed and chosen in, a page of keys and facets out."""

from .facets import Facet, FacetValue
from .results import PAGE_SIZE, SORTS, SearchPage, search
from .selection import Selection

__all__ = ["PAGE_SIZE", "SORTS", "Facet", "FacetValue", "SearchPage", "Selection", "search"]
